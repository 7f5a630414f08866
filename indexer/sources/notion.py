"""Notion: its export as Markdown, a page a file named by its title and a digest: title, properties, text."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.sources.front_matter import gather
from indexer.sources.page import Page, page_posts
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText

_NAME = late(r".* [0-9a-f]{32}")
_PROPERTY = late(r"([^:：\n]{1,40}): ?(.*)$")


def recognise(source: SourceText) -> bool:
    """Whether the name is that of a page and the text begins with its title."""
    return (
        source.suffix == ".md"
        and source.head.startswith("# ")
        and bool(_NAME.fullmatch(PurePath(source.path).stem))
    )


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the page."""
    lines = source.text.split("\n")
    at = 1
    while at < len(lines) and not lines[at].strip():
        at += 1
    first = at
    settings = {}
    while at < len(lines) and (match := _PROPERTY.match(lines[at])):
        settings[match[1].strip()] = match[2].strip()
        at += 1
    if at < len(lines) and lines[at].strip():
        # A paragraph that begins like one.
        settings, at = {}, first
    front = gather(settings, 0)
    numbered = [(n + 1, lines[n]) for n in range(at, len(lines))]
    title = lines[0][2:].strip()
    page = Page(numbered, title, front.date, front.tags, front.created, properties=front.properties)
    yield from page_posts(source, page)
