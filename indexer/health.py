"""What ``nikki doctor`` looks at: what the diary was read as, what is odd about it, and whether the index is sound."""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.changes import matches
from indexer.errors import IndexUnusable
from indexer.freshness import current, fingerprint
from indexer.model import Duplicate, Health

if TYPE_CHECKING:
    from indexer.index.state import State


def examine(directory: Path) -> Health:
    """Look at the index in ``directory`` and the diary it was made of; nothing is changed.

    Raises IndexUnusable if there is no index, or it cannot be opened.
    """
    from indexer.index.reader import open_index
    from indexer.sources.discovery import discover

    reader = open_index(directory)
    if reader is None:
        raise IndexUnusable("no-index")
    state = reader.state
    docs = list(reader.documents())
    found = discover([path for source in state.sources for path in matches(source)])
    return Health(
        directory=str(directory),
        entries=len(docs),
        undated=sum(not reader.days[doc] for doc in docs),
        made_with=state.fingerprint,
        same_program=state.fingerprint == fingerprint(state.names, state.heading),
        fresh=current(str(directory)) is not None,
        formats=state.formats(),
        files=tuple((path, r.source, r.encoding, r.entry_count) for path, r in sorted(state.files.items())),
        skipped=tuple(Counter(skip.reason for skip in found.skipped).most_common()),
        sources=state.sources,
        missing=found.missing,
        notices=state.notices(),
        duplicates=_duplicates(state),
        open_files=_open_files(directory),
    )


def _duplicates(state: State) -> tuple[Duplicate, ...]:
    places: dict[str, list[tuple[str, int]]] = {}
    for path in sorted(state.files):
        for entry_id, line in state.files[path].entries():
            places.setdefault(entry_id, []).append((path, line))
    return tuple(Duplicate(entry_id, tuple(where)) for entry_id, where in places.items() if len(where) > 1)


def _open_files(directory: Path) -> tuple[str, ...]:
    """What of the index others may read or write."""
    paths = [str(directory), *(entry.path for entry in os.scandir(directory))]
    return tuple(path for path in paths if stat.S_IMODE(Path(path).stat().st_mode) & 0o077)
