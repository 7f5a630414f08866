"""Days that were written later than those around them: the 7th behind the 17th, two neighbours that changed places.

Such a day is written as all others are, it is missing where it belongs, and its weekday is right. A plan lies ahead; a date
that is quoted has an entry of its own already, or is of another time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from indexer.sources.evidence import order
from indexer.sources.fractions import are_fractions
from indexer.sources.heading_marks import BLANKS
from indexer.sources.headings import goes_on, goes_on_below
from indexer.sources.remarks import is_inline, is_postscript
from indexer.sources.sequence import NEXT, line_of, neighbours, steps_between

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.surroundings import Page

_FEWEST = 3
"""Headings in order that show how the days run."""
_LATEST = 150
"""Days after which a day may be written."""
_AROUND = 200
"""Headings above and below that are looked at."""
_A_YEAR = 366


def with_belated(page: Page, own: Sequence[Heading], chosen: list[Heading]) -> list[Heading]:
    """``chosen`` and those headings of the same style ``own`` that were written later than the days around them."""
    lines = {c.line for c in chosen}
    left = [c for c in own if c.line not in lines]
    direction = order(chosen).direction
    if not left or len(chosen) < _FEWEST or not direction:
        return chosen
    spaced = page.is_spaced(chosen)
    dated = {c.line for c in page.possible}
    plain = _nearly_all(chosen, lambda c: c.plain)
    told = _nearly_all(chosen, lambda c: c.weekday is not None)
    found = [
        c
        for c in left
        if (page.after_break(c) or not spaced)
        and dated.isdisjoint((c.line - 1, c.line + 1))
        and _is_like(c, chosen, plain=plain, told=told)
        and not are_fractions([c], page.lines)
        and _has_text_below(page, c, chosen)
        and 0
        < _days_late(c, chosen, direction)
        <= (_LATEST if spaced or c.month or c.weekday is not None else NEXT)
    ]
    return sorted([*chosen, *found], key=line_of) if found else chosen


def out_of_order(page: Page, chosen: Sequence[Heading], written: dt.date | None) -> list[int]:
    """The lines that are written as nearly all of ``chosen`` and are none of them, for their dates are out of order.

    One of them may be mistyped: a month or a year that was not turned, a digit too many. A date of another time is a memory,
    unless it lies behind the day on which the file was ``written``.
    """
    if len(chosen) < _FEWEST:
        return []
    style = Counter(c.style for c in chosen).most_common(1)[0][0]
    own = [c for c in chosen if c.style == style]
    heads = {c.line for c in chosen}
    left = [c for c in page.possible if c.style == style and c.line not in heads]
    if len(own) < _FEWEST or not left:
        return []
    spaced = page.is_spaced(chosen)
    dated = {c.line for c in page.possible}
    rests = {c.rest for c in own}
    told = _nearly_all(own, lambda c: c.weekday is not None)
    whole = _nearly_all(own, lambda c: c.year is not None)
    indented = page.lines[own[0].line][:1] in BLANKS

    def is_odd(heading: Heading) -> bool:
        near = min(abs(steps_between(c, heading)) for c in neighbours(heading, own) if c) <= _A_YEAR
        ahead = bool(written and heading.year and heading.year > written.year)
        return (
            (near or ahead)
            and heading.rest in rests
            and (heading.weekday is not None) == told
            and (heading.year is not None) == whole
            and (page.lines[heading.line][:1] in BLANKS) == indented
            and (page.after_break(heading) or not spaced)
            and dated.isdisjoint((heading.line - 1, heading.line + 1))
            and not are_fractions([heading], page.lines)
            and _has_text_below(page, heading, chosen)
        )

    return [c.line for c in left if is_odd(c)]


def _nearly_all(headings: Sequence[Heading], said: Callable[[Heading], bool]) -> bool:
    return sum(map(said, headings)) * 10 >= 9 * len(headings)


def _is_like(heading: Heading, chosen: Sequence[Heading], *, plain: bool, told: bool) -> bool:
    """Whether a heading is written as the others, and its weekday is right; ``plain``, ``told``: nearly all of them are so."""
    if is_inline(heading.rest) or goes_on(heading.rest) or is_postscript(heading.rest):
        return False
    if not heading.plain and plain:
        return False
    if heading.weekday is None:
        return not told
    if heading.date:
        return heading.date.weekday() == heading.weekday
    before, after = neighbours(heading, chosen)
    around = [c for c in (before, after) if c and c.weekday is not None]
    return bool(around) and all(
        (heading.weekday - c.weekday - steps_between(c, heading)) % 7 == 0
        for c in around
        if c.weekday is not None
    )


def _days_late(heading: Heading, chosen: Sequence[Heading], direction: int) -> int:
    """How many days after it a day was written that is missing among ``chosen``; 0 for one that is not.

    Of two that changed places, a few days apart, either one may be missing.
    """
    at = bisect_left(chosen, heading.line, key=line_of)
    above, below = chosen[max(0, at - _AROUND) : at][::-1], chosen[at : at + _AROUND]
    older, newer = (above, below) if direction > 0 else (below, above)
    behind = [steps_between(c, heading) for c in older]
    ahead = [
        steps_between(heading, c)
        for c in newer
        if (c.month, c.day) == (heading.month, heading.day) or c is newer[0]
    ]
    if not behind or 0 in behind or 0 in ahead:
        return 0
    if behind[0] < 0:
        belongs = any(step > 0 for step in behind) or (behind[-1] >= -NEXT and len(behind) < _AROUND)
        return -behind[0] if belongs else 0
    swapped = ahead and behind[0] <= NEXT and -NEXT <= ahead[0] < 0
    return -ahead[0] if swapped else 0


def _has_text_below(page: Page, heading: Heading, chosen: Sequence[Heading]) -> bool:
    """Whether anything is written between a heading and the next one, and does not go on with a sentence."""
    _, after = neighbours(heading, chosen)
    below = page.lines[heading.line + 1 : after.line if after else len(page.lines)]
    return any(line.strip() for line in below) and not goes_on_below(below[0])
