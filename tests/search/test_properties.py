"""Front matter is found: by words, in quotes, by its keys as filters; it is shown, and is no text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import UsageError
from indexer.model import FoundProperty
from indexer.render.page import Page
from indexer.render.plain import render as plain
from indexer.render.terminal import render as terminal
from indexer.sources.reading import read

if TYPE_CHECKING:
    from pathlib import Path

NOTES = {
    "2024-02-03.md": "---\ntags: [旅行]\nmood: とても嬉しい\n場所: 京都市左京区\npeople: [叔父, 従弟]\nplace:\n  name: 法然院\n"
    "cover:\nsummary: |\n  桜を見た日\n  雨のち晴れ\n---\n田中さんと歩いた。\n",
    "2024-02-04.md": '+++\nmood = "眠い"\ndraft = false\n+++\n嬉しい話を聞いた。\n',
    "2024-02-05.md": "---\nMood: 普通\nDate Seen: 昨日\n---\n",
    "2024-02-06.rst": ":mood: 穏やか\n:場所: 東京\n\n散歩\n====\n\n公園を歩いた。\n",
    "2024-02-07.md": "# 何もない日\n\n京都の本を読んだ。\n",
}


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    folder = tmp_path_factory.mktemp("properties")
    (folder / "diary").mkdir()
    for name, text in NOTES.items():
        (folder / "diary" / name).write_text(text, encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "diary"])
    return diary


def days(diary: Diary, query: str) -> list[int]:
    results = diary.search(query, limit=None, sort="old")
    return [] if results.relaxed else sorted(hit.entry.date.day for hit in results.hits if hit.entry.date)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("mood:嬉しい", [3]),
        ("mood:うれしい", [3]),
        ("mood:嬉しかった", [3]),
        ("mood:眠", [4]),
        ("MOOD:普通", [5]),
        ("ｍｏｏｄ：普通", [5]),
        ("mood:「とても嬉しい」", [3]),
        ("mood:(眠い OR 普通)", [4, 5]),
        ("mood:田中", []),
        ("場所:京都", [3]),
        ("場所：京都", [3]),
        ("場所:東京", [6]),
        ("京都 -場所:京都", [7]),
        ("嬉しい -mood:嬉しい", [4]),
        ("people:従弟", [3]),
        ("place:法然院", [3]),
        ("place.name:法然院", [3]),
        ("place.address:法然院", None),
        ("date_seen:昨日", [5]),
        ("draft:false", [4]),
        ("従弟", [3]),
        ("桜を見る", [3]),
        ('"桜を見た日 雨のち晴れ"', [3]),
        ('"穏やか"', [6]),
        ("cover:x", None),
    ],
)
def test_what_is_found(diary: Diary, query: str, expected: list[int] | None) -> None:
    if expected is None:
        with pytest.raises(UsageError):
            days(diary, query)
    else:
        assert days(diary, query) == expected


def test_front_matter_is_no_text(diary: Diary) -> None:
    texts = {entry.date.day: entry.text for entry in diary.entries() if entry.date}

    assert texts[3] == "田中さんと歩いた。"
    assert texts[4] == "嬉しい話を聞いた。"
    assert texts[6] == "公園を歩いた。"


def test_a_file_that_says_nothing_else_is_an_entry(diary: Diary) -> None:
    (hit,) = diary.search("普通").hits

    assert hit.entry.text == "Mood: 普通\nDate_Seen: 昨日"
    assert hit.entry.properties == (("Mood", "普通"), ("Date_Seen", "昨日"))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("people:叔父", [FoundProperty("people", "叔父", ((0, 2),))]),
        ("mood:うれしい", [FoundProperty("mood", "とても嬉しい")]),
        ("嬉しい", [FoundProperty("mood", "とても嬉しい", ((3, 6),))]),
        ("歩く", []),
        ("歩く -mood:眠い", []),
        (
            "法然院 people:従弟",
            [FoundProperty("people", "従弟", ((0, 2),)), FoundProperty("place.name", "法然院", ((0, 3),))],
        ),
    ],
)
def test_the_values_that_match(diary: Diary, query: str, expected: list[FoundProperty]) -> None:
    (hit,) = [hit for hit in diary.search(query).hits if hit.entry.date == dt.date(2024, 2, 3)]

    assert sorted(hit.properties) == expected
    assert hit.snippet.text == "田中さんと歩いた。"


def test_the_line_is_shown(diary: Diary) -> None:
    results = diary.search("mood:嬉しい")
    page = Page(dt.date(2024, 3, 1))

    assert "   mood: とても【嬉しい】" in list(terminal(results, page))
    (line,) = plain(results, page)
    assert line.rpartition("2024-02-03:")[2] == "田中さんと歩いた。（mood: とても【嬉しい】）"


@pytest.mark.parametrize(
    ("query", "code", "near"),
    [
        ("moood:嬉しい", "query-filter", "mood:嬉しい"),
        ("気分:嬉しい", "query-filter", "mood:嬉しい"),
        ("天気:晴れ", "", ""),
        ("colour:青", "query-key", ""),
        ("結論：やめた", "", ""),
        ("http://mood", "", ""),
        ("std::mood", "", ""),
        ("12:30", "", ""),
    ],
)
def test_a_key_that_there_is_not(diary: Diary, query: str, code: str, near: str) -> None:
    if not code:
        diary.search(query)
        return
    with pytest.raises(UsageError) as caught:
        diary.search(query)
    assert caught.value.code == code
    assert caught.value.details.get("near", "") == near
    assert code != "query-key" or "place.name" in str(caught.value.details["known"])


def test_keys_are_those_of_entries_that_are_there(tmp_path: Path) -> None:
    note = tmp_path / "diary" / "2025-01-01.md"
    note.parent.mkdir()
    note.write_text("---\nmood: 眠い\n---\n寝た。\n", encoding="utf-8")
    (note.parent / "2025-01-02.md").write_text("起きた。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([note.parent])
    assert diary.property_keys() == ("mood",)

    note.write_text("---\n気分: 眠い\n---\n寝た。\n", encoding="utf-8")
    report = diary.update()

    assert (report.added, report.changed, report.removed) in {(0, 1, 0), (1, 0, 1)}
    assert diary.property_keys() == ("気分",)
    assert diary.search("mood", limit=None).total == 0


def test_characteristic_words_are_of_the_text(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    for day in range(1, 9):
        mood = "---\nmood: 爽快\n---\n" if day < 5 else ""
        (folder / f"2025-01-{day:02}.md").write_text(
            f"{mood}{'登山' if day < 5 else '読書'}をした。\n", encoding="utf-8"
        )
    diary = Diary(tmp_path / "index")
    diary.update([folder])

    forms = [word.form for word in diary.words(until=dt.date(2025, 1, 4)).words]

    assert "登山" in forms
    assert not {"爽快", "mood"} & set(forms)


def test_the_line_of_a_value_is_in_its_file(tmp_path: Path) -> None:
    """Nothing of an entry's text moves because front matter is indexed behind it."""
    note = tmp_path / "2025-01-01.md"
    note.write_text("---\nmood: 読書\n---\n\n本。\n読書をした。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([note])

    (hit,) = diary.search("読書").hits

    assert [hit.entry.text[start:end] for start, end in hit.highlights] == ["読書"]
    assert hit.entry == read(note).entries[0]
