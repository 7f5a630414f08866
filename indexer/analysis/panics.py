"""Panics of SudachiPy, which is written in Rust: kept from the terminal.

Rust prints a panic to file descriptor 2 before Python hears of it, and what it prints may quote the text in hand: a
slice that fails does.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STDERR = 2


@contextlib.contextmanager
def silenced() -> Iterator[None]:
    """Let nothing reach file descriptor 2 inside; all threads share it, so nothing should be said meanwhile."""
    try:
        before = os.dup(_STDERR)
    except OSError:  # it is closed, so nothing is printed
        yield
        return
    try:
        silence()
        yield
    finally:
        os.dup2(before, _STDERR)
        os.close(before)


def silence() -> None:
    """Let nothing reach file descriptor 2 from now on: for a process that has other ways to say what went wrong."""
    with contextlib.suppress(AttributeError, OSError, ValueError):
        sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDERR)
    os.close(nowhere)
