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


def _by_template(results: SearchResults, page: Page) -> Iterator[str]:
    # Imported only where it is used: it is rare, and every search would pay for it.
    from indexer.render import template

    return template.render(results, page)


def _entries_by_template(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    from indexer.render import template

    return template.render_entries(entries, page)


RENDERERS: Mapping[str, Renderer] = {
    "terminal": terminal.render,
    "plain": plain.render,
    "json": json_object.render,
    "jsonl": json_lines.render,
    "vimgrep": vimgrep.render,
    "files": files.render,
    "count": count.render,
    "format": _by_template,
}
"""What ``nikki search`` can print."""

ENTRY_RENDERERS: Mapping[str, EntryRenderer] = {
    "terminal": entries.render_list,
    "plain": plain.render_entries,
    "json": json_object.render_entries,
    "json-full": json_object.render_full,
    "format": _entries_by_template,
    "full": entries.render_full,
}
"""What ``nikki list`` and ``nikki show`` can print."""

__all__ = ["ENTRY_RENDERERS", "RENDERERS", "Page"]
