"""A year as a sheet of its days: weeks as columns, Monday at the top."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import HitDays

LEVELS = 4
"""Shades beside that of nothing."""


class YearSheet(NamedTuple):
    """A year: how many entries each of its days has, None for a day beyond the span that was asked for.

    ``first_row`` is the row (0: Monday) of 1 January; day ``i`` of the year is in row ``(first_row + i) % 7`` and
    column ``(first_row + i) // 7``.
    """

    year: int
    first_row: int
    counts: tuple[int | None, ...]

    @property
    def total(self) -> int:
        """How many entries the year has."""
        return sum(count or 0 for count in self.counts)

    def rows(self) -> list[list[int | None]]:
        """Seven rows of as many columns as the year has weeks; None where no day is."""
        cells = [None] * self.first_row + list(self.counts)
        cells += [None] * (-len(cells) % 7)
        return [cells[row::7] for row in range(7)]

    def month_columns(self) -> list[int]:
        """The column in which each month begins."""
        first = dt.date(self.year, 1, 1).toordinal()
        starts = (dt.date(self.year, month, 1).toordinal() - first for month in range(1, 13))
        return [(self.first_row + day) // 7 for day in starts]


def year_sheets(found: HitDays) -> Iterator[YearSheet]:
    """A sheet for each year of the span, in the order of time."""
    if found.span is None:
        return
    first, last = found.span
    counts = Counter(found.days)
    # The others, of which there may be thousands, have nothing on any day.
    written = {day.year for day in (first, last, *counts)}
    for year in range(first.year, last.year + 1):
        start = dt.date(year, 1, 1)
        length = dt.date(year, 12, 31).toordinal() - start.toordinal() + 1
        cells: tuple[int | None, ...] = (0,) * length
        if year in written:
            days = [dt.date.fromordinal(start.toordinal() + i) for i in range(length)]
            cells = tuple(counts[day] if first <= day <= last else None for day in days)
        yield YearSheet(year, start.weekday(), cells)


def level(count: int, most: int) -> int:
    """The shade of a day: 0 for nothing, :data:`LEVELS` for the most entries that any day has.

    >>> [level(count, 3) for count in range(4)], level(1, 1)
    ([0, 2, 3, 4], 4)
    """
    return -(-LEVELS * count // most) if most else 0


def steps(most: int) -> list[tuple[int, int, int]]:
    """The shades that there are, each with the fewest and the most entries that it stands for.

    >>> steps(1), steps(6)
    ([(0, 0, 0), (4, 1, 1)], [(0, 0, 0), (1, 1, 1), (2, 2, 3), (3, 4, 4), (4, 5, 6)])
    """
    found: list[tuple[int, int, int]] = []
    for count in range(most + 1):
        shade = level(count, most)
        if found and found[-1][0] == shade:
            found[-1] = (shade, found[-1][1], count)
        else:
            found.append((shade, count, count))
    return found


def most_of(sheets: Sequence[YearSheet]) -> int:
    """The most entries that a day of the sheets has."""
    return max((count or 0 for sheet in sheets for count in sheet.counts), default=0)
