"""Journey: an entry a file in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dayone import local_day
from indexer.sources.exported import json_of, post_of, said
from indexer.sources.html_text import html_to_text, looks_like_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it has a day of its own and the text of an entry."""
    return '"date_journal"' in source.text and '"text"' in source.text


def read(source: SourceText) -> Iterator[Post]:
    """The entry, of the day where it was written."""
    entry = json_of(source)
    if not isinstance(entry, dict):
        return
    text = said(entry, "text")
    tags = entry.get("tags")
    names = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    day = local_day(entry.get("date_journal"), said(entry, "timezone"))
    yield from post_of(
        day, said(entry, "title"), html_to_text(text) if looks_like_html(text) else text, 1, names
    )
