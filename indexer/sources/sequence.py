"""Dates that run on: of the lines with dates of one style, those that follow one another in time.

Most days of a diary are written soon after the day before. So the longest run of dates in order says which lines head
entries where no blank lines do, and which dates break it: a number, a plan, a day that is quoted.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.sources.evidence import around_new_year, day_of_year
from indexer.sources.remarks import is_inline
from indexer.support.boilerplate import is_telling
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from indexer.sources.headings import Heading

_BACK = 24
"""Headings that may break a run at one place, and be passed over."""
_APART = 730
"""Days between two headings of a run, at most."""
_SLIGHT = 0.01
"""What a line in a list is worth beside one with text above it."""
_MANY, _SOME = 5, 3
"""Days of a run that may be written a month apart, and that must be written within a week."""
_MONTH, _WEEK = 31, 7
_TURN = 20
"""Days back within a month, at most."""
NEXT = 3
"""Days from an entry to the next one, in a diary that is kept daily."""


class Run(NamedTuple):
    """Headings whose dates are in order, and which one: 1 where they go up, -1 where down."""

    headings: tuple[Heading, ...]
    direction: int


def longest_run(group: Sequence[Heading], listed: Collection[int] = ()) -> Run:
    """The longest run among headings of one style, in file order.

    The same day may stand in it twice. Those on the lines ``listed`` stand in a list, and count little.
    """
    times = [_time(heading) for heading in group]
    steps = [_step(one, other) for one, other in pairwise(times)]
    for direction in (1, -1):
        if all(0 <= step * direction <= _APART for step in steps):
            return Run(tuple(group), direction)
    worth = [_SLIGHT if heading.line in listed else 1.0 for heading in group]
    _, places, direction = max((_best(times, worth, direction) for direction in (1, -1)), key=itemgetter(0))
    return Run(tuple(group[at] for at in places), direction)


_Time = tuple[int, int, int]
"""The number of a date (0 if its year is not written), month (0 if none), and the day of the year or month."""


def _time(heading: Heading) -> _Time:
    date = heading.date
    return (date.toordinal() if date else 0), heading.month, day_of_year(heading.month, heading.day)


def _step(one: _Time, other: _Time) -> int:
    """The days from one heading to another; where no month is written, a day far earlier is of the next month."""
    if one[0] and other[0]:
        return other[0] - one[0]
    step = other[2] - one[2]
    if one[1] or other[1]:
        return around_new_year(step)
    return step - _MONTH if step > _TURN else step + _MONTH if step < -_TURN else step


def _best(times: Sequence[_Time], worth: Sequence[float], direction: int) -> tuple[float, list[int], int]:
    """The run in one direction that is worth most, and the shortest in time of those: its worth, its places."""
    best: list[float] = []
    before: list[int] = []
    for at, time in enumerate(times):
        most, last = 0.0, -1
        for earlier in range(at - 1, max(-1, at - 1 - _BACK), -1):
            if best[earlier] > most:
                step = _step(times[earlier], time) * direction
                if 0 <= step <= _APART and best[earlier] - step / 1e6 > most:
                    most, last = best[earlier] - step / 1e6, earlier
        best.append(most + worth[at])
        before.append(last)
    at = max(range(len(times)), key=best.__getitem__, default=-1)
    total, places = (best[at] if at >= 0 else 0.0), []
    while at >= 0:
        places.append(at)
        at = before[at]
    return total, places[::-1], direction


def steps_between(one: Heading, other: Heading) -> int:
    """The days from one heading to another, as near as what both say allows."""
    return _step(_time(one), _time(other))


def _steps(headings: Sequence[Heading]) -> list[int]:
    return [_step(one, other) for one, other in pairwise([_time(heading) for heading in headings])]


def median(numbers: Sequence[int]) -> float:
    """The middle one of some numbers, or what lies between the two in the middle."""
    # To import ``statistics`` takes as long as to read a hundred posts.
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return (ordered[middle] + ordered[~middle]) / 2


def is_kept(run: Run) -> bool:
    """Whether a run is that of a diary by itself: days enough, soon after one another.

    Two days are one after the other, with weekdays that agree, or with nothing but the weather where no year is written.
    """
    headings = run.headings
    steps = [abs(step) for step in _steps(headings) if step]
    if len(steps) + 1 >= _SOME:
        return median(steps) <= (_MONTH if len(steps) + 1 >= _MANY else _WEEK)
    if steps != [1]:
        return False
    told = [h.weekday for h in headings if h.weekday is not None]
    if not told:
        return all(h.plain or not is_telling(h.rest) or (h.date and not is_inline(h.rest)) for h in headings)
    return len(told) == len(headings) and all(
        (b - a - step) % 7 == 0 for (a, b), step in zip(pairwise(told), _steps(headings), strict=True)
    )


def fills(
    heading: Heading, before: Heading | None, after: Heading | None, direction: int, last: int = 1
) -> bool:
    """Whether a day is missing between its neighbours: strictly between them, and few days from each.

    Where there is a neighbour on one side only, it is no more than ``last`` days away.
    """
    steps = [
        _step(_time(one), _time(other)) * direction
        for one, other in ((before, heading), (heading, after))
        if one and other
    ]
    if not direction or not steps or (before and bool(before.month) != bool(heading.month)):
        return False
    return all(0 < step <= NEXT for step in steps) if len(steps) > 1 else 0 < steps[0] <= last


def interrupts(heading: Heading, before: Heading, after: Heading, direction: int) -> bool:
    """Whether a day that is out of order stands where the run goes on as if it were not there.

    Between its neighbours is no day, and it is more than a week from them.
    """
    gap = sum(_steps((before, after))) * direction
    off = min(abs(step) for step in _steps((before, heading, after)))
    return 0 <= gap <= 1 and off > _WEEK


def neighbours(heading: Heading, among: Sequence[Heading]) -> tuple[Heading | None, Heading | None]:
    """The headings before and after ``heading`` in the file."""
    at = bisect_left(among, heading.line, key=line_of)
    return (among[at - 1] if at else None), (among[at] if at < len(among) else None)


def line_of(heading: Heading) -> int:
    """The number of its line, to sort by."""
    return heading.line
