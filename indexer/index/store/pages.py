"""Files with a checksum for each page, so that what is read of them is verified as it is read.

::

    body  checksums  trailer

The checksums are the CRC-32 of each 4096 bytes of the body, four bytes each; the trailer is the CRC-32 of the checksums.
The block checksums of RocksDB and the checksum VFS of SQLite do the same.
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mmap import mmap
    from typing import BinaryIO

    Data = bytes | mmap

_SHIFT = 12
PAGE = 1 << _SHIFT
"""Bytes that a checksum is of: a page costs 1.8 µs, and a look-up reads one or two."""
_CHECKSUM, _TRAILER = 4, 4


class DamagedFileError(ValueError):
    """A file of the index that is not as it was written."""


class Allowance:
    """How many bytes may still be verified: a search that reads much would spend its time on checksums."""

    def __init__(self, left: int) -> None:
        self.left = left


class PageWriter:
    """Writes a body to an open file, and behind it the checksums of its pages."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._checksums: array[int] = array("I")
        self._crc, self._room = 0, PAGE

    def write(self, data: bytes) -> None:
        """Write a piece of the body."""
        self._file.write(data)
        rest = memoryview(data)
        while len(rest) >= self._room:
            self._checksums.append(zlib.crc32(rest[: self._room], self._crc))
            rest = rest[self._room :]
            self._crc, self._room = 0, PAGE
        self._crc = zlib.crc32(rest, self._crc)
        self._room -= len(rest)

    def tell(self) -> int:
        """How many bytes the body has so far."""
        return self._file.tell()

    def finish(self) -> None:
        """Write the checksums and close the file."""
        if self._room < PAGE:
            self._checksums.append(self._crc)
        checksums = self._checksums.tobytes()
        self._file.write(checksums + zlib.crc32(checksums).to_bytes(_TRAILER, "little"))
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        self._file.close()


class PageReader:
    """The body of a file with checksums: each page is verified when it is read for the first time.

    Without an ``allowance``, always; with one, as long as it lasts. ``verified`` False reads whatever is there, of a file
    that is known to be damaged. Raises DamagedFileError for a page that is not as it was written, here or when it is read.
    """

    def __init__(self, data: Data, allowance: Allowance | None = None, *, verified: bool = True) -> None:
        pages = max(0, -(-(len(data) - _TRAILER) // (PAGE + _CHECKSUM)))
        self.size = len(data) - _TRAILER - _CHECKSUM * pages
        checksums = data[max(0, self.size) : len(data) - _TRAILER]
        if self.size < 0 or (verified and zlib.crc32(checksums) != _number(data[-_TRAILER:])):
            raise DamagedFileError("checksums")
        self.data = data
        self._checksums: array[int] = array("I")
        self._checksums.frombytes(checksums)
        self._pending = bytearray((int(verified),)) * pages
        self._allowance = allowance

    def __getitem__(self, part: slice) -> bytes:
        """The bytes of a part with a start and an end."""
        self.verify(part.start, part.stop)
        return self.data[part]

    def verify(self, start: int, end: int) -> None:
        """Verify the pages of a part that were not yet; none of them if the allowance is too small for all."""
        first, last = start >> _SHIFT, (end + PAGE - 1) >> _SHIFT
        at = self._pending.find(1, first, last)
        if at < 0:
            return
        if self._allowance:
            if self._allowance.left < (last - at) << _SHIFT:
                return
            self._allowance.left -= (last - at) << _SHIFT
        self._verify(at, last)

    def check(self) -> None:
        """Verify all pages that were not yet, whatever the allowance."""
        at = self._pending.find(1)
        if at >= 0:
            self._verify(at, len(self._pending))

    def _verify(self, at: int, last: int) -> None:
        """Verify the pages from ``at``, which was not yet, up to ``last``."""
        while at >= 0:
            start = at << _SHIFT
            if zlib.crc32(self.data[start : min(start + PAGE, self.size)]) != self._checksums[at]:
                raise DamagedFileError("page")
            self._pending[at] = 0
            at = self._pending.find(1, at + 1, last)


def with_checksums(body: bytes) -> bytes:
    """A file of this body."""
    checksums = array("I", (zlib.crc32(body[at : at + PAGE]) for at in range(0, len(body), PAGE))).tobytes()
    return body + checksums + zlib.crc32(checksums).to_bytes(_TRAILER, "little")


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")
