"""A commit: state, sources and Whoosh's table of contents, and the removal of what no commit refers to."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING

from indexer.index import memory
from indexer.index import state as manifest
from indexer.index.seals import sealed
from indexer.index.storage import INDEX_NAME, LOCK_FILE, generation, is_scratch, sync, toc_name
from indexer.index.whoosh import toc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_ANY = rf"state-\d+\.(?:tsv|json)|sources-\d+\.tsv|lexicon-\d+\.(?:idx|tsv)|names-\w+\.(?:dic|csv)|{INDEX_NAME}_.+|_{INDEX_NAME}_\d+\.toc(?:\.[\d.]+)?"
"""Files that commits are made of, finished or not."""


def new_segment_id() -> str:
    """A name for a segment that is to be made."""
    return os.urandom(8).hex()


def segment_file(segment_id: str) -> str:
    """The name of the file of a segment."""
    return f"{INDEX_NAME}_{segment_id}.seg"


def commit(directory: Path, number: int, state: manifest.State) -> manifest.State:
    """Write a state and, when all files are on the disk, the table of contents that makes it the newest.

    Returns the state as it was written, with the seals of its files.
    """
    seals = sealed(str(directory), state.own_files(), state.seals)
    made = [seal.name for seal in set(seals).difference(state.seals)]
    state = state._replace(seals=seals)
    manifest.save(directory / manifest.state_name(number), state)
    memory.save(directory / memory.memory_name(number), memory.of_state(state))
    sync(directory, [*made, manifest.state_name(number), memory.memory_name(number)])
    toc.write(directory, number, state)
    with contextlib.suppress(OSError):  # it is committed
        sync(directory, ())
    return state


def next_generation(directory: Path) -> int:
    """The number of the commit to come."""
    return max(0, generation(str(directory))) + 1


def tidy(directory: Path, written: manifest.State | None = None) -> None:
    """Remove what no commit refers to: segments, states and lexicons of others, files of writers that were killed.

    To be called while the lock is held; ``written`` is the state of the newest commit, if it is known. Nothing is removed
    where the newest commit cannot be read.
    """
    number = generation(str(directory))
    state = written or _newest(directory, number)
    if state is None:
        return
    keep = {LOCK_FILE, toc_name(number), manifest.state_name(number), memory.memory_name(number)}
    keep.update(state.own_files())
    for path in directory.iterdir():
        if path.name not in keep and re.fullmatch(_ANY, path.name) and path.is_file():
            path.unlink(missing_ok=True)
        elif path.is_dir() and is_scratch(path.name):
            _remove_folder(path)


def _newest(directory: Path, number: int) -> manifest.State | None:
    try:
        return manifest.load(directory / manifest.state_name(number)) if number > 0 else manifest.State("")
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return None


def _remove_folder(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink(missing_ok=True)
    folder.rmdir()


def segment_records(made: Sequence[tuple[str, int]]) -> tuple[manifest.SegmentRecord, ...]:
    """The records of segments that were made: ids and numbers of documents."""
    return tuple(manifest.SegmentRecord(segment_file(name), count) for name, count in made if count)
