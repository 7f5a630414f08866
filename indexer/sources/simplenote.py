"""Simplenote: its export in JSON, a note an entry; the first line of a note is its title, or its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.exported import Lines, json_of, post_of, said, under, values_of
from indexer.sources.remarks import is_inline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it has notes in use."""
    return '"activeNotes"' in source.head


def read(source: SourceText) -> Iterator[Post]:
    """The notes that were not thrown away."""
    lines = Lines(source.text)
    for note in values_of(under(json_of(source), "activeNotes")):
        content = said(note, "content").replace("\r\n", "\n").strip("\n")
        first, _, rest = content.partition("\n")
        title, text = (first.lstrip("# "), rest) if rest.strip() and not is_inline(first) else ("", content)
        tags = note.get("tags")
        names = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
        yield from post_of(
            parse_stamp(said(note, "creationDate")), title, text, lines.of(said(note, "id")), names
        )
