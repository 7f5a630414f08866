"""How many entries answer the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import SearchResults
    from indexer.render.page import Page


def render(results: SearchResults, page: Page) -> Iterator[str]:  # noqa: ARG001  (one shape for all)
    """The line of ``nikki search --count``."""
    yield str(results.total)
