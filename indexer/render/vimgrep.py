"""``path:line:column:text`` for the quickfix lists of editors: columns are bytes, as in grep and ripgrep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.render.paths import file_name
from indexer.support.terminal_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Entry, SearchResults, Snippet
    from indexer.render.page import Page


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """A line for each passage, at its first highlight."""
    for hit in results.hits:
        for snippet in hit.passages[: page.passages] or (hit.snippet,):
            line, column, text = position(hit.entry, snippet)
            shown = one_line(text or hit.entry.title)
            yield f"{file_name(hit.entry.path, page)}:{line}:{column}:{shown}"


def position(entry: Entry, snippet: Snippet) -> tuple[int, int, str]:
    """The line in the file of the first highlight, its byte column from 1, and the whole line."""
    at = snippet.start + (snippet.highlights[0][0] if snippet.highlights else 0)
    begin = entry.text.rfind("\n", 0, at) + 1
    end = entry.text.find("\n", at)
    text = entry.text[begin : end if end >= 0 else len(entry.text)]
    line = (entry.text_line or entry.line) + entry.text.count("\n", 0, begin)
    return line, len(entry.text[begin:at].encode("utf-8", "surrogatepass")) + 1, text
