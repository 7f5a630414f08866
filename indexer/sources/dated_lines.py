"""Text files of many days, each under a line with its date: the owner's format, and most others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources import undated
from indexer.sources.layout import candidates, find_layout
from indexer.sources.paths import read_path
from indexer.sources.sections import Body, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.post import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether any line could be a date heading."""
    return any(heading.possible for heading in candidates(source.text.split("\n")))


def passed_over(source: SourceText) -> Iterator[tuple[int, str]]:
    """The lines (from 1) with nothing but a whole date that are no headings: in a list, in code, or out of order."""
    lines = source.text.split("\n")
    hint = read_path(source.path, source.root).hint
    heads = {heading.line for heading in find_layout(lines, hint).headings}
    for heading in candidates(lines):
        if heading.plain and heading.date and heading.line not in heads:
            yield heading.line + 1, lines[heading.line].strip()


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts under their date lines, or the whole as one without a date if no such line is a heading."""
    lines = source.text.split("\n")
    hint = read_path(source.path, source.root).hint._replace(written=source.written)
    layout = find_layout(lines, hint)
    for number in layout.broken:
        yield Notice("notice-bad-date", source.path, number + 1, lines[number].strip())
    if layout.headings:
        yield from split(Body(source.path, lines), layout.headings, hint)
    else:
        yield from undated.read(source)
        for number in layout.doubtful[:1]:
            yield Notice("notice-left-in-text", source.path, number + 1, lines[number].strip())
