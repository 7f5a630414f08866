"""What was written on this day in other years: for a person, for a pipe, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates import ago, years_ago
from indexer.render.entry_lines import INDENT, day, first_words, head_lines
from indexer.render.json_object import VERSION, dumps, entry_object
from indexer.render.page import styled
from indexer.render.paths import place
from indexer.support.terminal_text import one_line, shorten, width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from indexer.lookback.anniversaries import Memory, OnThisDay
    from indexer.model import Entry
    from indexer.render.page import Page

_LINES = 2
"""Of each entry: enough to remember it by."""
_NARROWEST = 20


def _terminal(found: OnThisDay, page: Page) -> Iterator[str]:
    """Each entry with its number, its date, how long ago it was, and its first two lines."""
    for number, memory in enumerate(found.memories, 1):
        entry = memory.entry
        date, distance = (
            styled(day(entry.date, page), "date", page),
            styled(_distance(memory, page), "faint", page),
        )
        start = f"{styled(str(number), 'rank', page)}  {date} {distance}"
        yield from head_lines(start, entry, entry.line, page)
        yield from (" " * INDENT + line for line in _opening(entry, max(_NARROWEST, page.width - INDENT)))


def _plain(found: OnThisDay, page: Page) -> Iterator[str]:
    """``path:line:date:how long ago:text``, the text being the title, or how the entry begins."""
    for memory in found.memories:
        entry = memory.entry
        at = f"{one_line(place(entry.path, page))}:{entry.line}"
        yield f"{at}:{entry.date}:{_distance(memory, page)}:{first_words(entry)}"


def _json(found: OnThisDay, page: Page) -> Iterator[str]:  # noqa: ARG001  (one shape for all)
    """One object, version 1."""
    yield dumps(
        {
            "version": VERSION,
            "from": found.period.start.isoformat(),
            "to": found.period.end.isoformat(),
            "entries": [
                {**entry_object(m.entry), "years_ago": m.years_ago, "text": m.entry.text}
                for m in found.memories
            ],
            "nearest": [date.isoformat() for date in found.nearest],
        }
    )


RENDERERS: Mapping[str, Callable[[OnThisDay, Page], Iterator[str]]] = {
    "terminal": _terminal,
    "plain": _plain,
    "json": _json,
}
"""What ``nikki today`` can print."""


def _distance(memory: Memory, page: Page) -> str:
    """``3年前``; less than a year ago, or to come, counted from the day itself."""
    if memory.years_ago > 0 or memory.entry.date is None:
        return years_ago(memory.years_ago, page.language)
    return ago(memory.entry.date, page.today, page.language)


def _opening(entry: Entry, columns: int) -> list[str]:
    """The first lines of the text, as they fit; an ellipsis says that there is more."""
    text = " ".join(line.strip() for line in one_lines(entry.text))
    lines = [text[start:end] for start, end in wrap(text[: (_LINES + 1) * columns], columns)]
    if len(lines) > _LINES:
        last = lines[_LINES - 1]
        lines[_LINES - 1 :] = [shorten(last + "…" * 2, columns) if width(last) >= columns else last + "…"]
    return lines


def one_lines(text: str) -> Iterator[str]:
    """The lines of a text that are not empty, fit for a terminal."""
    return (one_line(line) for line in text.split("\n") if line.strip())
