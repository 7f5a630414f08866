"""A sorted table on disk: lines ``key TAB value``, in compressed blocks with a directory of their first keys.

A look-up is a bisection of the directory and one block unpacked; neighbours share a block, so that all keys with a
prefix are read as they stand. As in the term dictionaries of Lucene and the SSTables of Bigtable (Chang et al. 2006).
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.index.store.pages import PageReader

BLOCK = 4096
"""Bytes of lines in a block, before it is compressed: larger ones are smaller in all and slower to read."""

_MOST_KEPT = 64
"""Blocks of an open table: a query that is typed letter by letter asks for the same ones again."""


def packed_table(lines: Iterable[bytes], block_size: int = BLOCK) -> Iterator[bytes]:
    """The table of ``lines`` (``key TAB value``, sorted, without line ends) as pieces to be written.

    ``block_size`` is in bytes before compression.
    Blocks, then the compressed directory, then the directory's length in eight bytes.
    """
    firsts: list[bytes] = []
    lengths: array[int] = array("I")
    block: list[bytes] = []
    size = 0
    for line in lines:
        if size >= block_size:
            data = _packed_block(block)
            firsts.append(block[0].partition(b"\t")[0])
            lengths.append(len(data))
            yield data
            block, size = [], 0
        block.append(line)
        size += len(line) + 1
    if block:
        data = _packed_block(block)
        firsts.append(block[0].partition(b"\t")[0])
        lengths.append(len(data))
        yield data
    directory = zlib.compress(lengths.tobytes() + b"\n".join(firsts), 6)
    yield len(lengths).to_bytes(4, "little") + directory
    yield (len(directory) + 4).to_bytes(8, "little")


def _packed_block(lines: list[bytes]) -> bytes:
    return zlib.compress(b"\n" + b"\n".join(lines) + b"\n", 9)


class Table:
    """A table in ``data[start:end]``; blocks are unpacked when they are asked for, and the last ones are kept."""

    def __init__(self, data: bytes | PageReader, start: int, end: int) -> None:
        self._data = data
        length = int.from_bytes(data[end - 8 : end], "little")
        at = end - 8 - length
        count = int.from_bytes(data[at : at + 4], "little")
        directory = zlib.decompress(data[at + 4 : end - 8])
        lengths: array[int] = array("I")
        lengths.frombytes(directory[: 4 * count])
        self._edges = list(accumulate(lengths, initial=start))
        self._firsts = directory[4 * count :].split(b"\n") if count else []
        self._kept: dict[int, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The value of a key; None if the table does not have it."""
        number = bisect_right(self._firsts, key) - 1
        if number < 0:
            return None
        block = self._block(number)
        at = block.find(b"\n" + key + b"\t")
        if at < 0:
            return None
        start = at + len(key) + 2
        return block[start : block.index(b"\n", start)]

    def lines(self, prefix: bytes = b"") -> Iterator[bytes]:
        """The lines whose key begins with ``prefix`` (which may be all of the key and its tab), ascending."""
        stem = prefix.rstrip(b"\t")
        # They may begin in the block before the first whose first key has the prefix.
        for number in range(max(0, bisect_left(self._firsts, stem) - 1), len(self._firsts)):
            if self._firsts[number] > stem and not self._firsts[number].startswith(stem):
                return
            block = self._block(number)
            last = len(block) - 1
            at = block.find(b"\n" + prefix, 0, last)
            while at >= 0:
                end = block.index(b"\n", at + 1)
                yield block[at + 1 : end]
                at = block.find(b"\n" + prefix, end, last)

    def lines_from(self, key: bytes) -> Iterator[bytes]:
        """The lines whose key is not below ``key``, ascending."""
        for number in range(max(0, bisect_right(self._firsts, key) - 1), len(self._firsts)):
            yield from (
                line for line in self._block(number)[1:-1].split(b"\n") if line.partition(b"\t")[0] >= key
            )

    def _block(self, number: int) -> bytes:
        block = self._kept.get(number)
        if block is None:
            if len(self._kept) == _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            block = zlib.decompress(self._data[self._edges[number] : self._edges[number + 1]])
            self._kept[number] = block
        return block
