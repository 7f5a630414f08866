"""Which date lines of a file head its entries.

A writer makes headings alike, on lines of their own. So the style of a file is found first; its lines are
headings unless they stand in a list, and a line of another style is one only where its date fits between
its neighbours. Everything else with a date in it is text: a list of numbers, a plan for next month.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.patterns import late
from indexer.sources.headings import STARTS, Heading, parse_heading
from indexer.sources.periods import parse_period
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    Parser = Callable[[str, int], Heading | None]

INLINE = 40
"""Characters. A longer remark after a date, or one with a full stop, is text and not a title."""

_DEEPEST = 40
"""Blanks before a heading at most; no more of a line is looked at, for most are paragraphs that begin with a blank."""

_RULE = late(r"[\s　]*(?:[-=*_─━＝＊~◇◆☆★]\s?){3,}[\s　]*$")
_BROKEN = late(r"[ \t]*(?:#{1,6}[ ]*|[■◆●*.] ?)?[\[【]?((?:19|20)\d{5}|(?:19|20)\d{7})[\]】]?[ \t　]*$")


class Layout(NamedTuple):
    """The headings of a file in file order, and the lines (from 0) that look like one but give no date."""

    headings: tuple[Heading, ...]
    broken: tuple[int, ...]


def is_rule(line: str) -> bool:
    """Whether the line is a rule between entries, such as ``---``."""
    return bool(_RULE.match(line))


def is_inline(rest: str) -> bool:
    """Whether what follows a date on its line is text of the entry rather than a title or the weather."""
    return len(rest) > INLINE or "。" in rest


def candidates(lines: Sequence[str], parse: Parser = parse_heading) -> Iterator[Heading]:
    """Every line that could be a date heading by itself, in order."""
    code = _code(lines)
    for number, line in enumerate(lines):
        start = line[:1]
        if start in STARTS or (start in " \t　" and line[:_DEEPEST].lstrip()[:1] in STARTS):
            heading = None if number in code else parse(line, number)
            if heading:
                yield heading


def _code(lines: Sequence[str]) -> set[int]:
    """The lines inside code fences. A fence with another opening below was never closed."""
    inside: set[int] = set()
    opened: int | None = None
    for number in [number for number, line in enumerate(lines) if line[:3] == "```"]:
        if opened is not None and lines[number].rstrip() == "```":
            inside.update(range(opened + 1, number))
            opened = None
        else:
            opened = number
    return inside


def find_layout(lines: Sequence[str], *, month_known: bool = False) -> Layout:
    """The headings among ``lines``. ``month_known``: the file's name gives a month, so a day is a date."""
    lines_with_dates = list(candidates(lines))
    dated = [c for c in lines_with_dates if c.possible]
    page = _Page(lines, dated)
    chosen = dated if _one_line_each(lines, dated) else _choose(page, month_known=month_known)
    broken = [
        c.line for c in lines_with_dates if not c.possible and c.year and c.plain and page.after_break(c)
    ]
    if chosen:
        heads = {c.line for c in chosen}
        broken += [
            number
            for number, line in enumerate(lines)
            if line[:1] in "12#■◆●*.[【 \t" and line[:1] and _BROKEN.match(line) and number not in heads
        ]
    return Layout(tuple(chosen), tuple(sorted(set(broken))))


class _Page:
    """The lines of a file with their candidates: what stands around a candidate."""

    def __init__(self, lines: Sequence[str], dated: Sequence[Heading]) -> None:
        self.lines = lines
        self.dated = [c for c in dated if not self._sentence(c)]
        self.listed = _listed(self.dated, self.after_break)
        self.first = next((n for n, line in enumerate(lines) if line.strip()), 0)

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
        return heading.strong or self.after_break(heading)

    def _sentence(self, heading: Heading) -> bool:
        """Whether the line goes on with a sentence and nothing sets it apart."""
        return is_inline(heading.rest) and not self.apart(heading)


def _one_line_each(lines: Sequence[str], dated: Sequence[Heading]) -> bool:
    """Whether the file has a line a day: most lines are a date and a remark."""
    remarks = [c for c in dated if not c.plain and not c.strong]
    if len(remarks) < 3 or len({c.style for c in remarks}) != 1:
        return False
    return len(remarks) * 10 > 6 * sum(1 for line in lines if line.strip())


def _listed(dated: Sequence[Heading], after_break: Callable[[Heading], bool]) -> set[int]:
    """The lines of lists: three or more candidates in a row, but for a first one after a break."""
    listed: set[int] = set()
    run: list[Heading] = []
    for heading in [*dated, None]:
        if heading and run and heading.line == run[-1].line + 1:
            run.append(heading)
            continue
        if len(run) >= 3:
            listed |= {c.line for c in run[1 if after_break(run[0]) and not run[0].strong else 0 :]}
        elif len(run) == 2 and not after_break(run[0]):
            listed |= {c.line for c in run}
        run = [heading] if heading else []
    return listed


def _choose(page: _Page, *, month_known: bool) -> list[Heading]:
    """The headings of the page: those of its own style, and those of others that fit between them."""
    free = [c for c in page.dated if c.line not in page.listed]
    own_style = _own_style(page, free)
    own = _of_own_style(page, [c for c in free if c.style == own_style])
    if own and own[0].month == 0 and not (month_known or _month_before(page, own[0])):
        own = []
    if not own:
        return []
    return _with_fitting(page, own, [c for c in free if c.style != own_style])


def _month_before(page: _Page, heading: Heading) -> bool:
    """Whether a line above a heading with nothing but a day names its month."""
    periods = (
        parse_period(line)
        for line in page.lines[: heading.line]
        if line.strip()[:1] in STARTS and line.strip()
    )
    return any(period and period.month for period in periods)


def _own_style(page: _Page, free: Sequence[Heading]) -> str:
    """The style of the file's headings: of a full date on its first line, or else the most frequent one."""
    apart = [c for c in free if page.apart(c)] or list(free)
    if not apart:
        return ""
    if apart[0].line == page.first and apart[0].year:
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
    if len(apart) * 2 < len(own) and not (own and own[0].style[:1] in "-+・"):
        kept = own
    else:
        spaced = sum(page.before_blank(c) for c in apart) * 2 > len(apart)
        direction = _direction(apart)
        kept = [
            c
            for c in own
            if page.apart(c) or ((page.before_blank(c) or not spaced) and _squeezed_in(c, apart, direction))
        ]
    sure = any(c.year or c.strong or c.weekday is not None for c in kept)
    if sure or len(kept) > 1 or (kept and kept[0].line == page.first):
        return kept
    return []


def _squeezed_in(heading: Heading, apart: Sequence[Heading], direction: int) -> bool:
    """Whether a line right under text is a heading all the same: a mere date, in order among those ``apart``."""
    return (
        heading.plain and heading.date is not None and _fits(heading, _neighbours(heading, apart), direction)
    )


def _with_fitting(page: _Page, own: list[Heading], others: Sequence[Heading]) -> list[Heading]:
    """``own`` and the headings among ``others``: apart from text, dated between their neighbours."""
    chosen = list(own)
    direction = _direction(own)
    for other in others:
        shown = other.strong or other.plain or other.weekday is not None
        if not (shown and other.date and page.apart(other)):
            continue
        if _fits(other, _neighbours(other, chosen), direction):
            insort(chosen, other, key=_line_of)
    return chosen


def _neighbours(heading: Heading, among: Sequence[Heading]) -> tuple[dt.date | None, dt.date | None]:
    """The dates of the headings before and after ``heading`` in the file, where they have one."""
    at = bisect_left(among, heading.line, key=_line_of)
    before = among[at - 1].date if at else None
    after = among[at].date if at < len(among) else None
    return before, after


def _line_of(heading: Heading) -> int:
    return heading.line


def _direction(headings: Sequence[Heading]) -> int:
    """1 where the dates go up, -1 where they go down, 0 where neither can be said."""
    days = [c.date for c in headings if c.date]
    steps = [1 if b > a else -1 for a, b in pairwise(days) if a != b]
    if abs(sum(steps)) * 10 < len(steps) * 8:
        return 0
    return (sum(steps) > 0) - (sum(steps) < 0)


def _fits(heading: Heading, neighbours: tuple[dt.date | None, dt.date | None], direction: int) -> bool:
    """Whether the date lies strictly between its neighbours', no more than two years from the nearer one."""
    day, (before, after) = heading.date, neighbours
    if day is None or day in neighbours:
        return False
    gaps = [abs((day - other).days) for other in neighbours if other]
    if gaps and min(gaps) > 730:
        return False
    if direction == 0:
        return True
    low, high = (before, after) if direction > 0 else (after, before)
    return not (low and day < low) and not (high and day > high)
