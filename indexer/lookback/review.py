"""A digest of a period: what was written in it, how much and when, put together from what its neighbours know."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.dates.days import DateRange, DayRange, year_of
from indexer.errors import UsageError
from indexer.lookback.anniversaries import anniversaries, on_this_day
from indexer.lookback.browse import first_and_last
from indexer.lookback.habits import amount
from indexer.lookback.periods import counted, written_days, written_span
from indexer.lookback.selection import Selection
from indexer.lookback.words import characteristics
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from indexer.analysis.headwords import Headwords
    from indexer.index.reader import IndexReader
    from indexer.lookback.anniversaries import Memory
    from indexer.lookback.habits import Amount
    from indexer.lookback.periods import PeriodCount
    from indexer.lookback.words import Characteristics
    from indexer.model import Entry

_WORDS = 16
"""Words, names and titles of each kind: two lines of a screen."""
_LONGEST = 3
"""Entries that are shown as the longest."""
_DAYS_UP_TO = 62
"""Days: up to two months are counted by day, on one line of a screen."""
_MONTHS_UP_TO = 60
"""Months: up to five years are counted by month."""


class LongEntry(NamedTuple):
    """An entry and how many characters it has, line ends left out."""

    entry: Entry
    characters: int


class Review(NamedTuple):
    """What ``period`` was like.

    ``before`` is how many entries the same days of the year before have; None for a period longer than a year, and
    where the diary had not begun then.
    ``counts`` are its days, months or years (``unit``), from the first that the diary reaches to the last.
    ``first`` and ``last`` are its first and last entry, ``longest`` the longest ones, ``this_day`` those that were
    written on today's month and day in an earlier year, the latest first.
    """

    period: DateRange
    amount: Amount
    before: int | None
    unit: str
    counts: tuple[PeriodCount, ...]
    words: Characteristics
    first: Entry
    last: Entry
    longest: tuple[LongEntry, ...]
    this_day: tuple[Memory, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that it shows, each once: its number is its place here, from 1."""
        shown = (
            self.first,
            self.last,
            *(long.entry for long in self.longest),
            *(m.entry for m in self.this_day),
        )
        return tuple({entry.id: entry for entry in shown}.values())


def usual_period(reader: IndexReader, today: dt.date) -> DateRange | None:
    """The period that is looked back on if none was named; None if no entry has a date.

    It is the year of the last entry up to today; in January the year before, if anything was written in it.
    """
    days = sorted({day for doc in reader.documents() if (day := reader.days[doc])})
    if not days:
        return None
    last = dt.date.fromordinal(max((day for day in days if day <= today.toordinal()), default=days[-1]))
    if (last.year, 1) == (today.year, today.month) and last.year > dt.MINYEAR:
        before = year_of(last.year - 1)
        if written_span(reader, DayRange.of(*before)):
            return before
    return year_of(last.year)


def review(reader: IndexReader, headwords: Headwords, period: DateRange, today: dt.date) -> Review | None:
    """The digest of ``period``; None if it has no entry."""
    found = written_days(reader, DayRange.of(*period))
    reach = written_span(reader, DayRange.of())
    if reach is None or not found.days:
        return None
    shown = DateRange(max(period.start, reach[0]), min(period.end, reach[1]))
    open_ends = {dt.date.min: shown.start, dt.date.max: shown.end}
    period = DateRange(*(open_ends.get(day, day) for day in period))
    unit = _unit(shown)
    inside = DayRange.of(*period)
    selection = Selection(reader, (doc for doc in reader.documents() if inside.contains(reader.days[doc])))
    long = sorted(selection.docs, key=lambda doc: -reader.characters[doc])[:_LONGEST]
    first, last = first_and_last(reader, selection.docs)
    return Review(
        period,
        amount(reader, selection.docs),
        _year_before(reader, period, reach[0], today),
        unit,
        counted(found._replace(span=shown), unit),
        characteristics(selection, headwords, _WORDS),
        first,
        last,
        tuple(LongEntry(reader.entry(doc), reader.characters[doc]) for doc in long),
        _this_day(reader, period, today),
    )


def _unit(period: DateRange) -> str:
    months = 12 * (period.end.year - period.start.year) + period.end.month - period.start.month + 1
    days = (period.end - period.start).days + 1
    return "day" if days <= _DAYS_UP_TO else "month" if months <= _MONTHS_UP_TO else "year"


def _year_before(reader: IndexReader, period: DateRange, first: dt.date, today: dt.date) -> int | None:
    """How many entries the same days of the year before have; ``first`` is the first day of the diary."""
    year = period.start.year - 1
    try:
        found = next(anniversaries(period, today, range(year, year + 1)), None)
    except UsageError:  # longer than a year
        return None
    if found is None or found.end < first:
        return None
    return len(written_days(reader, DayRange.of(found.start, found.end)).days)


def _this_day(reader: IndexReader, period: DateRange, today: dt.date) -> tuple[Memory, ...]:
    memories = on_this_day(reader, DateRange(today, today), today, other_years=True).memories
    return tuple(m for m in memories if m.entry.date and period.start <= m.entry.date <= period.end)
