"""Entries without a query, for a person: a list with a line for each, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.render.parts import day, first_line, how_long_ago, marked, styled, where
from indexer.terminal import clean, one_line, pad, shorten, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry
    from indexer.render.page import Page

_NARROWEST = 16


def render_list(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """Date, title or first line, and place; the text is cut so that a line fits the window."""
    plain = page._replace(color=False, links=False)
    places = [where(entry.path, entry.line, plain) for entry in entries]
    dates = [day(entry, page) for entry in entries]
    taken = max(map(width, dates), default=0) + max(map(width, places), default=0) + 4
    room = max(_NARROWEST, page.width - taken)
    for entry, date in zip(entries, dates, strict=True):
        text = pad(shorten(one_line(first_line(entry)), room), room)
        yield f"{styled(date, 'date', page)}  {text}  {where(entry.path, entry.line, page)}"


def render_full(entries: Sequence[Entry], page: Page) -> Iterator[str]:
    """Each entry as it was written, below a head line; on a terminal, wrapped at the window."""
    for number, entry in enumerate(entries):
        if number:
            yield ""
        head = f"{styled(day(entry, page), 'date', page)} {styled(how_long_ago(entry, page), 'faint', page)}".rstrip()
        title = styled(one_line(entry.title), "title", page)
        yield "  ".join(part for part in (head, title, where(entry.path, entry.line, page)) if part)
        yield ""
        for line in marked(clean(entry.text), page.marks, page).strip("\n").split("\n"):
            if page.terminal and width(line) > page.width:
                yield from wrapped(line, page.width)
            else:
                yield line
