"""Filters by title, tag, path and date: what they hold for, beside words and alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary

if TYPE_CHECKING:
    from pathlib import Path

NOTES = {
    "家/2024-02-03.md": "---\ntags: [旅行, 人/田中, ＰＣ]\n---\n# 京都で読んだ本\n\n田中さんと歩いた。\n",
    "家/2024-02-04.md": "---\ntags: [旅行記]\n---\n# 東京都の図書館\n\n本を読む。京都の話。\n",
    "仕事/2024-02-05.md": "---\ntags: [人/佐藤/弟]\n---\n# 会議\n\n京都で読んだ本のことを話した。\n",
    "仕事/覚え書き.txt": "日付のない文。京都。\n",
}


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    folder = tmp_path_factory.mktemp("filters")
    for name, text in NOTES.items():
        path = folder / "diary" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "diary"])
    return diary


def days(diary: Diary, query: str) -> list[int]:
    """The days of the month that a query finds; 0 for the entry without a date."""
    hits = diary.search(query, limit=None).hits
    return sorted(hit.entry.date.day if hit.entry.date else 0 for hit in hits)


def test_a_tag_that_begins_so(diary: Diary) -> None:
    assert days(diary, "tag:旅*") == [3, 4]
    assert days(diary, 'tag:"旅*"') == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("title:読む", [3]),
        ("title:読んでいる", [3]),
        ("title:ほん", [3]),
        ("title:図書館", [4]),
        ("title:図書", [4]),
        ("title:会議", [5]),
        ("title:田中", []),
        ('title:"読んだ 本"', []),
        ('title:"読む"', []),
        ('title:"読んだ"', [3]),
        ('title:("読む" OR 会議)', [5]),
        ('title:"で読んだ本"', [3]),
        ("-title:読む 京都", [0, 4, 5]),
        ("tag:旅行", [3]),
        ("tag:#旅行", [3]),
        ("tag:pc", [3]),
        ("tag:人", [3, 5]),
        ("tag:人/佐藤", [5]),
        ("tag:佐藤", []),
        ("tag:旅", []),
        ("tag:(旅行 OR 旅行記)", [3, 4]),
        ("tag:旅行 OR path:仕事", [0, 3, 5]),
        ("(tag:旅行 OR tag:旅行記) -title:読む", [4]),
        ("京都 -tag:人", [0, 4]),
        ("path:仕事", [0, 5]),
        ("path:2024-02-04", [4]),
        ("京都 path:仕事", [0, 5]),
        ("path:仕事 path:覚え", [0]),
        ("path:どこにもない", []),
        ("date:2024-02", [3, 4, 5]),
        ("date:2024-02-05 京都", [5]),
    ],
)
def test_filters(diary: Diary, query: str, expected: list[int]) -> None:
    assert days(diary, query) == expected


def test_what_changed_is_filtered_as_it_is_now(tmp_path: Path) -> None:
    """A file that moved has its new path, an entry whose tags changed the new ones."""
    folder = tmp_path / "diary"
    folder.mkdir()
    (folder / "2024-02-03.md").write_text("---\ntags: [山]\n---\n登った。\n", encoding="utf-8")
    (folder / "2024-02-04.md").write_text("休んだ。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([folder])
    (folder / "2024-02-03.md").write_text("---\ntags: [海]\n---\n登った。\n", encoding="utf-8")
    (folder / "家").mkdir()
    (folder / "2024-02-04.md").rename(folder / "家" / "2024-02-04.md")
    diary.update()

    assert (days(diary, "tag:山"), days(diary, "tag:海")) == ([], [3])
    assert days(diary, "path:家") == [4]
