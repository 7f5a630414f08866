"""What can still be read of an index that is damaged: entries whose files are out of reach would be lost with it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.index import manifest
from indexer.index.reader import IndexReader
from indexer.index.segment.reader import SegmentReader
from indexer.index.snapshot import Snapshot
from indexer.index.store.directory import IndexDirectory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indexer.index.manifest import SegmentRecord, State


def recovered(directory: Path) -> IndexReader | None:
    """The state of a damaged index with those of its segments that can be opened; None if not even the state is whole.

    Entries can be read from it, each held against its id; nothing can be searched.
    """
    place = os.fspath(directory)
    try:
        with IndexDirectory(place) as opened:
            number = opened.generation()
            state = manifest.parse(opened.read(manifest.state_name(number)))
        if state is None:
            return None
        readable = tuple(_readable(place, state))
        snap = Snapshot(number, state._replace(segments=readable, lexicon=()))
        return IndexReader(directory, snap, verified=False)
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return None


def _readable(place: str, state: State) -> Iterator[SegmentRecord]:
    for segment in state.segments:
        path = f"{place}/{segment.name}"
        try:
            SegmentReader(path, verified=False)
        except Exception:  # noqa: BLE001, S112  (a damaged segment raises anything at all)
            continue
        yield segment
