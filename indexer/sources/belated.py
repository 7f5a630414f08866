"""Days that were written later than those around them: the 7th behind the 17th, two neighbours that changed places.

Such a day is written as all others are, it is missing where it belongs, and its weekday is right. A plan lies ahead; a date
that is quoted has an entry of its own already, or is of another time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.evidence import order
from indexer.sources.fractions import are_fractions
from indexer.sources.headings import goes_on
from indexer.sources.remarks import is_inline, is_postscript
from indexer.sources.sequence import NEXT, line_of, neighbours, steps_between

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.surroundings import Page

_FEWEST = 3
"""Headings in order that show how the days run."""
_LATEST = 150
"""Days after which a day may be written."""


def with_belated(page: Page, own: Sequence[Heading], chosen: list[Heading]) -> list[Heading]:
    """``chosen`` and those headings of the same style ``own`` that were written later than the days around them."""
    lines = {c.line for c in chosen}
    left = [c for c in own if c.line not in lines]
    direction = order(chosen).direction
    if not left or len(chosen) < _FEWEST or not direction:
        return chosen
    spaced = page.is_spaced(chosen)
    dated = {c.line for c in page.possible}
    found = [
        c
        for c in left
        if (page.after_break(c) or not spaced)
        and dated.isdisjoint((c.line - 1, c.line + 1))
        and _is_like(c, chosen)
        and not are_fractions([c], page.lines)
        and _has_text_below(page, c, chosen)
        and 0
        < _days_late(c, chosen, direction)
        <= (_LATEST if spaced or c.month or c.weekday is not None else NEXT)
    ]
    return sorted([*chosen, *found], key=line_of) if found else chosen


def _is_like(heading: Heading, chosen: Sequence[Heading]) -> bool:
    """Whether a heading is written as nearly all others are, and its weekday is right."""

    def nearly_all(said: Callable[[Heading], bool]) -> bool:
        return sum(map(said, chosen)) * 10 >= 9 * len(chosen)

    if is_inline(heading.rest) or goes_on(heading.rest) or is_postscript(heading.rest):
        return False
    if not heading.plain and nearly_all(lambda c: c.plain):
        return False
    if heading.weekday is None:
        return not nearly_all(lambda c: c.weekday is not None)
    if heading.date:
        return heading.date.weekday() == heading.weekday
    before, after = neighbours(heading, chosen)
    told = [c for c in (before, after) if c and c.weekday is not None]
    return bool(told) and all(
        (heading.weekday - c.weekday - steps_between(c, heading)) % 7 == 0
        for c in told
        if c.weekday is not None
    )


def _days_late(heading: Heading, chosen: Sequence[Heading], direction: int) -> int:
    """How many days after it a day was written that is missing among ``chosen``; 0 for one that is not.

    Of two that changed places, a few days apart, either one may be missing.
    """
    at = sum(c.line < heading.line for c in chosen)
    older, newer = (chosen[:at][::-1], chosen[at:]) if direction > 0 else (chosen[at:], chosen[:at][::-1])
    behind = [steps_between(c, heading) for c in older]
    ahead = [steps_between(heading, c) for c in newer]
    if not behind or 0 in behind or 0 in ahead:
        return 0
    if behind[0] < 0:
        belongs = any(step > 0 for step in behind) or behind[-1] >= -NEXT
        return -behind[0] if belongs else 0
    swapped = ahead and behind[0] <= NEXT and -NEXT <= ahead[0] < 0
    return -ahead[0] if swapped else 0


def _has_text_below(page: Page, heading: Heading, chosen: Sequence[Heading]) -> bool:
    """Whether anything is written between a heading and the next one."""
    _, after = neighbours(heading, chosen)
    below = page.lines[heading.line + 1 : after.line if after else len(page.lines)]
    return any(line.strip() for line in below)
