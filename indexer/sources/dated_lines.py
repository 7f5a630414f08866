"""Text files of many days, each under a line with its date: the owner's format, and most others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources import loose, undated
from indexer.sources.date_forms import NUMERAL, THIN, WHOLE
from indexer.sources.fractions import are_fractions
from indexer.sources.front_matter import read_front_matter
from indexer.sources.heading_marks import narrowed
from indexer.sources.headings import goes_on
from indexer.sources.layout import candidates
from indexer.sources.paths import read_path
from indexer.sources.remarks import is_inline
from indexer.sources.salient import FENCES
from indexer.sources.sections import Body, split
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.model import Post, SourceText

_DATE = late(
    r"(?<!\d)\d{4}(?P<s>[-/.]|年) ?\d{1,2}(?:(?P=s)|月) ?\d{1,2}(?!\d)"
    rf"|(?<!\d)\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}(?!\d)|{NUMERAL}{{1,3}}月 ?{NUMERAL}{{1,3}}日(?!間|目)"
)
_FIRST = 100
"""Lines that are looked at first."""
_SHORT, _SEVERAL = 30, 3
"""Characters of a line that may be a heading of any form, and how many there must be."""
_MANY = 5
"""Lines of one style that may well be headings, whatever else is on them."""
_SHOWN = 3
"""Lines out of order that a notice shows."""


def recognise(source: SourceText) -> bool:
    """Whether any line could be a date heading."""
    # As a rule, the first lines tell; below a code fence they cannot.
    first = source.text.split("\n", _FIRST)[:_FIRST]
    if not any(line.startswith(FENCES) for line in first) and _is_any_possible(first):
        return True
    lines = source.text.split("\n")
    return _is_any_possible(lines) or loose.recognise(lines, read_path(source.path, source.root).hint)


def _is_any_possible(lines: Sequence[str]) -> bool:
    return any(heading.possible for heading in candidates(lines))


def passed_over(text: str, heads: Collection[int]) -> Iterator[tuple[int, str]]:
    """The lines (from 1) that may be headings with a whole date, and are none of ``heads``.

    They have nothing but a date, or a mark before it, and stand in a list, in code, out of order or alone; without a year,
    they are written as headings of the file are; or they are many of one style, each on a line of its own, with a weekday
    or a remark. Where no line is a heading, every short line with a date is one of these if there are several.
    """
    lines = text.split("\n")
    front = read_front_matter(text)
    above = front.lines if front else 0
    found = [c for c in candidates(lines) if c.line >= above]
    own = {c.style for c in found if c.line + 1 in heads and c.possible}
    many = _many_alike([c for c in found if c.line + 1 not in heads])
    passed: set[int] = set()
    for heading in found:
        shown = (heading.plain or heading.strong) and (
            (heading.date and heading.strength == WHOLE)
            or (heading.style in own and heading.possible and not are_fractions([heading], lines))
        )
        if heading.line + 1 in heads or not (shown or heading.line in many):
            continue
        after = next((n for n in range(heading.line + 1, len(lines)) if lines[n].strip()), -1)
        if not (heading.plain and (after < 0 or after + 1 in heads)):
            # One with nothing below it is no entry, and hides nothing.
            passed.add(heading.line)
    if not own:
        passed.update(_with_a_date(lines, above))
    return ((number + 1, lines[number].strip()) for number in sorted(passed))


def _with_a_date(lines: Sequence[str], first: int) -> set[int]:
    """The short lines from ``first`` on that have a date somewhere, if there are several."""
    dated = {
        number
        for number in range(first, len(lines))
        if len(lines[number].strip()) <= _SHORT and _DATE.search(narrowed(lines[number]))
    }
    return dated if len(dated) >= _SEVERAL else set()


def _many_alike(left: Sequence[Heading]) -> set[int]:
    """The lines of those headings that stand in no list, with the year or a weekday, of a style that many have."""
    lines = {heading.line for heading in left}
    alone = [
        c
        for c in left
        if not ({c.line - 1, c.line + 1} & lines)
        and c.strength != THIN
        and (c.date or (c.weekday is not None and c.possible))
        and not (c.bulleted or is_inline(c.rest) or goes_on(c.rest))
    ]
    styles = Counter(c.style for c in alone)
    return {c.line for c in alone if styles[c.style] >= _MANY}


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts under their date lines, or the whole as one without a date if no such line is a heading."""
    lines = source.text.split("\n")
    hint = read_path(source.path, source.root).hint._replace(written=source.written)
    layout = loose.find_any_layout(lines, hint)
    for number in layout.broken:
        yield Notice("notice-bad-date", source.path, number + 1, lines[number].strip())
    if layout.headings:
        yield from split(Body(source.path, lines), layout.headings, hint)
        left = layout.numbers[:1]
        if layout.odd:
            shown = ", ".join(lines[number].strip() for number in layout.odd[:_SHOWN])
            more = f" +{len(layout.odd) - _SHOWN}" if len(layout.odd) > _SHOWN else ""
            yield Notice("notice-out-of-order", source.path, layout.odd[0] + 1, f"{shown}{more}")
    else:
        yield from undated.read(source)
        left = (layout.doubtful or layout.numbers)[:1]
    for number in left:
        yield Notice("notice-left-in-text", source.path, number + 1, lines[number].strip())
