"""Evernote: its export (``.enex``), a note an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.containers import elements
from indexer.sources.dates import parse_stamp
from indexer.sources.exported import post_of
from indexer.sources.html_text import html_to_text
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_TODO = late(r"<en-todo[^>]*checked=\"true\"[^>]*>")
_OPEN = late(r"<en-todo[^>]*>")


def recognise(source: SourceText) -> bool:
    """Whether the root element is that of the export."""
    return "<en-export" in source.head


def read(source: SourceText) -> Iterator[Post]:
    """The notes, of Japan's day of their making unless the title is a day."""
    for note in elements(source.text, ("note",)):
        content = _OPEN.sub("[ ] ", _TODO.sub("[x] ", note.text("content")))
        tags = tuple(field.text.strip() for field in note.all("tag") if field.text.strip())
        day = parse_stamp(note.text("created")) or parse_stamp(note.text("updated"))
        yield from post_of(day, note.text("title"), html_to_text(content), note.line, tags)
