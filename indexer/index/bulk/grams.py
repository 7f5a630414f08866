"""The characters and pairs of letters of many texts; :mod:`indexer.index.grams` says which, and how they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.index.bulk.columns import Growing, Runs, edges, gaps
from indexer.index.grams import ALONE, LETTERS
from indexer.index.packing import join_documents

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNITS = 1 << 16
"""How many units there are; a pair is a higher number."""
_LETTERS = [unit for first, last in LETTERS for unit in range(ord(first), ord(last) + 1)]
_IS_LETTER = np.isin(np.arange(_UNITS), _LETTERS)
_HALF = np.uint64(32)
"""Bits."""


class BulkGrams:
    """Gathers the grams of the texts of a segment."""

    def __init__(self) -> None:
        self._grams = Growing()
        self._counts = Growing()

    def add(self, text: str) -> None:
        """Add the folded text of the next document."""
        units = np.frombuffer(text.encode("utf-16-le", "replace"), "<u2").astype(np.uint32)
        letters = _IS_LETTER[units]
        both = letters[1:] & letters[:-1]
        pairs = units[:-1][both] | units[1:][both] << 16
        grams = np.unique(np.concatenate((units, pairs)))
        self._grams.extend(grams)
        self._counts.append(len(grams))

    def packed(self) -> tuple[bytes, bytes]:
        """The grams with their numbers, and the lists of their documents."""
        grams, counts = self._grams.numbers.view(np.uint32), self._counts.numbers
        documents = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        # In two parts, to take half the memory: both orders have the units first.
        found: list[NDArray[np.uint32]] = []
        numbers: list[NDArray[np.uint32]] = []
        lists: list[bytes] = []
        at = 0
        for part in (grams < _UNITS, grams >= _UNITS):
            if part.any():
                heads, places, more = _packed(*_sorted(grams[part], documents[part]), at)
                found.append(heads)
                numbers.append(places)
                lists += more
                at += sum(map(len, more))
        return b"".join(column.tobytes() for column in found + numbers), b"".join(lists)


def _sorted(
    grams: NDArray[np.uint32], documents: NDArray[np.uint32]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Grams in order, and the documents of each in order."""
    keys = grams.astype(np.uint64)
    keys <<= _HALF
    keys |= documents
    keys.sort()
    documents = keys.astype(np.uint32)
    keys >>= _HALF
    return keys.astype(np.uint32), documents


def _packed(
    grams: NDArray[np.uint32], documents: NDArray[np.uint32], at: int
) -> tuple[NDArray[np.uint32], NDArray[np.uint32], list[bytes]]:
    """Each gram once, the number beside it, and the lists; the first one will begin at ``at``."""
    cuts = edges(grams)
    starts, lengths = cuts[:-1], np.diff(cuts)
    runs = Runs(gaps(documents, starts), cuts)
    numbers = documents[starts] | np.uint32(ALONE)
    lists: list[bytes] = []
    for number in np.flatnonzero(lengths > 1).tolist():
        numbers[number] = at
        lists.append(join_documents(int(lengths[number]), runs[number]))
        at += len(lists[-1])
    return grams[starts], numbers, lists
