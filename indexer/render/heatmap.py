"""A calendar of entries in a terminal: a column a week, a shade a day, readable without colours."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from indexer.dates import weekday_names
from indexer.messages import message
from indexer.render.page import styled
from indexer.render.timeline import GAP
from indexer.support.terminal_text import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.lookback.calendar import Calendar, YearSheet
    from indexer.render.page import Page

_SHADES = "·░▒▓█"
_FEWEST = 8
"""Weeks beside one another, however narrow the page is."""
_ROLES = ("faint", "heat1", "heat2", "heat3", "heat4")


def heatmap(calendar: Calendar, page: Page) -> Iterator[str]:
    """A sheet for each year that has an entry, a line for each that has none or for many such, and what the shades mean."""
    for empty, group in groupby(calendar.sheets, key=lambda sheet: not sheet.total):
        run = list(group)
        if empty and len(run) >= GAP:
            yield "⋮  " + styled(message("gap-year", page.language, count=len(run)), "faint", page)
            yield ""
        else:
            yield from _years(run, calendar, page)
    legend = []
    for shade, least, top in calendar.steps:
        number = amount_text(least, top, page.language)
        legend.append(f"{styled(_SHADES[shade], _ROLES[shade], page)} {number}")
    unit = f"  {message('characters-axis', page.language)}" if calendar.by_characters else ""
    yield "  ".join(legend) + unit


def amount_text(least: int, most: int, language: str) -> str:
    """What a shade stands for: ``1``, ``2–3``, ``401–1,200``."""
    first, last = f"{least:,}", f"{most:,}"
    return last if least == most else message("from-to", language, first=first, last=last)


def _years(sheets: Sequence[YearSheet], calendar: Calendar, page: Page) -> Iterator[str]:
    for sheet in sheets:
        count = message("count", page.language, count=f"{sheet.total:,}")
        yield styled(message("of-year", page.language, year=sheet.year), "title", page) + f"  {count}"
        if sheet.total:
            yield from _sheet(sheet, calendar, page)
            yield ""


def _sheet(sheet: YearSheet, calendar: Calendar, page: Page) -> Iterator[str]:
    """The weeks of a year; on a narrow page, one part of them below the other."""
    names = weekday_names(page.language)
    left = max(map(width, names)) + 1
    rows = sheet.rows()
    weeks = len(rows[0])
    room = max(_FEWEST, page.width - left)
    parts = -(-weeks // room)
    for first, end in pairwise(weeks * part // parts for part in range(parts + 1)):
        if not any(count is not None for row in rows for count in row[first:end]):
            continue
        yield (" " * left + _months(sheet, range(first, end), room, page.language)).rstrip()
        for name, row in zip(names, rows, strict=True):
            shades = [None if amount is None else calendar.shade(amount) for amount in row[first:end]]
            cells = (
                " " * len(list(run)) if shade is None else _cells(shade, len(list(run)), page)
                for shade, run in groupby(shades)
            )
            yield (pad(name, left) + "".join(cells)).rstrip()


def _cells(shade: int, count: int, page: Page) -> str:
    return styled(_SHADES[shade] * count, _ROLES[shade], page)


def _months(sheet: YearSheet, weeks: range, room: int, language: str) -> str:
    """The names of the months, each above the week in which it begins, of those that begin in ``weeks`` and fit ``room``."""
    line = ""
    for number, column in enumerate(sheet.month_columns(), 1):
        if column in weeks:
            longer = pad(line, column - weeks.start) + message(f"month-{number}", language)
            line = longer if width(longer) <= room else line
    return line
