"""The years of headings that give only month and day, or only a day."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.sources.dates import valid_date
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.periods import Period


_EARLIER = 28
"""Years after which the calendar begins again."""
_FAR, _ENOUGH = 3, 3
"""Years back for which fewer weekdays than that are no certain sign: one that is mistyped fits a year in six."""


class Hint(NamedTuple):
    """The year (None) and month (0) that the name or the folder of a file gives, and when it was last written to."""

    year: int | None = None
    month: int = 0
    written: dt.date | None = None


NO_HINT = Hint()


class _Day(NamedTuple):
    """A heading on its way to a date; ``fresh``: a line naming the year or month stands right above it."""

    year: int | None
    month: int
    day: int
    fresh: bool = False
    weekday: int | None = None


def resolve(headings: Sequence[Heading], periods: Sequence[Period], hint: Hint) -> list[dt.date | None]:
    """A date for each heading: its own, or by the year of a line above, a neighbour, or the file's name.

    Where December meets January the order of the file decides: a year more where it goes up, one less
    where it goes down, and the weekdays which of the two has the year of the file's name. Without any clue (see `is_guess`) the newest heading
    is taken to be of the last year, up to when the file was last written to, in which the weekdays are those
    written; None where that is not known either.
    """
    days = _with_periods(headings, periods, hint.month)
    order = _order(days, hint.year)
    years = _fill(days, order, hint)
    if is_guess(headings, periods, hint):
        earlier, _ = _by_weekdays(days, years)
        years = [year - earlier if year else None for year in years]
    elif hint.year and not any(day.year for day in days):
        years = _around(hint.year, days, years)
    return [
        valid_date(year, day.month, day.day) if year and day.month else None
        for year, day in zip(years, days, strict=True)
    ]


def is_guess(headings: Sequence[Heading], periods: Sequence[Period], hint: Hint) -> bool:
    """Whether nothing but the time of the file says which year its headings are of."""
    named = any(heading.year for heading in headings) or any(period.year for period in periods) or hint.year
    return bool(headings) and not named and hint.written is not None


class Guess(NamedTuple):
    """How many years before that of the file the weekdays put its headings, and how many weekdays then are those written."""

    earlier: int
    agreeing: int

    @property
    def is_doubtful(self) -> bool:
        """Whether so few weekdays put the headings so many years back that one of them may be mistyped."""
        return self.earlier >= _FAR and self.agreeing < _ENOUGH


def guess(headings: Sequence[Heading], periods: Sequence[Period], hint: Hint) -> Guess:
    """How the year was found of headings for which :func:`is_guess`."""
    days = _with_periods(headings, periods, hint.month)
    return _by_weekdays(days, _fill(days, _order(days), hint))


def _with_periods(headings: Sequence[Heading], periods: Sequence[Period], month: int) -> list[_Day]:
    """The headings as days; lines such as 大正十二年 and 五月 give year and month to those below them."""
    days = []
    year: int | None = None
    fresh = False
    waiting = sorted(periods, key=lambda period: period.line)
    for heading in headings:
        while waiting and waiting[0].line < heading.line:
            period = waiting.pop(0)
            if period.year:
                year, fresh = period.year, True
            month = period.month or month
        if heading.year:
            year, fresh = None, False
        month = heading.month or month
        known = heading.year or (year if fresh else None)
        days.append(_Day(known, month, heading.day, fresh, heading.weekday))
        fresh = False
    return days


def _order(days: Sequence[_Day], named: int | None = None) -> int:
    """1 where the days go up through the year, -1 where down; a step over half a year crosses New Year.

    Two days alone do not go down over New Year if the file has a year ``named`` in its name: they are of that year.
    """
    if named and len(days) == 2 and (days[0].month, days[0].day) < (days[1].month, days[1].day):
        return 1
    votes = 0
    for one, other in pairwise(days):
        step = (other.month - one.month) * 31 + other.day - one.day
        if one.year and other.year and one.year != other.year:
            votes += 1 if other.year > one.year else -1
        elif step:
            votes += 1 if (0 < step <= 186 or step < -186) else -1
    return 1 if votes >= 0 else -1


def _fill(days: Sequence[_Day], order: int, hint: Hint) -> list[int | None]:
    """A year for each day: carried from the known ones forward and back, or else from the file's name."""
    years = [day.year for day in days]
    if not any(years) and days and hint.year:
        oldest = 0 if order > 0 else len(days) - 1
        years[oldest] = hint.year + _crossing(hint.month, days[oldest].month)
    elif not any(years) and days and hint.written:
        newest = len(days) - 1 if order > 0 else 0
        not_yet = (days[newest].month, days[newest].day) > (hint.written.month, hint.written.day)
        years[newest] = hint.written.year - not_yet
    for at in range(1, len(days)):
        earlier = years[at - 1]
        if years[at] is None and earlier:
            years[at] = earlier + turn(days[at - 1].month, days[at].month, order)
    for at in range(len(days) - 2, -1, -1):
        later = years[at + 1]
        if years[at] is None and later:
            years[at] = later - turn(days[at].month, days[at + 1].month, order)
    return years


def _by_weekdays(days: Sequence[_Day], years: Sequence[int | None]) -> Guess:
    """How many years earlier most weekdays are those of their dates."""
    agreeing = [_agreeing(days, years, earlier) for earlier in range(_EARLIER)]
    best = max(range(_EARLIER), key=lambda earlier: (agreeing[earlier], -earlier))
    return Guess(best, agreeing[best])


def _around(named: int, days: Sequence[_Day], years: Sequence[int | None]) -> list[int | None]:
    """The years of a file that crosses New Year and has the year ``named`` in its name: before or behind it, as most weekdays say."""
    found = {year for year in years if year}
    shifts = [shift for shift in (1, -1) if named + shift in found and named in found]
    agreeing = {shift: _agreeing(days, years, shift) for shift in (0, *shifts)}
    best = max(agreeing, key=lambda shift: agreeing[shift])
    # One weekday may be mistyped.
    return [year - best if year and agreeing[best] > 1 else year for year in years]


def _agreeing(days: Sequence[_Day], years: Sequence[int | None], earlier: int) -> int:
    """How many weekdays are those of their dates if all years are so many earlier."""
    dates = (
        valid_date(year - earlier, day.month, day.day) for day, year in zip(days, years, strict=True) if year
    )
    told = (day.weekday for day, year in zip(days, years, strict=True) if year)
    return sum(
        date is not None and date.weekday() == weekday for date, weekday in zip(dates, told, strict=True)
    )


def _crossing(month: int, other: int) -> int:
    """The change of year from the month of a file's name to that of its heading: none within half a year."""
    if not month:
        return 0
    return 1 if other < month - 6 else -1 if other > month + 6 else 0


def turn(month: int, other: int, order: int) -> int:
    """The change of year between the months of two neighbouring days, by the order of the file."""
    if order > 0:
        return 1 if other < month - 6 else 0
    return -1 if other > month + 6 else 0


def first_year(headings: Sequence[Heading], hint: Hint) -> int | None:
    """The year of the first heading, by a heading with a year or else by the file's name; None where neither says it."""
    days = _with_periods(headings, (), hint.month)
    years = _fill(days, _order(days, hint.year), hint._replace(written=None))
    return years[0] if years else None
