"""What several renderers print alike: dates, places, marked passages."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from indexer.dates import ago, weekday
from indexer.messages import message
from indexer.render.page import styled
from indexer.render.paths import where
from indexer.search.snippets import sentences
from indexer.support.terminal_text import one_line, shorten, width, wrapped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Entry, FoundProperty, Span
    from indexer.render.page import Page

_OPENING = 400
"""Characters of a text that are enough for a line."""
_TELLING = 16
"""Columns of a sentence that says something."""
_SIGNS = "#*=!■◆●・ \t\u3000\n"
"""Signs of headings and blanks, which say nothing."""
_COLOURS = "\x1b\\[[0-9;]*m"
INDENT = 3
"""Columns before what belongs to a numbered line."""
_NARROWEST = 12
_TITLE = 20
"""Columns that a place leaves to a title."""


def day(date: dt.date | None, page: Page) -> str:
    """The date of an entry with its weekday: ``2025-08-29(金)``; a text of the same kind if it has none."""
    if date is None:
        return message("no-date", page.language)
    return f"{date.isoformat()}({weekday(date, page.language)})"


def how_long_ago(date: dt.date | None, page: Page, *, short: bool = False) -> str:
    """``8か月前``; empty without a date. In English ``8 months ago``, or ``8mo ago`` where it is to be ``short``."""
    return ago(date, page.today, page.language, short=short) if date else ""


def head_lines(start: str, entry: Entry, line: int, page: Page) -> Iterator[str]:
    """``start``, the title and the place of an entry on a line; the place below, where the window is too narrow."""
    room = page.width - width(re.sub(_COLOURS, "", start)) - 2
    title = one_line(entry.title)
    left = room - (min(width(title), _TITLE) + 2 if title else 0)
    beside = left >= _NARROWEST
    place = partial(where, entry.path, line, room=left if beside else max(_NARROWEST, page.width - INDENT))
    taken = width(place(page=page._replace(color=False, links=False))) + 2 if beside else 0
    shown = styled(shorten(title, max(0, room - taken)), "title", page) if title else ""
    parts = [part for part in (start, shown) if part]
    if beside:
        yield "  ".join([*parts, place(page=page)])
    else:
        yield "  ".join(parts)
        yield " " * INDENT + place(page=page)


def marked(text: str, highlights: Sequence[Span], page: Page) -> str:
    """``text`` with its highlights in colour, or between the signs of the page if that has no colours."""
    return "".join(_pieces(text, highlights, page))


def property_line(found: FoundProperty, page: Page) -> str:
    """The line of front matter by which a hit was found, with its matches marked."""
    text, shift = one_line(f"{found.key}: {found.value}"), len(found.key) + 2
    return marked(text, [(start + shift, end + shift) for start, end in found.highlights], page)


def about_lines(entry: Entry) -> list[str]:
    """What the front matter of an entry says beside its date and title: its tags on a line, then its properties.

    >>> from indexer.model import Entry
    >>> about_lines(Entry("", None, "", "晴。", "a.md", 1, ("町", "散歩"), 1, (("mood", "嬉しい"),)))
    ['#町 #散歩', 'mood: 嬉しい']
    """
    tags = " ".join(f"#{one_line(tag)}" for tag in entry.tags)
    return [
        line for line in (tags, *(one_line(f"{key}: {value}") for key, value in entry.properties)) if line
    ]


def _pieces(text: str, highlights: Sequence[Span], page: Page) -> Iterator[str]:
    at = 0
    before, after = page.signs
    for start, end in highlights:
        yield text[at:start]
        yield styled(text[start:end], "mark", page) if page.color else f"{before}{text[start:end]}{after}"
        at = end
    yield text[at:]


def item_lines(items: Iterable[str], columns: int, language: str) -> list[str]:
    """``items`` with commas between them, in lines of ``columns`` that break after a comma unless one item is wider."""
    comma = message("comma", language)
    lines = [""]
    for number, item in enumerate(items):
        longer = lines[-1] + comma + item if number else item
        if width(longer) <= columns - width(comma.rstrip()):
            lines[-1] = longer
            continue
        if number:
            lines[-1] += comma.rstrip()
            lines.append("")
        lines[-1:] = wrapped(item, columns)
    return lines


def first_line(entry: Entry) -> str:
    """The title of an entry, or else its first line that says something: neither the weather nor the heading of a template."""
    from indexer.support.boilerplate import telling_line

    return entry.title or telling_line(entry.text)


def first_words(entry: Entry) -> str:
    """What an entry could be called: its title, or its first sentence; of those that say little (晴。) as many as say something."""
    if entry.title:
        return one_line(entry.title)
    from indexer.support.boilerplate import telling_line
    from indexer.support.pictures import without_pictures

    line = telling_line(entry.text)
    text = entry.text[max(0, entry.text.find(line)) :][:_OPENING].lstrip(_SIGNS)
    text = without_pictures(text)
    end = next((end for _, end in sentences(text) if width(text[:end].strip()) >= _TELLING), len(text))
    return one_line(" ".join(text[:end].split()))


def opening(entry: Entry) -> str:
    """How an entry begins, for one line: its title, or its text, of which the first line may be but the weather."""
    return one_line(entry.title or " ".join(entry.text[:_OPENING].split()))
