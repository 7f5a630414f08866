"""A file of one day, its date in the name, in the path or in front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.patterns import late
from indexer.sources.headings import parse_heading
from indexer.sources.layout import find_layout, is_inline
from indexer.sources.paths import read_path
from indexer.sources.post import Post, SourceText, strip_blank_lines
from indexer.sources.sections import Body, is_file_title, split, weekday_notice
from indexer.sources.years import Hint
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.headings import Heading

_HEADING = late(r"(#{1,6})[ \t]+(\S.*)$")


class Day(NamedTuple):
    """What is known of the file beside its lines."""

    date: dt.date
    title: str = ""


def recognise(source: SourceText) -> bool:
    """Whether the path gives a whole date."""
    return read_path(source.path, source.root).date is not None


def read(source: SourceText) -> Iterator[Post | Notice]:
    """One post of that day; more only where headings inside give other days."""
    name = read_path(source.path, source.root)
    if name.date:
        body = Body(source.path, source.text.split("\n"), 1, name.tags)
        yield from day_posts(body, Day(name.date), name.title)


def day_posts(body: Body, day: Day, fallback_title: str = "") -> Iterator[Post | Notice]:
    """The posts of a day's file. ``fallback_title`` serves where neither ``day`` nor the text has a title."""
    layout = find_layout(body.lines)
    headings = layout.headings
    if len({(h.month, h.day) for h in headings if h.year is None}) >= 3:
        yield from _with_day(split(body, headings, Hint(day.date.year, day.date.month)), day.date)
        return
    others = _other_days(headings, day.date)
    end = others[0].line if others else len(body.lines)
    yield from _day_posts(body, end, day, fallback_title)
    if others:
        rest = Body(body.path, body.lines[end:], body.first + end, body.tags)
        yield from split(rest, [h._replace(line=h.line - end) for h in others], Hint())


def _with_day(items: Iterator[Post | Notice], day: dt.date) -> Iterator[Post | Notice]:
    """What stands above the first heading of a day's file is of that day."""
    for item in items:
        if isinstance(item, Post):
            yield item if item.date else item._replace(date=day)
        elif item.code != "notice-undated":
            yield item


def _other_days(headings: tuple[Heading, ...], day: dt.date) -> list[Heading]:
    """The headings where the day changes; one that repeats the day it stands in does not part it."""
    changes = []
    current = day
    for heading in headings:
        if heading.date and heading.date != current:
            changes.append(heading)
            current = heading.date
    return changes


def _day_posts(body: Body, end: int, day: Day, fallback_title: str) -> Iterator[Post | Notice]:
    """The post of the day itself, if there is text, and a notice where its heading has a wrong weekday."""
    lines = list(body.lines[:end])
    heading, skipped = _own_heading(lines, day.date)
    text, blank = strip_blank_lines(lines[skipped:])
    line = body.first + skipped + blank
    title = day.title
    if heading:
        yield from weekday_notice(heading, day.date, body.path, body.first + heading.line)
        line = body.first + heading.line
        if is_inline(heading.rest) or (heading.rest and title):
            text = f"{heading.rest}\n{text}".rstrip("\n")
        else:
            title = title or heading.rest
    if not title:
        title, text = _first_heading(text)
    title = title or fallback_title
    if text or title:
        yield Post(day.date, title, text, line, body.tags)


def _own_heading(lines: list[str], day: dt.date) -> tuple[Heading | None, int]:
    """The top line if it is the day's own heading, and the lines that it (or a mere ``# 日記``) takes."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None, 0
    heading = parse_heading(lines[first], first)
    if heading and (heading.month, heading.day) == (day.month, day.day) and heading.year in (None, day.year):
        return heading, first + 1
    if lines[first].startswith("#") and "日記" in lines[first] and is_file_title(lines[first]):
        return None, first + 1
    return None, 0


def _first_heading(text: str) -> tuple[str, str]:
    """The title on the first line of ``text``, and the text: without it, if no other is on its level."""
    first, _, rest = text.partition("\n")
    match = _HEADING.match(first)
    if not match:
        return "", text
    alone = not re.search(rf"^{match[1]}[ \t]", rest, re.MULTILINE)
    return match[2].rstrip(" \t#") or match[2][0], (strip_blank_lines(rest.split("\n"))[0] if alone else text)
