"""How much it counts to hold a term: BM25 over one open index.

Scores are BM25 (Robertson & Zaragoza 2009) with Lucene's idf. k1 and b were measured on JSQuAD (CC BY-SA 4.0):
0.6 and 0.6 give an MRR@10 of .939 where 1.2 and 0.75 give .931, and on long entries as much again.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate, chain, repeat
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from indexer.analysis.query_word import Unit
    from indexer.index.reader import IndexReader
    from indexer.index.store.encoding import Postings, Spans
    from indexer.model import Span
    from indexer.search.clauses import Clause
    from indexer.search.matching import Match

K1 = 0.6
B = 0.6
COMPOUND_SHARE = 0.5
"""Of the score of a word with parts, this share is the whole's and the rest the parts': counted in full, it counts double."""

_HALF = 32
"""Bits."""
_SELECTING = 12
"""Places that are worked out in the time of selecting those of one document."""

Scores = dict[int, float]
"""Score by document."""


class Scorer:
    """BM25 and the positions of terms in one open index. What was worked out is kept; no answer depends on another.

    ``matches`` and ``spans`` are what :mod:`indexer.search.matching` has found.
    """

    def __init__(self, reader: IndexReader) -> None:
        self.reader = reader
        self.live = reader.doc_count - len(reader.deleted)
        gone = sum(reader.sizes[doc] for doc in reader.deleted)
        average = (sum(reader.sizes) - gone) / max(1, self.live) or 1.0
        self._by_size = K1 * B / average
        self.matches: dict[tuple[Clause, bool], Match] = {}
        self.spans: dict[tuple[int, int], frozenset[Span]] = {}
        self._scores: dict[str, Scores] = {}
        self._ends: dict[str, list[int]] = {}
        self._scored = 0

    @cached_property
    def _lengths(self) -> list[float]:
        """What the length of each document adds to a count, in the denominator of BM25."""
        return [K1 * (1 - B) + self._by_size * size for size in self.reader.sizes]

    @property
    def size(self) -> int:
        """How many scores are kept."""
        kept = sum(map(len, self._scores.values())) + sum(len(m.scores) for m in self.matches.values())
        return kept + len(self.spans)

    def idf(self, df: int) -> float:
        """How telling it is to be one of ``df`` documents."""
        return math.log(1 + (self.live - df + 0.5) / (df + 0.5))

    def scores(self, term: str) -> Scores:
        """BM25 of a term by document."""
        if term not in self._scores:
            docs, freqs, _ = self.reader.postings(term)
            self._scores[term] = self.bm25(docs, freqs, self.idf(len(docs)))
        return self._scores[term]

    def bm25(self, docs: Collection[int], freqs: Iterable[float], weight: float) -> Scores:
        """BM25 of what stands so often in these documents, for an idf of ``weight``."""
        top = weight * (K1 + 1)
        self._scored += len(docs)
        if self._scored > self.reader.doc_count:
            # From so many on it is less work to have the lengths worked out for all documents.
            lengths = self._lengths
            return {doc: top * tf / (tf + lengths[doc]) for doc, tf in zip(docs, freqs, strict=True)}
        fixed, by_size, sizes = K1 * (1 - B), self._by_size, self.reader.sizes
        return {
            doc: top * tf / (tf + (fixed + by_size * sizes[doc])) for doc, tf in zip(docs, freqs, strict=True)
        }

    def any_of(self, terms: Sequence[str]) -> Scores:
        """The score of the best of some terms by document."""
        return best_of(map(self.scores, terms))

    def as_one(self, terms: Iterable[str], weight: float) -> Scores:
        """The score of some terms that stand for one, by document, times ``weight``: how often they stand there, and in how many documents any does.

        They share an idf (as in Lucene's SynonymQuery), and an occurrence counts by how many documents hold its term, of
        those that hold the most frequent one: who types the beginning of a word rather means a frequent one.
        """
        found = sorted(map(self.reader.postings, terms), key=lambda one: len(one.docs), reverse=True)
        # Those of the most frequent one, which are nearly half of all, are taken over as a whole.
        counts: dict[int, float] = dict(zip(*found[0][:2], strict=True)) if found else {}
        for docs, freqs, _ in found[1:]:
            share = len(docs) / (len(found[0].docs) or 1)
            for doc, count in zip(docs, freqs, strict=True):
                counts[doc] = counts.get(doc, 0.0) + share * count
        return self.bm25(counts, counts.values(), weight * self.idf(len(counts)))

    def unit_scores(self, unit: Unit) -> Scores:
        """The score of one dictionary word by document: of its parts, and of the whole beside them."""
        if not unit.compound and len(unit.terms) == 1:
            return self.scores(unit.terms[0][1])
        share = COMPOUND_SHARE if unit.compound else 1.0
        total: Scores = {}
        for _, term in unit.terms:
            for doc, score in self.scores(term).items():
                total[doc] = total.get(doc, 0.0) + share * score
        if unit.compound:
            for doc, score in self.scores(unit.compound).items():
                total[doc] = total.get(doc, 0.0) + COMPOUND_SHARE * score
        return total

    def positions(self, term: str, doc: int) -> Sequence[int]:
        """The positions of a term in a document."""
        postings: Postings = self.reader.postings(term)
        at = bisect_left(postings.docs, doc)
        if at == len(postings.docs) or postings.docs[at] != doc:
            return ()
        if term not in self._ends:
            self._ends[term] = list(accumulate(postings.freqs))
        end = self._ends[term][at]
        return postings.positions[end - postings.freqs[at] : end]

    def places(self, terms: Iterable[str], docs: Sequence[int]) -> Iterator[int]:
        """Where any of some terms stands, as numbers (:func:`document_of`): in ``docs``, and maybe in others, too."""
        return chain.from_iterable(self._places(term, docs) for term in terms)

    def _places(self, term: str, docs: Sequence[int]) -> Iterable[int]:
        found, freqs, positions = self.reader.postings(term)
        if _SELECTING * len(docs) < len(positions):
            return ((doc << _HALF) + position for doc in docs for position in self.positions(term, doc))
        firsts = map((1 << _HALF).__mul__, found)
        return map(add, chain.from_iterable(map(repeat, firsts, freqs)), positions)

    def text(self, doc: int) -> str:
        """The folded text of a document."""
        return self.reader.text(doc)

    def words(self, doc: int) -> Spans:
        """The spans of the positions of a document."""
        return self.reader.spans(doc)


def document_of(place: int) -> int:
    """The document of a place, which is in the higher half of the number; the lower half is the position."""
    return place >> _HALF


def best_of(tables: Iterable[Scores]) -> Scores:
    """The highest score of each document in some tables; none of them is changed."""
    held = sorted(filter(None, tables), key=len, reverse=True)
    if len(held) < 2:
        return held[0] if held else {}
    best = held[0].copy()
    for table in held[1:]:
        for doc, score in table.items():
            if score > best.get(doc, 0.0):
                best[doc] = score
    return best


def summed(tables: Iterable[Mapping[int, float]]) -> Scores:
    """The scores of several tables added up by document."""
    total: Scores = {}
    for table in tables:
        for doc, score in table.items():
            total[doc] = total.get(doc, 0.0) + score
    return total
