"""What a file of the index was when it was committed, so that one that was changed, cut or lost is noticed.

A search compares size and time of each file, which costs some microseconds; only where the time differs (the index was
copied, or tampered with) is the file read and held against its check sum. :mod:`indexer.index.integrity` reads all of them.
A file that is found changed though it has its time is given another, so that from then on every search sees it.
"""

from __future__ import annotations

import contextlib
import time
import zlib
from typing import TYPE_CHECKING

from indexer.index.store.directory import is_file_of_mine
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.index.store.directory import IndexDirectory

_CHUNK = 1 << 20


class FileChecksum(NamedTuple):
    """A file of the index: its name, size (bytes), time of modification (ns) and check sum (CRC-32)."""

    name: str
    size: int
    mtime_ns: int
    crc: int


def checksums_of(
    directory: IndexDirectory, names: Iterable[str], known: Iterable[FileChecksum] = ()
) -> tuple[FileChecksum, ...]:
    """The checksums of some files as they are now; those of ``known`` that fit still are not read again."""
    fitting = {checksum.name: checksum for checksum in known}
    checksums = []
    for name in names:
        info = directory.info(name)
        checksum = fitting.get(name)
        if checksum is None or (checksum.size, checksum.mtime_ns) != (info.st_size, info.st_mtime_ns):
            checksum = FileChecksum(name, info.st_size, info.st_mtime_ns, _crc(directory, name))
        checksums.append(checksum)
    return tuple(checksums)


def broken(
    directory: IndexDirectory, checksums: Sequence[FileChecksum], *, thorough: bool = False
) -> list[str]:
    """The names of the files that are not as they were committed, or not the user's own; ``thorough`` reads all of them.

    Raises FileNotFoundError for one that is gone: a commit may just have removed it.
    """
    return [checksum.name for checksum in checksums if not _holds(directory, checksum, thorough=thorough)]


def _holds(directory: IndexDirectory, checksum: FileChecksum, *, thorough: bool) -> bool:
    info = directory.info(checksum.name)
    if info.st_size != checksum.size or not is_file_of_mine(info):
        return False
    if info.st_mtime_ns == checksum.mtime_ns and not thorough:
        return True
    if _crc(directory, checksum.name) != checksum.crc:
        if info.st_mtime_ns == checksum.mtime_ns:
            with contextlib.suppress(OSError):
                directory.set_time(checksum.name, info, time.time_ns())
        return False
    if info.st_mtime_ns != checksum.mtime_ns:
        # A copy, and a true one: it need not be read again at the next search.
        with contextlib.suppress(OSError):
            directory.set_time(checksum.name, info, checksum.mtime_ns)
    return True


def _crc(directory: IndexDirectory, name: str) -> int:
    crc = 0
    with directory.opened(name) as file:
        while data := file.read(_CHUNK):
            crc = zlib.crc32(data, crc)
    return crc
