"""ChangeLog memos (clmemo, chalow): a date line with name and address, items behind a tab."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import valid_date
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.support.patterns import late

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_HEADER = late(r"(\d{4})-(\d\d)-(\d\d)(?: \(?[月火水木金土日A-Z][a-z]*\)?)?[ \t]+\S.*<[^>]*>\s*$")
_FIRST = late(r"\d{4}-\d\d-\d\d[^\n]*<[^>\n]*>[ \t]*$", re.MULTILINE)
_ITEM = late(r"(?:\t| {8})\* ?(.*)")
_ITEM_TITLE = late(r"(?P<title>[^:：\[]{0,80}?)[ ]*+(?P<tags>(?:\[[^\]]*\])*+)[ ]*+:(?:[ \t]+(?P<text>.*))?$")
_TRAILING_TAGS = late(r"(?P<title>.{1,80}?)[ ]*+(?P<tags>(?:\[[^\]\d][^\]]*\])++)[ ]*+$")
"""Nothing is given back (``*+``): a line of blanks would be looked through once for each of them."""


def recognise(source: SourceText) -> bool:
    """Whether a date line with an address stands near the top, and items behind tabs below."""
    return bool(_FIRST.search(source.head)) and ("\n\t" in source.text or "\n        * " in source.text)


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry an item: ``* title[category]: text``; the category is its tag."""
    lines = source.text.split("\n")
    date: dt.date | None = None
    starts: list[tuple[int, dt.date | None]] = []
    for number, line in enumerate(lines):
        header = _HEADER.match(line)
        if header:
            date = valid_date(int(header[1]), int(header[2]), int(header[3]))
            if date is None:
                yield Notice("notice-bad-date", source.path, number + 1, line.strip())
            starts.append((number, date))
        elif _ITEM.match(line):
            starts.append((number, date))
    if starts and starts[0][0] > 0:
        yield from _above(source, lines[: starts[0][0]])
    for at, (number, day) in enumerate(starts):
        end = starts[at + 1][0] if at + 1 < len(starts) else len(lines)
        post = _post(lines[number:end], number + 1, day)
        if post:
            yield post


def _above(source: SourceText, lines: list[str]) -> Iterator[Post | Notice]:
    """What stands above the first date."""
    text, blank = strip_blank_lines(lines)
    if text:
        yield Post(None, "", text, 1 + blank)
        yield Notice("notice-undated", source.path, 1 + blank)


def _post(lines: list[str], line: int, date: dt.date | None) -> Post | None:
    """The post of an item, or of the text between a date line and its first item."""
    item = _ITEM.match(lines[0])
    rest = [_unindented(text) for text in lines[1:]]
    if not item:
        text, blank = strip_blank_lines(rest)
        return Post(date, "", text, line + 1 + blank) if text else None
    title, tags, first = _split_item(item[1])
    text, _ = strip_blank_lines([first, *rest])
    return Post(date, title, text, line, tags) if text or title else None


def _split_item(item: str) -> tuple[str, tuple[str, ...], str]:
    """Title, tags and first text of an item; an item without a colon or category is text."""
    match = _ITEM_TITLE.match(item) or _TRAILING_TAGS.match(item)
    if not match:
        return "", (), item
    groups = match.groupdict()
    tags = tuple(tag.strip() for tag in re.findall(r"\[([^\]]*)\]", groups["tags"]) if tag.strip())
    return groups["title"].strip(), tags, groups.get("text") or ""


def _unindented(line: str) -> str:
    """A line without its first tab (or eight blanks)."""
    return line[1:] if line.startswith("\t") else line.removeprefix("        ")
