"""What the forms of date expressions mean: each narrows the days meant so far.

What is not in the calendar is a ValueError or OverflowError.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from indexer.dates import days, holidays, words
from indexer.dates.days import ALWAYS, NEVER, DateRange
from indexer.dates.wareki import ERA_LETTERS, era_year, number
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

Kind = Literal["", "era", "year", "fiscal", "month", "week", "day", "named", "part"]
"""``named`` is a day that is no date: beside it no weekday stands, behind it a part of the day may."""


class Scope(NamedTuple):
    """The days meant so far. ``limits`` are those of an era, ``weekday`` what was said to be the day's."""

    kind: Kind
    days: DateRange
    limits: DateRange = ALWAYS
    weekday: int | None = None

    def narrowed(self, kind: Kind, found: DateRange) -> Scope:
        """A scope inside this one; ValueError if none of it lies within the limits.

        A season may reach over the end of an era, a year or month may not.
        """
        inside = days.common(found, self.limits)
        return Scope(kind, found if kind == "part" else inside, self.limits)


def period(kind: Kind, day: dt.date) -> Scope:
    """The year, month or week that ``day`` is in; all days for no kind."""
    if kind == "year":
        return Scope(kind, days.year_of(day.year))
    if kind == "month":
        return Scope(kind, days.month_of(day.year, day.month))
    return Scope(kind, days.week_of(day) if kind == "week" else ALWAYS)


def date(match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """A year, of an era if it names one, with month and day as far as they are given."""
    parts = match.groupdict()
    year = _int(parts["y"])
    era = parts.get("era")
    scope = _year_of_era(era, year) if era else scope.narrowed("year", days.year_of(year))
    if parts.get("m"):
        scope = month_number(match, scope, today)
    return day(match, scope, today) if parts.get("d") else scope


def _year_of_era(name: str, year: int) -> Scope:
    """A year of an era, as far as the era reaches."""
    era = ERA_LETTERS.get(name.upper(), name)
    western = era_year(era, year)
    if western is None:
        raise ValueError(name)
    limits = words.ERA_DAYS[era]
    found = days.common(days.year_of(western), limits)
    # Until 明治5年 the months were those of another calendar: there is no narrowing such a year.
    return Scope("year", found, NEVER if era == "明治" and year < 6 else limits)


def fiscal(match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """April of the year to March: 平成31年度 and 令和元年度 are the same."""
    year = date(match, scope, today)
    found = days.fiscal_year_of(year.days.start.year)
    days.common(found, year.limits)
    return Scope("fiscal", found)


def era(limits: DateRange, scope: Scope, _today: dt.date) -> Scope:
    """The whole of an era; the present one has an open end."""
    return scope.narrowed("era", limits)


def _in_year(scope: Scope, kind: Kind, make: Callable[[int], DateRange]) -> Scope:
    """The first one, made from its year, that lies in a year or a fiscal year."""
    for year in range(scope.days.start.year, scope.days.end.year + 1):
        try:
            found = make(year)
        except ValueError:  # a holiday that this year has not
            continue
        if found.start <= scope.days.end and found.end >= scope.days.start:
            return scope.narrowed(kind, found)
    raise ValueError


def month(number: int, scope: Scope, _today: dt.date) -> Scope:
    """A month of a year."""
    return _in_year(scope, "month", lambda year: days.month_of(year, number))


def month_number(match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """A month of a year: 8月."""
    return month(_int(match["m"]), scope, today)


def month_and_day(match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """A day of a year: 8/29."""
    return day(match, month_number(match, scope, today), today)


def day(match: re.Match[str], scope: Scope, _today: dt.date) -> Scope:
    """A day of a month: 29日."""
    first = scope.days.start
    return scope.narrowed("day", days.day_of(first.year, first.month, _int(match["d"])))


def part_of_year(part: tuple[int, int, int, int], scope: Scope, _today: dt.date) -> Scope:
    """A season or a feast."""
    month, day, last_month, last_day = part

    def make(year: int) -> DateRange:
        last_year = year + (last_month < month)
        return DateRange(dt.date(year, month, day), days.day_up_to(last_year, last_month, last_day))

    return _in_year(scope, "part", make)


def holiday(name: str, scope: Scope, _today: dt.date) -> Scope:
    """A holiday of the calendar."""

    def make(year: int) -> DateRange:
        day = holidays.holiday(name, year)
        return DateRange(day, day)

    return _in_year(scope, "day", make)


def silver_week(_value: int, scope: Scope, _today: dt.date) -> Scope:
    """The holidays of September."""
    return _in_year(scope, "part", lambda year: DateRange(*holidays.silver_week(year)))


def higan(name: str, scope: Scope, _today: dt.date) -> Scope:
    """The week around an equinox."""
    return _in_year(scope, "part", lambda year: DateRange(*holidays.higan(name, year)))


def part_of_day(_value: int, scope: Scope, _today: dt.date) -> Scope:
    """The day itself."""
    return scope


def part_of_month(part: tuple[int, int], scope: Scope, _today: dt.date) -> Scope:
    """The days of a month from one to another: 上旬."""
    first = scope.days.start
    start, end = (days.day_up_to(first.year, first.month, day) for day in part)
    return scope.narrowed("part", DateRange(start, end))


def nth_weekday(which: tuple[int, int, int], scope: Scope, _today: dt.date) -> Scope:
    """The second Sunday of May and the like."""
    month, weekday, count = which

    def make(year: int) -> DateRange:
        first = dt.date(year, month, 1)
        return days.day_of(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (count - 1))

    return _in_year(scope, "day", make)


def decade(match: re.Match[str], scope: Scope, _today: dt.date) -> Scope:
    """Ten years: 1990年代, 90年代 (the last that has begun), 昭和50年代."""
    year = _int(match["y"])
    era = match.groupdict().get("era")
    if era:
        first, last = (_year_of_era(era, y).days for y in (max(year, 1), year + 9))
        return scope.narrowed("part", DateRange(first.start, last.end))
    if year < 100:
        year += (scope.days.end.year - year) // 100 * 100
    return scope.narrowed("part", DateRange(dt.date(year, 1, 1), dt.date(year + 9, 12, 31)))


def half(number: int, scope: Scope, today: dt.date) -> Scope:
    """The first or second half of a month, year or fiscal year."""
    if scope.kind == "month":
        return part_of_month(((1, 15), (16, 31))[number], scope, today)
    first = dt.date(scope.days.start.year, 4 if scope.kind == "fiscal" else 1, 1)
    start = days.shifted(first, 6 * number)
    last = days.shifted(start, 5)
    return scope.narrowed("part", DateRange(start, days.month_of(last.year, last.month).end))


def part_of_week(part: tuple[int, int], scope: Scope, _today: dt.date) -> Scope:
    """Some days of a week: 週末."""
    start, end = (scope.days.start + dt.timedelta(day) for day in part)
    return scope.narrowed("part", DateRange(start, end))


def iso_week(match: re.Match[str], scope: Scope, _today: dt.date) -> Scope:
    """A week by its number (ISO 8601): 2025-W35."""
    return scope.narrowed(
        "week", days.week_of(dt.date.fromisocalendar(_int(match["y"]), _int(match["w"]), 1))
    )


def weekday(number: int, scope: Scope, _today: dt.date) -> Scope:
    """A day of a week."""
    found = scope.days.start + dt.timedelta(number)
    return scope.narrowed("day", DateRange(found, found))


def weekday_beside(number: int, scope: Scope, _today: dt.date) -> Scope:
    """What is said to be the weekday of a day; whether it is, ``parsing`` asks when the year is known."""
    return scope._replace(weekday=number)


def same_day(_value: int, scope: Scope, today: dt.date) -> Scope:
    """Today's date in another year or month: 去年の今日."""
    first = scope.days.start
    month = first.month if scope.kind == "month" else today.month
    return scope.narrowed("day", days.day_of(first.year, month, today.day))


def near_same_day(around: int, scope: Scope, today: dt.date) -> Scope:
    """Some days before and after today's date in another year: 去年の今頃."""
    day = days.day_up_to(scope.days.start.year, today.month, today.day)
    return scope.narrowed("part", DateRange(day - dt.timedelta(around), day + dt.timedelta(around)))


def same_month(_value: int, scope: Scope, today: dt.date) -> Scope:
    """The present month in another year: 去年の今月."""
    return month(today.month, scope, today)


def days_ago(count: int, scope: Scope, today: dt.date) -> Scope:
    """The day so many days ago."""
    then = today - dt.timedelta(count)
    return scope.narrowed("day", DateRange(then, then))


def weeks_ago(count: int, scope: Scope, today: dt.date) -> Scope:
    """The week so many weeks ago."""
    return scope.narrowed("week", days.week_of(today - dt.timedelta(7 * count)))


def months_ago(count: int, scope: Scope, today: dt.date) -> Scope:
    """The month so many months ago."""
    then = days.shifted(today, -count)
    return scope.narrowed("month", days.month_of(then.year, then.month))


def years_ago(count: int, scope: Scope, today: dt.date) -> Scope:
    """The year so many years ago."""
    return scope.narrowed("year", days.year_of(today.year - count))


def fiscal_years_ago(count: int, scope: Scope, today: dt.date) -> Scope:
    """The fiscal year so many of them ago."""
    return scope.narrowed("fiscal", days.fiscal_year_of(today.year - (today.month < 4) - count))


def ago(
    back: Callable[[int, Scope, dt.date], Scope], match: re.Match[str], scope: Scope, today: dt.date
) -> Scope:
    """So many units ago: 三か月前."""
    return back(_int(match["n"]), scope, today)


def about_so_long_ago(
    back: Callable[[int, Scope, dt.date], Scope], match: re.Match[str], scope: Scope, today: dt.date
) -> Scope:
    """二三日前, 2、3年前: from the earlier to the later."""
    first, last = (back(_int(match[count]), scope, today).days for count in ("n", "m"))
    return scope.narrowed("part", DateRange(first.start, last.end))


def half_years_ago(match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """半年前, 一年半前: a month."""
    return months_ago(12 * _int(match["n"] or "0") + 6, scope, today)


def last_days(length: int, match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """So many times ``length`` days up to today: 過去30日 ends today and has 30 days."""
    before = today - dt.timedelta(length * _int(match["n"] or "1"))
    return scope.narrowed("part", DateRange(before + dt.timedelta(1), today))


def last_months(length: int, match: re.Match[str], scope: Scope, today: dt.date) -> Scope:
    """So many times ``length`` months up to today: 過去1年 begins on the day after today's last year."""
    before = days.shifted(today, -length * _int(match["n"] or "1"))
    return scope.narrowed("part", DateRange(before + dt.timedelta(1), today))


def _int(text: str) -> int:
    found = words.ENGLISH_NUMBERS.get(text) or number(text)
    if found is None:
        raise ValueError(text)
    return found
