"""The keys, as a screen of their own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.live.cells import Piece, row_width, width, wrapped
from indexer.live.key_table import KEYS, READING_KEYS, help_of
from indexer.live.state import TEXT
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.live.cells import Row
    from indexer.live.key_table import Binding
    from indexer.live.state import State

_TWO_COLUMNS = 100
"""Columns from which the keys of reading stand beside the others."""
_BETWEEN = 4
"""Columns between them."""
_NARROWEST = 8


def rows(state: State) -> list[Row]:
    """What each key does: all of it, though a screen may have room for a part; first the keys of the view below."""
    reading_first = state.below.view == TEXT
    return list(_rows(state.size.columns, state.language, reading_first=reading_first, picks=state.picks))


def last_first_row(state: State) -> int:
    """The row from which on the rest fits the screen, between the line of the query and the last one."""
    return max(0, len(rows(state)) - max(1, state.size.rows - 2))


@lru_cache(maxsize=8)
def _rows(columns: int, language: str, *, reading_first: bool, picks: bool) -> tuple[Row, ...]:
    headed = ((KEYS, "live-help"), (READING_KEYS, "live-help-reading"))
    tables = [(_helped(bindings, picks=picks), heading) for bindings, heading in headed]
    if reading_first:
        tables.reverse()
    if columns < _TWO_COLUMNS:
        first, second = (list(_table(*table, language, columns)) for table in tables)
        return (*first, (), *second, (), *_signs(language, columns))
    # As wide as the tables are, or half of the screen each.
    widest = [max(map(row_width, _table(*table, language, columns))) for table in tables]
    left = min(widest[0], max(columns - widest[1] - _BETWEEN, columns // 2 - _BETWEEN))
    right = columns - left - _BETWEEN
    one = list(_table(*tables[0], language, left))
    other = [*_table(*tables[1], language, right), (), *_signs(language, right)]
    height = max(len(one), len(other))
    return tuple(
        (*row, Piece("", " " * (left + _BETWEEN - row_width(row))), *beside)
        for row, beside in zip(_high(one, height), _high(other, height), strict=True)
    )


def _helped(bindings: Iterable[Binding], *, picks: bool) -> tuple[Binding, ...]:
    """Those of which the help says what they do."""
    found = (binding._replace(help=help_of(binding.help, picks=picks)) for binding in bindings)
    return tuple(binding for binding in found if binding.help)


def _high(found: list[Row], height: int) -> list[Row]:
    return found + [()] * (height - len(found))


def _table(bindings: tuple[Binding, ...], heading: str, language: str, columns: int) -> Iterator[Row]:
    """A line for each key, or as many as what it does takes beside the widest key."""
    yield (Piece("head", message(heading, language)),)
    widest = max(width(binding.label) for binding in bindings)
    for binding in bindings:
        label = binding.label
        for line in wrapped(message(binding.help, language), max(_NARROWEST, columns - widest - 3)):
            yield Piece("key", f" {label}{' ' * (widest - width(label))}"), Piece("", f"  {line}")
            label = ""


def _signs(language: str, columns: int) -> Iterator[Row]:
    for line in wrapped(message("live-signs", language), max(_NARROWEST, columns)):
        yield (Piece("faint", line),)
