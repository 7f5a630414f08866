"""Entries that no one writes: a log, or a library, taken for a diary. They are kept in parts, which bounds the memory that each takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.digest import entry_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Entry

LONGEST = 6_000_000
"""Characters: sixty novels. Analysis takes some 100 bytes for each."""
_NEAR = 10_000
"""Characters before the end of a part in which a line or a sentence should end."""


def parts(entry: Entry, longest: int = LONGEST) -> Iterator[Entry]:
    """The entry itself or, if it is longer than ``longest`` characters, its text in so many entries; nothing is left out."""
    start = 0
    while len(entry.text) - start > longest:
        end = _end(entry.text, start, start + longest)
        yield _part(entry, start, end)
        start = end
    yield _part(entry, start, len(entry.text)) if start else entry


def _end(text: str, start: int, last: int) -> int:
    """Where to stop at ``last`` at the latest: after a line, a sentence or a blank if one ends nearby."""
    near = max(start, last - _NEAR)
    return next((at + 1 for at in (text.rfind(mark, near, last) for mark in "\n。 ") if at >= 0), last)


def _part(entry: Entry, start: int, end: int) -> Entry:
    text = entry.text[start:end]
    lines = entry.text.count("\n", 0, start)
    return entry._replace(
        id=entry_id(entry.date, entry.title, text, entry.tags, entry.properties),
        text=text,
        line=entry.text_line + lines if start else entry.line,
        text_line=entry.text_line + lines,
    )
