"""On this day in other years: which days those are, and what was written on them.

29 February: who asks for it gets leap days only. The last day of February in a common year stands for both, so what
was written on a leap day comes back every year. A period from or to the 29th begins or ends, where there is none,
with the next or last day that there is.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from itertools import groupby
from typing import TYPE_CHECKING

from indexer.dates.days import DateRange, month_of
from indexer.errors import UsageError
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.index.reader import IndexReader
    from indexer.model import Entry

_LONGEST = 365
"""Days: a longer period overlaps itself in the next year."""
_NEAR = 31
"""Days: what is farther is of another season."""


class Anniversary(NamedTuple):
    """A period in one year, both ends included (the end may come first: then no day of that year is meant).

    ``years_ago`` is how many whole years lie between its beginning and today; 0 or less for the latest and those to come.
    """

    years_ago: int
    start: dt.date
    end: dt.date


class Memory(NamedTuple):
    """An entry of an anniversary, ``years_ago`` as :class:`Anniversary` counts."""

    years_ago: int
    entry: Entry


class OnThisDay(NamedTuple):
    """What was written on the days of ``period`` in the years, the latest year first, in it the earliest entry.

    Where nothing was, ``nearest`` are the days before and after it on which something was, whatever the year.
    """

    period: DateRange
    memories: tuple[Memory, ...]
    nearest: tuple[dt.date, ...] = ()


def widened(period: DateRange, span: str) -> DateRange:
    """``period`` with three days before and after it (``week``), as the whole months that it is in (``month``), or as it is."""
    try:
        if span == "week":
            return DateRange(period.start - dt.timedelta(3), period.end + dt.timedelta(3))
        if span == "month":
            start, end = period
            return DateRange(start.replace(day=1), month_of(end.year, end.month).end)
    except OverflowError:
        return period
    return period


def anniversaries(period: DateRange, today: dt.date, years: range) -> Iterator[Anniversary]:
    """``period`` in each of ``years`` (in which it begins), in their order. Raises UsageError if it is longer than a year.

    >>> import datetime as dt
    >>> day = dt.date(2024, 2, 29)
    >>> for year in anniversaries(DateRange(day, day), dt.date(2026, 5, 23), range(2024, 2022, -1)):
    ...     print(*year)
    2 2024-02-29 2024-02-29
    3 2023-03-01 2023-02-28
    """
    if (period.end - period.start).days > _LONGEST:
        raise UsageError("longer-than-a-year")
    start, end = period
    latest = today.year - ((start.month, start.day) > (today.month, today.day))
    for year in years:
        last = year + end.year - start.year
        if dt.MINYEAR <= year <= last <= dt.MAXYEAR:
            yield Anniversary(latest - year, _first_day(start, year), _last_day(end, last))


def _first_day(day: dt.date, year: int) -> dt.date:
    return dt.date(year, 3, 1) if _is_leap_day(day) and not _is_leap(year) else day.replace(year=year)


def _last_day(day: dt.date, year: int) -> dt.date:
    if _is_leap_day(day) and not _is_leap(year):
        return dt.date(year, 2, 28)
    ends_february = (day.month, day.day) == (2, 28) and not _is_leap(day.year)
    return dt.date(year, 2, 29) if ends_february and _is_leap(year) else day.replace(year=year)


def _is_leap_day(day: dt.date) -> bool:
    return (day.month, day.day) == (2, 29)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def on_this_day(
    reader: IndexReader, period: DateRange, today: dt.date, *, other_years: bool = False
) -> OnThisDay:
    """What was written on the days of ``period`` in any year; ``other_years`` leaves out the latest before today.

    Raises UsageError if ``period`` is not shorter than a year.
    """
    if (period.end - period.start).days >= _LONGEST - 1:
        raise UsageError("longer-than-a-year")
    dated = sorted((reader.days[doc], doc) for doc in reader.documents() if reader.days[doc])
    written = [day for day, _ in dated]
    first, last = (dt.date.fromordinal(written[i]).year for i in (0, -1)) if written else (1, 0)
    found = [
        year
        for year in anniversaries(period, today, range(last, first - 2, -1))
        if year.years_ago or not other_years
    ]
    memories = tuple(
        Memory(year.years_ago, entry)
        for year in found
        for entry in _entries(reader, dated, _slice(written, year))
    )
    return OnThisDay(period, memories, () if memories else tuple(_nearest(written, found)))


def _slice(written: Sequence[int], year: Anniversary) -> range:
    return range(bisect_left(written, year.start.toordinal()), bisect_right(written, year.end.toordinal()))


def _entries(reader: IndexReader, dated: Sequence[tuple[int, int]], which: range) -> Iterator[Entry]:
    """In the order of time; those of one day as they stand in their files."""
    for _, of_a_day in groupby((dated[i] for i in which), key=lambda pair: pair[0]):
        yield from sorted((reader.entry(doc) for _, doc in of_a_day), key=lambda e: (e.path, e.line))


def _nearest(written: Sequence[int], years: Sequence[Anniversary]) -> Iterator[dt.date]:
    """Of all the years, the written day that comes closest before its anniversary, and the one closest after."""
    before: list[tuple[int, int]] = []
    after: list[tuple[int, int]] = []
    for year in years:
        start, end = year.start.toordinal(), year.end.toordinal()
        at = bisect_left(written, start)
        if at and start - written[at - 1] <= _NEAR:
            before.append((start - written[at - 1], -written[at - 1]))
        at = bisect_right(written, end)
        if at < len(written) and written[at] - end <= _NEAR:
            after.append((written[at] - end, -written[at]))
    for found in (before, after):
        if found:
            yield dt.date.fromordinal(-min(found)[1])
