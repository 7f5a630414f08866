"""The newest commit in an index directory, whatever state that is in."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.index.reader import IndexReader


def newest(directory: Path) -> tuple[IndexReader | None, str]:
    """The newest commit, open for reading; if there is none, why: ``new``, ``version`` (another made it) or ``damaged``.

    Raises IndexUnusable if the directory is not the user's own.
    """
    from indexer.index.reader import open_index

    made_before = was_index(directory)
    try:
        reader = open_index(directory)
    except IndexUnusable as error:
        if error.code != "index-damaged":
            raise
        return None, "damaged"
    if reader:
        return reader, ""
    return None, "new" if not made_before else "version" if has_commit(directory) else "damaged"


def was_index(directory: Path | str) -> bool:
    """Whether a commit was made in the directory, whatever is left of it."""
    return has_commit(directory) or any(name.startswith("state-") for name in _names_in(directory))


def has_commit(directory: Path | str) -> bool:
    """Whether there is a table of contents of a commit."""
    from indexer.index.store.filenames import newest_of

    return newest_of(_names_in(directory)) > 0


def why_none(directory: Path | str) -> IndexUnusable:
    """What to say of a directory in which there is no commit: never one, the first is being made, or it was stopped."""
    from indexer.index import source_settings
    from indexer.index.store.directory import IndexDirectory
    from indexer.index.store.lock import is_locked

    code = "no-index"
    with contextlib.suppress(OSError, IndexUnusable), IndexDirectory(directory) as opened:
        opened.check()
        settings = [name for name in opened.names() if name.startswith("sources-")]
        # One that was put aside for a rebuild has left the settings of a commit.
        if not was_index(directory) and settings == [source_settings.file_name(0)]:
            code = "index-being-made" if is_locked(opened) else "index-unfinished"
    return IndexUnusable(code, path=directory)


def has_vectors(directory: Path) -> bool:
    """Whether there are vectors, or the encoder's tables."""
    return any(name.startswith(("vectors-", "encoder-")) for name in _names_in(directory))


def _names_in(directory: Path | str) -> list[str]:
    from indexer.index.store.directory import IndexDirectory

    try:
        with IndexDirectory(directory) as opened:
            return opened.names()
    except (OSError, IndexUnusable):
        return []
