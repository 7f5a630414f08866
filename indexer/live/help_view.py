"""The keys, as a screen of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.live.cells import Piece, row_width, width, wrapped
from indexer.live.key_table import KEYS, READING_KEYS
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.live.cells import Row
    from indexer.live.key_table import Binding
    from indexer.live.state import Size

_TWO_COLUMNS = 100
"""Columns from which the keys of reading stand beside the others."""


def rows(size: Size, language: str) -> list[Row]:
    """What each key does; on a small screen, as far as it is scrolled."""
    signs = [
        (),
        *((Piece("faint", line),) for line in wrapped(message("live-signs", language), size.columns - 1)),
    ]
    keys = list(_table(KEYS, "live-help", language))
    reading = list(_table(READING_KEYS, "live-help-reading", language))
    if size.columns >= _TWO_COLUMNS:
        widest = max(map(row_width, keys)) + 4
        keys += [()] * (len(reading) - len(keys))
        beside = [*reading, *signs, *[()] * len(keys)]
        return [
            (*left, Piece("", " " * (widest - row_width(left))), *right)
            for left, right in zip(keys, beside, strict=False)
        ]
    return [*keys, (), *reading, *signs]


def last_first_row(size: Size, language: str) -> int:
    """The row from which on the rest fits the screen, between the line of the query and the last one."""
    return max(0, len(rows(size, language)) - max(1, size.rows - 2))


def _table(bindings: tuple[Binding, ...], heading: str, language: str) -> Iterator[Row]:
    yield (Piece("head", message(heading, language)),)
    named = [binding for binding in bindings if binding.help]
    widest = max(width(binding.label) for binding in named)
    for binding in named:
        label = binding.label + " " * (widest - width(binding.label))
        yield Piece("key", f" {label}"), Piece("", f"  {message(binding.help, language)}")
