"""Which date lines of a file head its entries.

A writer makes headings alike, on lines of their own. So the lines are judged style by style (`evidence`): the style of
the file is found first; its lines are headings unless they stand in a list, and a line of another style, or an odd one
of the same, is one only where its date fits between its neighbours. Everything else with a date in it is text: a
list of numbers, a plan for next month.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from typing import TYPE_CHECKING

from indexer.sources.date_forms import THIN
from indexer.sources.evidence import fits, is_run, may_be_days, order, settle
from indexer.sources.fractions import are_fractions
from indexer.sources.heading_marks import QUOTES
from indexer.sources.headings import Heading, goes_on, may_be_heading, parse_heading
from indexer.sources.periods import parse_period
from indexer.sources.remarks import is_file_title, is_inline, is_postscript, is_rule
from indexer.sources.years import NO_HINT, Hint
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_BROKEN = late(r"[ \t]*(?:#{1,6}[ ]*|[■◆●*.] ?)?[\[【]?((?:19|20)\d{5}|(?:19|20)\d{7})[\]】]?[ \t　]*$")
_FENCES = ("```", "~~~")


class Layout(NamedTuple):
    """The headings of a file in file order, and lines (from 0) that are none.

    ``broken`` look like a heading but give no date; ``doubtful`` were left in the text, for too little speaks for them,
    ``numbers`` because they look like those of sections, though they may be days (``10.3``).
    """

    headings: tuple[Heading, ...]
    broken: tuple[int, ...]
    doubtful: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()


def candidates(lines: Sequence[str]) -> Iterator[Heading]:
    """Every line that could be a date heading by itself, in order."""
    code = fenced_lines(lines)
    for number, line in enumerate(lines):
        if may_be_heading(line) and number not in code:
            heading = parse_heading(line, number)
            if heading:
                yield heading


def fenced_lines(lines: Sequence[str]) -> set[int]:
    """The lines inside code fences. A fence with another opening below was never closed."""
    inside: set[int] = set()
    opened: int | None = None
    for number in [number for number, line in enumerate(lines) if line[:3] in _FENCES]:
        if opened is not None and lines[number].rstrip() == lines[opened][:3]:
            inside.update(range(opened + 1, number))
            opened = None
        elif opened is None or lines[number].rstrip() not in _FENCES:
            opened = number
    return inside


def find_layout(
    lines: Sequence[str],
    hint: Hint = NO_HINT,
    among: Collection[int] | None = None,
    found: Sequence[Heading] | None = None,
) -> Layout:
    """The headings among ``lines``, or among those of the numbers (from 0) ``among``; ``hint`` is what the file's name says.

    ``found`` are the lines that may be headings, if they are not those that begin with a date.
    """
    if found is None:
        found = [heading for heading in candidates(lines) if among is None or heading.line in among]
    page = _Page(lines, found, among or ())
    chosen = _choose(page, hint)
    broken = [
        c.line
        for c in found
        if not c.possible and c.year and c.plain and page.after_break(c) and c.strength != THIN
    ]
    heads = {c.line for c in chosen}
    if chosen:
        broken += [
            number
            for number, line in enumerate(lines)
            if line[:1] in "12#■◆●*.[【 \t" and line[:1] and _BROKEN.match(line) and number not in heads
        ]
    doubtful = [] if chosen else [c.line for c in page.dated if c.plain or (c.strong and c.year)]
    numbers = [c.line for group in _runs_of_numbers(page, heads) for c in group]
    return Layout(tuple(chosen), tuple(sorted(set(broken))), tuple(doubtful), tuple(sorted(numbers)))


def _runs_of_numbers(page: _Page, heads: Collection[int]) -> Iterator[list[Heading]]:
    """Numbers with a mark before them that are no headings and run on as days do, style by style."""
    groups: dict[str, list[Heading]] = {}
    for heading in page.dated:
        if heading.strength == THIN and heading.strong and heading.line not in heads and not heading.needs:
            groups.setdefault(heading.style, []).append(heading)
    return (group for group in groups.values() if may_be_days(group))


class _Page:
    """The lines of a file with their candidates: what stands around a candidate."""

    def __init__(self, lines: Sequence[str], found: Sequence[Heading], marked: Collection[int]) -> None:
        self.lines = lines
        self.marked = marked
        self.first = _first_line(lines, {c.line for c in found})
        self.impossible = Counter(c.style for c in found if not c.possible)
        self.possible = [c for c in found if c.possible]
        self.dated = [c for c in self.possible if not self._sentence(c)]
        self.free = _without_lists(self.dated, self)

    def after_break(self, heading: Heading) -> bool:
        """Whether the line before is blank, a rule, a title, or none."""
        if heading.line == 0:
            return True
        before = self.lines[heading.line - 1]
        return (
            not before.strip()
            or before.startswith("#")
            or is_rule(before)
            or parse_period(before, heading.line - 1) is not None
        )

    def before_blank(self, heading: Heading) -> bool:
        """Whether the line after is blank or none."""
        after = heading.line + 1
        return after >= len(self.lines) or not self.lines[after].strip()

    def apart(self, heading: Heading) -> bool:
        """Whether the heading stands out from the text before it, by a break or a mark."""
        return heading.strong or heading.line in self.marked or self.after_break(heading)

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
        if goes_on(heading.rest):
            return not (self.apart(heading) and self.before_blank(heading))
        return is_inline(heading.rest) and not self.apart(heading)


def _first_line(lines: Sequence[str], found: Collection[int]) -> int:
    """The first line that is no title of the file."""
    for number, line in enumerate(lines):
        if number in found or not (is_rule(line) or is_file_title(line)):
            return number
    return -1


def _without_lists(dated: Sequence[Heading], page: _Page) -> list[Heading]:
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
        ):
            run.append(heading)
            continue
        if len(run) >= 3:
            listed |= {c.line for c in run[1 if page.after_break(run[0]) and not run[0].strong else 0 :]}
        elif len(run) == 2 and not page.after_break(run[0]):
            listed |= {c.line for c in run}
        run = [heading] if heading else []
    return [c for c in dated if c.line not in listed]


def _choose(page: _Page, hint: Hint) -> list[Heading]:
    """The headings of the page: those of its own style, and those of others that fit between them."""
    a_line_each = _one_line_each(page)
    groups = {
        style: group
        for style, group in _by_style(page.possible if a_line_each else page.free, hint).items()
        if _is_trusted(page, group, hint)
    }
    if a_line_each:
        return sorted((c for group in groups.values() for c in group), key=_line_of)
    own_style = _own_style(page, groups)
    own = _of_own_style(page, groups.get(own_style, []))
    others = [c for style, group in groups.items() if style != own_style for c in group]
    return _with_fitting(page, own, sorted(others, key=_line_of)) if own else []


def _by_style(found: Sequence[Heading], hint: Hint) -> dict[str, list[Heading]]:
    """The candidates of each style, their numbers read in the same way."""
    groups: dict[str, list[Heading]] = {}
    for heading in found:
        groups.setdefault(heading.style, []).append(heading)
    return {style: settle(group, hint) for style, group in groups.items()}


def _one_line_each(page: _Page) -> bool:
    """Whether the file has a line a day: most lines are a date and a remark."""
    remarks = [c for c in page.possible if not c.plain and not c.strong]
    if len(remarks) < 3 or len({c.style for c in remarks}) != 1:
        return False
    return len(remarks) * 10 > 6 * sum(1 for line in page.lines if line.strip())


def _is_trusted(page: _Page, group: Sequence[Heading], hint: Hint) -> bool:
    """Whether lines of one style may be headings at all, by what they say and how many they are."""
    first = group[0]
    if are_fractions(group, page.lines):
        return False
    if not first.month and not page.said_above(first, hint).month:
        return False
    if all(c.strength == THIN or c.needs for c in group) and not _is_whole_on_top(page, group):
        said = page.said_above(first, hint)
        return is_run(page.in_their_months(group, said.month), page.impossible[first.style], said)
    if len({(c.month, c.day) for c in group}) > 1 or page.on_top(first):
        return True
    return any(
        (c.strong and not is_inline(c.rest)) or c.weekday is not None or (c.year and c.plain) for c in group
    )


def _is_whole_on_top(page: _Page, group: Sequence[Heading]) -> bool:
    """Whether the one line of its style has a year of four digits, no quotes, and stands on top of the file."""
    first = group[0]
    whole = len(first.readings) == 1 and bool(first.year) and QUOTES.isdisjoint(first.style)
    return len(group) == 1 and whole and page.on_top(first)


def _own_style(page: _Page, groups: dict[str, list[Heading]]) -> str:
    """The style of the file's headings: of a full date on its first line, or else the most frequent one."""
    free = sorted((c for group in groups.values() for c in group), key=_line_of)
    apart = [c for c in free if page.apart(c)] or free
    if not apart:
        return ""
    if page.on_top(apart[0]) and apart[0].year:
        return apart[0].style
    counts = Counter(c.style for c in apart)
    most = max(counts.values())
    return next(c.style for c in apart if counts[c.style] == most)


def _of_own_style(page: _Page, own: list[Heading]) -> list[Heading]:
    """The headings of the file's own style; inside paragraphs only where the writer leaves no blank lines.

    Where most say their year, a line without one is a plan or a memory.
    """
    if sum(1 for c in own if c.year) * 2 > len(own) > 2:
        own = [c for c in own if c.year]
    apart = [c for c in own if page.apart(c)]
    if len(apart) * 2 < len(own) and own[0].style[:1] not in "-+・":
        return _without_odd(own)
    spaced = sum(page.before_blank(c) for c in apart) * 2 > len(apart)
    direction = order(apart).direction
    kept = [
        c
        for c in own
        if page.apart(c)
        or (
            (page.before_blank(c) or not spaced)
            and c.plain
            and c.date
            and fits(c, *_neighbours(c, apart), direction)
        )
    ]
    return _without_odd(kept)


def _without_odd(own: list[Heading]) -> list[Heading]:
    """The headings but for those that are not like most, and whose dates do not fit either.

    These are deeper headings, sentences among mere dates, and postscripts.
    """
    level = Counter(c.level for c in own).most_common(1)[0][0] if own else 0
    short = sum(not is_inline(c.rest) for c in own) * 2 > len(own)
    odd = {
        c.line
        for c in own
        if c.level > level or (short and is_inline(c.rest)) or goes_on(c.rest) or is_postscript(c.rest)
    }
    even = [c for c in own if c.line not in odd]
    direction = order(even).direction

    def fits_in(heading: Heading) -> bool:
        among = [c for c in even if c.date != heading.date] if goes_on(heading.rest) else even
        return fits(heading, *_neighbours(heading, among), direction)

    return [c for c in own if c.line not in odd or fits_in(c)]


def _with_fitting(page: _Page, own: list[Heading], others: Sequence[Heading]) -> list[Heading]:
    """``own`` and the headings among ``others``: apart from text, dated between their neighbours."""
    chosen = list(own)
    direction = order(own).direction
    for other in others:
        shown = other.strong or other.plain or other.weekday is not None
        if (
            shown
            and other.date
            and other.strength != THIN
            and page.apart(other)
            and fits(other, *_neighbours(other, chosen), direction)
        ):
            insort(chosen, other, key=_line_of)
    return chosen


def _neighbours(heading: Heading, among: Sequence[Heading]) -> tuple[Heading | None, Heading | None]:
    """The headings before and after ``heading`` in the file."""
    at = bisect_left(among, heading.line, key=_line_of)
    return (among[at - 1] if at else None), (among[at] if at < len(among) else None)


def _line_of(heading: Heading) -> int:
    return heading.line
