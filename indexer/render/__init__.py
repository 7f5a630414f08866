"""From results to lines of text: one file per output format, and the tables that list them.

A renderer takes results and a :class:`Page` and yields lines without line ends. Markup, colours and languages of
results appear here and nowhere below; what the terminal and the clock say comes in with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.render import count, entries, files, json_lines, json_object, plain, terminal, vimgrep
from indexer.render.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from indexer.model import Entry, SearchResults

    Renderer = Callable[[SearchResults, Page], Iterator[str]]
    EntryRenderer = Callable[[Sequence[Entry], Page], Iterator[str]]

RENDERERS: Mapping[str, Renderer] = {
    "terminal": terminal.render,
    "plain": plain.render,
    "json": json_object.render,
    "jsonl": json_lines.render,
    "vimgrep": vimgrep.render,
    "files": files.render,
    "count": count.render,
}
"""What ``nikki search`` can print."""

ENTRY_RENDERERS: Mapping[str, EntryRenderer] = {
    "terminal": entries.render_list,
    "plain": plain.render_entries,
    "json": json_object.render_entries,
    "full": entries.render_full,
}
"""What ``nikki list`` and ``nikki show`` can print."""

__all__ = ["ENTRY_RENDERERS", "RENDERERS", "Page"]
