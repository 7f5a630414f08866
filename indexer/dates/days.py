"""Ranges of days, and the arithmetic of the calendar; what leaves the calendar is a ValueError or OverflowError."""

from __future__ import annotations

import datetime as dt

from indexer.support.values import NamedTuple


class DateRange(NamedTuple):
    """A range of days, both inclusive; an open end is ``dt.date.min`` or ``dt.date.max``."""

    start: dt.date
    end: dt.date


class DayRange(NamedTuple):
    """A period to filter by: its first and last day as ordinals (``dt.date.toordinal``), both inclusive.

    An entry without a date has the day 0. It lies in no period but the one that is open at both ends.

    >>> may = DayRange.of(dt.date(2025, 5, 1), dt.date(2025, 5, 31))
    >>> may.contains(dt.date(2025, 5, 31).toordinal()), may.contains(dt.date(2025, 6, 1).toordinal())
    (True, False)
    """

    first: int
    last: int

    @classmethod
    def of(cls, since: dt.date | None = None, until: dt.date | None = None) -> DayRange:
        """The range from ``since`` to ``until``, both inclusive; None leaves that end open.

        >>> DayRange.of().contains(0), DayRange.of(until=dt.date(2030, 1, 1)).contains(0)
        (True, False)
        """
        first = since.toordinal() if since else 1 if until else 0
        return cls(first, (until or dt.date.max).toordinal())

    def contains(self, day: int) -> bool:
        """Whether a day, as an ordinal, lies in the range."""
        return self.first <= day <= self.last


ALWAYS = DateRange(dt.date.min, dt.date.max)
NEVER = DateRange(dt.date.max, dt.date.min)


def day_of(year: int, month: int, day: int) -> DateRange:
    """That one day."""
    found = dt.date(year, month, day)
    return DateRange(found, found)


def month_of(year: int, month: int) -> DateRange:
    """A month, first to last day."""
    return DateRange(dt.date(year, month, 1), day_up_to(year, month, 31))


def year_of(year: int) -> DateRange:
    """A calendar year."""
    return DateRange(dt.date(year, 1, 1), dt.date(year, 12, 31))


def fiscal_year_of(year: int) -> DateRange:
    """April to March (年度)."""
    return DateRange(dt.date(year, 4, 1), dt.date(year + 1, 3, 31))


def week_of(day: dt.date) -> DateRange:
    """The week that ``day`` is in, Monday to Sunday."""
    monday = day - dt.timedelta(day.weekday())
    return DateRange(monday, monday + dt.timedelta(6))


def day_up_to(year: int, month: int, day: int) -> dt.date:
    """That day, or the last of a shorter month.

    >>> day_up_to(2024, 2, 31)
    datetime.date(2024, 2, 29)
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 30 if month in {4, 6, 9, 11} else 31 if month != 2 else 29 if leap else 28
    return dt.date(year, month, min(day, longest))


def shifted(day: dt.date, months: int) -> dt.date:
    """``day`` so many months later, on the last day of a shorter month.

    >>> shifted(dt.date(2026, 5, 31), -3)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day_up_to(year, month + 1, day.day)


def common(one: DateRange, other: DateRange) -> DateRange:
    """The days of both; ValueError if there are none."""
    found = DateRange(max(one.start, other.start), min(one.end, other.end))
    if found.start > found.end:
        raise ValueError
    return found
