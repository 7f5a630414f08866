"""How often, by year, month, week or day: every period from the first to the last, those with nothing too."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from indexer.dates.days import DateRange, DayRange, month_of, week_of, year_of
from indexer.errors import UsageError
from indexer.model import HitDays
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.index.reader import IndexReader

UNITS = ("year", "month", "week", "day")
MOST = 120_000
"""Periods at once: all months of the calendar. By week, a mistyped year 9999 would make half a million."""
_WEEKS_UP_TO = 92
"""Days: up to a quarter of a year is shown by week."""
_MONTHS_UP_TO = 3 * 366
"""Days: up to three years are shown by month."""


class PeriodCount(NamedTuple):
    """A year, a month, a week (Monday to Sunday) or a day, both days included, and how many entries it has."""

    start: dt.date
    end: dt.date
    entries: int


def written_days(reader: IndexReader, period: DayRange) -> HitDays:
    """The days of the entries of a period; their texts are not read."""
    found = sorted(
        (day, reader.characters[doc])
        for doc in reader.documents()
        if period.contains(day := reader.days[doc])
    )
    dated = [(day, size) for day, size in found if day]
    dates = tuple(dt.date.fromordinal(day) for day, _ in dated)
    span = (dates[0], dates[-1]) if dates else None
    return HitDays(dates, len(found) - len(dated), span, characters=tuple(size for _, size in dated))


def written_span(reader: IndexReader, period: DayRange) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a period on which something was written; None if there is none."""
    return written_days(reader, period).span


def chosen_unit(span: DateRange) -> str:
    """The unit in which ``span`` is shown if none was asked for: the shorter it is, the finer.

    >>> import datetime as dt
    >>> chosen_unit(DateRange(dt.date(2025, 3, 18), dt.date(2025, 8, 29)))
    'month'
    """
    days = (span.end - span.start).days + 1
    return "week" if days <= _WEEKS_UP_TO else "month" if days <= _MONTHS_UP_TO else "year"


def counted(found: HitDays, unit: str, most: int = MOST) -> tuple[PeriodCount, ...]:
    """The hits in each period that ``found.span`` touches, in the order of time; nothing without a span.

    Raises UsageError for more than ``most`` periods, of which none is made then.
    """
    if found.span is None:
        return ()
    count = _count(*found.span, unit)
    if count > most:
        raise UsageError("too-many-periods", count=count, most=most)
    counts = Counter(_period(day, unit).start for day in found.days)
    return tuple(PeriodCount(*period, counts[period.start]) for period in _periods(found.span, unit))


def _count(first: dt.date, last: dt.date, unit: str) -> int:
    """How many periods there are from one day to another."""
    if unit in ("year", "month"):
        months = 12 * (last.year - first.year) + last.month - first.month
        return (last.year - first.year if unit == "year" else months) + 1
    days = last.toordinal() - first.toordinal()
    return (days + 1) if unit == "day" else (days + first.weekday()) // 7 + 1


def _periods(span: tuple[dt.date, dt.date], unit: str) -> Iterator[DateRange]:
    day = span[0]
    while True:
        period = _period(day, unit)
        yield period
        if period.end >= span[1]:
            return
        day = period.end + dt.timedelta(1)


def _period(day: dt.date, unit: str) -> DateRange:
    if unit in ("day", "year"):
        return DateRange(day, day) if unit == "day" else year_of(day.year)
    try:
        return month_of(day.year, day.month) if unit == "month" else week_of(day)
    except OverflowError:  # the week in which the calendar begins, or ends
        return DateRange(day, day)
