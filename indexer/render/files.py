"""The files that hold hits, each once, the file of the best hit first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.render.paths import file_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import SearchResults
    from indexer.render.page import Page


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """The lines of ``nikki search --files``."""
    for path in dict.fromkeys(hit.entry.path for hit in results.hits):
        yield file_name(path, page)
