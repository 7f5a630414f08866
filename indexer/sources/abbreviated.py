"""Headings that leave the month, or the year, to a heading above them, as in a diary on paper.

``2024年3月2日（土）`` is followed by ``4日（月）`` and ``6日（水）``, until ``4月1日（月）``; ``2024.3.2`` by ``3.4``, which may be a number of
anything elsewhere. They are completed before anything else is asked of them, and are then headings of the same style.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.sources.evidence import days_between, order
from indexer.sources.heading_marks import narrowed
from indexer.sources.periods import parse_period
from indexer.sources.sequence import line_of, longest_run
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.sources.headings import Heading

_FEWEST = 2
"""Days without a month that show how a diary is written."""
_A_REPEAT = 3
"""So many of them there are for one month that is written again, at least."""
_WEEK, _SOME = 7, 3
"""Days between numbers that are dates though there are few, and how many are not few."""
_BARE_KINDS = frozenset(".-・")
_MONTH_DAY = late(r"[ ]*(?P<m>\d{1,2})(?P<s>[.・-])(?P<d>\d{1,2})[ ]*$")
_LONGEST = 20
"""Characters of a line of month and day alone."""
_NEW_MONTH = 20
"""A day that is so much smaller than the one before it is of the next month."""


def with_months(found: Sequence[Heading], lines: Sequence[str]) -> Sequence[Heading]:
    """``found`` with the months of the days that are headings after one with a month; the others as they are.

    >>> from indexer.sources.headings import parse_heading
    >>> lines = ["2024年3月2日", "晴", "", "4日", "雨", "", "6日", "雪"]
    >>> found = [heading for n, line in enumerate(lines) if (heading := parse_heading(line, n))]
    >>> [(heading.month, heading.day) for heading in with_months(found, lines)]
    [(3, 2), (3, 4), (3, 6)]
    """
    completed: dict[int, Heading] = {}
    for marks in dict.fromkeys(heading.marks for heading in found if not heading.month):
        alike = [h for h in found if h.marks == marks and h.possible and _has_text(h, lines)]
        completed |= {heading.line: heading for heading in _completed(_standing(alike, lines), lines)}
    return [completed.get(heading.line, heading) for heading in found] if completed else found


def with_bare(found: Sequence[Heading], lines: Sequence[str]) -> Sequence[Heading]:
    """``found`` and the lines with nothing but month and day (``3.4``) that run on after a heading with the year (``2024.3.2``)."""
    firsts = [h for h in found if h.year and h.plain and h.kind in _BARE_KINDS and not h.marks]
    if not firsts:
        return found
    taken = {heading.line for heading in found if heading.year or not heading.plain}
    bare = [
        heading
        for number in range(firsts[0].line + 1, len(lines))
        if number not in taken and (heading := _bare(lines[number], number, firsts[0]))
    ]
    alike = _standing(sorted([*firsts, *bare], key=line_of), lines)
    steps = [abs(days_between(a, b)) for a, b in pairwise(alike)]
    added = [h for h in alike if h.year is None and _has_text(h, lines)]
    enough = len(added) >= max(len(firsts), 1 if steps and max(steps) <= _WEEK else _SOME)
    if not enough or len(added) < len(bare) or not order(alike).direction:
        return found
    return sorted({h.line: h for h in (*found, *added)}.values(), key=line_of)


def _bare(line: str, number: int, first: Heading) -> Heading | None:
    """The heading in a line of month and day alone, written as they are in ``first``."""
    match = _MONTH_DAY.match(narrowed(line)) if len(line) < _LONGEST else None
    if not match or match["s"] != first.kind:
        return None
    month, day = int(match["m"]), int(match["d"])
    bare = first._replace(line=number, year=None, month=month, day=day, readings=((None, month, day),))
    return bare if bare.possible else None


def _has_text(heading: Heading, lines: Sequence[str]) -> bool:
    """Whether the text of an entry stands behind the date or below it."""
    below = lines[heading.line + 1 : heading.line + 2]
    return bool(heading.rest) or not below or bool(below[0].strip())


def _standing(alike: Sequence[Heading], lines: Sequence[str]) -> list[Heading]:
    """Those that stand apart, where most days without a month do; in no list of lines that are alike."""
    dated = {heading.line for heading in alike}
    alone = [h for h in alike if not {h.line - 1, h.line + 1} & dated]

    def is_apart(heading: Heading) -> bool:
        return heading.line == alike[0].line or not lines[heading.line - 1].strip()

    days = [heading for heading in alone if not (heading.month and heading.year)]
    spaced = sum(map(is_apart, days)) * 2 > len(days)
    return [heading for heading in alone if is_apart(heading)] if spaced else alone


def _completed(alike: Sequence[Heading], lines: Sequence[str]) -> list[Heading]:
    """The days without a month among headings with the same marks, with their months; none where they are no headings.

    A writer who leaves out the month writes it where it changes. Where most days have it, one without is a plan or a memory.
    """
    firsts = longest_run([heading for heading in alike if heading.month]).headings
    days = [heading for heading in alike if not heading.month]
    repeats = sum((a.year, a.month) == (b.year, b.month) for a, b in pairwise(firsts))
    if not firsts or firsts[0] != alike[0] or len(days) < max(_FEWEST, repeats * _A_REPEAT, len(firsts)):
        return []
    first = before = None
    run = []
    for heading in alike:
        if heading in firsts:
            first = before = heading
        elif first and before and not heading.month:
            before = _of_month(heading, first, _month(before, heading, lines))
        else:
            continue
        run.append(before)
    added = [heading for heading in run if heading not in firsts and heading.possible]
    return added if order(run).direction else []


def _month(before: Heading, heading: Heading, lines: Sequence[str]) -> int:
    """The month of a day after another one: the next month after the last days of one, or below a line that names it."""
    after = before.month % 12 + 1
    named = (parse_period(lines[number]) for number in range(before.line + 1, heading.line))
    turns = before.day - heading.day > _NEW_MONTH or any(line and line.month == after for line in named)
    return after if turns else before.month


def _of_month(heading: Heading, first: Heading, month: int) -> Heading:
    """A day with its month, and in the style, of the heading that it is written after."""
    return heading._replace(
        style=first.style,
        month=month,
        readings=((None, month, heading.day),),
        strength=first.strength,
        needs="",
        kind=first.kind,
    )
