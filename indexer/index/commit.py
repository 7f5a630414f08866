"""A commit: state, sources and Whoosh's table of contents, and the removal of what no commit refers to."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from indexer.index import manifest, source_settings
from indexer.index.store.checksums import checksums_of
from indexer.index.store.directory import is_file_of_mine
from indexer.index.store.filenames import INDEX_NAME, OF_NO_COMMIT, is_own, toc_name
from indexer.index.whoosh import toc

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.index.store.directory import IndexDirectory


def new_segment_id() -> str:
    """A name for a segment that is to be made."""
    return os.urandom(8).hex()


def segment_file(segment_id: str) -> str:
    """The name of the file of a segment."""
    return f"{INDEX_NAME}_{segment_id}.seg"


def write(directory: IndexDirectory, number: int, state: manifest.State) -> manifest.State:
    """Write a state and, when all files are on the disk, the table of contents that makes it the newest.

    Returns the state as it was written, with the checksums of its files.
    """
    checksums = checksums_of(directory, state.own_files(), state.checksums)
    made = [checksum.name for checksum in set(checksums).difference(state.checksums)]
    state = state._replace(checksums=checksums)
    manifest.save(directory, manifest.state_name(number), state)
    source_settings.save(directory, source_settings.file_name(number), source_settings.of_state(state))
    directory.sync([*made, manifest.state_name(number), source_settings.file_name(number)])
    toc.write(directory, number, state)
    with contextlib.suppress(OSError):  # it is committed
        directory.sync(())
    return state


def next_generation(directory: IndexDirectory) -> int:
    """The number of the commit to come."""
    return max(0, directory.generation()) + 1


def tidy(directory: IndexDirectory, written: manifest.State | None = None) -> None:
    """Remove what no commit refers to: segments, states and lexicons of others, files of writers that were killed.

    To be called while the lock is held; ``written`` is the state of the newest commit, if it is known. Nothing is removed
    where the newest commit cannot be read. Only files that the program itself writes are removed, whatever else stands there.
    """
    number = directory.generation()
    state = written or _newest(directory, number)
    if state is None:
        return
    keep = {*OF_NO_COMMIT, toc_name(number), manifest.state_name(number)}
    # Before the first commit there may be a memory, of an index that was put aside.
    keep |= {source_settings.file_name(max(0, number)), *state.own_files()}
    for name, info in list(directory.entries()):
        if name not in keep and is_own(name) and is_file_of_mine(info):
            directory.remove(name)


def _newest(directory: IndexDirectory, number: int) -> manifest.State | None:
    try:
        return (
            manifest.parse(directory.read(manifest.state_name(number))) if number > 0 else manifest.State("")
        )
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return None


def segment_records(made: Sequence[tuple[str, int]]) -> tuple[manifest.SegmentRecord, ...]:
    """The records of segments that were made: ids and numbers of documents."""
    return tuple(manifest.SegmentRecord(segment_file(name), count) for name, count in made if count)
