"""Lines that are headings though they are not written as the others are: their dates stand where a day is missing."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from indexer.sources.date_forms import THIN
from indexer.sources.evidence import fits, order
from indexer.sources.headings import Heading, goes_on
from indexer.sources.misspelt import near_misses
from indexer.sources.periods import parse_period
from indexer.sources.remarks import TITLE_LENGTH, is_inline, is_postscript, is_rule
from indexer.sources.sequence import NEXT, fills, line_of, longest_run, neighbours

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.sources.surroundings import Page
    from indexer.sources.years import Hint

_FEW = 5
"""Headings that show how a file is written."""
_LOOSE = (".", "mm-dd")
"""Styles of numbers that are dates where nothing but a day is missing."""


def with_fitting(page: Page, own: list[Heading], others: Sequence[Heading], hint: Hint) -> list[Heading]:
    """``own`` and the headings among ``others``: apart from text, dated between their neighbours.

    ``hint`` is the year and month of the file, which its own headings may leave out.
    """
    chosen = list(own)
    direction = order(own).direction
    for other in others:
        shown = other.strong or other.plain or other.weekday is not None
        around = neighbours(other, chosen)
        if (
            shown
            and other.date
            and other.strength != THIN
            and page.apart(other)
            and fits(other, *around, direction)
            and all(
                _may_be_beside(other, heading, page.said_above(heading, hint), direction)
                for heading in around
                if heading
            )
        ):
            insort(chosen, other, key=line_of)
    return chosen


def _may_be_beside(other: Heading, heading: Heading, said: Hint, direction: int) -> bool:
    """Whether a whole date may stand beside a heading that leaves its year or month to what is ``said`` above it."""
    if heading.year is None and said.year and other.year and abs(other.year - said.year) > 1:
        return False
    if heading.month or not said.month:
        return True
    later = (other.day - heading.day) * (1 if other.line > heading.line else -1)
    return other.month == said.month and (later * direction > 0 if direction else later != 0)


def with_missing(page: Page, chosen: list[Heading]) -> list[Heading]:
    """``chosen`` and those of other styles that stand where the headings stand, each on a day that is missing there."""
    heads = {c.line for c in chosen}
    others = [
        c
        for c in page.free
        if c.line not in heads and not (is_inline(c.rest) or goes_on(c.rest) or is_postscript(c.rest))
    ]
    if len(chosen) < 2 or not others:
        return chosen
    direction = longest_run(chosen).direction
    spaced = page.is_spaced(chosen)
    many = len(chosen) >= _FEW
    found = list(chosen)
    for other in others:
        before, after = neighbours(other, found)
        shown = other.strong or other.plain or other.weekday is not None or (other.year and spaced)
        known = other.strength != THIN or (
            many and other.style in _LOOSE and other.plain and before and after
        )
        stands = shown and known and (page.apart(other) or not spaced)
        if stands and fills(other, before, after, direction, last=NEXT if spaced and other.date else 1):
            insort(found, other, key=line_of)
    return found


def with_misspelt(page: Page, chosen: list[Heading], among: Iterable[int]) -> tuple[list[Heading], list[int]]:
    """``chosen`` and the lines ``among`` those of these numbers that are written nearly as they are and give a day that is missing; and those that give none."""
    if len(chosen) < 2:
        return chosen, []
    spaced = page.is_spaced(chosen)
    dated = {c.line for c in page.possible}
    misses = [
        (c, is_near)
        for c, is_near in near_misses(page.lines, among, chosen)
        if c.line not in dated and (page.after_break(c) or not spaced)
    ]
    many = len(chosen) >= _FEW
    direction = longest_run(chosen).direction if misses else 0
    found, broken = list(chosen), []
    for other, is_near in misses:
        before, after = neighbours(other, found)
        if (
            other.month
            and (is_near or (many and before and after))
            and fills(other, before, after, direction)
        ):
            insort(found, other, key=line_of)
        elif is_near and spaced and parse_period(page.lines[other.line]) is None:
            broken.append(other.line)
    return found, broken


def with_titles(page: Page, chosen: list[Heading]) -> list[Heading]:
    """``chosen`` with the titles above them, where nearly every one has a line of its own between it and a blank one."""
    lines = page.lines
    heads = {c.line for c in chosen}

    def title(heading: Heading) -> str:
        above = heading.line - 1
        if above < 0 or not heading.plain or above in heads or (above and lines[above - 1].strip()):
            return ""
        text = lines[above].strip(" #　\t")
        is_text = len(text) > TITLE_LENGTH or "。" in text or is_rule(lines[above])
        return "" if is_text or parse_period(lines[above]) else text

    if len(chosen) < 2 or not title(chosen[0]):
        return chosen
    titles = [title(heading) for heading in chosen]
    if len(set(titles)) < 2 or sum(map(bool, titles)) * 10 < 9 * len(titles):
        return chosen
    return [c._replace(rest=text, above=1) if text else c for c, text in zip(chosen, titles, strict=True)]
