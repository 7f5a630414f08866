"""tDiary's data files (``.td2``): headers, a blank line, the text of a day, a line with a full stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp
from indexer.sources.model import Post, SourceText, strip_blank_lines

if TYPE_CHECKING:
    from collections.abc import Iterator


def recognise(source: SourceText) -> bool:
    """Whether the first line names tDiary's format."""
    return source.text.startswith("TDIARY2.")


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a day; its title and date are in its headers."""
    lines = source.text.split("\n")
    start = 1
    while start < len(lines):
        end = next((n for n in range(start, len(lines)) if lines[n] == "."), len(lines))
        yield from _day(source, lines[start:end], start + 1)
        start = end + 1


def _day(source: SourceText, lines: list[str], line: int) -> Iterator[Post | Notice]:
    """The post of one record, whose first line is ``line`` of the file."""
    blank = next((n for n, text in enumerate(lines) if not text.strip()), len(lines))
    headers = {}
    for header in lines[:blank]:
        name, _, value = header.partition(":")
        headers[name.strip().lower()] = value.strip()
    # A line of the text that begins with a full stop is written with two.
    body = [text[1:] if text.startswith("..") else text for text in lines[blank + 1 :]]
    text, _ = strip_blank_lines(body)
    title = headers.get("title", "")
    date = parse_stamp(headers.get("date", ""))
    if text or title:
        if date is None:
            yield Notice("notice-bad-date", source.path, line, headers.get("date", ""))
        yield Post(date, title, text, line)
