"""Seals: what a file of the index was when it was committed, so that one that was changed, cut or lost is noticed.

A search compares size and time of each file, which costs some microseconds; only where the time differs (the index was
copied, or tampered with) is the file read and held against its check sum. :mod:`indexer.index.integrity` reads all of them.
A file that is found changed though it has its time is given another, so that from then on every search sees it.
"""

from __future__ import annotations

import contextlib
import time
import zlib
from typing import TYPE_CHECKING

from indexer.index.directory import is_file_of_mine
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.index.directory import IndexDirectory

_CHUNK = 1 << 20


class Seal(NamedTuple):
    """A file of the index: its name, size (bytes), time of modification (ns) and check sum (CRC-32)."""

    name: str
    size: int
    mtime_ns: int
    crc: int


def sealed(directory: IndexDirectory, names: Iterable[str], known: Iterable[Seal] = ()) -> tuple[Seal, ...]:
    """The seals of some files as they are now; those of ``known`` that fit still are not read again."""
    fitting = {seal.name: seal for seal in known}
    seals = []
    for name in names:
        info = directory.info(name)
        seal = fitting.get(name)
        if seal is None or (seal.size, seal.mtime_ns) != (info.st_size, info.st_mtime_ns):
            seal = Seal(name, info.st_size, info.st_mtime_ns, _crc(directory, name))
        seals.append(seal)
    return tuple(seals)


def broken(directory: IndexDirectory, seals: Sequence[Seal], *, thorough: bool = False) -> list[str]:
    """The names of the files that are not as they were sealed, or not the user's own; ``thorough`` reads all of them.

    Raises FileNotFoundError for one that is gone: a commit may just have removed it.
    """
    return [seal.name for seal in seals if not _holds(directory, seal, thorough=thorough)]


def _holds(directory: IndexDirectory, seal: Seal, *, thorough: bool) -> bool:
    info = directory.info(seal.name)
    if info.st_size != seal.size or not is_file_of_mine(info):
        return False
    if info.st_mtime_ns == seal.mtime_ns and not thorough:
        return True
    if _crc(directory, seal.name) != seal.crc:
        if info.st_mtime_ns == seal.mtime_ns:
            with contextlib.suppress(OSError):
                directory.set_time(seal.name, info, time.time_ns())
        return False
    if info.st_mtime_ns != seal.mtime_ns:
        # A copy, and a true one: it need not be read again at the next search.
        with contextlib.suppress(OSError):
            directory.set_time(seal.name, info, seal.mtime_ns)
    return True


def _crc(directory: IndexDirectory, name: str) -> int:
    crc = 0
    with directory.opened(name) as file:
        while data := file.read(_CHUNK):
            crc = zlib.crc32(data, crc)
    return crc
