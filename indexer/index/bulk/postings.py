"""The postings of a segment of much text; :class:`indexer.index.postings.PostingsBuilder` does the same for a few texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.index.bulk.columns import Growing, Runs, edges, gaps
from indexer.index.packing import join_postings, pack_postings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_AT_ONCE = 300_000
"""Postings that are put in order at once, to bound the memory: at some 60 bytes each."""


class TermNumbers(dict[str, int]):
    """The number of each term of a segment, given when it is asked for; that of no term (``""``) is 0."""

    def __init__(self) -> None:
        self[""] = 0

    def __missing__(self, term: str) -> int:
        self[term] = number = len(self)
        return number


class BulkPostings:
    """Gathers where each term stands: columns of terms and positions, and how many of them follow in which document."""

    def __init__(self) -> None:
        self.numbers = TermNumbers()
        self._terms, self._positions = Growing(), Growing()
        self._docs, self._counts = Growing(), Growing()

    def add(self, doc: int, terms: NDArray[np.int32], positions: NDArray[Any]) -> None:
        """Add the terms of a document by their ``numbers``, each where it stands; its own number is higher than that of all before."""
        self._terms.extend(terms)
        self._positions.extend(positions)
        self._docs.append(doc)
        self._counts.append(len(terms))

    def add_term(
        self, term: bytes, docs: Sequence[int], freqs: Sequence[int], positions: Sequence[int]
    ) -> None:
        """See :class:`indexer.index.making.Postings`."""
        self._terms.extend(np.full(len(positions), self.numbers[term.decode()]))
        self._positions.extend(np.array(positions))
        self._docs.extend(np.array(docs))
        self._counts.extend(np.array(freqs))

    def packed(self) -> Iterator[tuple[bytes, bytes]]:
        """See :class:`indexer.index.making.Postings`."""
        written = [term.encode() for term in self.numbers]
        terms, positions = self._terms.numbers, self._positions.numbers
        docs = np.repeat(self._docs.numbers, self._counts.numbers)
        order, counts = _in_order(terms, written)
        ranks = np.zeros(len(written), np.int32)
        ranks[order] = np.arange(len(order))
        done = np.concatenate(([0], np.cumsum(counts)))
        low = 0
        while low < len(order):
            high = max(low + 1, int(np.searchsorted(done, done[low] + _AT_ONCE, "right")) - 1)
            block = np.zeros(len(written), bool)
            block[order[low:high]] = True
            chosen = np.flatnonzero(block[terms])
            chosen = chosen[np.argsort(ranks[terms[chosen]], kind="stable")]
            lists = _lists(docs[chosen], positions[chosen], done[low : high + 1] - done[low])
            yield from zip((written[number] for number in order[low:high]), lists, strict=True)
            low = high


def _in_order(
    terms: NDArray[np.int32], written: Sequence[bytes]
) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """The numbers of the terms that occur, as they are sorted when ``written``, and how often each does."""
    numbers, counts = np.unique(terms, return_counts=True)
    order = sorted(range(len(numbers)), key=[written[number] for number in numbers].__getitem__)
    return numbers[order], counts[order]


def _lists(docs: NDArray[np.int32], positions: NDArray[np.int32], cuts: NDArray[np.int64]) -> Iterator[bytes]:
    """The lists of postings that are sorted; those of a term go from each of ``cuts`` to the next."""
    # A document begins where its number is another one than that before, or the term is.
    begins = edges(docs)[:-1]
    begins = np.union1d(begins, cuts[:-1])
    freqs = np.diff(begins, append=len(docs))
    of_terms = np.searchsorted(begins, cuts)
    lists = (
        Runs(gaps(docs[begins], of_terms[:-1]), of_terms),
        Runs(freqs, of_terms),
        Runs(positions, cuts),
    )
    alone = np.diff(cuts) == 1
    for number, count in enumerate(np.diff(of_terms).tolist()):
        if alone[number]:
            at = cuts[number]
            yield pack_postings((int(docs[at]),), (1,), (int(positions[at]),))
        else:
            yield join_postings(count, *(runs[number] for runs in lists))
