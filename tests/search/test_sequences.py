"""Words in sequence: all documents gone through together give what each gives by itself."""

from __future__ import annotations

from itertools import pairwise, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.index.reader import open_index
from indexer.search import matching, scoring
from indexer.search.clauses import Expansion, Slot
from indexer.search.occurrences import sequences
from indexer.search.passages import (
    Candidate,
    Occurrence,
    best_passage,
    bigram_weights,
    most_of_passage,
)
from indexer.search.scoring import Scorer
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path

WORDS = ("猫", "犬", "鳥", "と")


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Scorer:
    folder: Path = tmp_path_factory.mktemp("sequences")
    sequences = list(product(WORDS, repeat=4))[::3]
    texts = {
        f"2025{1 + n // 28:02}{1 + n % 28:02}": "、".join(words) + f"。{n}日目。"
        for n, words in enumerate(sequences)
    }
    write_diary(folder / "diary.txt", texts)
    Diary(folder / "index").update([folder / "diary.txt"])
    opened = open_index(folder / "index")
    assert opened
    return Scorer(opened)


@pytest.mark.parametrize("selecting", [0, 10**9])
@given(
    terms=st.lists(st.sets(st.sampled_from(WORDS[:3]), min_size=1), min_size=2, max_size=4),
    gaps=st.lists(st.integers(1, 2), min_size=3, max_size=3),
    slack=st.integers(0, 3),
)
@settings(deadline=None)
def test_all_together_and_each_by_itself(
    scorer: Scorer, selecting: int, terms: list[set[str]], gaps: list[int], slack: int
) -> None:
    offsets = [sum(gaps[:n]) for n in range(len(terms))]
    slots = tuple(Slot(offset, tuple(sorted(some))) for offset, some in zip(offsets, terms, strict=True))
    found = matching.Found(Expansion("word", "", 1.0, slots, slack=slack), {}, slots)
    tables = [scorer.any_of(slot.terms) for slot in slots]
    alone = [doc for doc in scorer.reader.documents() if next(sequences(found, doc, scorer), None)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scoring, "_SELECTING", selecting)
        assert matching._in_sequence(slots, slack, tables, scorer) == alone


def test_there_are_some(scorer: Scorer) -> None:
    slots = (Slot(0, ("猫",)), Slot(1, ("犬",)))
    tables = [scorer.any_of(slot.terms) for slot in slots]

    found = matching._in_sequence(slots, 0, tables, scorer)

    assert 5 < len(found) < 40
    assert all("猫、犬" in scorer.text(doc) for doc in found)


@given(
    words=st.lists(st.sampled_from([*WORDS, "。", "い"]), max_size=60).map("".join),
    idfs=st.lists(st.floats(0.1, 9), min_size=3, max_size=3),
)
def test_no_passage_is_worth_more_than_what_is_said(words: str, idfs: list[float]) -> None:
    found = [Occurrence(WORDS.index(c), n, n + 1) for n, c in enumerate(words) if c in WORDS[:3]]
    weights = bigram_weights(frozenset(a + b for a, b in pairwise(WORDS)), [words, "猫犬"])

    best = best_passage(Candidate(words, found), idfs, weights)

    held = [idf if any(one.word == rank for one in found) else 0.0 for rank, idf in enumerate(idfs)]
    present = sum(weight for pair, weight in weights.items() if pair in words)
    assert best.score <= most_of_passage(held, present) + 1e-9


@given(st.lists(st.sampled_from(["猫", "い" * 30, "。", "\n", "、"]), max_size=40).map("".join))
def test_the_passage_of_one_word_is_the_first_of_its_shortest_sentences(text: str) -> None:
    """Those of 40 characters or less are of one length: nothing is said for one of them."""
    found = [Occurrence(0, at, at + 1) for at, char in enumerate(text) if char == "猫"]

    start, end = best_passage(Candidate(text, found), [1.0], {}).span

    from indexer.search.snippets import sentences

    held = [(a, b) for a, b in sentences(text) if "猫" in text[a:b]]
    if held:
        assert (start, end) == min(held, key=lambda span: max(40, span[1] - span[0]))
