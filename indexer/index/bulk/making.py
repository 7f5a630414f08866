"""Texts into documents of a segment, in columns; :mod:`indexer.analysis.analyzer` does the same for one text, word by word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from indexer.analysis.analyzer import AN_ENDING, LONGEST_ENDING, prepared_entry
from indexer.analysis.lexemes import PLAIN
from indexer.index.bulk.columns import narrowed
from indexer.index.bulk.grams import BulkGrams
from indexer.index.bulk.postings import BulkPostings
from indexer.index.bulk.words import LexemeNumbers
from indexer.index.making import Document
from indexer.index.packing import join_spans, pack_arrays, pack_spans
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.segmenter import Segmenter

_APART = 0xDF
"""What a role is combined with, bit by bit, where a word does not touch the one before it: it becomes a capital."""
_ENDING = re.compile(rb"[vdVD]" + AN_ENDING)


class _Placed(NamedTuple):
    """The positions of a text: start, end, term and role of each; compounds and where they begin."""

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    terms: NDArray[np.int32]
    roles: NDArray[np.uint8]
    compounds: NDArray[np.int32]
    places: NDArray[np.int64]


class InBulk:
    """The way for many texts; see :class:`indexer.index.making.Making`."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self.postings = BulkPostings()
        self.grams = BulkGrams()
        self._lexemes = LexemeNumbers(segmenter, self.postings.numbers)

    def document(self, doc: int, text: str) -> Document:
        """See :class:`indexer.index.making.Making`."""
        folded, prepared = prepared_entry(text)
        placed = self._placed(prepared.text)
        starts, ends = placed.starts, placed.ends
        if len(ends) and ends[-1] > len(prepared.text):
            ends[-1] = starts[-1]
        tails = _packed_tails(placed)
        if prepared.starts is not None:
            starts, ends = _moved(prepared, starts, ends)
        indexed = np.flatnonzero(placed.terms)
        terms = np.concatenate((placed.terms[indexed], placed.compounds))
        self.postings.add(doc, terms, np.concatenate((indexed, placed.places)))
        return Document(folded, len(terms), _packed_spans(starts, ends), tails)

    def _placed(self, text: str) -> _Placed:
        lexemes, begins, end = self._scanned(text)
        columns = self._lexemes.columns()
        roles, counts = columns.roles[lexemes], columns.part_counts[lexemes]
        ends = np.append(begins[1:], end)
        # What has no position falls out; what has several is repeated.
        counts[roles == 0] = 0
        words = np.repeat(np.arange(len(lexemes)), counts)
        upto = np.cumsum(counts)
        first = upto - counts
        nth = np.arange(len(words)) - first[words]
        is_last = nth == counts[words] - 1
        parts = columns.first_parts[lexemes][words] + nth
        starts = np.minimum(begins[words] + columns.offsets[parts], ends[words])
        ends = np.where(is_last, ends[words], np.append(starts[1:], 0))
        several = np.flatnonzero(counts > 1)
        return _Placed(
            starts,
            ends,
            columns.terms[parts],
            np.where(is_last, roles[words], PLAIN).astype(np.uint8),
            columns.compounds[lexemes[several]],
            first[several],
        )

    def _scanned(self, text: str) -> tuple[NDArray[np.int32], NDArray[np.int64], int]:
        """The numbers of the words of a text, where they begin, and where the last one ends."""
        numbers, begins = [], []
        for cut in self._segmenter.cuts(text):
            numbers.append(self._lexemes.of(cut))
            begins.append(np.array(cut.begins, np.int64))
        return np.concatenate(numbers), np.concatenate(begins), int(begins[-1][-1]) + 1


def _moved(
    prepared: Aligned, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The spans in characters of the text that was prepared, as :meth:`Aligned.span` has them."""
    origins = np.array(prepared.starts, np.int64)
    # Whole clusters: up to the first character that came from elsewhere. Origins rise.
    after = np.searchsorted(origins, origins[ends - 1], "right").clip(max=len(origins) - 1)
    begins = origins[starts]
    return begins, np.where(starts < ends, origins[after], begins)


def _packed_spans(starts: NDArray[np.int64], ends: NDArray[np.int64]) -> bytes:
    gaps, lengths = starts.copy(), ends - starts
    gaps[1:] -= ends[:-1]
    if min(gaps.min(initial=0), lengths.min(initial=0)) < 0:
        return pack_spans(starts.tolist(), ends.tolist())
    return join_spans(narrowed(gaps), narrowed(lengths), ends.tolist())


def _packed_tails(placed: _Placed) -> bytes:
    roles, starts, ends = placed.roles.copy(), placed.starts, placed.ends
    roles[1:][starts[1:] != ends[:-1]] &= _APART
    found = [(ending.start(), ending.end(1) - 1) for ending in _ENDING.finditer(roles.tobytes())]
    if not found:
        return b""
    stems, lasts = np.array(found).T
    # Ends rise, so that the last one that is not too far is found by bisection.
    lasts = np.minimum(lasts, np.searchsorted(ends, ends[stems] + LONGEST_ENDING, "right") - 1)
    stems, lasts = stems[lasts > stems], lasts[lasts > stems]
    if not len(stems):
        return b""
    return pack_arrays(narrowed(np.diff(stems, prepend=0)), narrowed(lasts - stems))
