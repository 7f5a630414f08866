"""Hand-made results: what a renderer prints is a matter of values, not of searching."""

from __future__ import annotations

import datetime as dt

import pytest

from indexer.model import Entry, Hit, Reason, SearchResults, Snippet
from indexer.render import Page

TEXT = "LLM自作入門を読んだ。\n章ごとにメモを取る\x1b[31m。"


@pytest.fixture
def page() -> Page:
    return Page(dt.date(2026, 5, 23), width=40, home="/home/me", query="読む")


@pytest.fixture
def entry() -> Entry:
    return Entry("c76f7a395a8d", dt.date(2025, 8, 29), "", TEXT, "/home/me/diary/diary.txt", 1, (), 4)


@pytest.fixture
def results(entry: Entry) -> SearchResults:
    """Two hits: a dated entry with two passages, and an undated one with a title in a file with a bad name."""
    best = Snippet(TEXT, ((8, 11),), 0, 4)
    other = Snippet("章ごとにメモを取る", ((7, 9),), 13, 5)
    note = Entry("0123456789ab", None, "覚え書き", "読む本", "/mnt/\x1b[2Jnote.txt", 1, (), 3)
    hits = (
        Hit(entry, 1.5, best, (best, other), (Reason("読む", "word", "読む"),), (("document", 1.5),)),
        Hit(note, 0.5, Snippet("読む本", ((0, 2),), 0, 3)),
    )
    return SearchResults(hits, 8)
