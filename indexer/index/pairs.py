"""Pairs of neighbouring characters, by which a quoted search finds the documents that it has to look at.

A pair is two units of UTF-16 as one number, which the machine makes of a text twenty times as fast as Python makes
strings. The second unit is the higher half of the number, so that the pairs that end with a character are neighbours:
together they tell where that one stands. On disk: the sorted pairs and, beside each, a number: the document if it is the only one (with the highest bit
set), else where the list of its documents begins.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from indexer.index.packing import pack_documents, unpack_documents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from mmap import mmap

_ALONE = 1 << 31
_MOST_PAIRS = 1500
"""Pairs that end with one character: of a more common one, the first in each text is found as fast."""


def units_of(folded: str) -> bytes:
    """A folded text in UTF-16, two bytes a unit."""
    return folded.encode("utf-16-le", "replace")


def pairs_in(text: str) -> set[int]:
    """The pairs of a text that is indexed; the first unit has none before it and is paired with zero."""
    return pairs_of(b"\0\0" + units_of(text))


def pairs_of(data: bytes) -> set[int]:
    """The pairs of neighbouring units; of a single one there are none."""
    if len(data) < 4:
        return set()
    odd = (len(data) - 2) & ~3
    return {*memoryview(data[: len(data) & ~3]).cast("I"), *memoryview(data[2 : 2 + odd]).cast("I")}


def packed_pairs(pairs: Mapping[int, int | array[int]]) -> tuple[bytes, bytes]:
    """The pairs with their numbers, and the lists of their documents; ``pairs`` has a document or, if there are more, a list."""
    keys = sorted(pairs)
    lists: list[bytes] = []
    numbers = array("I")
    at = 0
    for key in keys:
        docs = pairs[key]
        if isinstance(docs, int):
            numbers.append(docs | _ALONE)
            continue
        numbers.append(at)
        lists.append(pack_documents(docs))
        at += len(lists[-1])
    return array("I", keys).tobytes() + numbers.tobytes(), b"".join(lists)


class PairsReader:
    """The pairs of a segment: ``data[start:end]`` has them with their numbers, their lists begin at ``lists``."""

    def __init__(self, data: mmap, start: int, end: int, lists: int) -> None:
        middle = (start + end) // 2
        self._data = data
        self._keys = memoryview(data)[start:middle].cast("I")
        self._numbers = memoryview(data)[middle:end].cast("I")
        self._lists = lists

    def documents(self, pair: int) -> Sequence[int]:
        """The documents that hold a pair, ascending, from 0; there are none of one that no text has."""
        at = bisect_left(self._keys, pair)
        if at == len(self._keys) or self._keys[at] != pair:
            return ()
        return self._listed(at)

    def _listed(self, at: int) -> Sequence[int]:
        number = self._numbers[at]
        if number & _ALONE:
            return (number ^ _ALONE,)
        return unpack_documents(self._data, self._lists + number)

    def ending_with(self, unit: int) -> Iterator[Sequence[int]] | None:
        """The documents of all pairs that end with a unit: those that hold it. None if there are too many pairs to ask."""
        first, last = bisect_left(self._keys, unit << 16), bisect_left(self._keys, (unit + 1) << 16)
        return map(self._listed, range(first, last)) if last - first <= _MOST_PAIRS else None

    def items(self) -> list[tuple[int, Sequence[int]]]:
        """Every pair with its documents."""
        return [(pair, self.documents(pair)) for pair in self._keys]

    def close(self) -> None:
        """Let go of the file."""
        self._keys.release()
        self._numbers.release()
