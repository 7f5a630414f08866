"""What the tools answer, without the protocol: sizes, offsets, paths, and text that is odd."""

from __future__ import annotations

import datetime as dt
import json
import os
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.assistant import answers
from indexer.assistant.server import Service, _result, answer
from indexer.assistant.tools import TOOLS
from indexer.cli.environment import Environment
from indexer.cli.failures import text_of
from indexer.cli.refresh import refreshing
from indexer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TODAY = dt.date(2026, 5, 23)
LONG = {
    "2024-01-01": "あけましておめでとう。" * 30,
    "2024-01-02": "",
    "2024-01-03": "雑煮。\n" + "餅を食べた。" * 90,
    "2025-01-01": "今年も雑煮。",
}


class Ask(Protocol):
    """Asks a tool of a diary."""

    def __call__(self, tool: str, **arguments: object) -> dict[str, Any]: ...


def service(index: Path, *notes: str) -> Service:
    return Service(
        str(index),
        "en",
        lambda: TODAY,
        lambda _: notes,
        lambda error: text_of(error, Environment({}, "en", str(index))),
    )


def asking(index: Path) -> Ask:
    return lambda tool, **arguments: answer(service(index), tool, arguments)


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """A diary of long entries, and one that has a title alone."""
    folder = tmp_path_factory.mktemp("answers")
    text = "".join(f"* {day} {day}の題\n{text}\n" for day, text in LONG.items())
    (folder / "diary.org").write_text(text, encoding="utf-8")
    Diary(folder / "index").update([folder / "diary.org"])
    return asking(folder / "index")


def read_through(ask: Ask, when: str, most: int) -> tuple[dict[str, str], int]:
    """The texts by day that come when a client follows next_offset to its end, and how many calls that took."""
    texts: dict[str, str] = {}
    offset: int | None = 0
    calls = 0
    while offset is not None:
        found = ask("read_entries", when=when, offset=offset, max_characters=most)
        assert sum(len(entry["text"]) for entry in found["entries"]) <= most
        for entry in found["entries"]:
            assert entry["start"] == len(texts.get(entry["date"], ""))
            texts[entry["date"]] = texts.get(entry["date"], "") + entry["text"]
        assert found["next_offset"] is None or found["next_offset"] > offset
        offset, calls = found["next_offset"], calls + 1
    return texts, calls


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(most=st.integers(100, 1500))
def test_pieces_of_any_size_make_the_whole(ask: Ask, most: int) -> None:
    texts, _ = read_through(ask, "2024..2025", most)
    assert texts == LONG


def test_many_short_entries_come_in_pieces_too(tmp_path: Path) -> None:
    days = [dt.date(2024, 1, 1) + dt.timedelta(days) for days in range(300)]
    text = "".join(f"{day:%Y%m%d}\n\n\n雨。\n\n" for day in days)
    (tmp_path / "diary.txt").write_text(text, encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])

    texts, calls = read_through(asking(tmp_path / "index"), "2024", 20_000)

    assert len(texts) == 300
    assert calls == 2


def test_one_entry_counts_as_its_text_does(ask: Ask) -> None:
    found = ask("read_entries", when="2024-01-03", offset=4, max_characters=100)
    assert found["entries"][0]["text"] == LONG["2024-01-03"][4:104]
    assert found["entries"][0]["start"] == 4
    assert found["next_offset"] == 104
    assert found["characters"] == found["entries"][0]["characters"] == len(LONG["2024-01-03"])


def test_beyond_the_end_there_is_nothing(ask: Ask) -> None:
    found = ask("read_entries", when="2024-01-03", offset=10_000)
    assert (found["entries"], found["total"], found["next_offset"]) == ([], 1, None)


def test_where_nothing_was_written_the_days_around_it_are_named(ask: Ask) -> None:
    around = ["2024-01-03", "2025-01-01"]
    assert ask("read_entries", when="2024-06")["nearest"] == around
    assert ask("related_entries", when="2024-06") == {"version": 1, "to": [], "hits": [], "nearest": around}


def test_other_years_are_shown_by_their_beginning(ask: Ask) -> None:
    found = ask("on_this_day", when="1/1", limit=1, offset=1)
    entry = found["entries"][0]
    assert found["total"] == 2
    assert entry["characters"] == len(LONG["2024-01-01"])
    assert entry["text"] == LONG["2024-01-01"][: answers.GLANCE - 1] + "…"


def test_a_list_shows_how_long_entries_are_and_how_they_begin(ask: Ask) -> None:
    found = ask("list_entries", on="2024", sort="new", limit=1)
    assert found["total"] == 3
    assert found["entries"][0]["characters"] == len(LONG["2024-01-03"])
    assert found["entries"][0]["beginning"] == "2024-01-03の題"


def test_a_title_without_end_is_cut(tmp_path: Path) -> None:
    title = "長い題名" * 100
    (tmp_path / "a.md").write_text(f"---\ntitle: {title}\ndate: 2025-01-01\n---\n猫。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "a.md"])
    hit = asking(tmp_path / "index")("search_diary", query="猫")["hits"][0]
    assert hit["title"] == title[:199] + "…"


def test_more_weeks_than_anybody_reads(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("20250101\n\n\n猫。\n\n19500101\n\n\n犬。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    ask = asking(tmp_path / "index")
    with pytest.raises(UsageError, match="3915 periods"):
        ask("timeline", by="week")
    assert len(ask("timeline")["periods"]) == 76


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Entries of which everything is as long as can be."""
    folder = tmp_path_factory.mktemp("endless")
    (folder / "d").mkdir()
    word = "antidisestablishmentarianism" * 400
    for number in range(10):
        tags = ", ".join(f"札{number}の{tag}" for tag in range(3_000))
        front = f"---\ndate: 2025-01-{number + 1:02}\ntitle: {'長い題名' * 500}\ntags: [{tags}, {'札' * 999}]\n---\n"
        text = f"猫。「{'長い本' * 200}」を読んだ。{word}{number} {word}\n"
        (folder / "d" / f"{'猫' * 60}{number}.md").write_text(front + text, encoding="utf-8")
    Diary(folder / "index").update([folder / "d"])
    return asking(folder / "index")


@pytest.mark.parametrize(
    ("tool", "wish"),
    [
        ("search_diary", {"query": "猫", "limit": 50}),
        ("search_diary", {"query": "antidisestablishmentarianism", "limit": 50}),
        ("read_entries", {"when": "2025-01", "max_characters": 20_000}),
        ("list_entries", {"limit": 200}),
        ("on_this_day", {"when": "1月", "limit": 50}),
        ("related_entries", {"when": "2025-01", "limit": 20}),
        ("characteristic_words", {"on": "2025-01-03", "limit": 50}),
        ("timeline", {}),
    ],
)
def test_an_answer_is_limited_in_size_whatever_the_diary_holds(
    endless: Ask, tool: str, wish: dict[str, Any]
) -> None:
    found = endless(tool, **wish)

    # Its text, and no more than 2,000 characters for each entry beside it.
    assert len(json.dumps(found, ensure_ascii=False)) < 22_000 + 10 * 2 * 2_000
    items = [item for value in found.values() if isinstance(value, list) for item in value]
    for item in (item for item in items if "tags" in item):
        assert sum(map(len, item["tags"])) <= answers.TAGS_MOST
        assert item["tags"][-1] == "…"


def test_an_answer_that_is_too_large_all_the_same_is_refused(
    endless: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "ANSWER_MOST", 2_999)
    with pytest.raises(UsageError, match="more than 2999 characters"):
        endless("list_entries")


def test_a_snippet_is_cut_with_its_highlights() -> None:
    hit = {"snippet": {"text": "猫" * 1_000, "highlights": [[0, 2], [590, 700], [800, 801]]}}
    snippet = answers._bounded(hit, "hits")["snippet"]
    assert len(snippet["text"]) == answers.SNIPPET_MOST
    assert snippet["highlights"] == [[0, 2], [590, 600]]


@pytest.mark.parametrize(
    ("sources", "path", "shown"),
    [
        (["/home/me/diary"], "/home/me/diary/2025/08.md", "2025/08.md"),
        (["/home/me/diary.txt"], "/home/me/diary.txt", "diary.txt"),
        (["/home/me", "/home/me/diary"], "/home/me/diary/08.md", "08.md"),
        (["/home/me/notes/**/*.md"], "/home/me/notes/a/b.md", "a/b.md"),
        (["/home/me/dia*.txt"], "/home/me/diary.txt", "diary.txt"),
        (["/home/me/diary"], "/home/me/diary2/08.md", "08.md"),
        (["/"], "/diary/08.md", "diary/08.md"),
        (["/*/08.md"], "/diary/08.md", "diary/08.md"),
        ([], "/home/me/diary/08.md", "08.md"),
    ],
)
def test_paths_begin_below_what_the_user_named(sources: list[str], path: str, shown: str) -> None:
    assert answers._shortener(sources)(path) == shown


def test_what_is_no_character_is_replaced_by_one_that_is(tmp_path: Path) -> None:
    """A file name may hold any byte, which the protocol, in UTF-8, cannot carry."""
    path = tmp_path / os.fsdecode(b"a\xff.txt")
    path.write_text("20250601\n\n\n猫。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([path])

    result = _result(service(tmp_path / "index"), "search_diary", {"query": "猫"})

    assert json.loads(result.model_dump_json(by_alias=True))["structuredContent"] == result.structured_content
    assert result.structured_content["hits"][0]["path"] == "a?.txt"


def test_what_goes_wrong_inside_says_nothing_of_the_diary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_diary: Diary, _wish: Mapping[str, Any], _today: dt.date) -> dict[str, Any]:
        raise KeyError("秘密の猫")

    tool = next(tool for tool in TOOLS if tool.name == "timeline")
    monkeypatch.setattr("indexer.assistant.server.TOOLS", (tool._replace(run=fails),))
    result = _result(service(tmp_path / "index"), "timeline", {})
    assert result.is_error
    text = getattr(result.content[0], "text", "")
    assert "KeyError" in text
    assert "秘密" not in text


def test_what_the_user_should_know_comes_with_the_answer(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("20250101\n\n\n猫。\n", encoding="utf-8")
    Diary(tmp_path / "index").update([tmp_path / "diary.txt"])
    found = answer(service(tmp_path / "index", "The index is old."), "timeline", {})
    assert found["notes"] == ["The index is old."]


@pytest.mark.parametrize("what", ["a damaged zip", "a file that is empty now", "an entry that fails"])
def test_notes_name_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    source = tmp_path / "diary" / "a.txt"
    source.parent.mkdir()
    source.write_text("20250101\n\n\n猫。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([source.parent])
    if what == "a damaged zip":
        (source.parent / "b.zip").write_bytes(b"PK\x03\x04" + bytes(99))
    elif what == "a file that is empty now":
        source.write_bytes(b"")
    else:
        source.write_text("20250101\n\n\n犬。\n", encoding="utf-8")
        nothing: dict[str, None] = {}
        monkeypatch.setattr("indexer.index.segment.writer.SegmentBuilder.add", lambda *_: nothing["犬"])
    environment = Environment(
        {"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23"}, "en", str(tmp_path / "index")
    )

    notes = list(refreshing(diary, environment, with_places=False))

    assert notes
    assert not [note for note in notes if "/" in note or "a.txt" in note or "犬" in note]
    assert diary.search("猫").total == 1
