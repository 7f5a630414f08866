"""The index directory: private, of one owner, opened without Whoosh's copying."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from typing import TYPE_CHECKING

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC, EmptyIndexError

from indexer.errors import IndexUnusable
from indexer.index.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX_NAME = "MAIN"
_OWN = re.compile(
    rf"_{INDEX_NAME}_\d+\.toc(?:\.[\d.]+)?|{INDEX_NAME}_[0-9a-zA-Z_.]+|state-\d+\.json|lexicon-\d+\.tsv"
    r"|names-\w+\.(?:dic|csv)|last-search"
)
"""The names of the files that an index is made of; others are none of ours."""
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH


def file_storage(directory: Path) -> FileStorage:
    """The directory as Whoosh sees it; without mmap, since Whoosh copies each mapped segment when it opens it."""
    return FileStorage(str(directory), supports_mmap=False)


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
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    check_owner(directory)
    inside = list(directory.iterdir())
    if inside and not any(_OWN.fullmatch(path.name) for path in inside):
        raise IndexUnusable("index-no-index", path=directory)
    if stat.S_IMODE(directory.stat().st_mode) != 0o700:
        directory.chmod(0o700)
        for path in inside:
            if _OWN.fullmatch(path.name) and path.is_file() and not path.is_symlink():
                path.chmod(0o600)


def check_owner(directory: Path) -> None:
    """Refuse an index that others could have written: loading one can run code, for Whoosh pickles.

    Raises IndexUnusable for a directory of another user or, if it holds files, writable by others.
    """
    info = directory.stat()
    if not stat.S_ISDIR(info.st_mode):
        raise IndexUnusable("index-not-a-folder", path=directory)
    if hasattr(os, "geteuid") and info.st_uid != os.geteuid():
        raise IndexUnusable("index-foreign", path=directory)
    if info.st_mode & _OTHERS_MAY_WRITE and any(directory.iterdir()):
        raise IndexUnusable("index-open-to-others", path=directory)


def generation(storage: FileStorage) -> int:
    """The number of the newest commit, or -1 if there is none."""
    return int(TOC._latest_generation(storage, INDEX_NAME))  # noqa: SLF001  (Whoosh has no other way to ask)


def table_of_contents(directory: Path, number: int) -> TOC:
    """Whoosh's table of contents of a commit, without unpickling the schema in it.

    Raises anything at all if it is damaged. The file is read at once: Whoosh leaves it open when it fails.
    """
    data = (directory / f"_{INDEX_NAME}_{number}.toc").read_bytes()
    storage = RamStorage()
    storage.files[f"_{INDEX_NAME}_{number}.toc"] = data
    return TOC.read(storage, INDEX_NAME, gen=number, schema=schema())


def sync(directory: Path) -> None:
    """Wait until the files of the directory are on the disk: Whoosh itself never does."""
    for path in [*directory.iterdir(), directory]:
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


__all__ = [
    "INDEX_NAME",
    "TOC",
    "EmptyIndexError",
    "check_owner",
    "file_storage",
    "generation",
    "make_private",
    "private",
    "sync",
    "table_of_contents",
]
