"""The postings of a segment that is being made, for a few texts; :mod:`indexer.index.bulk.postings` does the same for many."""

from __future__ import annotations

import functools
from array import array
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from indexer.index.packing import pack_postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.analyzer import Analysis

HALF = 32
"""Bits."""


class PostingsBuilder:
    """Gathers where each term stands: the document in the higher half of a number, the position in the lower."""

    def __init__(self) -> None:
        self._terms: defaultdict[str, array[int]] = defaultdict(functools.partial(array, "Q"))

    def add(self, doc: int, analysis: Analysis) -> None:
        """Add the terms of a document, whose number is higher than that of all before."""
        terms, first = self._terms, doc << HALF
        for place, term in enumerate(analysis.words, first):
            if term:
                terms[term].append(place)
        for position, term in analysis.compounds:
            terms[term].append(first + position)

    def add_places(self, term: bytes, places: Iterable[int]) -> None:
        """Add where a term stands in documents whose numbers are higher than those of all before."""
        self._terms[term.decode()].extend(places)

    def packed(self) -> Iterator[tuple[bytes, bytes]]:
        """The terms as bytes, sorted, each with its list of postings."""
        words = {term.encode("utf-8", "replace"): places for term, places in self._terms.items()}
        for term in sorted(words):
            halves = array("I", words[term].tobytes())
            counts = Counter(halves[1::2])
            yield term, pack_postings(list(counts), list(counts.values()), halves[::2])
