"""The index directory: private, of one owner, its files known by their names.

A search imports this, and Whoosh not at all; what writes through Whoosh is in :mod:`indexer.index.contents`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

INDEX_NAME = "MAIN"
LOCK_FILE = f"{INDEX_NAME}_WRITELOCK"
_CONTENTS = (f"_{INDEX_NAME}_", ".toc")
_NO_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}
"""What a file system says that cannot be told to write."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_DIRECTORY, _FILE = 0o700, 0o600


def is_own(name: str) -> bool:
    """Whether a file of this name is one of those that an index is made of; others are none of ours."""
    import re

    return bool(
        re.fullmatch(
            rf"_{INDEX_NAME}_\d+\.toc(?:\.[\d.]+)?|{INDEX_NAME}_[0-9a-zA-Z_.]+|state-\d+\.(?:tsv|json)"
            r"|sources-\d+\.tsv|lexicon-\d+\.(?:idx|tsv)|names-\w+\.(?:dic|csv)|last-search|last-shown",
            name,
        )
    )


@contextlib.contextmanager
def private() -> Iterator[None]:
    """Files made inside are readable by their owner alone, under any umask."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def make_private(directory: Path) -> None:
    """Make the directory if need be, and close it and its files to others.

    Raises IndexUnusable for a folder that holds other files and no index: they are not ours to touch.
    """
    with private():
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    check_owner(str(directory))
    inside = list(directory.iterdir())
    if inside and not any(is_own(path.name) for path in inside):
        raise IndexUnusable("index-no-index", path=directory)
    close_to_others(str(directory))


def close_to_others(directory: str) -> None:
    """Take all permissions for the directory of an index and its files from others, whoever gave them. Raises OSError."""
    for path, mode in not_private(directory):
        if mode & _OTHERS:
            os.chmod(path, mode & ~_OTHERS)  # noqa: PTH101  (pathlib takes 5 ms to import)


def make_accessible(directory: str) -> None:
    """Make the directory of an index 0700 and its files 0600. Raises OSError."""
    for path, mode in not_private(directory):
        os.chmod(path, _DIRECTORY if stat.S_ISDIR(mode) else _FILE)  # noqa: PTH101


def not_private(directory: str) -> list[tuple[str, int]]:
    """What of an index has other permissions than 0700 (the directory) and 0600 (its files): path and mode. Raises OSError."""
    mode = os.stat(directory).st_mode  # noqa: PTH116
    found = [] if stat.S_IMODE(mode) == _DIRECTORY else [(directory, mode)]
    with os.scandir(directory) as items:
        for item in items:
            with contextlib.suppress(FileNotFoundError):  # a writer removes what it needs no more
                mode = item.stat(follow_symlinks=False).st_mode
                if stat.S_ISREG(mode) and stat.S_IMODE(mode) != _FILE and is_own(item.name):
                    found.append((item.path, mode))
    return found


def left_over(directory: str, number: int, needed: Iterable[str]) -> tuple[str, ...]:
    """The files of an index that its commit ``number``, which consists of the files ``needed``, does without."""
    keep = {LOCK_FILE, f"state-{number}.tsv", f"sources-{number}.tsv"}
    keep |= {f"{_CONTENTS[0]}{number}{_CONTENTS[1]}", "last-search", "last-shown", *needed}
    names = os.listdir(directory)  # noqa: PTH208
    return tuple(sorted(name for name in names if name not in keep and (is_own(name) or is_scratch(name))))


def is_scratch(name: str) -> bool:
    """Whether a folder of this name is one in which Whoosh sorts; a killed writer leaves it."""
    return name.endswith(f"{INDEX_NAME}.tmp")


def check_owner(directory: str) -> None:
    """Refuse an index that others could have written: it may say anything.

    Raises IndexUnusable for a directory of another user or, if it holds files, writable by others; OSError if there is none.
    """
    info = os.stat(directory)  # noqa: PTH116  (see above)
    if not stat.S_ISDIR(info.st_mode):
        raise IndexUnusable("index-not-a-folder", path=directory)
    if not is_mine(info):
        raise IndexUnusable("index-foreign", path=directory)
    if info.st_mode & _OTHERS_MAY_WRITE and os.listdir(directory):  # noqa: PTH208
        raise IndexUnusable("index-open-to-others", path=directory)


def is_mine(info: os.stat_result) -> bool:
    """Whether what ``info`` is about belongs to the user."""
    return not hasattr(os, "geteuid") or info.st_uid == os.geteuid()


def generation(directory: str) -> int:
    """The number of the newest commit: that of Whoosh's newest table of contents. -1 if there is none."""
    start, end = _CONTENTS
    numbers = (
        name[len(start) : -len(end)]
        for name in os.listdir(directory)  # noqa: PTH208
        if name.startswith(start) and name.endswith(end)
    )
    return max((int(number) for number in numbers if number.isdecimal()), default=-1)


def toc_name(generation: int) -> str:
    """The file name of Whoosh's table of contents of a generation."""
    return f"{_CONTENTS[0]}{generation}{_CONTENTS[1]}"


def sync(directory: Path, names: Iterable[str]) -> None:
    """Wait until some files of the directory are on the disk, and that they are there: Whoosh itself never does.

    Raises OSError where the disk says that they could not be written.
    """
    for path in [*map(directory.joinpath, names), directory]:
        with contextlib.suppress(PermissionError):  # a directory cannot be opened everywhere
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            except OSError as error:
                if error.errno not in _NO_SYNC:
                    raise
            finally:
                os.close(handle)
