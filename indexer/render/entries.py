"""Entries without a query, for a person: a list with a line for each, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.entry_lines import about_lines, day, first_line, how_long_ago, marked
from indexer.render.page import styled
from indexer.render.paths import where
from indexer.support.pictures import names
from indexer.support.terminal_text import clean, one_line, pad, shorten, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Entry
    from indexer.render.page import Page

_NARROWEST = 12


def render_list(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """Date, title or first line, and place; the text is cut so that a line fits the window."""
    plain = page._replace(color=False, links=False)
    dates = [day(entry.date, page) for entry in entries]
    texts = [one_line(first_line(entry)) for entry in entries]
    rest = page.width - _widest(dates) - 4
    if rest < 2 * _NARROWEST:
        # No room for places in so narrow a window.
        for date, text in zip(dates, texts, strict=True):
            yield f"{styled(date, 'date', page)}  {shorten(text, rest + 2)}"
        return
    # A place may take half of the line, or what the texts leave.
    limit = max(_NARROWEST, rest // 2, rest - _widest(texts))
    places = _widest(where(entry.path, entry.line, plain, limit) for entry in entries)
    room = max(min(_NARROWEST, _widest(texts)), rest - places)
    for entry, date, text in zip(entries, dates, texts, strict=True):
        place = where(entry.path, entry.line, page, places)
        yield f"{styled(date, 'date', page)}  {pad(shorten(text, room), room)}  {place}"


def _widest(texts: Iterable[str]) -> int:
    return max(map(width, texts), default=0)


def render_full(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """Each entry as it was written, below a head line, its front matter below; on a terminal, wrapped at the window."""
    for number, entry in enumerate(entries):
        if number:
            yield ""
        head = f"{styled(day(entry.date, page), 'date', page)} {styled(how_long_ago(entry.date, page), 'faint', page)}".rstrip()
        title = styled(one_line(entry.title), "title", page)
        parts = [part for part in (head, title, where(entry.path, entry.line, page)) if part]
        plain = page._replace(color=False, links=False)
        taken = width(
            f"{day(entry.date, page)} {how_long_ago(entry.date, page)}    {entry.title}{where(entry.path, entry.line, plain)}"
        )
        yield ("\n" if page.terminal and taken > page.width else "  ").join(parts)
        yield ""
        for line in marked(clean(entry.text), page.marks, page).strip("\n").split("\n"):
            if page.terminal and width(line) > page.width:
                yield from wrapped(line, page.width)
            else:
                yield line
        if about := about_lines(entry):
            yield ""
        for line in about:
            lines = wrapped(line, page.width) if page.terminal else [line]
            yield from (styled(one, "faint", page) for one in lines)
        if page.terminal and (pictures := names(entry.text)):
            shown = message("comma", page.language).join(map(one_line, pictures))
            text = message("pictures-of-entry", page.language, names=shown)
            yield ""
            yield from (styled(line, "faint", page) for line in wrapped(text, page.width))
