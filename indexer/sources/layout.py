"""Which date lines of a file head its entries.

A writer makes headings alike, on lines of their own. So the lines are judged style by style (`evidence`): the style of
the file is found first; its lines are headings unless they stand in a list or break the sequence (`sequence`), and a line
of another style, or an odd one of the same, is one only where its date fits between its neighbours (`joining`). Everything
else with a date in it is text: a list of numbers, a plan for next month.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.sources.abbreviated import with_bare, with_months
from indexer.sources.belated import out_of_order, with_belated
from indexer.sources.date_forms import THIN
from indexer.sources.evidence import fits, is_run, may_be_days, order
from indexer.sources.five_years import of_years
from indexer.sources.fractions import are_fractions
from indexer.sources.heading_marks import BLANKS, QUOTES
from indexer.sources.headings import Heading, goes_on, is_until, parse_heading
from indexer.sources.joining import with_fitting, with_missing, with_misspelt, with_titles
from indexer.sources.remarks import is_inline, is_postscript
from indexer.sources.salient import FENCES, salient_lines
from indexer.sources.sequence import fills, interrupts, is_kept, line_of, longest_run, neighbours
from indexer.sources.surroundings import Page, by_style
from indexer.sources.years import NO_HINT, Hint
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

_BROKEN = late(r"[ \t]*(?:#{1,6}[ ]*|[■◆●*.] ?)?[\[【]?((?:19|20)\d{5}|(?:19|20)\d{7})[\]】]?[ \t　]*$")
_LAST_MONTH, _LAST_DAY = 12, 31
_DAYS = 3
"""Date lines of which the first may be the title of the others."""


class Layout(NamedTuple):
    """The headings of a file in file order, and lines (from 0) that are none.

    ``broken`` look like a heading but give no date; ``doubtful`` were left in the text, for too little speaks for them,
    ``numbers`` because they look like those of sections, though they may be days (``10.3``), ``odd`` because their dates are
    out of order, though they are written as the headings are.
    """

    headings: tuple[Heading, ...]
    broken: tuple[int, ...]
    doubtful: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    odd: tuple[int, ...] = ()


def candidates(lines: Sequence[str], numbers: Iterable[int] | None = None) -> Iterator[Heading]:
    """Every line of these ``numbers`` that could be a date heading by itself, in order; by default of all that are in no code fence."""
    if numbers is None:
        numbers = _outside_fences(lines, list(salient_lines(lines)))
    for number in numbers:
        if heading := parse_heading(lines[number], number):
            yield heading


def _outside_fences(lines: Sequence[str], salient: Sequence[int]) -> list[int]:
    code = fenced_lines(lines, salient)
    return [number for number in salient if number not in code]


def fenced_lines(lines: Sequence[str], salient: Iterable[int] | None = None) -> set[int]:
    """The lines inside code fences. A fence with another opening below was never closed."""
    inside: set[int] = set()
    opened: int | None = None
    salient = salient_lines(lines) if salient is None else salient
    for number in [number for number in salient if lines[number][:3] in FENCES]:
        if opened is not None and lines[number].rstrip() == lines[opened][:3]:
            inside.update(range(opened + 1, number))
            opened = None
        elif opened is None or lines[number].rstrip() not in FENCES:
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
    salient = list(salient_lines(lines))
    outside = _outside_fences(lines, salient)
    if found is None:
        found = [h for h in candidates(lines, outside) if among is None or h.line in among]
    if years := of_years(found, lines):
        return Layout(tuple(years), ())
    found = _without_updates(_without_title(found, lines), lines)
    found = with_months(with_bare(found, lines), lines)
    page = Page(lines, found, among or (), hint)
    chosen, missed = with_misspelt(page, _choose(page, hint), outside)
    heads = {c.line for c in chosen}
    broken = missed + _broken(page, found, chosen)
    if chosen:
        broken += [number for number in salient if _BROKEN.match(lines[number]) and number not in heads]
    doubtful = [] if chosen else [c.line for c in page.dated if c.plain or (c.strong and c.year)]
    numbers = [c.line for group in _runs_of_numbers(page, heads) for c in group]
    return Layout(
        tuple(with_titles(page, chosen)),
        tuple(sorted(set(broken))),
        tuple(doubtful),
        tuple(sorted(numbers)),
        tuple(out_of_order(page, chosen, hint.written)),
    )


def _without_title(found: Sequence[Heading], lines: Sequence[str]) -> Sequence[Heading]:
    """``found`` without the first line of the file if it says from which day to which the file is, and days follow."""
    if len(found) < _DAYS or not (found[0].plain and found[0].date and is_until(found[0].rest)):
        return found
    around = (*lines[: found[0].line], *lines[found[0].line + 1 : found[1].line])
    return found if any(map(str.strip, around)) else found[1:]


def _without_updates(found: Sequence[Heading], lines: Sequence[str]) -> Sequence[Heading]:
    """``found`` without the dates of an update (``更新日：``) beside the date of which an entry is (``作成日：``)."""
    labelled = {heading.line for heading in found if ":" in heading.marks}
    updates = {n for n in labelled if is_postscript(lines[n].lstrip(BLANKS).removeprefix("最終"))}
    made = labelled - updates
    return [h for h in found if h.line not in updates or not {h.line - 1, h.line + 1} & made]


def _broken(page: Page, found: Sequence[Heading], chosen: Sequence[Heading]) -> list[int]:
    """The lines that have nothing but a date that no calendar has; without a break above, where the headings have none either."""
    own = {c.style for c in chosen} if len(chosen) > 1 else set()
    close = bool(own) and not page.is_spaced(chosen)
    years = {year for c in chosen if c.year for year in (c.year - 1, c.year, c.year + 1)}
    return [
        c.line
        for c in found
        if not c.possible
        and c.plain
        and c.strength != THIN
        and (
            ((c.year or c.style in own) and page.after_break(c))
            or (
                close
                and c.style in own
                and (
                    c.style != "compact" or c.year in years or (c.month <= _LAST_MONTH and c.day <= _LAST_DAY)
                )
            )
        )
    ]


def _runs_of_numbers(page: Page, heads: Collection[int]) -> Iterator[list[Heading]]:
    """Numbers with a mark before them that are no headings and run on as days do, style by style."""
    groups: dict[str, list[Heading]] = {}
    for heading in page.dated:
        if heading.strength == THIN and heading.strong and heading.line not in heads and not heading.needs:
            groups.setdefault(heading.style, []).append(heading)
    return (group for group in groups.values() if may_be_days(group))


def _choose(page: Page, hint: Hint) -> list[Heading]:
    """The headings of the page: those of its own style, and those of others that fit between them."""
    a_line_each = _one_line_each(page)
    groups = {
        style: group
        for style, group in by_style(page.possible if a_line_each else page.free, hint).items()
        if _is_trusted(page, group, hint)
    }
    if a_line_each:
        return sorted((c for group in groups.values() for c in group), key=line_of)
    own_style = _own_style(page, groups)
    of_style = groups.get(own_style, [])
    own = with_belated(page, of_style, _of_own_style(page, of_style))
    others = [c for style, group in groups.items() if style != own_style for c in group]
    chosen = with_fitting(page, own, sorted(others, key=line_of), hint) if own else []
    return with_missing(page, chosen)


def _one_line_each(page: Page) -> bool:
    """Whether the file has a line a day: most lines are a date and a remark."""
    remarks = [c for c in page.possible if not c.plain and not c.strong]
    if len(remarks) < 3 or len({c.style for c in remarks}) != 1:
        return False
    return len(remarks) * 10 > 6 * sum(1 for line in page.lines if line.strip())


def _is_trusted(page: Page, group: Sequence[Heading], hint: Hint) -> bool:
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


def _is_whole_on_top(page: Page, group: Sequence[Heading]) -> bool:
    """Whether the one line of its style has a year of four digits, no quotes, and stands on top of the file."""
    first = group[0]
    whole = len(first.readings) == 1 and bool(first.year) and QUOTES.isdisjoint(first.style)
    return len(group) == 1 and whole and page.on_top(first)


def _own_style(page: Page, groups: dict[str, list[Heading]]) -> str:
    """The style of the file's headings: of a full date on its first line, or else the most frequent one."""
    free = sorted((c for group in groups.values() for c in group), key=line_of)
    apart = [c for c in free if page.apart(c)] or free
    if not apart:
        return ""
    if page.on_top(apart[0]) and apart[0].year:
        return apart[0].style
    counts = Counter(c.style for c in apart)
    most = max(counts.values())
    return next(c.style for c in apart if counts[c.style] == most)


def _of_own_style(page: Page, own: list[Heading]) -> list[Heading]:
    """The headings of the file's own style; inside paragraphs only where the writer leaves no blank lines.

    Where most say their year, a line without one is a plan or a memory.
    """
    if sum(1 for c in own if c.year) * 2 > len(own) > 2:
        own = [c for c in own if c.year]
    apart = [c for c in own if page.apart(c)]
    if len(apart) * 2 < len(own) and not own[0].bulleted:
        return _without_odd(own)
    spaced = sum(page.before_blank(c) for c in apart) * 2 > len(apart)
    direction = order(apart).direction

    def joins(heading: Heading) -> bool:
        around = neighbours(heading, apart)
        stands = (page.before_blank(heading) or not spaced) and heading.plain and heading.date
        return bool(stands and fits(heading, *around, direction)) or (
            not is_inline(heading.rest) and all(around) and fills(heading, *around, direction)
        )

    return _without_odd(_without_strays(page, [c for c in own if page.apart(c) or joins(c)]))


def _without_strays(page: Page, own: list[Heading]) -> list[Heading]:
    """The headings but for those that break the sequence, which goes on behind them: a number, a plan, a copied diary.

    In a sequence that no blank lines show, and where only the others have a weekday, all that are out of order.
    """
    run = longest_run(own)
    if len(run.headings) == len(own) or not (len(run.headings) > 2 or is_kept(run)):
        return own
    lines = {c.line for c in run.headings}
    weekdays = sum(c.weekday is not None for c in run.headings) * 10 >= len(run.headings) * 9
    close = not page.is_spaced(own) and len(run.headings) * 4 >= 3 * len(own)
    dated = {c.line for c in page.possible}

    def is_stray(heading: Heading) -> bool:
        before, after = neighbours(heading, run.headings)
        if heading.line in lines or heading.strong or not (before and after):
            return False
        return (
            close
            or heading.line + 1 in dated
            or (weekdays and heading.weekday is None)
            or interrupts(heading, before, after, run.direction)
        )

    return [c for c in own if not is_stray(c)]


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
        return fits(heading, *neighbours(heading, among), direction)

    return [c for c in own if c.line not in odd or fits_in(c)]
