"""Entries like one, as search results are, with the words that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import SearchResults
from indexer.render import plain, terminal
from indexer.render.json_object import VERSION, dumps, entry_object, hit_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry, Hit
    from indexer.render.page import Page


def render_terminal(hits: Sequence[Hit], _to: Sequence[Entry], page: Page) -> Iterator[str]:
    """As ``nikki search`` shows hits."""
    yield from terminal.render(SearchResults(tuple(hits), len(hits)), page)


def render_plain(hits: Sequence[Hit], _to: Sequence[Entry], page: Page) -> Iterator[str]:
    """As ``nikki search`` shows hits to a program."""
    yield from plain.render(SearchResults(tuple(hits), len(hits)), page)


def render_json(hits: Sequence[Hit], to: Sequence[Entry], page: Page) -> Iterator[str]:
    """One object: what was asked about, and the hits with the words that tie them to it."""
    objects = [
        {**hit_object(hit, rank, page), "shared": [reason.word for reason in hit.reasons]}
        for rank, hit in enumerate(hits, 1)
    ]
    yield dumps({"version": VERSION, "to": [entry_object(entry) for entry in to], "hits": objects})


RELATED_RENDERERS = {"terminal": render_terminal, "plain": render_plain, "json": render_json}
"""What ``nikki related`` can print."""
