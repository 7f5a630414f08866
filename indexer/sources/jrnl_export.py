"""jrnl's export in JSON: an entry has a day, a title and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.exported import Lines, json_of, post_of, said, under, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it has entries with days and bodies."""
    return all(f'"{key}"' in source.text for key in ("entries", "date", "body"))


def read(source: SourceText) -> Iterator[Post]:
    """The entries; their tags are the words with ``@``."""
    lines = Lines(source.text)
    for entry in values_of(under(json_of(source), "entries")):
        tags = entry.get("tags")
        names = tuple(str(tag).lstrip("@") for tag in tags) if isinstance(tags, list) else ()
        title, body = said(entry, "title"), said(entry, "body")
        yield from post_of(
            parse_stamp(said(entry, "date")), title, body, lines.of(said(entry, "date")), names
        )
