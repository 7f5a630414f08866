"""Named arrays in one file of the index, memory-mapped and with a checksum a page.

::

    magic  array ... array  directory  trailer

The directory has a line for each array: name, type, shape, first byte. The trailer is the directory's own place and
length, twelve bytes. All this is the body of a file with checksums (:mod:`indexer.index.store.pages`).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Protocol

from indexer.index.store.directory import mapped
from indexer.index.store.pages import DamagedFileError, PageReader, PageWriter
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from numpy.typing import NDArray

    from indexer.index.store.directory import IndexDirectory
    from indexer.index.store.pages import Allowance

_MAGIC = b"nikki\x05\xf5\n"
_TRAILER = 12
_ALIGNED = 64


class Arrays(Protocol):
    """Arrays by name."""

    def __getitem__(self, key: str, /) -> NDArray[Any]:
        """An array. Raises KeyError, and DamagedFileError if it is not as it was written."""

    def part(self, key: str, start: int, end: int) -> bytes:
        """Some bytes of an array. Raises as above."""


class ArraysInMemory(dict[str, "NDArray[Any]"]):
    """Arrays that are yet to be written."""

    def part(self, key: str, start: int, end: int) -> bytes:
        """Some bytes of an array of bytes."""
        return self[key][start:end].tobytes()


def write_arrays(directory: IndexDirectory, name: str, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write a file of these arrays, in one step. Raises OSError; an unfinished file is removed by the next writer."""
    from indexer.index.store.filenames import fresh

    unfinished = fresh(name)
    file = PageWriter(directory.create(unfinished))
    try:
        file.write(_MAGIC)
        at, rows = len(_MAGIC), []
        for key, array in arrays.items():
            padding = -at % _ALIGNED
            data = array.tobytes()
            file.write(bytes(padding) + data)
            rows.append(f"{key} {array.dtype.str} {','.join(map(str, array.shape))} {at + padding}")
            at += padding + len(data)
        rest = "\n".join(rows).encode()
        file.write(rest + at.to_bytes(8, "little") + len(rest).to_bytes(4, "little"))
        file.finish()
    except BaseException:
        file.abandon()
        directory.remove(unfinished)
        raise
    directory.move(unfinished, name)


class _Place(NamedTuple):
    """An array in the file: its type, its shape, its first byte and the one after its last."""

    type: str
    shape: tuple[int, ...]
    start: int
    end: int


class ArraysFile:
    """A file of arrays, open; what is read is verified as ``allowance`` says (:class:`~indexer.index.store.pages.PageReader`).

    Raises OSError or, for a file that is none, DamagedFileError.
    """

    def __init__(self, path: str, allowance: Allowance | None = None) -> None:
        try:
            self._data = PageReader(mapped(path), allowance)
        except ValueError as error:  # an empty file
            raise DamagedFileError("no arrays") from error
        self._places = self._directory()

    def _directory(self) -> dict[str, _Place]:
        data = self._data
        if data.size < len(_MAGIC) + _TRAILER or data[0 : len(_MAGIC)] != _MAGIC:
            raise DamagedFileError("no arrays")
        trailer = data[data.size - _TRAILER : data.size]
        at, length = int.from_bytes(trailer[:8], "little"), int.from_bytes(trailer[8:], "little")
        found = {}
        for row in data[at : at + length].decode().split("\n"):
            key, kind, sizes, start = row.split(" ")
            shape = tuple(int(size) for size in sizes.split(",") if size)
            size = math.prod(shape) * int(kind[2:])
            found[key] = _Place(kind, shape, int(start), int(start) + size)
        return found

    def __getitem__(self, key: str) -> NDArray[Any]:
        """An array of the file, not copied. Raises DamagedFileError if it is not as it was written."""
        from indexer.meaning.numeric import np

        place = self._places[key]
        self._data.verify(place.start, place.end)
        count = math.prod(place.shape)
        return np.frombuffer(self._data.data, place.type, count, place.start).reshape(place.shape)

    def part(self, key: str, start: int, end: int) -> bytes:
        """Some bytes of an array. Raises DamagedFileError as above."""
        place = self._places[key]
        return self._data[place.start + start : place.start + end]

    def everything(self, key: str) -> bytes:
        """All bytes of an array. Raises DamagedFileError as above."""
        place = self._places[key]
        return self._data[place.start : place.end]

    def check(self) -> None:
        """Verify everything. Raises DamagedFileError."""
        self._data.check()
