"""What the newest commit in an index directory consists of, read while others may commit."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index import manifest
from indexer.index.store.checksums import broken
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.filenames import newest_of
from indexer.support.system import has_modes
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

TRIES = 6
"""A commit may remove a file between reading the state and opening it; then the next is read."""


class Snapshot(NamedTuple):
    """What a commit wrote: its generation, and the state."""

    generation: int
    state: manifest.State


def snapshot(directory: str | Path) -> Snapshot | None:
    """The newest commit in ``directory``; None if there is none, or another version of the program made it.

    Raises IndexUnusable if the directory belongs to others or is damaged.
    """
    try:
        opened = IndexDirectory(directory)
    except FileNotFoundError:
        return None
    with opened:
        return _newest(opened)


def _newest(directory: IndexDirectory) -> Snapshot | None:
    for last in range(TRIES):
        names = directory.check()
        number = newest_of(names)
        if number <= 0:
            # Whoosh's empty beginning, before the first commit.
            return None
        if has_modes() and directory.own_info().st_mode & 0o077:
            with contextlib.suppress(OSError):
                directory.close_to_others()
        try:
            state = load_state(directory, number, names)
            if state is None:
                return None
            if broken(directory, state.checksums):
                raise IndexUnusable("index-damaged", path=directory.place)
            return Snapshot(number, state)
        except FileNotFoundError as error:
            if last == TRIES - 1:
                raise IndexUnusable("index-damaged", path=directory.place) from error
            wait()
        except (ValueError, IndexError, KeyError, TypeError) as error:
            raise IndexUnusable("index-damaged", path=directory.place) from error
    return None


def load_state(directory: IndexDirectory, number: int, names: Collection[str]) -> manifest.State | None:
    """The state of a generation of an index with files of these names; None if another version of the program made it.

    Raises OSError, and what :func:`~indexer.index.manifest.parse` raises.
    """
    try:
        return manifest.parse(directory.read(manifest.state_name(number)))
    except FileNotFoundError:
        if f"state-{number}.json" in names:
            return None
        raise


def wait() -> None:
    """Give another process the time to end what it is doing."""
    import time

    time.sleep(0.01)
