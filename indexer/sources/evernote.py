"""Evernote: its export (``.enex``), a note an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.containers import elements
from indexer.sources.dates import parse_stamp
from indexer.sources.exported import post_of, with_pictures
from indexer.sources.html_text import html_to_text
from indexer.support.patterns import late
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.containers import Element
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
        text = with_pictures(html_to_text(content), _pictures(note))
        yield from post_of(day, note.text("title"), text, note.line, tags)


def _pictures(note: Element) -> Iterator[str]:
    """The pictures of a note by the names of their files; they are in the export itself."""
    kind = name = ""
    for field in note.fields:
        if field.name == "resource/mime":
            kind = field.text.strip()
        elif field.name == "resource/resource-attributes/file-name":
            name = field.text.strip()
        elif field.name == "resource":
            if kind.startswith("image/"):
                yield written(name or kind.replace("/", "."))
            kind = name = ""
