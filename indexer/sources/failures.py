"""What went wrong while a file was read, as a notice of that file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.model import LASTING, PASSING, Notice
from indexer.support.bounded import RefusedError

if TYPE_CHECKING:
    from types import TracebackType


def failure_of(error: BaseException, path: str) -> tuple[Notice, str]:
    """The notice for an error, and whether reading the file again may help: ``PASSING`` or ``LASTING``.

    Of an error that was not foreseen only its kind and place are told: its text may quote the diary.
    """
    if isinstance(error, RefusedError):
        return Notice(error.code, path, 0, error.detail), LASTING
    if isinstance(error, OSError):
        return Notice("notice-unreadable-file", path, 0, error.strerror or ""), PASSING
    if isinstance(error, MemoryError):
        return Notice("failed-no-memory", path), PASSING
    if isinstance(error, RecursionError):
        return Notice("failed-too-deep", path), LASTING
    place = f"{type(error).__name__}, {_innermost(error.__traceback__)}"
    return Notice("failed-unforeseen", path, 0, place), LASTING


def _innermost(traceback: TracebackType | None) -> str:
    """File and line of the program where it happened."""
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return "?"
    return f"{os.path.basename(traceback.tb_frame.f_code.co_filename)}:{traceback.tb_lineno}"
