"""The list of hits: a line for each, with its day, how long ago that is, and the passage."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.live.cells import Piece, around, filled, marked, row_width
from indexer.render.entry_lines import day, first_line, how_long_ago
from indexer.support.terminal_text import one_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from indexer.live.cells import Row
    from indexer.live.state import State
    from indexer.model import Hit, Span
    from indexer.render.page import Page

_BAR = "▌"
_SIGNS = {"partial": "~", "characters": "~", "near": "~", "meaning": "≈"}
"""Before hits that do not have all the words."""
_WITH_AGO, _WITH_WEEKDAY = 50, 44
"""Columns from which a line has room for them."""
_AGO = 8
"""Columns of how long ago it is."""
_IN_FULL = 60
"""Columns from which English has room for it in full, which takes more."""
_AGO_IN_FULL = 14


def rows(state: State, page: Page) -> list[Row]:
    """The lines of the list that are seen, each as wide as the list."""
    columns = state.list_columns
    hits = state.answer.hits[state.top : state.top + state.list_rows]
    return [
        _row(hit, columns, page, selected=rank == state.selected) for rank, hit in enumerate(hits, state.top)
    ]


def _row(hit: Hit, columns: int, page: Page, *, selected: bool) -> Row:
    style = "selected" if selected else ""
    head = [
        Piece("bar" if selected else "", _BAR if selected else " "),
        *_when(hit.entry.date, columns, page),
        Piece("faint", _SIGNS.get(hit.tier, " ")),
    ]
    passage = _passage(hit, columns - row_width(head))
    whole = filled((*head, *passage), columns)
    return (
        tuple(Piece(f"{piece.style} {style}".strip(), piece.text) for piece in whole) if selected else whole
    )


@lru_cache(maxsize=1024)
def _when(date: dt.date | None, columns: int, page: Page) -> Row:
    """The day in words: the same entries are listed key after key."""
    pieces: tuple[Piece, ...] = ()
    if columns >= _WITH_WEEKDAY or date is None:
        pieces += (_column("date", day(date, page), 15 if page.language == "ja" else 16),)
    else:
        pieces += (Piece("date", f"{date.isoformat()} "),)
    if columns >= _WITH_AGO:
        in_full = columns >= _IN_FULL and page.language != "ja"
        since = how_long_ago(date, page, short=not in_full)
        pieces += (_column("faint", since, _AGO_IN_FULL if in_full else _AGO),)
    return pieces


def _column(style: str, text: str, columns: int) -> Piece:
    """A text of so many columns as one piece, of which each is a step for whoever draws it."""
    return Piece(style, "".join(piece.text for piece in filled([Piece(style, text)], columns)))


def _passage(hit: Hit, columns: int) -> Iterator[Piece]:
    line, found = _line(hit)
    text, spans = around(one_line(line), found, columns)
    # What is beyond twice as many characters has no room: hardly one takes none.
    end = 2 * columns
    yield from marked(text[:end], [span for span in spans if span[0] < end])


def _line(hit: Hit) -> tuple[str, Sequence[Span]]:
    """The passage; of an entry that is found by its title or front matter, these; without matches, its first words."""
    if hit.snippet.highlights or (hit.snippet.text and hit.tier == "meaning"):
        return hit.snippet.text, hit.snippet.highlights
    if hit.title_highlights:
        return hit.entry.title, hit.title_highlights
    if hit.properties:
        found = hit.properties[0]
        shift = len(found.key) + 2
        return f"{found.key}: {found.value}", [(a + shift, b + shift) for a, b in found.highlights]
    return first_line(hit.entry), ()
