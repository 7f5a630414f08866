"""What several renderers print alike: dates, places, marked passages."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING

from indexer.dates import ago, weekday
from indexer.messages import message
from indexer.snippets import sentences
from indexer.terminal import clean, one_line, shorten, shorten_path, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Entry, Span
    from indexer.render.page import Page

_STYLES = {
    "rank": "1",
    "date": "32",
    "faint": "2",
    "path": "35",
    "title": "1",
    "mark": "1;31",
    "bar": "36",
    # Shades of green that differ on dark and on light ground.
    "heat1": "38;5;108",
    "heat2": "38;5;71",
    "heat3": "38;5;34",
    "heat4": "38;5;28",
}
_OPEN, _CLOSE = "【", "】"
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
_WEEKDAYS = frozenset(day + more for day in "月火水木金土日" for more in ("", "曜", "曜日"))


def styled(text: str, role: str, page: Page) -> str:
    """``text`` in the colour of its role, if the page has colours."""
    return f"\x1b[{_STYLES[role]}m{text}\x1b[0m" if page.color and text else text


def day(entry: Entry, page: Page) -> str:
    """The date of an entry with its weekday: ``2025-08-29(金)``; a text of the same kind if it has none."""
    if entry.date is None:
        return message("no-date", page.language)
    return f"{entry.date.isoformat()}({weekday(entry.date, page.language)})"


def how_long_ago(entry: Entry, page: Page) -> str:
    """``8か月前``; empty without a date."""
    return ago(entry.date, page.today, page.language) if entry.date else ""


def place(path: str, page: Page, *, tilde: bool = False) -> str:
    """A path, from the folder where the reader stands if it lies below; with ``tilde``, else from the home.

    Shells and editors do not expand a tilde that a program prints, so it is for human eyes only.
    """
    for root, prefix in ((page.folder, ""), (page.home if tilde else "", "~" + os.sep)):
        below = root.rstrip(os.sep) + os.sep
        if root and path.startswith(below):
            return prefix + path[len(below) :]
    return path


def file_name(path: str, page: Page) -> str:
    """A path for a program to open: as it is, unless it would reach a terminal."""
    shown = place(path, page)
    return one_line(shown) if page.terminal else shown


def where(path: str, line: int, page: Page, room: int = 0) -> str:
    """``~/diary/diary.txt:4`` for human eyes, a link to the file if the page has links; shortened to ``room`` columns.

    The link names the machine, so that a terminal that shows another one does not look for the file on its own.
    """
    text = clean(place(path, page, tilde=True)) + (f":{line}" if line else "")
    text = one_line(text)
    shown = styled(shorten_path(text, room) if room else text, "path", page)
    return (
        f"\x1b]8;;file://{_percent(page.host)}{_percent(path)}\x1b\\{shown}\x1b]8;;\x1b\\"
        if page.links
        else shown
    )


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


def _percent(path: str) -> str:
    """A path as part of a URL; by hand: urllib.parse would be one more import in every search."""
    data = path.encode("utf-8", "surrogateescape")
    return "".join(chr(b) if (chr(b).isalnum() and b < 0x80) or b in b"/-._~" else f"%{b:02X}" for b in data)


def marked(text: str, highlights: Sequence[Span], page: Page) -> str:
    """``text`` with its highlights in colour, or in 【】 if the page has no colours."""
    return "".join(_pieces(text, highlights, page))


def _pieces(text: str, highlights: Sequence[Span], page: Page) -> Iterator[str]:
    at = 0
    for start, end in highlights:
        yield text[at:start]
        yield styled(text[start:end], "mark", page) if page.color else f"{_OPEN}{text[start:end]}{_CLOSE}"
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
    """The title of an entry, or else its first line that says something: neither nothing nor the weekday alone."""
    lines = [line.strip() for line in entry.text.splitlines() if line.strip()]
    telling = (line for line in lines if line.strip("（）()［］[]") not in _WEEKDAYS)
    return entry.title or next(telling, lines[0] if lines else "")


def first_words(entry: Entry) -> str:
    """What an entry could be called: its title, or its first sentence; of those that say little (晴。) as many as say something."""
    if entry.title:
        return one_line(entry.title)
    text = entry.text[:_OPENING].lstrip(_SIGNS)
    end = next((end for _, end in sentences(text) if width(text[:end].strip()) >= _TELLING), len(text))
    return one_line(" ".join(text[:end].split()))


def opening(entry: Entry) -> str:
    """How an entry begins, for one line: its title, or its text, of which the first line may be but the weather."""
    return one_line(entry.title or " ".join(entry.text[:_OPENING].split()))
