"""Columns of numbers: growing ones, and those that are cut into runs and written in the narrowest type."""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Any

import numpy as np

from indexer.index.packing import CODES, LIMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from indexer.index.packing import Packed

_TYPES = tuple(map(np.dtype, CODES))


class Growing:
    """A column to whose end numbers from 0 to below 2**31 are added, one by one or many at a time, in four bytes each."""

    def __init__(self) -> None:
        self._data = bytearray()

    def append(self, number: int) -> None:
        """Add one."""
        self._data += number.to_bytes(4, sys.byteorder)

    def extend(self, numbers: NDArray[Any]) -> None:
        """Add many."""
        self._data += numbers.astype(np.int32, copy=False).tobytes()

    def __len__(self) -> int:
        return len(self._data) // 4

    @property
    def numbers(self) -> NDArray[np.int32]:
        """All of them. As long as somebody has them, none can be added."""
        return np.frombuffer(self._data, np.int32)


def edges(column: NDArray[Any]) -> NDArray[np.int64]:
    """Where the runs of equal numbers in a column begin, and where the last one ends."""
    return np.concatenate(([0], np.flatnonzero(column[1:] != column[:-1]) + 1, [len(column)]))


def gaps(column: NDArray[Any], starts: NDArray[np.int64]) -> NDArray[Any]:
    """What each number is more than the one before it; those at ``starts`` have none before."""
    differences = np.diff(column, prepend=column[:1])
    differences[starts] = column[starts]
    return differences


def narrowed(column: NDArray[Any]) -> array[int]:
    """A column (of numbers from 0 to below 2**32) as :func:`indexer.index.packing.narrow` has it."""
    width = int(np.searchsorted(LIMITS, column.max(initial=0), "right"))
    return array(CODES[width], column.astype(_TYPES[width]).tobytes())


class Runs:
    """The runs of a column as bytes, each in the narrowest type; ``cuts`` says where they begin and where the last one ends."""

    def __init__(self, column: NDArray[Any], cuts: NDArray[np.int64]) -> None:
        most = np.maximum.reduceat(column, cuts[:-1])
        self._widths: list[int] = np.searchsorted(LIMITS, most, "right").tolist()
        self._columns = [column.astype(kind) for kind in _TYPES[: max(self._widths) + 1]]
        self._cuts: Sequence[int] = cuts.tolist()

    def __getitem__(self, number: int) -> Packed:
        width = self._widths[number]
        return width, self._columns[width][self._cuts[number] : self._cuts[number + 1]].tobytes()
