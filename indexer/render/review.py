"""The digest of a period: one screen for a person, Markdown to keep, or JSON."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from indexer.dates import years_ago
from indexer.dates.days import month_of, year_of
from indexer.messages import message
from indexer.render.entry_lines import day, item_lines, opening
from indexer.render.json_object import VERSION, dumps, entry_object
from indexer.render.page import styled
from indexer.render.statistics import run_object, run_text
from indexer.render.timeline import count_objects, period_name
from indexer.render.words import characteristics_object, of_kind
from indexer.support.terminal_text import pad, shorten, width, wrapped
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from indexer.dates import DateRange
    from indexer.lookback.review import Review
    from indexer.model import Entry
    from indexer.render.page import Page

_HEIGHTS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_KINDS = {"word": 2, "person": 1, "place": 1, "name": 1, "title": 2}
"""The kinds of words, and how many lines of a screen each has."""
_THIS_DAY = 3
"""Entries of this day that a screen has room for."""
_NARROWEST = 20
_OPENING = 120
"""Columns of an entry's first line in Markdown."""
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~$&]")
"""What Markdown, or what is common beside it, could take for markup within a line."""


class _Line(NamedTuple):
    """An entry as a line of the digest: why it is there, its number, and what to know of it."""

    label: str
    number: int
    entry: Entry
    note: str = ""


def _terminal(found: Review, page: Page) -> Iterator[str]:
    """Rows of a label and what it says, in three groups: numbers, words, entries."""
    numbers, lines = list(_numbers(found, page)), list(_lines(found, page))
    words = {message(f"kind-{kind}", page.language): kind for kind in _KINDS if of_kind(found.words, kind)}
    left = 2 + max(map(width, [*dict(numbers), *words, *(line.label for line in lines)]))
    room = max(_NARROWEST, page.width - left)
    yield styled(message("review-of", page.language, period=period_label(found.period, page)), "title", page)
    for label, text in numbers:
        yield from _row(label, wrapped(text, room), left, page)
    yield ""
    for label, kind in words.items():
        yield from _row(label, _fitting(of_kind(found.words, kind), _KINDS[kind], room, page), left, page)
    yield ""
    label = ""
    for line in lines:
        shown = "" if line.label == label else line.label
        label = line.label
        yield from _row(shown, [_entry(line, room, page)], left, page)


def _row(label: str, lines: Sequence[str], left: int, page: Page) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield styled(pad("" if number else label, left), "title", page) + line


def _numbers(found: Review, page: Page) -> Iterator[tuple[str, str]]:
    """What was counted, each with its name."""

    def text(code: str, **details: object) -> str:
        return message(code, page.language, **details)

    amount = found.amount
    before = "" if found.before is None else text(_before(found.period), count=f"{found.before:,}")
    counts = {"count": f"{amount.entries:,}", "days": f"{amount.days:,}", "before": before}
    yield text("stats-entries"), text("review-entries", **counts)
    average = round(amount.characters / amount.entries)
    characters = {"count": f"{amount.characters:,}", "average": f"{average:,}"}
    yield text("stats-characters"), text("stats-characters-value", **characters)
    for code, run in (("stats-longest", amount.longest), ("stats-gap", amount.gap)):
        if run and (run.days > 1 or run is amount.gap):
            yield text(code), run_text(run, page.language)
    if len(found.counts) > 1:
        yield text(f"review-by-{found.unit}"), _drawn(found, page)


def _drawn(found: Review, page: Page) -> str:
    """A character for each day, month or year, the higher the more entries it has, and the highest in words."""
    most = max(found.counts, key=lambda period: period.entries)
    heights = [-(-len(_HEIGHTS) * period.entries // most.entries) for period in found.counts]
    bars = "".join(_HEIGHTS[height - 1] if height else _NOTHING for height in heights)
    if most.entries == 1:
        return bars
    name = period_name(most, found.unit, page.language)
    return f"{bars}  {message('review-most', page.language, name=name, count=f'{most.entries:,}')}"


def _fitting(items: Sequence[str], lines: int, room: int, page: Page) -> list[str]:
    """As many of the items, from the first on, as go into so many lines; one at least."""
    for count in range(len(items), 1, -1):
        shown = item_lines(items[:count], room, page.language)
        if len(shown) <= lines:
            return shown
    return [shorten(items[0], room)]


def _lines(found: Review, page: Page) -> Iterator[_Line]:
    """The entries that are shown: the first, the last, the longest, those of this day."""
    numbers = {entry.id: number for number, entry in enumerate(found.entries, 1)}

    def line(code: str, entry: Entry, note: str = "", **details: object) -> _Line:
        return _Line(message(code, page.language, **details), numbers[entry.id], entry, note)

    yield line("review-first", found.first)
    if found.last.id != found.first.id:
        yield line("review-last", found.last)
        for long in found.longest:
            note = message("review-characters", page.language, count=f"{long.characters:,}")
            yield line("review-longest", long.entry, note)
    for memory in found.this_day[:_THIS_DAY]:
        yield line("review-this-day", memory.entry, years_ago(memory.years_ago, page.language))


def _entry(line: _Line, room: int, page: Page) -> str:
    """The entry's number, date and first line, on one line of the screen."""
    date = day(line.entry.date, page)
    note = f"{line.note}  " if line.note else ""
    left = room - width(f"{line.number}  {date}  ")
    if left - width(note) < _NARROWEST:
        # In a narrow window, what the entry says matters more.
        note = ""
    text = shorten(opening(line.entry), max(0, left - width(note)))
    return f"{styled(str(line.number), 'rank', page)}  {styled(date, 'date', page)}  {styled(note, 'faint', page)}{text}"


def _markdown(found: Review, page: Page) -> Iterator[str]:
    """A heading for the period, lists for numbers, words and entries; what the diary says is text, whatever its signs."""
    yield f"# {message('review-of', page.language, period=period_label(found.period, page))}"
    yield ""
    for label, text in _numbers(found, page):
        yield f"- {label}: {text}"
    words = [(kind, of_kind(found.words, kind)) for kind in _KINDS]
    yield from _section("review-words" if found.words.others else "review-words-alone", page)
    comma = message("comma", page.language)
    for kind, items in words:
        if items:
            yield f"- {message(f'kind-{kind}', page.language)}: {comma.join(map(_escaped, items))}"
    yield from _section("review-entries-heading", page)
    for line in _lines(found, page):
        text = _escaped(shorten(opening(line.entry), _OPENING))
        note = message("review-note", page.language, note=line.note) if line.note else ""
        yield f"- {line.label}{note}: {day(line.entry.date, page)} {text}".rstrip()


def _section(code: str, page: Page) -> Iterator[str]:
    yield ""
    yield f"## {message(code, page.language)}"
    yield ""


def _escaped(text: str) -> str:
    r"""``text`` for Markdown: a backslash before each sign that means something in a line.

    >>> _escaped("5 * 3 と #旅")
    '5 \\* 3 と \\#旅'
    """
    return _MARKUP.sub(r"\\\g<0>", text)


def _json(found: Review, page: Page) -> Iterator[str]:  # noqa: ARG001  (one shape for all)
    """One object, version 1."""
    ranks = {entry.id: rank for rank, entry in enumerate(found.entries, 1)}

    def entry_of(entry: Entry, **more: Any) -> dict[str, Any]:  # noqa: ANN401  (a field of JSON)
        return {"rank": ranks[entry.id], **entry_object(entry), **more}

    amount, words = found.amount, characteristics_object(found.words)
    yield dumps(
        {
            "version": VERSION,
            "from": found.period.start.isoformat(),
            "to": found.period.end.isoformat(),
            "entries": amount.entries,
            "year_before": found.before,
            "days": amount.days,
            "characters": amount.characters,
            "streak": run_object(amount.longest),
            "gap": run_object(amount.gap),
            "by": found.unit,
            "periods": count_objects(found.counts),
            "others": words["others"],
            "words": words["words"],
            "titles": words["titles"],
            "first": entry_of(found.first),
            "last": entry_of(found.last),
            "longest": [entry_of(long.entry, characters=long.characters) for long in found.longest],
            "this_day": [entry_of(memory.entry, years_ago=memory.years_ago) for memory in found.this_day],
        }
    )


def _before(period: DateRange) -> str:
    """What the same time of the year before is called."""
    start = period.start
    if period == year_of(start.year):
        return "review-before-year"
    return "review-before-month" if period == month_of(start.year, start.month) else "review-before-days"


def period_label(period: DateRange, page: Page) -> str:
    """``2025年``, ``2025年8月``, ``2025-08-29``, ``2025-06-01〜2025-08-31``."""
    start, end = period
    if period == year_of(start.year):
        return message("of-year", page.language, year=start.year)
    if period == month_of(start.year, start.month):
        return message("of-month", page.language, year=start.year, month=start.month)
    return str(start) if start == end else message("from-to", page.language, first=start, last=end)


REVIEW_RENDERERS: Mapping[str, Callable[[Review, Page], Iterator[str]]] = {
    "terminal": _terminal,
    "md": _markdown,
    "json": _json,
}
"""What ``nikki review`` can print."""
