"""Queries picked from a text are of the kind that they are said to be."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from benchmarks.frequencies import Frequencies
from benchmarks.generate import generated_posts
from benchmarks.queries import KINDS, pick
from indexer.query import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.engine import Query


@cache
def frequencies() -> Frequencies:
    return Frequencies(generated_posts(120, 1))


def of_kind(kind: str) -> list[Query]:
    return [query for query in pick(frequencies(), 3, 1) if query.kind == kind]


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_there_are_different_queries_of_each_kind(kind: str) -> None:
    texts = {query.text for query in of_kind(kind)}

    # The diary goes over two months.
    assert len(texts) == (2 if kind == "date only" else 3)
    assert all(parse(text).items for text in texts)


def test_the_same_seed_picks_the_same() -> None:
    again = Frequencies(generated_posts(120, 1))

    assert pick(again, 3, 1) == pick(frequencies(), 3, 1)
    assert pick(again, 3, 2) != pick(frequencies(), 3, 1)


def holding(query: Query) -> int:
    """How many posts hold all the strings of the query, and none of those that it excludes."""
    texts = frequencies().texts
    return sum(
        all(word in text for word in query.words) and not any(word in text for word in query.without)
        for text in texts
    )


_HOLDING: list[tuple[str, Callable[[int], bool]]] = [
    ("rare word", lambda posts: 1 <= posts <= 10),
    ("common word", lambda posts: 5 <= posts <= 40),
    ("very common word", lambda posts: posts > 60),
    ("three words", lambda posts: posts >= 1),
    ("ten words", lambda posts: posts >= 1),
    ("one character", lambda posts: posts >= 1),
    ("quoted, common", lambda posts: posts > 60),
    ("quoted, rare", lambda posts: 1 <= posts <= 3),
    ("kana", lambda posts: posts < 60),
    ("romaji", lambda posts: posts == 0),
    ("part of a word", lambda posts: posts >= 1),
    ("beginning of a word", lambda posts: posts >= 1),
    ("exclusion", lambda posts: posts >= 1),
    ("misspelt word", lambda posts: posts == 0),
]


@pytest.mark.parametrize(("kind", "expected"), _HOLDING, ids=[kind for kind, _ in _HOLDING])
def test_words_are_as_frequent_as_their_kind_says(kind: str, expected: Callable[[int], bool]) -> None:
    counts = [holding(query) for query in of_kind(kind)]

    assert [count for count in counts if not expected(count)] == []


_WRITTEN = [
    ("three words", r"\S+ \S+ \S+"),
    ("ten words", r"\S+( \S+){9}"),
    ("one character", "[一-鿿]"),
    ("quoted, common", '"[ぁ-ん]{2,6}"'),
    ("quoted, rare", '".{8}"'),
    ("kana", "[ぁ-ん]{3,}"),
    ("romaji", "[a-z]{3,}"),
    ("exclusion", r"\S+ -\S+"),
    ("date only", r"date:\d{4}-\d{2}"),
    ("question", ".{10,}たのはいつ？"),
]


@pytest.mark.parametrize(("kind", "pattern"), _WRITTEN, ids=[kind for kind, _ in _WRITTEN])
def test_queries_are_written_as_their_kind_says(kind: str, pattern: str) -> None:
    assert [query.text for query in of_kind(kind) if not re.fullmatch(pattern, query.text)] == []


def test_a_month_is_one_of_the_diary() -> None:
    months = {f"date:{date:%Y-%m}" for date in frequencies().dates}

    assert {query.text for query in of_kind("date only")} <= months


def test_a_question_is_a_sentence_of_the_diary() -> None:
    for query in of_kind("question"):
        assert any(query.text.removesuffix("のはいつ？") in text for text in frequencies().texts)
