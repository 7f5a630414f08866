"""A session of keys: what each makes of the screen, what must always hold, and a golden transcript."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.live.cells import Piece, row_width
from indexer.live.diary import LiveDiary
from indexer.live.help_view import last_first_row
from indexer.live.key_table import KEYS, READING_KEYS
from indexer.live.keys import pressed, resumed
from indexer.live.layout import frame
from indexer.live.line import LONGEST
from indexer.live.state import HELP, LIST, SAVE, TEXT, Pressed, Size, State
from tests.live.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent / "screens"
NAMES = sorted({key for binding in (*KEYS, *READING_KEYS) for key in binding.keys})
SESSION: tuple[tuple[str, Callable[[Desk], Desk]], ...] = (
    ("the newest entries first", lambda desk: desk),
    ("onse", lambda desk: desk.type("onse")),
    ("C-u 本を読", lambda desk: desk.press("c-u").type("本を読")),
    ("down down", lambda desk: desk.press("down", "down")),
    ("a pause moves nothing", lambda desk: desk.pause()),
    ("C-s: newest first", lambda desk: desk.press("c-s")),
    ("Tab: this year", lambda desk: desk.press("tab")),
    ("Tab Tab: this day of every year", lambda desk: desk.press("tab", "tab")),
    ("Tab, C-u, 去年の夏", lambda desk: desk.press("tab", "c-s", "c-s", "c-u").type("去年の夏 ")),
    ("C-u 猫 (OR", lambda desk: desk.press("c-u").type("猫 (犬 OR ")),
    ("鳥: no bracket need be closed", lambda desk: desk.type("鳥")),
    ("C-u 映画, C-r: related", lambda desk: desk.press("c-u").type("映画").press("c-r")),
    ("Esc: back to the query, C-o: in full", lambda desk: desk.press("escape", "c-o")),
    ("n, C-n: the next match, the next entry", lambda desk: desk.press("n", "c-n")),
    ("q, C-x: a name for the page", lambda desk: desk.press("q", "c-x")),
    ("Esc, F1: the keys", lambda desk: desk.press("escape", "f1")),
    ("Esc, a query that nothing answers", lambda desk: desk.press("escape", "c-u").type("ぬるぽ")),
)


@pytest.fixture(scope="module")
def diary(sample: Path) -> LiveDiary:
    return LiveDiary(sample / "index")


@pytest.fixture
def desk(diary: LiveDiary) -> Desk:
    return Desk(diary, Size(100, 14), past=("猫", "犬"))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_transcript(diary: LiveDiary, sample: Path, language: str, pytestconfig: pytest.Config) -> None:
    desk = Desk(diary, Size(80, 16), language, home=str(sample))
    shown = []
    for name, act in SESSION:
        act(desk)
        shown += [f"=== {name}", *desk.lines()]
    text = "\n".join(shown) + "\n"
    golden = GOLDEN / f"session.{language}.txt"
    if pytestconfig.getoption("--update-transcripts"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(NAMES),
            st.sampled_from(list('猫犬onse 　去年の夏本("「)-*?:か\u3099👩\u200d\xa0\xad\ufe0f')),
            st.tuples(st.integers(1, 130), st.integers(1, 40)),
            st.text(max_size=6).map(lambda text: f"paste {text}"),
            st.just("pause"),
        ),
        max_size=25,
    )
)
def test_whatever_is_done_the_frame_fits(diary: LiveDiary, keys: list[str | tuple[int, int]]) -> None:
    desk = Desk(diary, Size(100, 24), past=("猫 (", "去年"))
    for key in keys:
        if isinstance(key, tuple):
            desk.resize(*key)
        elif key == "pause":
            desk.pause()
        elif key.startswith("paste "):
            desk.paste(key.removeprefix("paste "))
        else:
            desk.press(key)
        drawn = frame(desk.state, desk.page)
        columns, rows = desk.state.size
        assert len(drawn.rows) == rows
        assert {row_width(row) for row in drawn.rows} == {columns}
        text = "".join(piece.text for row in drawn.rows for piece in row)
        assert not [char for char in text if char < " " or "\x7f" <= char < "\xa0"]
        row, at = drawn.cursor
        assert 0 <= row < rows
        assert at >= 0
        hits = desk.state.answer.hits
        assert 0 <= desk.state.selected <= max(0, len(hits) - 1)
        assert desk.state.top <= desk.state.selected < desk.state.top + desk.state.list_rows


@pytest.mark.parametrize(
    "text",
    [
        "猫　ムギ", "猫\xa0ムギ", "猫\u2003ムギ", "猫\u202fムギ", "👩\u200d👦", "葛\U000e0100城", "❤\ufe0f", "か\u3099", "\u200bか", "\ufeffか",
        "\ue000", "\xad",
    ],
)  # fmt: skip
def test_what_is_written_is_typed_and_pasted_whole(desk: Desk, text: str) -> None:
    assert desk.type(text).state.query.text == text
    assert desk.press("c-u").paste(text).state.query.text == text
    assert desk.press("c-u", "c-x", "c-u").type(text).state.name.text == text


@pytest.mark.parametrize("text", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u200f", "\ud83d"])
def test_what_drives_a_terminal_is_not_typed(desk: Desk, text: str) -> None:
    assert desk.type("猫").paste(f"{text}犬").state.query.text == "猫犬"


@pytest.mark.parametrize("blank", [" ", "　", "\xa0", "\u2003"])
def test_words_between_blanks_of_any_kind_are_words(desk: Desk, blank: str) -> None:
    desk.type("猫 ムギ")
    assert desk.days
    assert desk.days == desk.press("c-u").type(f"猫{blank}ムギ").days


def test_typing_answers_at_every_key(desk: Desk) -> None:
    assert desk.type("on").state.answer.total
    assert desk.type("se").days == ["2026-05-03"]


def test_an_unfinished_query_keeps_the_list_and_says_what_is_missing(desk: Desk) -> None:
    before = desk.type("本 ").days
    desk.type("OR ")
    assert desk.days == before
    assert desk.lines()[-1] == "「OR」のあとに語が要ります"
    desk.type("猫")
    assert len(desk.days) > len(before)
    assert desk.state.problem == ""


@pytest.mark.parametrize("stray", ['"', "」", " )", "）"])
def test_what_closes_nothing_keeps_the_list_and_is_said(desk: Desk, stray: str) -> None:
    before = desk.type("猫").days
    desk.type(stray).pause()
    assert desk.days == before
    assert desk.lines()[-1].startswith(stray.strip())
    assert desk.press("backspace").state.problem == ""


@pytest.mark.parametrize(
    ("columns", "query", "chip"),
    [
        (120, "去年の夏 ", "去年の夏=2025-06-01–2025-08-31 3件 0ms"), (70, "去年の夏 ", "去年の夏=2025-06-01–2025-08-31 3件"),
        (40, "去年の夏 ", "去年の夏 3件"), (40, "2019年 本 読", "2019年 近いもの1件"), (40, "2019年11月23日 の 猫", "2019年11月23日 0件"),
        (24, "去年の夏 ", "去年の夏 3件"), (22, "去年の夏 ", "去年の… 3件"), (18, "去年の夏 ", "去年… 3件"),
    ],
)  # fmt: skip
def test_a_typed_period_has_its_sign_however_narrow(
    diary: LiveDiary, columns: int, query: str, chip: str
) -> None:
    assert desk_line(Desk(diary, Size(columns, 12)).type(query)).endswith(f" {chip}")


def test_related_entries_have_their_sign_however_narrow(diary: LiveDiary) -> None:
    desk = Desk(diary, Size(100, 12)).type("映画").press("c-r")
    assert re.search(r" 2026-03-14\(土\)に似た記事 \d+件", desk_line(desk))
    assert re.search(r" 似た記事 \d+件", desk_line(desk.resize(40, 12)))


def desk_line(desk: Desk) -> str:
    """The line of the query, as if it had taken no time."""
    return re.sub(r"\d+ms", "0ms", desk.lines()[0])


def test_a_typed_period_is_kept_and_nothing_takes_its_place_unsaid(desk: Desk) -> None:
    for text in "去年の夏 ", "ぬ", "る":
        desk.type(text).pause()
        assert "去年の夏=2025-06-01–2025-08-31" in desk.lines()[0]
    assert "「去年の夏」には見つかりません" in desk.lines()[1]
    desk.press("tab")
    assert desk.state.period == "all"
    assert "「去年の夏」" in desk.lines()[-1]
    assert desk.press("c-u", "tab").state.period == "year"
    assert "今年" in desk.type("本").lines()[0]
    desk.press("c-u").type("去年の夏 ")
    assert "去年の夏=2025-06-01–2025-08-31" in desk.lines()[0]
    assert "今年" not in desk.lines()[0]


@pytest.mark.parametrize("columns", [50, 59, 60, 80, 99, 100, 101, 119, 120, 200])
@pytest.mark.parametrize(("language", "ago"), [("ja", "10か月前"), ("en", r"10 ?mo(nths)? ago")])
def test_the_list_says_how_long_ago(diary: LiveDiary, columns: int, language: str, ago: str) -> None:
    desk = Desk(diary, Size(columns, 24), language).type("去年の夏 ")
    assert re.search(rf"2025-06-29\S+ {ago} ", desk.lines()[3].split("│")[0])


@pytest.mark.parametrize(
    ("query", "tabs", "said"),
    [
        ("盲腸", 1, "この期間は0件、すべての期間は1件（Tab）"), ("盲腸", 2, "この期間は0件、すべての期間は1件（Tab）"), ("盲腸", 3, "この期間は0件、すべての期間は1件（Tab）"),
        ("盲腸", 0, ""), ("猫", 1, ""), ("ぬるぽ", 1, ""), ("去年の夏 盲腸", 0, "「去年の夏」は0件、すべての期間は1件"),
        ("猫 盲腸", 1, ""), ("麻酔 盲腸", 1, "この期間は0件、すべての期間は1件（Tab）"), ("将棋 話", 1, "この期間は0件、すべての期間は1件（Tab）"), ("去年の夏", 0, ""), ("", 1, ""),
    ],
)  # fmt: skip
@pytest.mark.parametrize("columns", [120, 40])
def test_hits_outside_the_period_are_counted(
    diary: LiveDiary, columns: int, query: str, tabs: int, said: str
) -> None:
    desk = Desk(diary, Size(columns, 14)).type(query).press(*["tab"] * tabs)
    assert desk.lines()[-1].startswith(said or "↑ ↓")
    assert desk.pause().lines()[-1].startswith(said or "↑ ↓")
    assert desk.press("c-u").lines()[-1].startswith("↑ ↓")


def test_a_pause_moves_nothing(desk: Desk) -> None:
    desk.type("読").press("down", "down")
    before = desk.state
    after = desk.pause().state
    assert after.answer.hits[: len(before.answer.hits)] == before.answer.hits
    assert (after.selected, after.top) == (before.selected, before.top)
    assert desk.resize(60, 20).state.answer.hits == after.answer.hits


def test_more_hits_come_when_the_selection_nears_their_end(desk: Desk) -> None:
    first = len(desk.state.answer.hits)
    for _ in range(70):
        desk.press("down")
    assert first < len(desk.state.answer.hits) == desk.state.answer.total == 62
    assert desk.state.selected == 61
    assert desk.press("pageup").state.selected < 61


def test_the_ends_of_the_list(desk: Desk) -> None:
    first, last = desk.days[0], "2019-04-06"
    desk.press("m->")
    assert (desk.state.selected, len(desk.days), desk.days[-1]) == (61, 62, last)
    asked = desk.asked
    assert desk.press("up", "m-<").days[desk.state.selected] == first
    assert desk.press("m->").state.selected == 61
    assert desk.asked == asked  # all are there
    assert desk.type("猫").state.selected == 0
    desk.press("m->")
    assert desk.state.selected == desk.state.answer.total - 1 == len(desk.days) - 1
    assert desk.press("c-o", "m-<").state.hit == desk.state.answer.hits[0]


ACTING = ["enter", "c-y", "c-o", "c-r", "c-x", "down", "pagedown", "m->", "s-down", "m-n"]
"""Keys that are about the list or a hit in it."""


@pytest.mark.parametrize("key", ACTING)
@pytest.mark.parametrize("before", [["down", "down"], ["c-r"], ["c-o"], ["tab"], ["ぬ", "る"]])
def test_a_key_is_about_the_answer_to_what_was_typed_before_it(
    diary: LiveDiary, before: list[str], key: str
) -> None:
    typed = [*"本読", " ", key]
    slow, fast = (Desk(diary, Size(100, 14)).press(*before) for _ in range(2))
    slow.press("q" if slow.state.view == TEXT else "c-u", *typed)
    fast.press_at_once("q" if fast.state.view == TEXT else "c-u", *typed)
    assert fast.effects == slow.effects
    assert fast.lines() == slow.lines()
    assert not fast.state.waiting


@pytest.mark.parametrize(
    "keys",
    [
        ["m->", "down"], ["m->", "up", "enter"], ["本", "down", "enter"], ["本", "c-o", "n", "n"], ["本", "c-r", "enter"], ["本", "down", "c-r", "escape"],
        ["本", "m->", "c-y", "猫", "c-y"], ["本", "c-x", "enter"], ["本", "c-y", "escape"], ["猫", "tab", "enter"], ["猫", "c-s", "c-s", "c-y"], ["down"] * 40, ["m-up", "enter"],
        ["去", "年", " ", "down", "tab", "c-y"], ["本", "f1", "down", "q", "down"],
    ],
)  # fmt: skip
def test_keys_act_in_the_order_in_which_they_came(diary: LiveDiary, keys: list[str]) -> None:
    slow, fast = (Desk(diary, Size(100, 14), past=("猫",)) for _ in range(2))
    slow.press(*keys)
    fast.press_at_once(*keys)
    assert fast.effects == slow.effects
    assert fast.lines() == slow.lines()


def test_the_first_answer_is_waited_for() -> None:
    step = pressed(State(Size(100, 14)), "enter")
    assert (step.effect, step.state.waiting) == (None, (Pressed("enter"),))
    assert resumed(step.state) is None


@pytest.mark.parametrize(("key", "effect"), [("c-c", "quit"), ("c-z", "suspend")])
def test_what_ends_waits_for_nothing(key: str, effect: str) -> None:
    step = pressed(pressed(State(Size(100, 14)), "enter").state, key)
    assert step.effect
    assert step.effect.what == effect


def test_a_paste_waits_behind_a_key(desk: Desk) -> None:
    desk.state = pressed(pressed(desk.state, "猫").state, "c-y").state
    assert desk.paste("と犬").state.query.text == "猫と犬"
    assert [effect.hit and "猫" in effect.hit.entry.text for effect in desk.effects] == [True]


@pytest.mark.parametrize("unfinished", ["猫 OR", "猫 )", "tag:"])
def test_an_unfinished_query_has_no_hit_to_act_on(desk: Desk, unfinished: str) -> None:
    desk.press_at_once(*unfinished, "enter").press("enter", "c-y", "c-o", "c-r", "c-x")
    assert (desk.effects, desk.state.view, desk.state.related) == ([], LIST, None)
    assert desk.state.problem


@pytest.mark.parametrize(
    ("keys", "view"),
    [
        (["c-o"], TEXT), (["c-o", "c-o"], LIST), (["c-o", "q"], LIST), (["c-o", "escape"], LIST), (["f1"], HELP), (["?"], HELP),
        (["?", "?"], LIST), (["c-o", "?"], HELP), (["c-o", "f1", "escape"], TEXT), (["c-o", "?", "?"], TEXT), (["m-?"], HELP), (["猫", "c-o", "?"], HELP), (["猫", "c-r", "?"], LIST), (["猫", "f1", "?"], LIST), (["c-x", "f1"], SAVE), (["f1", "q"], LIST), (["c-x"], SAVE), (["c-x", "escape"], LIST), (["c-o", "c-r"], LIST),
    ],
)  # fmt: skip
def test_views(desk: Desk, keys: list[str], view: str) -> None:
    assert desk.press(*keys).state.view == view


@pytest.mark.parametrize("size", [Size(100, 30), Size(80, 24), Size(40, 12)])
def test_the_list_and_the_entry_stay_in_their_places_while_a_name_is_asked_for(
    diary: LiveDiary, size: Size
) -> None:
    desk = Desk(diary, size).type("本 読")
    before = desk.press("s-down").lines()
    assert desk.press("c-x").lines()[:-1] == before[:-1]
    assert desk.press("escape").lines() == before


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ([], "Esc 終わる"), (["c-o"], "? キー  Esc 戻る"), (["?"], "Esc 戻る"), (["c-o", "?"], "Esc 戻る"), (["c-r"], "? キー  Esc 戻る"),
        (["c-r", "escape"], "? キー  Esc 終わる"),
    ],
)  # fmt: skip
def test_the_last_line_says_where_escape_goes(desk: Desk, keys: list[str], hint: str) -> None:
    assert desk.press(*keys).lines()[-1].endswith(hint)


def test_the_keys_lie_over_an_entry_and_leave_it_where_it_is(diary: LiveDiary) -> None:
    desk = Desk(diary, Size(40, 6)).type("本 読").press("c-o", "G")
    before = desk.lines()
    assert desk.state.scroll
    assert desk.press("?", "down").lines() != before
    assert desk.press("escape").lines() == before


@pytest.mark.parametrize("text", ["何?", '"何?', "「何?」", "C++?", "いつ? どこ?", " ?", "何か"])
def test_a_question_mark_is_one_behind_what_is_typed(desk: Desk, text: str) -> None:
    assert desk.type(text).state.query.text == text
    assert desk.state.view == LIST
    assert desk.lines()[-1].endswith("F1 キー  Esc 終わる")
    assert desk.press("c-a", "?").state.query.text == f"?{text}"
    assert desk.press("f1").state.view == HELP
    assert desk.press("?", "c-e", "c-u").lines()[-1].endswith("? キー  Esc 終わる")
    assert desk.press("?").state.view == HELP


@pytest.mark.parametrize("columns", [100, 80, 40])
@pytest.mark.parametrize(("language", "hint"), [("ja", "Enter 出力"), ("en", "Enter print")])
def test_where_the_pick_is_printed_the_keys_say_so(
    diary: LiveDiary, columns: int, language: str, hint: str
) -> None:
    desk = Desk(diary, Size(columns, 40), language)
    desk.state = desk.state._replace(picks=True)
    for keys in ([], ["c-r"], ["c-o"]):
        last = desk.press(*keys).lines()[-1]
        assert (hint in last) == ("Enter" in last)
        assert columns < 80 or hint in last
    helped = "\n".join(desk.press("f1").lines())
    assert "--format" in helped
    assert not re.search("エディタ|editor|C-z", helped)


@pytest.mark.parametrize(
    ("keys", "effect"),
    [(["enter"], "choose"), (["c-y"], "copy"), (["escape"], "quit"), (["c-d"], "quit"), (["c-c"], "quit"), (["c-x", "enter"], "save"), (["c-o", "enter"], "choose"), (["c-o", "c-c"], "quit")],
)  # fmt: skip
def test_effects(desk: Desk, keys: list[str], effect: str) -> None:
    assert [found.what for found in desk.press(*keys).effects] == [effect]


def test_nothing_is_chosen_of_nothing(desk: Desk) -> None:
    assert desk.type("ぬるぽ").press("enter", "c-y", "c-o", "c-r", "c-x").effects == []
    assert desk.state.view == LIST


def test_earlier_queries(desk: Desk) -> None:
    desk.type("鳥").press("m-up")
    assert desk.state.query.text == "猫"
    assert desk.press("m-up", "m-up").state.query.text == "犬"
    assert desk.press("m-down", "m-down", "m-down").state.query.text == "鳥"


def test_related_entries_and_back(desk: Desk) -> None:
    desk.type("映画")
    before = desk.days
    related = desk.press("c-r").days
    assert related != before
    assert desk.press("escape").days == before
    assert desk.press("c-r").type("館").days == ["2026-03-14"]


def test_related_entries_leave_the_list_as_it_was(desk: Desk) -> None:
    before = desk.type("本 読").pause().press(*["down"] * 6).lines()
    desk.press("c-r", "down", "c-r", "down", "tab", "c-s")
    assert (desk.state.period, desk.state.sort) == ("all", "relevance")
    assert desk.lines()[-1] == "似た記事は、すべての期間から似ている順に示します"
    assert desk.press("escape").lines() == before
    assert desk.pause().lines() == before
    assert desk.press("c-r").resize(100, 6).press("escape").state.selected == 6


def test_matches_of_an_entry_are_gone_through(diary: LiveDiary) -> None:
    desk = Desk(diary, Size(40, 6)).type("の ").press("c-s", "c-o")
    assert desk.state.hit
    starts = [start for start, _ in desk.state.hit.highlights]
    assert "一致" not in desk.lines()[1]
    seen, places = [], set()
    for _ in starts:
        desk.press("n")
        places.add(desk.state.scroll)
        found = re.search(rf"一致(\d+)/{len(starts)}  1/", desk.lines()[1])
        assert found
        seen.append(int(found[1]))
        assert [piece.text for piece in current(desk)] == ["の"]
    assert sorted(seen) == list(range(1, len(starts) + 1))
    assert len(places) > 1
    assert desk.press("N").state.match == seen[-2] - 1
    assert current(desk)
    assert desk.press("g").state.scroll == 0
    assert not current(desk)
    assert desk.press("n").state.match == 0
    assert desk.press("G", "N").state.match != 0
    assert not current(desk.press("c-n"))


def current(desk: Desk) -> list[Piece]:
    """What stands out among the matches on the screen."""
    rows = frame(desk.state, desk.page).rows
    return [piece for row in rows for piece in row if "current" in piece.style]


def test_a_match_that_is_in_sight_moves_nothing(desk: Desk) -> None:
    before = desk.type("の").lines()
    after = desk.press("m-n").lines()
    assert after[2:] == before[2:]
    assert "一致2/" in after[1]
    assert len(current(desk)) == 1


def test_pictures_are_named_with_their_paths(tmp_path: Path) -> None:
    (tmp_path / "diary").mkdir()
    (tmp_path / "diary" / "2025-05-01.md").write_text("海へ行った。\n\n![海](img/海.jpg)\n", encoding="utf-8")
    diary = LiveDiary(tmp_path / "index")
    diary.update([tmp_path / "diary"])
    lines = Desk(diary, Size(200, 20)).type("海").lines()
    assert any(str(tmp_path / "diary" / "img" / "海.jpg") in line for line in lines)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize(
    "size",
    [Size(36, 12), Size(40, 12), Size(66, 12), Size(100, 24), Size(110, 12), Size(120, 30), Size(160, 30)],
)
@pytest.mark.parametrize("keys", [["f1"], ["c-o", "f1"]])
def test_the_keys_are_shown_to_their_last_word(
    diary: LiveDiary, language: str, size: Size, keys: list[str]
) -> None:
    desk = Desk(diary, size, language).press(*keys)
    seen = desk.lines()[1:-1]
    scrolls = bool(last_first_row(desk.state))
    assert scrolls == bool(re.search("続き|more", desk.lines()[-1]))
    for _ in range(80):
        seen += desk.press("down").lines()[1:-1]
    assert desk.state.scroll == last_first_row(desk.state)
    assert not [line for line in seen if "…" in line]
    assert all(
        any(part in line for line in seen) for part in ("C-y", "C-c", "C-z", "← →", "Home End", "g G", "≈")
    )


@pytest.mark.parametrize(
    ("size", "keys"), [(Size(100, 30), []), (Size(80, 30), []), (Size(200, 50), ["c-o"])]
)
def test_a_screen_that_has_room_shows_all_keys(diary: LiveDiary, size: Size, keys: list[str]) -> None:
    for language in ("ja", "en"):
        assert last_first_row(Desk(diary, size, language).press(*keys, "f1").state) == 0


@pytest.mark.parametrize("end", ["", " ", "\n"])
def test_what_is_pasted_beyond_the_line_is_left_out_and_that_is_said(desk: Desk, end: str) -> None:
    desk.paste("日記を書く。" * 3000 + end)
    assert len(desk.state.query.text) == LONGEST
    assert desk.lines()[-1] == "入力は500文字までです。残りは入れていません"
    assert "500文字" not in desk.press("backspace").lines()[-1]
    desk.press("c-x").paste("n" * 600)
    assert len(desk.state.name.text) == LONGEST
    assert "500文字" in desk.lines()[-1]


def test_a_line_that_is_cut_begins_with_a_letter(desk: Desk) -> None:
    desk.resize(40, 12).paste("か\u3099" * 30)
    for _ in range(4):
        assert desk.type("a").lines()[0].startswith("日記> か")


@pytest.mark.parametrize("text", ["日" * 200, "日記a " * 100, "日" + "a" * 200])
def test_the_end_of_a_long_line_is_in_sight(desk: Desk, text: str) -> None:
    assert desk.paste(text).type("終わり").lines()[0].startswith("日記> ")
    row, at = frame(desk.state, desk.page).cursor
    before = desk.lines()[row][:at]
    assert before.endswith("終わり")
    assert desk.press("c-a").lines()[0].startswith("日記> 日")
