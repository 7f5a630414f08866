"""Writing the files that somebody names (pictures, pages): all of it or nothing, and never over what is not ours."""

from __future__ import annotations

import contextlib
import os
import stat
from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from typing import BinaryIO

_HEAD = 4096
"""Bytes at the beginning of a file that say what wrote it."""


class Kind(NamedTuple):
    """A kind of file: how its name ends, how it begins, and what stands near its beginning if this program wrote it."""

    endings: tuple[str, ...]
    start: bytes
    sign: bytes


def check_target(path: str, kind: Kind, option: str, diary: Collection[str], *, force: bool) -> None:
    """Raise UsageError unless a file of this kind may be written to ``path``, which ``option`` names.

    It may if there is nothing, or nothing in it, or a file of the kind that this program wrote, which is no diary
    wherever it stands (see :mod:`indexer.sources.own_page`), or with ``force`` any file; but never if it is one of the
    files of the ``diary`` (absolute paths), or no file at all.
    """
    if not path.lower().endswith(kind.endings):
        raise UsageError("file-ending", option=option, path=path, ending=kind.endings[0])
    try:
        info = os.stat(path)
    except OSError:  # it is not there; or writing it will say what stands in the way
        return
    if not stat.S_ISREG(info.st_mode):
        raise UsageError("file-special", path=path)
    if _is_ours(path, kind):
        return
    if any(_is_same(info, other) for other in diary):
        raise UsageError("file-of-diary", path=path)
    if info.st_size and not force:
        raise UsageError("file-of-others", path=path)


def _is_same(info: os.stat_result, other: str) -> bool:
    try:
        return os.path.samestat(info, os.stat(other))
    except OSError:
        return False


def _is_ours(path: str, kind: Kind) -> bool:
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    return head.startswith(kind.start) and kind.sign in head


@contextlib.contextmanager
def replacing(path: str) -> Iterator[BinaryIO]:
    """A file to write to, readable by its owner alone, which becomes ``path`` when everything is written.

    Raises OSError, with ``path`` as its file, where that cannot be done; nothing is left over then.
    """
    import tempfile

    folder, name = os.path.split(path)
    try:
        handle, unfinished = tempfile.mkstemp(prefix=f".{name}.", suffix=".tmp", dir=folder or ".")
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(handle)
            os.replace(unfinished, path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(unfinished)
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error


def write_lines(path: str, lines: Iterable[str]) -> int:
    """Write lines of text in UTF-8 by :func:`replacing`; how many bytes. Raises OSError."""
    size = 0
    with replacing(path) as file:
        for line in lines:
            size += file.write((line + "\n").encode("utf-8", "replace"))
    return size
