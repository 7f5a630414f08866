"""Text files of many days, each under a line with its date: the owner's format, and most others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources import loose, undated
from indexer.sources.date_forms import WHOLE
from indexer.sources.front_matter import read_front_matter
from indexer.sources.layout import candidates
from indexer.sources.paths import read_path
from indexer.sources.sections import Body, split

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether any line could be a date heading."""
    lines = source.text.split("\n")
    return any(heading.possible for heading in candidates(lines)) or loose.recognise(
        lines, read_path(source.path, source.root).hint
    )


def passed_over(text: str, heads: Collection[int]) -> Iterator[tuple[int, str]]:
    """The lines (from 1) that may be headings with a whole date, and are none of ``heads``.

    They have nothing but a date, or a mark before it, and stand in a list, in code, out of order or alone.
    """
    lines = text.split("\n")
    front = read_front_matter(text)
    above = front.lines if front else 0
    for heading in candidates(lines):
        shown = heading.line >= above and (heading.plain or heading.strong)
        if not (shown and heading.date and heading.strength == WHOLE) or heading.line + 1 in heads:
            continue
        after = next((n for n in range(heading.line + 1, len(lines)) if lines[n].strip()), -1)
        if not (heading.plain and (after < 0 or after + 1 in heads)):
            # One with nothing below it is no entry, and hides nothing.
            yield heading.line + 1, lines[heading.line].strip()


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
