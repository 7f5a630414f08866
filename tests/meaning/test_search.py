"""What a search finds by meaning, and where it does not look for that."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.meaning import building
from indexer.meaning.installed import installed
from indexer.query import parse
from indexer.search.engine import Request, search
from indexer.search.meaning import MOST, Meant, with_meaning
from indexer.search.ranking import Ranked
from tests.meaning.conftest import ENTRIES
from tests.meaning.topics import GISTS, UNANSWERABLE

if TYPE_CHECKING:
    from collections.abc import Container

    from indexer.model import Hit, Span
    from tests.conftest import MakeDiary
    from tests.meaning.conftest import MakeEncoded

ROOT = Path(__file__).parents[2]
DIARIES = {"sample": ROOT / "data/diary.txt", "kitchen": ROOT / "tests/relevance/kitchen.md"}


@pytest.fixture(scope="module", params=DIARIES)
def named(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Diary]:
    """A diary of the repository, encoded, with its name."""
    name = str(request.param)
    diary = Diary(tmp_path_factory.mktemp(name) / "index")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "installed", installed)
        diary.update([DIARIES[name]], meaning=True)
    return name, diary


def test_what_the_diary_does_not_have_does_not_fill_the_screen(named: tuple[str, Diary]) -> None:
    _, diary = named
    shown = [sum(hit.tier == "meaning" for hit in diary.search(query).hits) for query in UNANSWERABLE]
    assert max(shown) <= MOST == 3
    # Of most, nothing at all is shown for its meaning.
    assert sum(map(bool, shown)) <= 0.75 * len(shown)


def test_the_gist_of_an_entry_finds_it(named: tuple[str, Diary]) -> None:
    name, diary = named
    found = 0
    for query, day in GISTS[name].items():
        found += day in [f"{hit.entry.date:%Y%m%d}" for hit in diary.search(query).hits]
    assert found >= 0.6 * len(GISTS[name])


def test_a_hit_by_meaning_shows_the_nearest_passage_and_says_so(make_encoded: MakeEncoded) -> None:
    far = "今日は会議が長引いた。資料の数字が違っていた。" * 20
    diary = make_encoded(ENTRIES | {"20250101": f"{far}\n\n{ENTRIES['20250101'] * 8}\n\n{far}"})
    diary.encode()
    hit = diary.search("散髪屋さん").hits[0]
    assert hit.tier == "meaning"
    assert "美容院" in hit.snippet.text
    assert hit.entry.text[hit.snippet.start :].startswith(hit.snippet.text)
    assert hit.snippet.highlights == ()
    assert [(reason.word, reason.how) for reason in hit.reasons] == [("散髪屋さん", "meaning")]
    assert dict(hit.parts)["meaning"] == pytest.approx(hit.score)


@pytest.mark.parametrize("query", ["xyzzyq", "qwrtz zxcvb", "fghjkl"])
def test_letters_that_are_no_word_mean_nothing(named: tuple[str, Diary], query: str) -> None:
    assert not named[1].search(query).hits


def test_a_number_in_what_is_near_in_meaning_is_neither_marked_nor_a_reason(named: tuple[str, Diary]) -> None:
    name, diary = named
    near = [hit for hit in diary.search("3Dプリンタ").hits if hit.tier == "meaning"]
    assert near or name != "sample"
    assert not any(hit.highlights or hit.snippet.highlights for hit in near)
    assert {reason.how for hit in near for reason in hit.reasons} <= {"meaning"}


def test_words_that_an_entry_has_together_are_answered_as_without_vectors(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    for query in ("猫", "猫 障子", "カレー OR 猫", "「さっぱりした」", "株価 -猫", "熱"):
        assert diary.search(query) == diary.search(query, meaning=False)


@pytest.mark.parametrize("query", ["散髪屋で株価の話を聞いた", "電車が遅れた日", "熱を出して寝た日"])
def test_a_sentence_means_more_than_its_words(make_encoded: MakeEncoded, query: str) -> None:
    diary = make_encoded()
    assert "meaning" in {hit.tier for hit in diary.search(query).hits} or any(
        dict(hit.parts).get("meaning") for hit in diary.search(query).hits
    )


@pytest.mark.parametrize("query", ["列車 止まる", "猫 障子 破る", "人身事故", "一時間待った"])
def test_words_that_are_found_together_mean_themselves(make_encoded: MakeEncoded, query: str) -> None:
    diary = make_encoded()
    assert diary.search(query) == diary.search(query, meaning=False)


@pytest.mark.parametrize("query", ["猫", "猫 障子", "「障子」", "date:2025", "-猫"])
def test_a_search_that_words_answer_imports_no_numpy(make_encoded: MakeEncoded, query: str) -> None:
    place = str(make_encoded().directory)
    code = (
        "import sys\nfrom indexer.cli import run\nfrom indexer.cli.environment import Environment\n"
        f"run(['--index', {place!r}, 'search', '--json', {query!r}], Environment.current())\n"
        "print('LOADED', 'numpy' in sys.modules or any(name.startswith('indexer.meaning') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.rpartition("LOADED ")[2] == "False\n"


def test_where_it_does_not_look_for_meaning(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()

    def tiers(query: str, **how: Any) -> set[str]:
        return {hit.tier for hit in diary.search(query, **how).hits}

    assert tiers("散髪屋さん") == tiers("散髪屋さん", full_only=True) == {"meaning"}
    assert tiers("散髪屋さんの猫") == {"partial", "meaning"}
    assert tiers("散髪屋さんの猫", full_only=True) == tiers("散髪屋さんの猫", sort="new") == {"partial"}
    assert tiers("散髪屋さん", sort="new") == tiers("散髪屋さん", meaning=False) == set()
    found = diary.search("散髪屋さん")
    assert (found.total, found.relaxed, found.relaxation) == (len(found.hits), True, "meaning")


@pytest.mark.parametrize("output", ["--count", "--files", "--vimgrep", "--format={date}"])
def test_programs_are_given_words_only(
    make_encoded: MakeEncoded, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(make_encoded().directory)
    assert run(["--index", place, "search", output, "散髪屋さん"], Environment({}, "en", place)) == 1
    assert capsys.readouterr().out in {"", "0\n"}


def test_filters_and_exclusions_leave_out_what_is_near_too(make_encoded: MakeEncoded) -> None:
    diary = make_encoded()
    assert "20250101" in [f"{hit.entry.date:%Y%m%d}" for hit in diary.search("散髪屋さん").hits]
    for query in ("散髪屋さん -美容院", "散髪屋さん date:2024", "散髪屋さん date:2025-01-02"):
        parse(query)
        assert "20250101" not in [f"{hit.entry.date:%Y%m%d}" for hit in diary.search(query).hits]


def test_pages_follow_one_another(make_encoded: MakeEncoded) -> None:
    entries = {f"202506{day:02}": f"{day}回目の練習。曲を通した。" for day in range(1, 16)}
    diary = make_encoded(entries | ENTRIES | {f"202507{day:02}": f"{day}冊目の本。" for day in range(1, 31)})
    diary.encode()
    query = "練習の曲と散髪屋"
    whole = diary.search(query, limit=16).hits
    pages = [hit.entry.id for at in range(0, 16, 4) for hit in diary.search(query, 4, at).hits]
    assert pages == [hit.entry.id for hit in whole]
    assert len(set(pages)) == len(pages)
    tiers = [hit.tier for hit in whole]
    assert tiers[:3] == ["partial"] * 3
    assert tiers[3] == "meaning"
    assert "meaning" not in tiers[3 + MOST :]


@pytest.mark.parametrize("query", ["散髪屋さん", "散髪屋さんの猫"])
def test_json_names_the_tier(
    make_encoded: MakeEncoded, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(make_encoded().directory)
    assert run(["--index", place, "search", "--json", query], Environment({}, "en", place)) == 0
    said = json.loads(capsys.readouterr().out)
    assert "meaning" in [hit["tier"] for hit in said["hits"]]


def test_a_terminal_parts_them_under_a_heading(
    make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(make_encoded().directory)
    page = ["search", "--color", "never", "--no-pager"]
    for language, heading in (("en", "Entries of near meaning"), ("ja", "意味の近い記事")):
        environment = Environment({}, language, place, out_terminal=True)
        assert run(["--index", place, *page, "散髪屋さんの猫"], environment) == 0
        assert heading in capsys.readouterr().out


class Fixed:
    """Documents and how near they are; each has one passage."""

    by_chance = 4.0

    def __init__(self, standing: dict[int, float]) -> None:
        self._standing = standing

    def standing(self, doc: int) -> float:
        return self._standing.get(doc, 0.0)

    def nearness(self, doc: int) -> float:
        return self.standing(doc) / 10

    def nearest(self, most: int, without: Container[int], among: Container[int] | None) -> list[int]:
        order = sorted(self._standing, key=self.standing, reverse=True)
        return [doc for doc in order if doc not in without and (among is None or doc in among)][:most]

    def passage(self, doc: int) -> Span:
        return doc, doc + 1


def in_tier(tier: str, *docs: int, first: float = 10.0) -> list[tuple[Ranked, str]]:
    """Documents in an order, their scores descending by 1."""
    return [(Ranked(doc, first - rank), tier) for rank, doc in enumerate(docs)]


SENTENCE, WORDS = Meant("", 0.4, 3), Meant("", 0.4, 7)
WEIGHT = 7.0
"""Of the words of a query: a standard deviation is worth 0.4 * 7.0 / 4.0 = 0.7, beside scores that are 1 apart."""
FULL, PARTIAL = in_tier("full", 1, 2), in_tier("partial", *range(10, 20))


@pytest.mark.parametrize(
    ("ordered", "standing", "docs"),
    [
        ([], {}, []),
        ([], {5: 4.0, 6: 3.0, 7: 2.5, 8: 2.2}, [5, 6, 7]),
        ([], {5: 1.9}, []),  # too far
        (PARTIAL, {}, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
        (PARTIAL, {5: 4.0}, [10, 11, 12, 13, 14, 15, 16, 5, 17, 18, 19]),
        (in_tier("partial", *range(10, 20), first=4.0), {5: 4.0}, [10, 11, 5, *range(12, 20)]),
        (in_tier("partial", *range(10, 20), first=1.0), {5: 4.0, 6: 3.0}, [5, 6, *range(10, 20)]),
        (FULL + in_tier("partial", 10, 11, first=1.0), {5: 4.0}, [1, 2, 5, 10, 11]),
        (PARTIAL, {11: 3.0}, [11, 10, 12, 13, 14, 15, 16, 17, 18, 19]),  # 0.7 a deviation
        (PARTIAL, {19: 3.0}, [10, 11, 12, 13, 14, 15, 16, 19, 17, 18]),
        (FULL + PARTIAL, {2: 9.0}, [1, 2, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]),
        (in_tier("characters", 3, 4), {4: 9.0, 5: 3.0}, [3, 4, 5]),
        (in_tier("full", *range(1, 10)), {20: 9.0}, [*range(1, 10), 20]),
    ],
)
def test_words_come_first(
    ordered: list[tuple[Ranked, str]], standing: dict[int, float], docs: list[int]
) -> None:
    assert [item.doc for item, _ in with_meaning(ordered, Fixed(standing), WORDS, WEIGHT, None)] == docs


@pytest.mark.parametrize(("wanted", "before"), [(SENTENCE, 3), (WORDS, 7)])
def test_behind_the_first_partial_matches_a_near_entry_comes_first(wanted: Meant, before: int) -> None:
    found = with_meaning(PARTIAL, Fixed({5: 4.0}), wanted, WEIGHT, None)
    assert [item.doc for item, _ in found].index(5) == before
    found = with_meaning([*FULL, *PARTIAL], Fixed({5: 4.0}), wanted, WEIGHT, None)
    assert [item.doc for item, _ in found].index(5) == before


def test_nearness_is_measured_by_what_is_near_by_chance() -> None:
    few, many = Fixed({11: 3.0}), Fixed({11: 3.0})
    few.by_chance = 2.0
    partial = in_tier("partial", 11, first=1.0)
    (among_few, _), *_ = with_meaning(partial, few, SENTENCE, WEIGHT, None)
    (among_many, _), *_ = with_meaning(partial, many, SENTENCE, WEIGHT, None)
    assert (among_few.score, among_many.score) == pytest.approx((1 + 4.2, 1 + 2.1))


def test_what_is_near_is_judged_by_its_passage_however_few_are_wanted(make_diary: MakeDiary) -> None:
    others = {f"202506{day:02}": "練習で曲を通した。" if day < 9 else "雨。" for day in range(1, 31)}
    diary = make_diary(others | {"20250501": "曲が流れた。"})
    near = Fixed({diary._reader.days.index(min(diary._reader.days)): 20.0})

    def found(limit: int) -> Hit:
        asked = Request(parse("練習で通した曲と先生"), limit=limit)
        return search(asked, diary._reader, diary._look_up, diary._dates(None), lambda _: near).hits[0]

    assert found(limit=1).entry.text == "曲が流れた。"
    assert found(limit=1).tier == "partial"
    assert found(limit=1).score == found(limit=30).score


def test_what_filters_leave_out_is_not_near() -> None:
    found = with_meaning([], Fixed({5: 4.0, 6: 3.0}), WORDS, WEIGHT, {6})
    assert [(item.doc, tier) for item, tier in found] == [(6, "meaning")]


@pytest.mark.parametrize("query", ["鯨と猫は何", "鯨と猫か", "鯨と猫？"])
def test_the_rare_words_of_a_question_weigh_more_of_as_much(make_encoded: MakeEncoded, query: str) -> None:
    """Squared, and scaled to the same sum."""
    diary = make_encoded({"20250501": "鯨。", "20250502": "猫。", "20250503": "猫。", "20250504": "雪。"})
    rare, frequent = (math.log(1 + (4 - held + 0.5) / (held + 0.5)) for held in (1, 2))

    def coverage(query: str) -> float:
        (hit,) = [hit for hit in diary.search(query).hits if hit.entry.text == "鯨。"]
        return dict(hit.parts)["coverage"]

    assert coverage("鯨と猫") == pytest.approx(1.1 * rare)
    assert coverage(query) == pytest.approx(1.1 * rare**2 * (rare + frequent) / (rare**2 + frequent**2))
