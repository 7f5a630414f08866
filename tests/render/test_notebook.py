"""Search results as a notebook shows them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.model import Entry, Hit, SearchResults, Snippet, Suggestion
from indexer.render.web_text import escaped

if TYPE_CHECKING:
    from tests.conftest import MakeDiary


def test_hits_are_listed_with_their_matches_marked(make_diary: MakeDiary) -> None:
    html = (
        make_diary({"20250501": "瞑想をした。", "20250502": "雨。瞑想。"})
        .search("瞑想", limit=1)
        ._repr_html_()
    )

    assert html == (
        '<div class="nikki"><p>1 of 2</p><ol><li>2025-05-02 <small>diary0.txt:4</small>'
        '<blockquote lang="ja" style="white-space: pre-wrap">雨。<mark>瞑想</mark>。</blockquote></li></ol></div>'
    )


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "a & <b>", '" onload="x', "\x1b[31m", "'"])
def test_nothing_of_the_diary_is_markup(evil: str) -> None:
    entry = Entry("0" * 12, dt.date(2025, 5, 1), evil, evil, f"/x/{evil.replace('/', '')}.txt", 1)
    snippet = Snippet(evil, ((0, 1),))
    hit = Hit(entry, 1.0, snippet, (snippet,), title_highlights=((0, 1),))
    html = SearchResults((hit,), 1, suggestions=(Suggestion(evil, evil, 1),))._repr_html_()

    assert "<script" not in html
    assert "\x1b" not in html
    assert f"<mark>{escaped(evil[0])}</mark>{escaped(evil[1:])}" in html
    without = html.replace("<mark>", "").replace("</mark>", "")
    assert without.count(escaped(evil)) == 4 if "/" not in evil else 3


def test_how_it_was_found_is_said() -> None:
    partial = SearchResults((), 0, relaxed=True, relaxation="partial")
    near = SearchResults((), 0, suggestions=(Suggestion("a", "temperture", 2), Suggestion("a", "b", 1)))

    assert partial._repr_html_() == (
        '<div class="nikki"><p>0 found</p><p>No entry has all the words. These have some of them.</p></div>'
    )
    assert "<p>Near spellings: temperture, b</p>" in near._repr_html_()


def test_a_title_and_several_passages() -> None:
    entry = Entry("0" * 12, None, "猫の\n日", "猫。犬。猫。", "/home/me/cat.md", 7)
    passages = (Snippet("猫。", ((0, 1),), 0, 9), Snippet("猫。", ((0, 1),), 4, 9))
    html = SearchResults((Hit(entry, 1.0, passages[0], passages),), 1)._repr_html_()

    assert "<li> <b>猫の 日</b> <small>cat.md:9</small><blockquote" in html
    assert html.count("<blockquote") == 2
