"""The postings of a segment that is being built."""

from __future__ import annotations

import functools
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from indexer.index.store.encoding import pack_postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.analysis.analyzer import Analysis

_HALF = 32
"""Bits."""


class PostingsBuilder:
    """Gathers where each term stands: the document in the higher half of a number, the position in the lower."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, array[int]] = defaultdict(functools.partial(array, "Q"))

    def add(self, doc: int, analysis: Analysis) -> None:
        """Add the terms of a document, whose number is higher than that of all before."""
        terms, first = self._terms, doc << _HALF
        for place, term in enumerate(analysis.words, first):
            if term:
                terms[term].append(place)
        for position, term in analysis.compounds:
            terms[term].append(first + position)

    def add_field(self, doc: int, analysis: Analysis, prefix: str, start: int, end: int) -> None:
        """Add the terms of a field, under its ``prefix``: those from ``start`` to ``end`` in characters of the text."""
        first = bisect_left(analysis.starts, start)
        last = bisect_left(analysis.starts, end, first)
        words = [(position, analysis.words[position]) for position in range(first, last)]
        words += [(position, term) for position, term in analysis.compounds if first <= position < last]
        for position, term in words:
            if term and analysis.ends[position] <= end:
                self._terms[prefix + term].append((doc << _HALF) + position)

    def add_terms(self, doc: int, terms: Iterable[str]) -> None:
        """Add terms that have no position, each once: they stand at the first."""
        for term in terms:
            self._terms[term].append(doc << _HALF)

    def add_counts(self, doc: int, counts: Mapping[str, int]) -> None:
        """Add terms that have no position, each as often as ``counts`` says."""
        for term, count in counts.items():
            self._terms[term].extend((doc << _HALF) + number for number in range(count))

    def add_term(
        self, term: bytes, docs: Sequence[int], freqs: Sequence[int], positions: Sequence[int]
    ) -> None:
        """Add where a term stands in documents whose numbers are higher than those that it was in before.

        ``freqs`` says how many of the ``positions`` belong to each document.
        """
        places = self._terms[term.decode()]
        at = 0
        for doc, freq in zip(docs, freqs, strict=True):
            first = doc << _HALF
            places.extend(first + position for position in positions[at : at + freq])
            at += freq

    def packed(self) -> Iterator[tuple[bytes, bytes]]:
        """The terms in UTF-8, sorted, each with its packed postings list."""
        words = {term.encode(): places for term, places in self._terms.items()}
        for term in sorted(words):
            halves = array("I", words[term].tobytes())
            # Half of all terms stand once.
            counts = Counter(halves[1::2]) if len(halves) > 2 else {halves[1]: 1}
            yield term, pack_postings(list(counts), list(counts.values()), halves[::2])
