"""Mastodon: the posts of one's own in the archive (``outbox.json``, ActivityPub)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.exported import Lines, json_of, post_of, said, under, values_of, with_pictures
from indexer.sources.html_text import html_to_text
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it is a collection of activities."""
    return '"orderedItems"' in source.text and "activitystreams" in source.head


def read(source: SourceText) -> Iterator[Post]:
    """What was written; what was only passed on is not in the archive."""
    lines = Lines(source.text)
    for activity in values_of(under(json_of(source), "orderedItems")):
        note = activity.get("object")
        if isinstance(note, dict) and activity.get("type") == "Create":
            published = said(note, "published")
            tags = tuple(
                said(tag, "name").lstrip("#")
                for tag in values_of(note.get("tag"))
                if tag.get("type") == "Hashtag"
            )
            text = html_to_text(said(note, "content"))
            text = with_pictures(
                text,
                (
                    written(said(file, "url").lstrip("/"), said(file, "name"))
                    for file in values_of(note.get("attachment"))
                    if said(file, "mediaType").startswith("image/")
                ),
            )
            yield from post_of(parse_stamp(published), said(note, "summary"), text, lines.of(published), tags)
