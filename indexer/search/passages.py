"""The best passage of a document, and what it adds to the document's score.

A post speaks of several things; it answers a query as well as its best passage does. What is added to BM25:

* coverage: the idf of the query's words that stand in the best window of sentences,
* adjacency: words that follow each other in the query and in the document,
* bigrams: the query's character bigrams, by how rare they are among the candidates, in the window and in the
  whole document. They see what word boundaries hide.

The weights of words that follow each other (``ADJACENT``, ``NEAR``) and the document's share (``DOCUMENT``) lie in the middle
of a flat stretch, chosen on the development questions of JSQuAD, over paragraphs and over long posts, and on known-item
queries over old diaries: from 0.5, 0.3, 0.8 to 1.2, 0.7, 0.6, MRR@10 stays within 0.0007, 0.0010 and 0.0052. The others are
flat within 0.002 (0.9 to 1.3 for coverage, 0.6 to 1.0 and 0.2 to 0.45 for bigrams).
"""

from __future__ import annotations

import functools
import math
from bisect import bisect_right
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.search.snippets import lines_around, sentences
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.model import Span

COVERAGE = 1.1
ADJACENT, NEAR = 0.8, 0.5
WINDOW_BIGRAMS, DOCUMENT_BIGRAMS = 0.8, 0.3
DOCUMENT = 0.7
"""Share of BM25 over the whole document, which also counts what stands far from the passage."""
WINDOW = 6
"""Sentences in a passage at most."""
LENGTH_DISCOUNT, WITH_MEANING = 0.002, 0.003
SHORT = 40
"""A window of n characters beyond a short sentence is worth 1 / (1 + 0.002 n) of what it holds: a longer one must
hold more. Up to there length says nothing, or headings would win. It is 0.003 n ``WITH_MEANING``, which says what long ones are about."""
_KEPT_TEXTS = 64
"""Texts of which the sentences are kept: with the next key, mostly the same are looked at."""
_SAYS_LITTLE = frozenset("、。?!？！ー") | {chr(code) for code in range(ord("ぁ"), ord("ゖ") + 1)}


class Occurrence(NamedTuple):
    """Where a word of the query stands: which word (by rank in the query), and the characters."""

    word: int
    start: int
    end: int


class Candidate(NamedTuple):
    """A document to be looked at: its text (folded where offsets allow), and where the query's words stand."""

    text: str
    occurrences: list[Occurrence]


class Passage(NamedTuple):
    """The best passage of a candidate: its span, what it adds to the score, and of what that is made."""

    span: Span
    score: float
    parts: tuple[tuple[str, float], ...]


def query_bigrams(folded: str) -> frozenset[str]:
    """The character bigrams of a query that say something: not of kana or signs alone, unless nothing else is there."""
    words = folded.split()
    pairs = {word[i : i + 2] for word in words for i in range(len(word) - 1)}
    telling = {pair for pair in pairs if not _SAYS_LITTLE.issuperset(pair)}
    return frozenset(telling or pairs)


def bigram_weights(pairs: frozenset[str], texts: Sequence[str]) -> dict[str, float]:
    """How rare each bigram is among the candidates: Lucene's idf over them."""
    count = len(texts)
    weights = {}
    for pair in pairs:
        df = sum(pair in text for text in texts)
        if df:
            weights[pair] = math.log(1 + (count - df + 0.5) / (df + 0.5))
    return weights


def best_passage(
    candidate: Candidate,
    idfs: Sequence[float],
    weights: dict[str, float],
    length_discount: float = LENGTH_DISCOUNT,
) -> Passage:
    """The window of sentences that answers best; ``idfs`` by word of the query, ``weights`` by bigram."""
    text = candidate.text
    spans = _sentences_of(candidate, idfs, weights) or [(0, len(text))]
    starts = [start for start, _ in spans]
    words: defaultdict[int, set[int]] = defaultdict(set)
    for word, start, _ in candidate.occurrences:
        words[max(0, bisect_right(starts, start) - 1)].add(word)
    pairs = _pairs_by_sentence(text, starts, weights)
    present = set().union(*pairs.values())
    best = _best_window(spans, words, pairs, idfs, weights, length_discount)
    span = (spans[best.first][0], spans[best.last][1])
    adjacency = _adjacency(candidate.occurrences, idfs)
    parts = (
        ("coverage", COVERAGE * best.coverage),
        ("adjacency", adjacency),
        ("window-bigrams", WINDOW_BIGRAMS * best.bigrams),
        ("document-bigrams", DOCUMENT_BIGRAMS * sum(weights[pair] for pair in present)),
    )
    return Passage(span, sum(value for _, value in parts), parts)


def most_of_passage(idfs: Sequence[float], bigrams: float) -> float:
    """What the best passage of a document adds at most: by the idf of each word of the query, 0 for those that it has not, and the weight of its bigrams."""
    together = sum(map(min, idfs, idfs[1:]))
    return COVERAGE * sum(idfs) + ADJACENT * together + (WINDOW_BIGRAMS + DOCUMENT_BIGRAMS) * bigrams


@functools.lru_cache(maxsize=_KEPT_TEXTS)
def _all_sentences(text: str) -> tuple[Span, ...]:
    return tuple(sentences(text))


def _sentences_of(candidate: Candidate, idfs: Sequence[float], weights: dict[str, float]) -> Sequence[Span]:
    """The sentences of a candidate; of a single word, for which no window is better than a sentence, those of its lines.

    Up to the first sentence with it that is short: none is worth more.
    """
    text, found = candidate
    if len(idfs) > 1 or weights:
        return _all_sentences(text)
    spans: list[Span] = []
    for _, start, _ in sorted(found, key=itemgetter(1)):
        if spans and start < spans[-1][1]:
            continue
        spans += sentences(text, *lines_around(text, start, start + 1))
        after = bisect_right(spans, start, key=itemgetter(0))
        if spans[after - 1][1] - spans[after - 1][0] <= SHORT:
            return spans[:after]
    return spans


def _pairs_by_sentence(
    text: str, starts: Sequence[int], weights: dict[str, float]
) -> defaultdict[int, set[str]]:
    """Which bigrams stand in a sentence, by its number; one across its end is in neither."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    ends = [*starts[1:], len(text)]
    for pair in weights:
        at = text.find(pair)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            end = ends[number]
            if at + len(pair) <= end:
                found[number].add(pair)
            at = text.find(pair, end)
    return found


class _Window(NamedTuple):
    value: float
    coverage: float
    bigrams: float
    first: int
    last: int


def _best_window(
    spans: Sequence[Span],
    words: defaultdict[int, set[int]],
    pairs: defaultdict[int, set[str]],
    idfs: Sequence[float],
    weights: dict[str, float],
    length_discount: float,
) -> _Window:
    """The best run of up to :data:`WINDOW` sentences; a longer one must be clearly better than a shorter.

    ``words`` and ``pairs`` are those of the sentences that have any, by number.
    """
    best = _Window(-1.0, 0.0, 0.0, 0, 0)
    telling = sorted(words.keys() | pairs.keys())
    all_words, all_pairs = len(set().union(*words.values())), len(set().union(*pairs.values()))
    for rank, first in enumerate(telling):
        coverage = bigrams = 0.0
        seen: set[int] = set()
        held: set[str] = set()
        # What ends with a sentence that adds nothing is longer, and no better.
        for last in telling[rank : rank + WINDOW]:
            if last >= first + WINDOW:
                break
            coverage += sum([idfs[word] for word in words[last] - seen])
            bigrams += sum([weights[pair] for pair in pairs[last] - held])
            seen |= words[last]
            held |= pairs[last]
            length = spans[last][1] - spans[first][0]
            discount = 1 / (1 + length_discount * max(0, length - SHORT))
            value = discount * (COVERAGE * coverage + WINDOW_BIGRAMS * bigrams)
            if value > best.value:
                best = _Window(value, discount * coverage, discount * bigrams, first, last)
            if len(seen) == all_words and len(held) == all_pairs:
                break  # A longer one holds no more.
    return best


def _adjacency(occurrences: list[Occurrence], idfs: Sequence[float]) -> float:
    """What words of the query that follow each other in the document are worth, each pair once."""
    pairs: dict[int, float] = {}
    ordered = sorted(occurrences, key=lambda o: (o.start, o.word))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 : i + 4]:
            gap = other.start - one.end
            if other.word == one.word + 1 and 0 <= gap <= 3:
                worth = (ADJACENT if gap <= 1 else NEAR) * min(idfs[one.word], idfs[other.word])
                pairs[one.word] = max(pairs.get(one.word, 0.0), worth)
    return sum(pairs.values())
