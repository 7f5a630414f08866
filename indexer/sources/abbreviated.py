"""Headings of a day alone that leave the month to a heading above them, as in a diary on paper.

``2024年3月2日（土）`` is followed by ``4日（月）`` and ``6日（水）``, until ``4月1日（月）``. They are completed with that month before
anything else is asked of them, and are then headings of the same style.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.sources.evidence import order
from indexer.sources.periods import parse_period
from indexer.sources.sequence import longest_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.sources.headings import Heading

_FEWEST = 2
"""Days without a month that show how a diary is written."""
_A_REPEAT = 3
"""So many of them there are for one month that is written again, at least."""
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

    days = [heading for heading in alone if not heading.month]
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
