r"""Lines of the user's own making: ``--format '{date} {title:20} {path}:{line}\n{snippet}'``.

``{name}`` stands for a field, ``{name:20}`` for the field cut or filled up to 20 columns, ``{{`` and ``}}`` for braces;
``\n``, ``\t`` and ``\\`` are a line end, a tab and a backslash.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from indexer.dates import weekday
from indexer.errors import UsageError
from indexer.render.entry_lines import first_line, how_long_ago, marked
from indexer.render.paths import file_name
from indexer.support.terminal_text import clean, one_line, pad, shorten
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from indexer.model import Entry, Hit, SearchResults, Snippet
    from indexer.render.page import Page

_PIECE = re.compile(r"\{\{|\}\}|\\[nt\\]|\{(\w*)(?::(\d{1,4}))?\}|\{\w*:[^{}]*\}|[{}]|[^{}\\]+|\\")
_SIGNS = {"{{": "{", "}}": "}", r"\n": "\n", r"\t": "\t", r"\\": "\\"}


class Item(NamedTuple):
    """What one record is made of: an entry, its number in the list, its score and the passage to show."""

    entry: Entry
    rank: int
    score: float
    snippet: Snippet | None
    page: Page


def _snippet(item: Item, *, marks: bool) -> str:
    if item.snippet is None:
        return one_line(first_line(item.entry))
    text = clean(item.snippet.text)
    return " ".join((marked(text, item.snippet.highlights, item.page) if marks else text).split())


FIELDS: Mapping[str, Callable[[Item], str]] = {
    "rank": lambda item: str(item.rank),
    "id": lambda item: item.entry.id,
    "date": lambda item: item.entry.date.isoformat() if item.entry.date else "",
    "weekday": lambda item: weekday(item.entry.date, item.page.language) if item.entry.date else "",
    "ago": lambda item: how_long_ago(item.entry.date, item.page),
    "title": lambda item: one_line(item.entry.title),
    "tags": lambda item: one_line(" ".join(item.entry.tags)),
    "path": lambda item: file_name(item.entry.path, item.page),
    "file": lambda item: one_line(os.path.basename(item.entry.path)),
    "line": lambda item: str(item.snippet.line if item.snippet and item.snippet.line else item.entry.line),
    "score": lambda item: f"{item.score:.4f}",
    "snippet": lambda item: _snippet(item, marks=True),
    "passage": lambda item: _snippet(item, marks=False),
    "text": lambda item: clean(item.entry.text),
}
"""What a template may name. ``snippet`` has the matches marked, ``passage`` has not; ``text`` is the whole entry."""


def check(template: str) -> None:
    """Raise UsageError, naming the place, for a template with a field that there is not or a brace alone."""
    for _ in _pieces(template):
        pass


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """A record for each hit, or each of its passages, if several were asked for."""
    pieces = list(_pieces(page.template))
    for rank, hit in enumerate(results.hits, page.offset + 1):
        for snippet in _passages(hit, page):
            yield _filled(pieces, Item(hit.entry, rank, hit.score, snippet, page))


def render_entries(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """A record for each entry; its ``snippet`` is the title or first line."""
    pieces = list(_pieces(page.template))
    for rank, entry in enumerate(entries, 1):
        yield _filled(pieces, Item(entry, rank, 0.0, None, page))


def _passages(hit: Hit, page: Page) -> Sequence[Snippet]:
    return hit.passages[: page.passages] or (hit.snippet,)


def _pieces(template: str) -> Iterator[tuple[str, str, int]]:
    """The template in pieces: text, or "" with the name of a field and its columns (0: as it is)."""
    for piece in _PIECE.finditer(template):
        text, name, columns = piece.group(), piece[1], piece[2]
        if name is None and text in "{}":
            raise UsageError("template-brace", text=text, place=piece.start() + 1)
        if name is None and text.startswith("{") and len(text) > 2:
            raise UsageError("template-width", found=text, place=piece.start() + 1)
        if name is None:
            yield _SIGNS.get(text, text), "", 0
        elif name not in FIELDS:
            raise UsageError("template-field", name=name, place=piece.start() + 1, known=", ".join(FIELDS))
        else:
            yield "", name, int(columns or 0)


def _filled(pieces: Sequence[tuple[str, str, int]], item: Item) -> str:
    return "".join(text or _field(name, columns, item) for text, name, columns in pieces)


def _field(name: str, columns: int, item: Item) -> str:
    if not columns:
        return FIELDS[name](item)
    # What is cut has its matches in brackets: colours would be cut in two.
    plain = item._replace(page=item.page._replace(color=False))
    return pad(shorten(FIELDS[name](plain), columns), columns)
