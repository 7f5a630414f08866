"""One JSON object a line, one for each hit: the ``hits`` of the JSON format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.render.json_object import dumps, hit_object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import SearchResults
    from indexer.render.page import Page


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """The lines of ``nikki search --jsonl``."""
    for rank, hit in enumerate(results.hits, page.offset + 1):
        yield dumps(hit_object(hit, rank, page))
