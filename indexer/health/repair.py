"""What can be put right: the index only. The files of the diary are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sync.request import UpdateRequest
from indexer.sync.update import update

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from indexer.model import Notice

    Progress = Callable[[int, int], None]


def close(directory: Path, _progress: Progress | None, _today: dt.date) -> None:
    """Give the index the permissions that it should have: its owner may read and write it, nobody else."""
    from indexer.index.store.directory import IndexDirectory

    with IndexDirectory(directory) as opened:
        opened.make_accessible()


def refresh(directory: Path, progress: Progress | None, today: dt.date) -> None:
    """Bring the index up to date; one of another version, or one that cannot be opened, is rebuilt."""
    update(directory, UpdateRequest(today), progress)


def rebuild(directory: Path, progress: Progress | None, today: dt.date) -> None:
    """Rebuild the index from the diary."""
    update(directory, UpdateRequest(today, rebuild=True), progress)


def renew(directory: Path, progress: Progress | None, today: dt.date) -> tuple[Notice, ...]:
    """Put an index aside that others may have written, and make another; what there is to say of that."""
    return update(directory, UpdateRequest(today, rebuild=True, may_lose=True), progress).warnings


def tidy(directory: Path, _progress: Progress | None, _today: dt.date) -> None:
    """Remove what no commit needs."""
    from indexer.index.writer import IndexWriter

    with IndexWriter(directory):
        pass
