"""The lock of an index: one writer at a time, and none after its process has ended, however it ended."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.support import system

if TYPE_CHECKING:
    from indexer.index.store.directory import IndexDirectory

_TIMEOUT = 10.0
"""Seconds that a second writer waits for the first."""
_DELAY = 0.05


class Lock:
    """A lock, taken, on what is open as ``file``, which is closed with it; ``place`` is the index.

    Raises IndexUnusable if another process holds it for longer than ``patience``, in seconds (None: ten).
    """

    def __init__(self, file: int, place: str, patience: float | None = None) -> None:
        self._file = file
        until = time.monotonic() + (_TIMEOUT if patience is None else patience)
        while not system.lock(self._file):
            if time.monotonic() > until:
                os.close(self._file)
                raise IndexUnusable("index-locked", path=place)
            time.sleep(_DELAY)

    @classmethod
    def of(cls, directory: IndexDirectory, patience: float | None = None) -> Lock:
        """The lock of an index: the file is that of Whoosh, which writers of its own heed too. Raises OSError."""
        return cls(directory.lock_file(make=True), directory.place, patience)

    def release(self) -> None:
        """Let others write. The system does it for a process that was killed."""
        os.close(self._file)


def is_locked(directory: IndexDirectory) -> bool:
    """Whether a writer is at work; False where that cannot be found out, for the directory cannot be written to."""
    try:
        file = directory.lock_file(make=False)
    except OSError:
        return False
    try:
        return not system.lock(file)
    finally:
        os.close(file)
