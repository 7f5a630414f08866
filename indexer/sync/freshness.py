"""Whether an index holds the diary as it is now. Every search asks this first, so it imports next to nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.sync.scan import scan

if TYPE_CHECKING:
    import datetime as dt

    from indexer.index.manifest import NamesRecord
    from indexer.index.snapshot import Snapshot


def fingerprint(names: NamesRecord | None = None, heading: str = "") -> str:
    """With what an index was made: another SudachiPy, dictionary or analysis makes other terms, names and headings too."""
    from indexer.analysis import ANALYSIS_VERSION
    from indexer.analysis.installed import versions
    from indexer.index.manifest import FORMAT

    parts = {"format": FORMAT, "analysis": ANALYSIS_VERSION, **versions()}
    parts |= {"names": names.digest if names else "", "heading": heading}
    return " ".join(f"{name}={value}" for name, value in parts.items())


def current(directory: str, today: dt.date) -> Snapshot | None:
    """The newest commit, if it is of this program and holds the remembered sources as they are now; else None.

    Files are told by size and time; nothing is read but the state. ``today`` ends the time for which the entries of a
    file that is gone are kept. Raises IndexUnusable if there is no directory, its
    first commit is being made or was interrupted, or it belongs to others.
    """
    from indexer.index.snapshot import snapshot

    try:
        snap = snapshot(directory)
    except IndexUnusable as error:
        if error.code != "index-damaged":
            raise
        return None
    if snap is None:
        from indexer.index.newest import why_none

        why = why_none(directory)
        if why.code != "no-index" or not os.path.exists(directory):
            raise why
        return None
    state = snap.state
    is_current = (
        state.fingerprint == fingerprint(state.names, state.heading)
        and not names_changed(state.names)
        and scan(state.sources, state, today).is_current(state)
    )
    return snap if is_current else None


def names_changed(record: NamesRecord | None) -> bool:
    """Whether the file of names has another size or time than when it was read; one that is gone has not changed."""
    if record is None:
        return False
    try:
        info = os.stat(record.path)
    except OSError:
        return False
    return (info.st_size, info.st_mtime_ns) != (record.size, record.mtime_ns)
