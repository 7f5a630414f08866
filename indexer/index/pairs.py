"""Pairs of neighbouring characters, by which a quoted search finds the documents that it has to look at.

A pair is two units of UTF-16 as one number, which the machine makes of a text twenty times as fast as Python makes
strings. The second unit is the higher half of the number, so that the pairs that end with a character are neighbours:
together they tell where that one stands.

What is kept of a pair is in which blocks of neighbouring documents it stands: a search looks at their texts anyway, which
stand side by side, and a block of eight needs half the numbers of eight documents. On disk: the sorted pairs and, beside
each, a number: the block if it is the only one (with the highest bit set), else where the list of its blocks begins.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from indexer.index.packing import pack_documents, unpack_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from mmap import mmap

BLOCK = 8
"""Documents."""
_ALONE = 1 << 31
_MOST_PAIRS = 1500
"""Pairs that end with one character: of a more common one, the first in each text is found as fast."""


def units_of(folded: str) -> bytes:
    """A folded text in UTF-16, two bytes a unit."""
    return folded.encode("utf-16-le", "replace")


def pairs_of(data: bytes) -> set[int]:
    """The pairs of neighbouring units; of a single one there are none."""
    if len(data) < 4:
        return set()
    odd = (len(data) - 2) & ~3
    return {*memoryview(data[: len(data) & ~3]).cast("I"), *memoryview(data[2 : 2 + odd]).cast("I")}


class PairsBuilder:
    """Gathers the pairs of the texts of a segment."""

    def __init__(self) -> None:
        self._blocks: defaultdict[int, list[int]] = defaultdict(list)
        self._texts: list[str] = []
        self._block = 0

    def add(self, text: str) -> None:
        """Add the folded text of the next document."""
        self._texts.append(text)
        if len(self._texts) == BLOCK:
            self._close_block()

    def _close_block(self) -> None:
        blocks, block = self._blocks, self._block
        # The first unit of a text has none before it and is paired with zero.
        for pair in pairs_of(units_of("\0" + "\0".join(self._texts))):
            blocks[pair].append(block)
        self._texts.clear()
        self._block += 1

    def packed(self) -> tuple[bytes, bytes]:
        """The pairs with their numbers, and the lists of their blocks."""
        if self._texts:
            self._close_block()
        keys = sorted(self._blocks)
        lists: list[bytes] = []
        numbers = array("I")
        at = 0
        for key in keys:
            blocks = self._blocks[key]
            if len(blocks) == 1:
                numbers.append(blocks[0] | _ALONE)
                continue
            numbers.append(at)
            lists.append(pack_documents(blocks))
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

    def blocks(self, units: bytes) -> Iterable[int] | None:
        """The blocks that may hold these units, ascending; None if any may, for there are too many pairs to ask."""
        if len(units) == 2:
            return self._ending_with(int.from_bytes(units, "little"))
        found = sorted(map(self._with_pair, pairs_of(units)), key=len)
        return found[0] if len(found) == 1 else sorted(set(found[0]).intersection(*found[1:]))

    def _with_pair(self, pair: int) -> Sequence[int]:
        at = bisect_left(self._keys, pair)
        if at == len(self._keys) or self._keys[at] != pair:
            return ()
        return self._listed(at)

    def _listed(self, at: int) -> Sequence[int]:
        number = self._numbers[at]
        if number & _ALONE:
            return (number ^ _ALONE,)
        return unpack_documents(self._data, self._lists + number)

    def _ending_with(self, unit: int) -> list[int] | None:
        """The blocks of all pairs that end with a unit: those that hold it."""
        first, last = bisect_left(self._keys, unit << 16), bisect_left(self._keys, (unit + 1) << 16)
        if last - first > _MOST_PAIRS:
            return None
        return sorted(set(chain.from_iterable(map(self._listed, range(first, last)))))

    def close(self) -> None:
        """Let go of the file."""
        self._keys.release()
        self._numbers.release()
