"""Text in the cells of a terminal: pieces of one style each, measured, cut and filled up.

Columns are counted as prompt_toolkit counts them, character by character. Joiners and variation selectors are left out,
because terminals disagree on what they make of the characters around them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from wcwidth import wcwidth

from indexer.support import terminal_text
from indexer.support.terminal_text import is_wide, one_line
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Span

_DROPPED = dict.fromkeys(
    (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0000, 0xE01F0))
)
_ELLIPSIS = "…"


class Piece(NamedTuple):
    """A stretch of text in one style; styles are named in :mod:`indexer.live.theme`."""

    style: str
    text: str


Row = tuple[Piece, ...]
"""A line of the screen, or a part of one."""


@lru_cache(maxsize=8192)
def _columns(char: str) -> int:
    return max(0, wcwidth(char))


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """The columns that ``text`` takes.

    >>> width("日記を"), width("か\u3099"), width("nikki")
    (6, 2, 5)
    """
    if text.isascii():
        return len(text)
    return 2 * len(text) if is_wide(text) else sum(map(_columns, text))


def shown(text: str) -> str:
    r"""``text`` as it may reach a terminal: on one line, what would drive the terminal as visible signs.

    >>> shown("a\x1b[31m\n👩\u200d👦")
    'a␛[31m 👩👦'
    """
    return text if is_wide(text) else one_line(text).translate(_DROPPED)


@lru_cache(maxsize=8192)
def _shown_columns(char: str) -> int:
    return width(shown(char))


def _columns_at(text: str, at: int) -> int:
    return _shown_columns(text[at])


def wrap(text: str, columns: int) -> list[Span]:
    r"""The lines of a text as spans of it, none wider than ``columns`` once it is :func:`shown`.

    >>> wrap("👩\u200d👦と猫", 6)
    [(0, 4), (4, 5)]
    """
    return terminal_text.wrap(text, columns, _columns_at)


def wrapped(text: str, columns: int) -> list[str]:
    """The lines of :func:`wrap`, as strings."""
    return terminal_text.wrapped(text, columns, _columns_at)


def row_width(row: Iterable[Piece]) -> int:
    """The columns that a row takes."""
    return sum(width(piece.text) for piece in row)


def filled(row: Iterable[Piece], columns: int) -> Row:
    """A row of exactly so many columns: filled up with blanks, or its end replaced by an ellipsis."""
    pieces: list[Piece] = []
    left = columns
    for piece in row:
        pieces.append(piece)
        left -= width(piece.text)
        if left < 0:
            pieces, left = _with_ellipsis(pieces, columns)
            break
    return (*pieces, Piece("", " " * left))


def _with_ellipsis(pieces: list[Piece], columns: int) -> tuple[list[Piece], int]:
    """As much of a row as fits before an ellipsis, with that, and how many columns are left."""
    if columns <= 0:
        return [], 0
    out: list[Piece] = []
    left = columns - 1
    for style, text in pieces:
        end = fitting(text, left)
        out.append(Piece(style, text[:end]))
        left -= width(out[-1].text)
        if end < len(text):
            break
    return [*out, Piece(out[-1].style, _ELLIPSIS)], left


def fitting(text: str, columns: int) -> int:
    """How many characters of a text fit, with the combining ones that follow them."""
    if is_wide(text):
        return min(len(text), columns // 2)
    for at, char in enumerate(text):
        columns -= _columns(char)
        if columns < 0:
            return at
    return len(text)


def marked(
    text: str, spans: Sequence[Span], style: str = "", mark: str = "mark", current: Span | None = None
) -> Iterator[Piece]:
    """A text with spans of it in another style, as it may reach a terminal; the ``current`` one stands out."""
    at = 0
    for start, end in spans:
        if start > at:
            yield Piece(style, shown(text[at:start]))
        here = f"{mark} current" if (start, end) == current else mark
        yield Piece(here, shown(text[max(at, start) : end]))
        at = max(at, end)
    if at < len(text):
        yield Piece(style, shown(text[at:]))


def around(text: str, spans: Sequence[Span], columns: int) -> tuple[str, tuple[Span, ...]]:
    """The part of a text that has its first span, not far from the beginning of a line of so many columns, and its spans."""
    if not spans or width(text[: spans[0][1]]) <= columns - 2:
        return text, tuple(spans)
    start = spans[0][0]
    room = columns // 3
    while start and width(text[start - 1 : spans[0][0]]) <= room:
        start -= 1
    shift = start - len(_ELLIPSIS)
    return _ELLIPSIS + text[start:], tuple((a - shift, b - shift) for a, b in spans if a >= start)
