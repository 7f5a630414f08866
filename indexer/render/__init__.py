"""From results to lines of text: one file per output format, and the tables that list them.

A renderer takes results and a :class:`Page` and yields lines without line ends. Markup, colours and languages of
results appear here and nowhere below; what the terminal and the clock say comes in with the page.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from indexer.render.page import Page

if TYPE_CHECKING:
    from indexer.model import Entry, SearchResults

_R = TypeVar("_R")
Renderer = Callable[["SearchResults", Page], Iterator[str]]
EntryRenderer = Callable[[Sequence["Entry"], Page], Iterator[str]]


class Renderers(Mapping[str, _R], Generic[_R]):
    """Renderers by the name of their format; one is imported when it is asked for, since a run needs no other.

    ``places`` are ``module:function`` by name, the module one of this package.
    """

    def __init__(self, places: Mapping[str, str]) -> None:
        self._places = places

    def __getitem__(self, name: str) -> _R:
        module, _, function = self._places[name].partition(":")
        renderer: _R = getattr(importlib.import_module(f"{__name__}.{module}"), function)
        return renderer

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


RENDERERS: Renderers[Renderer] = Renderers(
    {
        "terminal": "terminal:render",
        "plain": "plain:render",
        "json": "json_object:render",
        "jsonl": "json_lines:render",
        "vimgrep": "vimgrep:render",
        "files": "files:render",
        "count": "count:render",
        "format": "template:render",
    }
)
"""What ``nikki search`` can print."""

ENTRY_RENDERERS: Renderers[EntryRenderer] = Renderers(
    {
        "terminal": "entries:render_list",
        "plain": "plain:render_entries",
        "json": "json_object:render_entries",
        "json-full": "json_object:render_full",
        "format": "template:render_entries",
        "full": "entries:render_full",
    }
)
"""What ``nikki list`` and ``nikki show`` can print."""

__all__ = ["ENTRY_RENDERERS", "RENDERERS", "Page"]
