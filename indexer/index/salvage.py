"""What can still be read of an index that is damaged: entries whose files are out of reach would be lost with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.index import state as manifest
from indexer.index.directory import IndexDirectory
from indexer.index.reader import IndexReader, Snapshot
from indexer.index.seals import broken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indexer.index.state import SegmentRecord, State


def salvaged(directory: Path) -> IndexReader | None:
    """The state of a damaged index with those of its segments that are whole; None if not even the state is.

    Entries can be read from it; nothing can be searched.
    """
    place = os.fspath(directory)
    try:
        with IndexDirectory(place) as opened:
            number = opened.generation()
            state = manifest.parse(opened.read(manifest.state_name(number)))
            if state is None:
                return None
            whole = tuple(_whole(opened, state))
        return IndexReader(directory, Snapshot(number, state._replace(segments=whole, lexicon=())))
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return None


def _whole(directory: IndexDirectory, state: State) -> Iterator[SegmentRecord]:
    seals = {seal.name: seal for seal in state.seals}
    for segment in state.segments:
        try:
            if not broken(directory, [seals[segment.name]], thorough=True):
                yield segment
        except OSError:
            continue
