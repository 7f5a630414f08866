"""A file of one day, its date in the name, in the path or in front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.evidence import order
from indexer.sources.headings import parse_heading
from indexer.sources.layout import find_layout
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.paths import read_path
from indexer.sources.remarks import is_file_title, is_inline, is_postscript
from indexer.sources.salient import is_salient
from indexer.sources.sections import Body, split, weekday_notice
from indexer.sources.years import Hint, resolve
from indexer.support.boilerplate import is_telling
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from indexer.sources.date_forms import Numbers
    from indexer.sources.headings import Heading

_WEEKS = 31
"""Days from the day of a file to the others that it has, at most."""
_A_FEW, _MANY = 3, 5
"""Headings without a year that make a file one of many days; with years, wherever they are in time."""

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
    hint = Hint(day.date.year, day.date.month)
    if len({(h.month, h.day) for h in headings if h.year is None}) >= _A_FEW and _near(
        headings, day.date, hint
    ):
        yield from _with_day(split(body, headings, hint), day.date)
        return
    others = [] if _is_plan(body, headings, day.date) else _other_days(headings, day.date)
    end = others[0].line - others[0].above if others else len(body.lines)
    yield from _day_posts(body, end, day, fallback_title)
    if others:
        rest = Body(body.path, body.lines[end:], body.first + end, body.tags)
        yield from split(rest, [h._replace(line=h.line - end) for h in others], Hint())
    else:
        yield from _left_in_text(body, headings, day.date)
        if not headings and layout.numbers:
            number = layout.numbers[0]
            yield Notice("notice-left-in-text", body.path, body.first + number, body.lines[number].strip())


def _with_day(items: Iterator[Post | Notice], day: dt.date) -> Iterator[Post | Notice]:
    """What stands above the first heading of a day's file is of that day."""
    for item in items:
        if isinstance(item, Post):
            yield item if item.date else item._replace(date=day)
        elif item.code != "notice-undated":
            yield item


def _near(headings: Sequence[Heading], day: dt.date, hint: Hint) -> bool:
    """Whether any of the headings without a year is of the weeks around the day of the file."""
    days = resolve(headings, (), hint)
    return any(abs((found - day).days) <= _WEEKS for found in days if found)


def _is_plan(body: Body, headings: Sequence[Heading], day: dt.date) -> bool:
    """Whether the dates of a day's file are a list of other days, none of which says more than its line."""
    lines = {heading.line for heading in headings}
    last = max(lines, default=0)
    below = (line for number, line in enumerate(body.lines) if min(lines, default=0) < number <= last)
    listed = sum(1 for line in below if line.strip()) == len(lines) - 1
    return (
        listed
        and len(lines) > 1
        and not any(line.strip() for line in body.lines[last + 1 :])
        and all(heading.date != day for heading in headings)
    )


def _other_days(headings: Sequence[Heading], day: dt.date) -> list[Heading]:
    """The headings where the day changes, if they go on from the day of the file; one that repeats its day does not part it.

    A date in the text of a day is a memory, a plan, the date of a letter or a postscript as a rule. It heads another day
    where several run on in time and begin or end near the day of the file; one alone where the day itself has a heading of
    the same style, or it is a mere date after the day of the file, and no label (日時:) stands before it.
    """
    changes = []
    current = day
    for heading in headings:
        if (
            heading.date
            and heading.date != current
            and not is_inline(heading.rest)
            and not is_postscript(heading.rest)
        ):
            changes.append(heading)
            current = heading.date
    days = [heading.date for heading in changes if heading.date]
    if not days or (len(days) > 1 and not order(changes).direction):
        return []
    if len(days) >= _MANY:
        return changes
    near = min(abs((days[0] - day).days), abs((days[-1] - day).days)) <= _WEEKS
    first = changes[0]
    alike = len(days) > 1 or any(h.date == day and h.style == first.style for h in headings)
    mere = (first.plain or first.weekday is not None) and days[0] > day and ":" not in first.style
    return changes if near and (alike or mere) else []


def _left_in_text(body: Body, headings: Sequence[Heading], day: dt.date) -> Iterator[Notice]:
    """A notice of the first heading with another date that was taken as text of the day."""
    for heading in headings:
        if heading.date and heading.date != day and (heading.strong or heading.plain):
            line = body.lines[heading.line].strip()
            yield Notice("notice-left-in-text", body.path, body.first + heading.line, line)
            return


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
        if heading.rest and (title or is_inline(heading.rest) or not is_telling(heading.rest)):
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
    heading = parse_heading(lines[first], first) if is_salient(lines[first]) else None
    own = heading and any(_is_of(numbers, day) for numbers in heading.readings)
    if heading and own and heading.needs != "month":
        return heading._replace(year=day.year, month=day.month, day=day.day), first + 1
    if lines[first].startswith("#") and "日記" in lines[first] and is_file_title(lines[first]):
        return None, first + 1
    return None, 0


def _is_of(numbers: Numbers, day: dt.date) -> bool:
    return numbers[0] in (None, day.year) and numbers[1:] == (day.month, day.day)


def _first_heading(text: str) -> tuple[str, str]:
    """The title on the first line of ``text``, and the text without it.

    A heading with others on its level heads a section, not the day; one of a template tells nothing of the day.
    """
    first, _, rest = text.partition("\n")
    match = _HEADING.match(first)
    if (
        not match
        or not is_telling(match[2])
        or is_postscript(match[2])
        or re.search(rf"^{match[1]}[ \t]", rest, re.MULTILINE)
    ):
        return "", text
    return match[2].rstrip(" \t#") or match[2][0], strip_blank_lines(rest.split("\n"))[0]
