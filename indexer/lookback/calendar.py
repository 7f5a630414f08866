"""A year as a sheet of its days: weeks as columns, Monday at the top."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from indexer.model import HitDays

_NOTHING: Mapping[int, tuple[int, ...]] = {length: (0,) * length for length in (365, 366)}
LEVELS = 4
"""Shades beside that of nothing."""


class Step(NamedTuple):
    """A shade, with the least and the most that it stands for."""

    shade: int
    least: int
    most: int


class Calendar(NamedTuple):
    """The years of a diary as sheets, and the shades of their days.

    Days are shaded by how many entries they have or, where all entries are counted and no day has more than one, by how
    many characters these are (``by_characters``).
    """

    sheets: tuple[YearSheet, ...]
    steps: tuple[Step, ...]
    by_characters: bool

    def shade(self, amount: int) -> int:
        """The shade of a day: 0 for nothing, :data:`LEVELS` for the most that any day has."""
        return next(step.shade for step in self.steps if amount <= step.most)


class YearSheet(NamedTuple):
    """A year: how many entries it has, and for each of its days, how much there is (entries, or characters).

    ``first_row`` is the row (0: Monday) of 1 January; day ``i`` of the year is in row ``(first_row + i) % 7`` and
    column ``(first_row + i) // 7``.
    """

    year: int
    first_row: int
    total: int
    amounts: tuple[int, ...]

    def rows(self) -> list[list[int | None]]:
        """Seven rows of as many columns as the year has weeks; None where no day is."""
        cells = [None] * self.first_row + list(self.amounts)
        cells += [None] * (-len(cells) % 7)
        return [cells[row::7] for row in range(7)]

    def month_columns(self) -> list[int]:
        """The column in which each month begins."""
        first = dt.date(self.year, 1, 1).toordinal()
        starts = (dt.date(self.year, month, 1).toordinal() - first for month in range(1, 13))
        return [(self.first_row + day) // 7 for day in starts]


def calendar_of(found: HitDays) -> Calendar:
    """The calendar of some hits, from the first year of their span to the last; every year whole."""
    counts = Counter(found.days)
    by_characters = bool(found.characters) and max(counts.values(), default=0) == 1
    # An entry without a character is one, too.
    sizes = [max(1, size) for size in found.characters]
    amounts = dict(zip(found.days, sizes, strict=True)) if by_characters else counts
    steps = _by_quarters(sizes) if by_characters else _by_share(max(counts.values(), default=0))
    return Calendar(tuple(_sheets(found, amounts)), tuple(steps), by_characters)


def _sheets(found: HitDays, amounts: Mapping[dt.date, int]) -> Iterator[YearSheet]:
    if found.span is None:
        return
    totals = Counter(day.year for day in found.days)
    for year in range(found.span[0].year, found.span[1].year + 1):
        start = dt.date(year, 1, 1)
        length = dt.date(year, 12, 31).toordinal() - start.toordinal() + 1
        cells = _NOTHING[length]
        # The others, of which there may be thousands, have nothing on any day.
        if totals[year]:
            days = (dt.date.fromordinal(start.toordinal() + i) for i in range(length))
            cells = tuple(amounts.get(day, 0) for day in days)
        yield YearSheet(year, start.weekday(), totals[year], cells)


def _by_share(most: int) -> Iterator[Step]:
    """Shades of days by number of entries: each stands for a quarter of the most that a day has, as far as there are such.

    >>> [tuple(step) for step in _by_share(6)]
    [(0, 0, 0), (1, 1, 1), (2, 2, 3), (3, 4, 4), (4, 5, 6)]
    >>> [tuple(step) for step in _by_share(1)]
    [(0, 0, 0), (4, 1, 1)]
    """
    shades = [-(-LEVELS * count // most) if most else 0 for count in range(most + 1)]
    for shade, group in groupby(range(most + 1), key=shades.__getitem__):
        counts = list(group)
        yield Step(shade, counts[0], counts[-1])


def _by_quarters(sizes: Sequence[int]) -> Iterator[Step]:
    """Shades of days by length: each stands for a quarter of the days, since one very long day would leave all others pale.

    >>> [tuple(step) for step in _by_quarters([30, 10, 20, 900, 40])]
    [(0, 0, 0), (1, 1, 20), (2, 21, 30), (3, 31, 40), (4, 41, 900)]
    """
    yield Step(0, 0, 0)
    ordered = sorted(sizes)
    last = 0
    for shade in range(1, LEVELS + 1):
        most = ordered[-(-shade * len(ordered) // LEVELS) - 1]
        if most > last:
            yield Step(LEVELS if most == ordered[-1] else shade, last + 1, most)
            last = most
