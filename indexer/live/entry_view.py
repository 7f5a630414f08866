"""The entry of the selected hit: its lines, wrapped, and at which of them it is shown."""

from __future__ import annotations

import os
from bisect import bisect_left, bisect_right
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.live.cells import Piece, marked, shown, width, wrap, wrapped
from indexer.render.entry_lines import about_lines
from indexer.support.pictures import references
from indexer.support.terminal_text import clean
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.live.cells import Row
    from indexer.live.state import State
    from indexer.model import Entry, Hit, Span

_NARROWEST = 8
_ABOVE = 3
"""A passage stands with a third of the window above it."""


class Lines(NamedTuple):
    """The lines of an entry in a window: its text, the span of each line there, what stands below the text, and what is marked.

    ``current`` is which mark stands out.
    """

    text: str
    spans: tuple[Span, ...]
    below: tuple[str, ...]
    marks: tuple[Span, ...] = ()
    current: int | None = None

    @property
    def height(self) -> int:
        """How many there are."""
        return len(self.spans) + len(self.below)

    def rows(self, first: int, last: int) -> Iterator[Row]:
        """Those from ``first`` to before ``last``, with their marks."""
        for start, end in self.spans[first:last]:
            inside = [_within(mark, start, end) for mark in self.marks if mark[0] < end and mark[1] > start]
            current = None if self.current is None else _within(self.marks[self.current], start, end)
            yield tuple(marked(self.text[start:end], inside, current=current))
        done = len(self.spans)
        for line in self.below[max(0, first - done) : max(0, last - done)]:
            yield (Piece("faint", shown(line)),)

    def at(self, place: int) -> int:
        """The line in which a character of the text stands."""
        return max(0, bisect_right(self.spans, place, key=itemgetter(0)) - 1)


def _within(span: Span, start: int, end: int) -> Span:
    return max(span[0], start) - start, min(span[1], end) - start


def lines(hit: Hit, columns: int, current: int | None = None) -> Lines:
    """The text of a hit with its matches marked, one of them as the ``current`` one, wrapped, and the pictures that it names."""
    return _lines(hit.entry, max(_NARROWEST, columns))._replace(marks=hit.highlights, current=current)


@lru_cache(maxsize=32)
def _lines(entry: Entry, columns: int) -> Lines:
    text = clean(entry.text).expandtabs(1)
    return Lines(text, tuple(_wrapped(text, columns)), tuple(_beside(entry, columns)))


def _wrapped(text: str, columns: int) -> Iterator[Span]:
    """The lines as spans; a blank one for one or more in the middle of the text."""
    begun = blank = False
    at = 0
    for paragraph in text.split("\n"):
        found = [(at + a, at + b) for a, b in _of_paragraph(paragraph, columns)]
        if found and begun and blank:
            yield at, at
        yield from found
        begun, blank = begun or bool(found), not found
        at += len(paragraph) + 1


def _of_paragraph(paragraph: str, columns: int) -> list[Span]:
    if not paragraph.strip():
        return []
    return [(0, len(paragraph))] if width(shown(paragraph)) <= columns else wrap(paragraph, columns)


def _beside(entry: Entry, columns: int) -> Iterator[str]:
    """Lines behind the text: tags and properties, and where the pictures are that it names."""
    pictures = [
        _place(one.target, entry.path) if not one.is_elsewhere else one.target
        for one in references(entry.text)
    ]
    for found in (about_lines(entry), list(dict.fromkeys(pictures))):
        if found:
            yield ""
        for line in found:
            yield from wrapped(clean(line), columns)


def _place(target: str, path: str) -> str:
    return os.path.normpath(os.path.join(os.path.dirname(path), target))


# --- where it is scrolled to ------------------------------------------------------------------------------


def _of_state(state: State) -> Lines:
    assert state.hit  # noqa: S101  (asked of a state with a selected hit only)
    return lines(state.hit, text_columns(state))


def text_columns(state: State) -> int:
    """Columns of the text of an entry: one is left free at its right."""
    return state.entry_size.columns - 1


def _rows(state: State) -> int:
    return max(1, state.entry_size.rows - 1)


def last_first_line(state: State) -> int:
    """The line from which on the entry fits the window."""
    return max(0, _of_state(state).height - _rows(state))


def first_line(state: State) -> int:
    """The first line that is shown: as scrolled, or so that the passage is seen."""
    last = last_first_line(state)
    if state.scroll is not None:
        return min(state.scroll, last)
    found, hit = _of_state(state), state.hit
    assert hit  # noqa: S101  (see above)
    marks = [start for start, _ in hit.highlights if start >= hit.snippet.start]
    at = marks[0] if marks else hit.snippet.start
    return max(0, min(found.at(at) - _rows(state) // _ABOVE, last))


def next_match(state: State, direction: int) -> int:
    """The match after (1) or before (-1) the one that was gone to, or else that of the passage, or those in sight."""
    assert state.hit  # noqa: S101  (see above)
    starts = [start for start, _ in state.hit.highlights]
    now = state.current_match
    if now is None and state.scroll is None:
        now = min(bisect_left(starts, state.hit.snippet.start), len(starts) - 1)
    if now is not None:
        return (now + direction) % len(starts)
    below = bisect_left(starts, first_line(state), key=_of_state(state).at)
    return (below if direction > 0 else below - 1) % len(starts)


def first_line_with(state: State, match: int) -> int:
    """The first line to show for a match: as it is, where that is in sight."""
    assert state.hit  # noqa: S101  (see above)
    line, now = _of_state(state).at(state.hit.highlights[match][0]), first_line(state)
    if now <= line < now + _rows(state):
        return now
    return max(0, min(line - _rows(state) // _ABOVE, last_first_line(state)))
