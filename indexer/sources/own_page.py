"""Pages that ``nikki export`` wrote: they repeat the diary, so they are no part of it, wherever they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

DOCTYPE = "<!DOCTYPE html>"
OWN_PAGE = '<meta name="generator" content="nikki '
"""What stands in the head of such a page, before the version."""


def recognise(source: SourceText) -> bool:
    """Whether the file says that it is such a page."""
    return OWN_PAGE in source.head and source.head.startswith(DOCTYPE)


def read(source: SourceText) -> Iterator[Post | Notice]:
    """No posts; the user is told."""
    yield Notice("notice-own-page", source.path)
