"""One line per passage, ``path:line:date:text``: for pipes. Nothing is cut and nothing is wrapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.entry_lines import first_line, marked, property_line
from indexer.render.paths import place
from indexer.render.terminal import explanation, hit_note
from indexer.support.terminal_text import LINE_ENDS, clean, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry, SearchResults
    from indexer.render.page import Page


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """Each hit on a line, or each of its passages, if several were asked for."""
    for hit in results.hits:
        found = "".join(_in_brackets(property_line(one, page), page) for one in hit.properties)
        notes = found if page.explain else found + hit_note(hit, page)
        for snippet in hit.passages[: page.passages] or (hit.snippet,):
            lines = marked(clean(snippet.text), snippet.highlights, page).split("\n")
            text = " ".join(line.strip() for line in lines if line.strip())
            text = text.translate(LINE_ENDS) or one_line(hit.entry.title)
            yield _line(hit.entry, snippet.line, text + notes, page)
            notes = "" if page.explain else hit_note(hit, page)
        if page.explain:
            yield from explanation(hit, page)


def _in_brackets(text: str, page: Page) -> str:
    """A property behind the passage of its entry: on a line of its own it would look like another hit."""
    return message("in-brackets", page.language, found=text)


def render_entries(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """Each entry on a line, with its title or first line."""
    for entry in entries:
        yield _line(entry, entry.line, one_line(first_line(entry)), page)


def _line(entry: Entry, line: int, text: str, page: Page) -> str:
    date = entry.date.isoformat() if entry.date else ""
    return f"{one_line(place(entry.path, page))}:{line or entry.line}:{date}:{text}"
