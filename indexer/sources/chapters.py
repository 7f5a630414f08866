"""Which lines that name a year or a month, and which years of headings, hold for the headings below them.

One such line may be text: the year of a birth, of a letter, of next year's plan. What the days around it say outvotes it.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.sources.dates import valid_date
from indexer.sources.evidence import days_between, fits, order
from indexer.sources.headings import Heading
from indexer.sources.periods import parse_period
from indexer.sources.remarks import is_rule
from indexer.sources.sequence import NEXT, line_of, median, neighbours
from indexer.sources.years import first_year, turn
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.sources.periods import Period
    from indexer.sources.years import Hint

_YEARS = 2
"""Lines with a year that the entry of a day may have, at most."""
_SCOPE = 60
"""Headings below a line of which the weekdays are looked at."""


class Chapters(NamedTuple):
    """The headings of a file, and the lines that name a year or month for them."""

    headings: list[Heading]
    periods: list[Period]


def find_chapters(
    lines: Sequence[str], headings: Sequence[Heading], periods: Sequence[Period], hint: Hint
) -> Chapters:
    """``headings`` without those whose year is not that of the days around them, and those of ``periods`` that hold."""
    days = [h for at, h in enumerate(headings) if h.year is None or not at]
    rare = len(days) * 2 > len(headings)
    days = days if rare else list(headings)
    if not headings or not (periods or len(days) < len(headings)):
        return Chapters(list(headings), list(periods))
    sure = {heading.line for heading in days}
    doubtful = {h.line for h in headings} - sure | {period.line for period in periods}
    walk = _Walk(lines, days, sorted(doubtful), hint)
    kept = Chapters([], [])
    waiting = iter(periods)
    period = next(waiting, None)
    for heading in (*headings, _day_at(len(lines))):
        while period and period.line < heading.line:
            if walk.takes_period(period):
                kept.periods.append(period)
            period = next(waiting, None)
        if heading.line < len(lines) and (heading.line in sure or walk.takes_heading(heading)):
            kept.headings.append(heading)
            walk.go(heading)
    if len(periods) - len(kept.periods) > _YEARS * len(headings):
        # A book of five years, which has each year on each page: no line of an entry.
        return Chapters(list(headings), list(periods))
    return kept


class _Walk:
    """A walk down a file, with the year and month that hold so far; ``days`` are the headings that are not in doubt."""

    def __init__(
        self, lines: Sequence[str], days: Sequence[Heading], doubtful: Sequence[int], hint: Hint
    ) -> None:
        self.lines = lines
        self.days = days
        self.doubtful = doubtful
        self.named = hint.year is not None
        self.order = order(days).direction
        self.year = first_year(days, hint)
        self.month = hint.month
        self.last: Heading | None = None
        steps = [abs(days_between(one, other)) for one, other in pairwise(days)]
        self.usual = max(NEXT, 2 * int(median(steps))) if steps else NEXT

    def go(self, heading: Heading) -> None:
        """Go on to the next heading."""
        heading = heading._replace(month=heading.month or self.month)
        self.year = heading.year or self._year_of(heading)
        self.month, self.last = heading.month, heading

    def takes_heading(self, heading: Heading) -> bool:
        """Whether a heading with a year is one of the others, which have none."""
        before, after = neighbours(heading, self.days)
        if not before or heading.year in (None, self.year, self._year_of(heading)):
            return True
        said = self._weekdays(after, heading.year, heading.month)
        if said:
            return said > 0
        if not self.year:
            return fits(heading._replace(year=None), before, after, self.order)
        return self._is_later(heading.year) and not (self.named and self._runs_on(before, after))

    def takes_period(self, period: Period) -> bool:
        """Whether a line names the year or month of the headings below it."""
        before, after = neighbours(_day_at(period.line), self.days)
        takes = not before or self._is_chapter(period, before, after)
        if takes:
            self.month = period.month or self.month
            if period.year:
                self.year, self.last = period.year, None
        return takes

    def _is_chapter(self, period: Period, before: Heading, after: Heading | None) -> bool:
        if after and after.year:
            return period.year in (None, after.year) and period.month in (0, after.month)
        text = self._has_text(period.line, after)
        on = self._runs_on(before, after)
        if not period.year:
            return not text or not (on or (after and after.month))
        if period.year == self.year:
            return not text or period.month not in (0, self.month)
        said = self._weekdays(after, period.year, period.month)
        return said > 0 if said else self._may_begin(period.year, after, on=on, text=text)

    def _may_begin(self, year: int, after: Heading | None, *, on: bool, text: bool) -> bool:
        """Whether another year may begin where no weekday says so; ``on``: the days run on, ``text`` stands between."""
        expected = self._next_year(after)
        if expected != self.year and expected and abs(year - expected) <= 1:
            return True
        if self._is_later(year):
            return not (on and (text or self.named))
        return not (on or text or self.named)

    def _next_year(self, after: Heading | None) -> int | None:
        """The year of the heading below a line, if the line is text."""
        return self._year_of(after._replace(month=after.month or self.month)) if after else self.year

    def _year_of(self, heading: Heading) -> int | None:
        """The year of the next heading, if that of the last one holds for it but for New Year."""
        if not (self.year and self.last):
            return self.year
        return self.year + turn(self.last.month, heading.month, self.order or 1)

    def _is_later(self, year: int) -> bool:
        """Whether a year is not back in time, as the file runs."""
        return not (self.year and self.order) or (year - self.year) * self.order > 0

    def _runs_on(self, before: Heading, after: Heading | None) -> bool:
        """Whether the days go on as if no line stood between them, by their numbers and weekdays."""
        if not after:
            return True
        step = days_between(before, after)
        if (
            before.weekday is not None
            and after.weekday is not None
            and (after.weekday - before.weekday - step) % 7
        ):
            return False
        return 0 <= step * (self.order or 1) <= self.usual

    def _has_text(self, line: int, after: Heading | None) -> bool:
        """Whether text stands between a line and the next heading."""
        below = self.lines[line + 1 : after.line if after else len(self.lines)]
        return any(text.strip() and not is_rule(text) and not parse_period(text) for text in below)

    def _weekdays(self, after: Heading | None, year: int, month: int) -> int:
        """Above 0 where the weekdays of the headings below are those of ``year``, below where those of the year before it."""
        if not after:
            return 0
        scope = self._scope(after)
        told = sum(heading.weekday is not None for heading in scope)
        new = self._agreeing(scope, year, month or self.month)
        last = self._next_year(after)
        old = self._agreeing(scope, last, self.month) if last else told - new
        return new - old

    def _scope(self, after: Heading) -> list[Heading]:
        """The headings below a line in doubt, to the next one."""
        first = bisect_left(self.days, after.line, key=line_of)
        at = bisect_left(self.doubtful, after.line)
        end = self.doubtful[at] if at < len(self.doubtful) else len(self.lines)
        return [heading for heading in self.days[first : first + _SCOPE] if heading.line < end]

    def _agreeing(self, scope: Sequence[Heading], year: int, month: int) -> int:
        """How many weekdays are right if the first of the headings is of ``year``, and of ``month`` if it says none."""
        agreeing, last = 0, 0
        for heading in scope:
            month = heading.month or month
            year += turn(last, month, self.order or 1) if last else 0
            last = month
            date = valid_date(heading.year or year, month, heading.day)
            agreeing += date is not None and date.weekday() == heading.weekday
        return agreeing


def _day_at(line: int) -> Heading:
    """A heading that says nothing, to find what stands around a line."""
    return Heading(line, "", None, 0, 0, None, "", strong=False, plain=True)
