"""Reading a file that anybody may have written: a regular file, and no more of it than a limit.

A named pipe never ends a reading that waits for it, a device never ends; neither is waited for here.
"""

from __future__ import annotations

import errno
import os
import stat
from typing import BinaryIO

_PIECE = 256 * 2**10
"""Bytes read at once."""


class RefusedError(OSError):
    """What is not read, though the system would read it: ``code`` names the reason in the message table, with ``detail``.

    It is an OSError, with ``strerror``, so that whoever is ready for a file that cannot be read is ready for this.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(errno.EINVAL, f"{code.removeprefix('failed-').replace('-', ' ')} {detail}".rstrip())
        self.code = code
        self.detail = detail


def open_regular(path: str | os.PathLike[str]) -> BinaryIO:
    """Open a file for reading. Raises OSError, and RefusedError for what is no regular file, without waiting for it."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    )
    number = os.open(path, flags)
    kind = os.fstat(number).st_mode
    if stat.S_ISREG(kind):
        return os.fdopen(number, "rb")
    os.close(number)
    if stat.S_ISDIR(kind):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise RefusedError("failed-special")


def read_all(file: BinaryIO, limit: int) -> bytes:
    """What is left of a file. Raises RefusedError if that is more than ``limit`` bytes, having read no more than these."""
    pieces = []
    left = limit
    while piece := file.read(min(_PIECE, left + 1)):
        left -= len(piece)
        if left < 0:
            raise RefusedError("failed-too-large", in_words(limit))
        pieces.append(piece)
    return b"".join(pieces)


def read_file(path: str | os.PathLike[str], limit: int) -> bytes:
    """The bytes of a regular file of at most ``limit`` bytes. Raises OSError, RefusedError among them."""
    with open_regular(path) as file:
        return read_all(file, limit)


def in_words(size: int) -> str:
    """A number of bytes for people.

    >>> in_words(64 * 2**20), in_words(64 * 2**10)
    ('64 MB', '64 KB')
    """
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size // 2**10} KB"
