"""What stands around the date lines of a file: breaks, lists, sentences, and other dates that run on."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.sources.date_forms import THIN
from indexer.sources.evidence import fits, order, settle
from indexer.sources.fractions import are_fractions
from indexer.sources.headings import Heading, goes_on
from indexer.sources.periods import parse_period, parse_top_line
from indexer.sources.remarks import is_file_title, is_inline, is_rule
from indexer.sources.sequence import Run, fills, is_kept, line_of, longest_run, neighbours
from indexer.sources.years import resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from indexer.sources.years import Hint


_ITEMS = 3
"""Items of an outline of days, at least."""


class Page:
    """The lines of a file with their candidates: what stands around a candidate."""

    def __init__(
        self, lines: Sequence[str], found: Sequence[Heading], marked: Collection[int], hint: Hint
    ) -> None:
        self.lines = lines
        self.marked = marked
        self.first = _first_line(lines, {c.line for c in found})
        self.impossible = Counter(c.style for c in found if not c.possible)
        self.possible = [c for c in found if c.possible]
        self.outline = _outline(self)
        self.running = find_running(self, hint)
        self.dated = [c for c in self.possible if not self._sentence(c)]
        self.free = _without_lists(self.dated, self)

    def after_break(self, heading: Heading) -> bool:
        """Whether the line before is blank, a rule, a title, or none, or a page of the file begins with the line."""
        before = self.lines[heading.line - 1] if heading.line else ""
        return (
            not before.strip()
            or self.lines[heading.line].startswith("\f")
            or self.on_top(heading)
            or before.startswith("#")
            or is_rule(before)
            or parse_period(before, heading.line - 1) is not None
        )

    def is_spaced(self, headings: Sequence[Heading]) -> bool:
        """Whether most headings have a break before them."""
        return sum(map(self.after_break, headings)) * 2 > len(headings)

    def before_blank(self, heading: Heading) -> bool:
        """Whether the line after is blank or none."""
        after = heading.line + 1
        return after >= len(self.lines) or not self.lines[after].strip()

    def apart(self, heading: Heading) -> bool:
        """Whether the heading stands out from the text before it, by a break or a mark."""
        return (
            heading.strong
            or heading.line in self.marked
            or heading.line in self.running
            or heading.line in self.outline
            or self.after_break(heading)
        )

    def on_top(self, heading: Heading) -> bool:
        """Whether nothing but the title of the file stands above."""
        return heading.line <= self.first

    def said_above(self, heading: Heading, hint: Hint) -> Hint:
        """The year and month that the lines above a heading name, or else the file."""
        if hint.month or not (heading.needs or not heading.month):
            return hint
        for number in range(heading.line - 1, -1, -1):
            line = self.lines[number]
            period = parse_period(line, number, title=number < self.first) if line.strip() else None
            if period:
                return hint._replace(year=period.year or hint.year, month=period.month or hint.month)
        return hint

    def in_their_months(self, group: Sequence[Heading], month: int) -> list[Heading]:
        """The headings of mere days with the month that a line between them names last, ``month`` at first."""
        found, above = [], group[0].line
        for heading in group:
            if heading.needs == "month":
                for number in range(above + 1, heading.line):
                    period = parse_period(self.lines[number], number)
                    month = period.month if period else month
                above = heading.line
            found.append(heading if heading.month else heading._replace(month=month))
        return found

    def _sentence(self, heading: Heading) -> bool:
        """Whether the line goes on with a sentence and nothing sets it apart."""
        if heading.line in self.running:
            return False
        if goes_on(heading.rest):
            return not (self.apart(heading) and self.before_blank(heading))
        return is_inline(heading.rest) and not self.apart(heading)


def _first_line(lines: Sequence[str], found: Collection[int]) -> int:
    """The first line that is no title of the file."""
    top = next((number for number, line in enumerate(lines) if line.strip()), -1)
    for number, line in enumerate(lines):
        if number in found or not (
            is_rule(line) or is_file_title(line) or (number == top and parse_top_line(line))
        ):
            return number
    return -1


def _outline(page: Page) -> frozenset[int]:
    """The lines that are headings as the uppermost items of an outline: all else below the title is indented, and they run on."""
    items = [c for c in page.possible if c.bulleted and not page.lines[c.line][:1].isspace()]
    if len(items) < _ITEMS or len({c.style for c in items}) > 1 or not order(items).direction:
        return frozenset()
    lines = frozenset(c.line for c in items)
    other = [
        line
        for number, line in enumerate(page.lines)
        if line.strip() and number not in lines and number >= page.first
    ]
    nested = bool(other) and all(line[:1].isspace() for line in other)
    return lines if nested and page.first <= items[0].line else frozenset()


def _without_lists(dated: Sequence[Heading], page: Page) -> list[Heading]:
    """The candidates that stand in no list: three or more alike in a row, but for a first one after a break."""
    listed: set[int] = set()
    run: list[Heading] = []
    for heading in [*dated, None]:
        if (
            heading
            and run
            and heading.line == run[-1].line + 1
            and heading.style == run[0].style
            and not heading.level
            and heading.line not in page.running
            and heading.line not in page.outline
        ):
            run.append(heading)
            continue
        heads = bool(run) and page.after_break(run[0]) and not run[0].bulleted
        if len(run) >= 3:
            listed |= {c.line for c in run[1 if heads and not run[0].strong else 0 :]}
        elif len(run) == 2 and not heads:
            listed |= {c.line for c in run}
        run = [heading] if heading else []
    return [c for c in dated if c.line not in listed]


def find_running(page: Page, hint: Hint) -> frozenset[int]:
    """The lines that are headings by the sequence of their dates, where most have no blank line before them.

    Dates alone that stand in a list are none.
    """
    plain = {c.line for c in page.possible if c.plain}
    groups = by_style([c for c in page.possible if not c.bulleted], hint)
    runs: list[Run] = []
    around: list[Run] = []
    for group in groups.values():
        if page.is_spaced(group):
            around.append(Run(tuple(group), order(group).direction))
            continue
        lines = {c.line for c in group}
        bare = lines & plain
        listed = {line for line in bare if line - 1 in bare or line + 1 in bare}
        stand = [c for c in group if c.line not in listed]
        rows = _in_rows(group)
        run = _without_repeated(longest_run(stand, rows), rows)
        alone = [c for c in run.headings if c.line - 1 not in lines]
        run = _with_next_below_a_date(run, [c for c in group if c.line in listed])
        enough = len(run.headings) * 4 >= 3 * len(stand) and len(alone) > 1
        if enough and (is_kept(run._replace(headings=tuple(alone))) or _are_all(page, group, run, hint)):
            runs.append(run)
    around += runs
    return frozenset(
        c.line
        for run in runs
        if not page.is_spaced(run.headings)
        and not any(_is_inside(run, other) for other in around if other is not run)
        for c in run.headings
    )


def _in_rows(group: Sequence[Heading]) -> set[int]:
    """The lines that stand right below another one, and the first of three or more that say as much."""
    at = {c.line: c for c in group}
    below = {line for line in at if line - 1 in at}
    firsts = {
        line
        for line in at.keys() - below
        if {line + 1, line + 2} <= below and at[line].plain == at[line + 1].plain
    }
    return below | firsts


def _without_repeated(run: Run, rows: Collection[int]) -> Run:
    """The run without the lines in ``rows`` of which another one gives the day."""
    days = {(c.year, c.month, c.day) for c in run.headings if c.line not in rows}
    return run._replace(
        headings=tuple(c for c in run.headings if c.line not in rows or (c.year, c.month, c.day) not in days)
    )


def _are_all(page: Page, group: Sequence[Heading], run: Run, hint: Hint) -> bool:
    """Whether all dates of a style run on from the top of the file, however far apart, and are written alike.

    Nothing lies behind the day on which the file was written, as a plan does.
    """
    first = group[0]
    if len(run.headings) < len(group) or not page.on_top(first) or first.strength == THIN:
        return False
    alike = all(
        (h.plain, h.weekday is None) == (first.plain, first.weekday is None)
        and (h.plain or h.year)
        and not is_inline(h.rest)
        and not are_fractions([h], page.lines)
        and page.lines[h.line + 1 : h.line + 2] not in ([], [""])
        for h in group
    )
    days = resolve(group, (), hint)
    agreeing = all(
        day
        and (h.weekday is None or day.weekday() == h.weekday)
        and not (hint.written and day > hint.written)
        for h, day in zip(group, days, strict=True)
    )
    return alike and agreeing


def _with_next_below_a_date(run: Run, listed: Sequence[Heading]) -> Run:
    """The run with the days that are missing in it and stand right below a date that the text of an entry ends with."""
    by_line = {c.line: c for c in listed}
    found = list(run.headings)
    for heading in listed:
        above = by_line.get(heading.line - 1)
        if above and heading.line - 2 not in by_line and heading.line + 1 not in by_line:
            around = neighbours(heading, run.headings)
            if fills(heading, *around, run.direction) and not fits(above, *around, run.direction):
                found.append(heading)
    return run._replace(headings=tuple(sorted(found, key=line_of)))


def _is_inside(run: Run, other: Run) -> bool:
    """Whether a run stands in one entry of another one, whose days it does not go on with."""
    first, last = run.headings[0], run.headings[-1]
    before, after = neighbours(first, other.headings)
    if not before or neighbours(last, other.headings) != (before, after):
        return False
    return not (fits(first, before, after, other.direction) and fits(last, before, after, other.direction))


def by_style(found: Sequence[Heading], hint: Hint) -> dict[str, list[Heading]]:
    """The candidates of each style, their numbers read in the same way."""
    groups: dict[str, list[Heading]] = {}
    for heading in found:
        groups.setdefault(heading.style, []).append(heading)
    return {style: settle(group, hint) for style, group in groups.items()}
