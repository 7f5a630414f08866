"""Zim's pages: a head of keys, titles between equals signs; the days of its journal are in the path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.page import Page, page_posts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText

SIGN = "Content-Type: text/x-zim-wiki"
_MADE = "creation-date"


def recognise(source: SourceText) -> bool:
    """Whether the first line says so."""
    return source.text.startswith(SIGN)


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts below the head."""
    lines = source.text.split("\n")
    end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
    keys = {
        key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in lines[:end])
    }
    numbered = list(enumerate(lines[end:], end + 1))
    yield from page_posts(source, Page(numbered, made=parse_stamp(keys.get(_MADE, ""))))
