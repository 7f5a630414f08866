"""What says that lines with dates head entries: how many are alike, whether they run on in time, whether weekdays and names agree.

One line with a date may be a number, a plan, a memory or a line of a log. Many lines of one style, in order, on lines of
their own, are the headings of a diary. The less the form of a date says by itself (`date_forms`), the more it takes.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from indexer.sources.headings import Heading, is_possible
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from indexer.sources.years import Hint

_MOST = 400
"""Headings of a style that are looked at to choose the reading of their numbers."""
_YEAR = 366
_HALF = 186
_MONTH = 31
_DAYS_BEFORE = tuple(accumulate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30), initial=0))
"""Days of a leap year before each of its months."""
_FAR = 730
_A_RUN = 3
"""Days that are one after the other by intent."""


class Order(NamedTuple):
    """How headings run through time: steps forward, and back; the same day again is no step."""

    forward: int
    back: int

    @property
    def direction(self) -> int:
        """1 where the dates go up, -1 where they go down, 0 where neither can be said."""
        steps = self.forward + self.back
        if abs(self.forward - self.back) * 10 < steps * 8:
            return 0
        return (self.forward > self.back) - (self.forward < self.back)


def order(headings: Sequence[Heading]) -> Order:
    """The steps between neighbours; without years, one of more than half a year crosses New Year."""
    days = [heading.date for heading in headings]
    steps = [
        (after - before).days if before and after else days_between(one, other)
        for (one, other), (before, after) in zip(pairwise(headings), pairwise(days), strict=True)
    ]
    return Order(sum(step > 0 for step in steps), sum(step < 0 for step in steps))


def days_between(one: Heading, other: Heading) -> int:
    """The days from one heading to another; without years to the nearest such day, without months by their numbers."""
    if one.date and other.date:
        return (other.date - one.date).days
    return around_new_year(day_of_year(other.month, other.day) - day_of_year(one.month, one.day))


def day_of_year(month: int, day: int) -> int:
    """The number of a day in a leap year; of a month that no calendar has too, and 0 for none."""
    return _DAYS_BEFORE[month - 1] + day if 1 <= month <= 12 else (month - 1) * _MONTH + day if month else day


def around_new_year(step: int) -> int:
    """The days from a day of a year to another one, if it is the nearest such day."""
    return step - _YEAR if step > _HALF else step + _YEAR if step < -_HALF else step


def settle(group: Sequence[Heading], hint: Hint) -> list[Heading]:
    """The headings of one style by the reading of their numbers for which most speaks.

    That is, in this order: that the calendar has such days, that weekdays agree, that the file's name does, that
    none lies in the future, that they run on in time, that they lie near to each other; else the likeliest by itself.
    """
    count = min((len(h.readings) for h in group), default=1)
    if count < 2:
        return list(group)
    tried = list(group[:_MOST])
    best = max(
        range(count), key=lambda reading: (*_speaks([h.read_as(reading) for h in tried], hint), -reading)
    )
    return [h.read_as(best) for h in group]


def _speaks(group: Sequence[Heading], hint: Hint) -> tuple[int, ...]:
    days = [h.date for h in group]
    known = [day for day in days if day]
    agreed, contradicted = weekdays(group)
    future = sum(day > hint.written for day in known) if hint.written else 0
    steps = order(group)
    return (
        sum(is_possible((h.year, h.month, h.day)) for h in group),
        agreed - contradicted,
        sum(day.year == hint.year for day in known) if hint.year else 0,
        sum(day.month == hint.month for day in known) if hint.month else 0,
        -future,
        abs(steps.direction),
        -_span(known) // 60,
    )


def _span(days: Sequence[dt.date]) -> int:
    return (max(days) - min(days)).days if days else 0


def weekdays(group: Sequence[Heading]) -> tuple[int, int]:
    """How many weekdays are those of their dates, and how many are not."""
    told = [(h.date, h.weekday) for h in group if h.date and h.weekday is not None]
    agreed = sum(day.weekday() == weekday for day, weekday in told)
    return agreed, len(told) - agreed


def is_run(group: Sequence[Heading], impossible: int, hint: Hint) -> bool:
    """Whether numbers that may be of anything are the days of a diary: ``group`` is settled, of one style.

    ``impossible`` counts the numbers of that style that no calendar has.
    """
    first = group[0]
    if impossible or any(not is_possible((h.year, h.month, h.day)) for h in group):
        return False
    if (first.needs and not hint.year) or (first.needs == "month" and not hint.month):
        return False
    years = [h.year or hint.year for h in group]
    agreed, contradicted = weekdays(
        [h._replace(year=year, month=h.month or hint.month) for h, year in zip(group, years, strict=True)]
    )
    days = {(h.year, h.month, h.day) for h in group}
    if contradicted > agreed or (len(days) > 1 and not order(group).direction) or _are_sections(group, hint):
        return False
    said = len(first.readings) == 1 and first.year is not None
    sure = said or agreed == len(group) or (hint.year is not None and set(years) == {hint.year})
    return len(days) >= (2 if sure else 3)


def _are_sections(group: Sequence[Heading], hint: Hint) -> bool:
    """Whether numbers with a point, such as 5.1 and 3.13, are of sections or versions.

    These have a title behind them, and one digit where a date has two.
    """
    if any(h.year or h.weekday is not None or not h.style.endswith(".") for h in group):
        return False
    titled = sum(not h.plain for h in group) * 2 > len(group)
    return not all(h.padded for h in group) and (titled or not hint.year)


def may_be_days(group: Sequence[Heading]) -> bool:
    """Whether numbers of one style that were taken for those of sections may be days after all.

    They run on, and do not begin where sections do: each with 1 (5.1, 5.2, 6.1).
    """
    days = dict.fromkeys((h.month, h.day) for h in group)
    if len(days) < _A_RUN or not order(group).direction:
        return False
    firsts: dict[int, int] = {}
    for month, day in days:
        firsts[month] = min(day, firsts.get(month, day))
    return sum(day > 1 for day in firsts.values()) * 2 > len(firsts)


def fits(heading: Heading, before: Heading | None, after: Heading | None, direction: int) -> bool:
    """Whether a day lies strictly between its neighbours, no more than two years from the nearer one."""
    if any(_is_same_day(heading, other) for other in (before, after) if other):
        return False
    steps = [
        days_between(one, other)
        for one, other in ((before, heading), (heading, after))
        if one and other and one.month and other.month
    ]
    if steps and min(abs(step) for step in steps) > _FAR:
        return False
    return not direction or all(step * direction > 0 for step in steps)


def _is_same_day(one: Heading, other: Heading) -> bool:
    return (one.month, one.day) == (other.month, other.day) and (
        one.year == other.year or not (one.year and other.year)
    )
