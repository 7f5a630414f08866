"""Pictures that entries name: which they are, has:image, counts and names."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.errors import UsageError
from indexer.render.entries import render_full
from indexer.render.json_object import render_full as render_json
from indexer.render.page import Page
from indexer.support.pictures import names, references

if TYPE_CHECKING:
    from pathlib import Path

NOTES = {
    "2025-05-01.md": "海へ行った。\n\n![波](img/umi.jpg)![[貝.png|300]]\n",
    "2025-05-02.org": "* 2025-05-02 山\n[[file:yama.jpeg]]\n登った。\n",
    "2025-05-03.md": "---\nmood: 良\n---\nhttps://example.com を読んだ。[地図](map.html)\n",
    "2025-05-04.md": "画像のない日。[[2025-05-03]]\n",
}


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "diary").mkdir()
    for name, text in NOTES.items():
        (folder / "diary" / name).write_text(text, encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "diary"])
    return diary


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![](a.png)", ["a.png"]),
        ("![庭 の](<庭 1.jpg>)", ["庭 1.jpg"]),
        ("![a](x/b(1).jpg '題')", ["b(1).jpg"]),
        ("![a](https://example.com/c.jpg?width=3#x)", ["c.jpg"]),
        ("![[写真/d.HEIC|200]] と ![[d.HEIC]]", ["d.HEIC"]),
        ("[[file:./e.png][海]]", ["e.png"]),
        ("<img class='x' src=\"f.gif\" alt='猫'>", ["f.gif"]),
        (".. image:: g.webp\n   :alt: 山\n", ["g.webp"]),
        ("[f:id:name:20250829095647j:image]", ["f:id:name:20250829095647j:image"]),
        ("[a](b.png) [[note]] ![[note]] ! [x](y.png)", []),
        ("![a\n](b.png)", []),
    ],
)
def test_references(text: str, expected: list[str]) -> None:
    assert list(names(text)) == expected
    assert all(text[found.start : found.end].strip() for found in references(text))


@given(st.text("![]()<>|a. \n\"'/:", max_size=60).map(lambda text: text.replace("a.", "a.png")))
def test_any_text_is_read(text: str) -> None:
    found = list(references(text))

    assert all(reference.target and reference.name for reference in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("has:image", [1, 2]),
        ("has:画像", [1, 2]),
        ("has：ｐｈｏｔｏ", [1, 2]),
        ("-has:image", [3, 4]),
        ("has:link", [3]),
        ("has:mood", [3]),
        ("has:(image OR link)", [1, 2, 3]),
        ("has:image 登る", [2]),
    ],
)
def test_has(diary: Diary, query: str, days: list[int]) -> None:
    hits = diary.search(query, limit=None).hits

    assert sorted(hit.entry.date.day for hit in hits if hit.entry.date) == days


def test_what_there_is_not(diary: Diary) -> None:
    with pytest.raises(UsageError) as caught:
        diary.search("has:猫")

    assert caught.value.code == "has-what"
    assert "image, link, mood" in str(caught.value.details["known"])


def test_they_are_counted(diary: Diary) -> None:
    numbers = diary.statistics(dt.date(2025, 6, 1))

    assert (numbers.pictures, numbers.with_pictures) == (3, 2)


def test_counts_survive_a_merge(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    diary = Diary(tmp_path / "index")
    for number in range(1, 4):
        (folder / f"2025-01-0{number}.md").write_text("![](a.png)" * number, encoding="utf-8")
        diary.update([folder])
    (folder / "2025-01-01.md").write_text("なし", encoding="utf-8")
    diary.update()

    numbers = diary.statistics(dt.date(2025, 6, 1))

    assert (numbers.pictures, numbers.with_pictures) == (5, 2)


def test_their_names_are_shown(diary: Diary) -> None:
    entry = diary.entries()[0]
    page = Page(dt.date(2025, 6, 1), terminal=True, width=60)

    assert list(render_full([entry], page))[-1] == "写真・図: umi.jpg、貝.png"
    assert not any("写真・図" in line for line in render_full([entry], page._replace(terminal=False)))
    assert json.loads("".join(render_json([entry], page)))["entries"][0]["pictures"] == ["umi.jpg", "貝.png"]
