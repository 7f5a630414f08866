"""Whether an index is, to the last byte, as it was written: what is asked when reading it fails, and before it is trusted.

A search verifies what it reads, as far as that costs next to nothing; this reads everything.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.errors import NikkiError
from indexer.index import source_settings
from indexer.index.manifest import state_name
from indexer.index.snapshot import load_state
from indexer.index.store.checksums import broken
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.filenames import newest_of, toc_name
from indexer.index.store.pages import DamagedFileError
from indexer.index.whoosh import toc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from indexer.index.manifest import State

_UNREADABLE = (OSError, ValueError, IndexError, KeyError, TypeError)
"""What a file of an index that is lost or damaged raises."""


def is_damage(error: Exception, directory: str | Path) -> bool:
    """Whether an error that arose while an index was read comes of its being damaged; if need be, all of it is read."""
    if isinstance(error, NikkiError):
        return error.code == "index-damaged"
    return isinstance(error, DamagedFileError) or bool(damage(directory))


def damage(directory: str | Path) -> tuple[str, ...]:
    """The names of the files of the newest commit that are not as they were written, all of them read.

    None where there is no commit, or another version of the program made it. Raises IndexUnusable for an index that others
    may have written.
    """
    try:
        with IndexDirectory(directory) as opened:
            while True:
                names = opened.check()
                found = tuple(_damaged(opened, names))
                # Another writer may have committed, and removed what was looked at.
                if opened.generation() == newest_of(names):
                    return found
    except FileNotFoundError:
        return ()


def intact(place: str, state: State, names: Collection[str]) -> tuple[str, ...]:
    """Those of some files of a commit that are as they were written, all of them read."""
    found = []
    with IndexDirectory(place) as directory:
        for checksum in state.checksums:
            if checksum.name in names:
                with contextlib.suppress(OSError):
                    if not broken(directory, [checksum], thorough=True):
                        found.append(checksum.name)
    return tuple(found)


def _damaged(directory: IndexDirectory, names: Collection[str]) -> Iterator[str]:
    number = newest_of(names)
    if number <= 0:
        return
    try:
        state = load_state(directory, number, names)
    except _UNREADABLE:
        yield state_name(number)
        return
    if state is None:
        return
    for checksum in state.checksums:
        try:
            yield from broken(directory, [checksum], thorough=True)
        except OSError:
            yield checksum.name
    for name, check in (
        (source_settings.file_name(number), source_settings.parse),
        (toc_name(number), toc.check),
    ):
        try:
            check(directory.read(name))
        except _UNREADABLE:
            yield name
