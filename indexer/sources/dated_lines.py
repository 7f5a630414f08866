"""Text files of many days, each under a line with its date: the owner's format, and most others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources import loose, undated
from indexer.sources.date_forms import THIN, WHOLE
from indexer.sources.front_matter import read_front_matter
from indexer.sources.headings import goes_on
from indexer.sources.layout import candidates
from indexer.sources.paths import read_path
from indexer.sources.remarks import is_inline
from indexer.sources.sections import Body, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.model import Post, SourceText

_MANY = 5
"""Lines of one style that may well be headings, whatever else is on them."""


def recognise(source: SourceText) -> bool:
    """Whether any line could be a date heading."""
    lines = source.text.split("\n")
    return any(heading.possible for heading in candidates(lines)) or loose.recognise(
        lines, read_path(source.path, source.root).hint
    )


def passed_over(text: str, heads: Collection[int]) -> Iterator[tuple[int, str]]:
    """The lines (from 1) that may be headings with a whole date, and are none of ``heads``.

    They have nothing but a date, or a mark before it, and stand in a list, in code, out of order or alone; or they are many
    of one style, each on a line of its own, with a weekday or a remark.
    """
    lines = text.split("\n")
    front = read_front_matter(text)
    above = front.lines if front else 0
    found = [c for c in candidates(lines) if c.line >= above]
    many = _many_alike([c for c in found if c.line + 1 not in heads])
    for heading in found:
        shown = (heading.plain or heading.strong) and heading.date and heading.strength == WHOLE
        if heading.line + 1 in heads or not (shown or heading.line in many):
            continue
        after = next((n for n in range(heading.line + 1, len(lines)) if lines[n].strip()), -1)
        if not (heading.plain and (after < 0 or after + 1 in heads)):
            # One with nothing below it is no entry, and hides nothing.
            yield heading.line + 1, lines[heading.line].strip()


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
    else:
        yield from undated.read(source)
        left = (layout.doubtful or layout.numbers)[:1]
    for number in left:
        yield Notice("notice-left-in-text", source.path, number + 1, lines[number].strip())
