"""Org files: org-journal, date trees, headlines with a date; drawers are taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.patterns import late
from indexer.sources.dates import parse_stamp
from indexer.sources.headings import parse_heading
from indexer.sources.paths import NameDate, read_path
from indexer.sources.periods import parse_period
from indexer.sources.post import Post, SourceText, strip_blank_lines
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_HEADLINE = late(r"(\*+) +(.*?)(?:[ \t]+:([\w@#%:]+):)?[ \t]*$")
_STAMP = late(r"[<\[](\d{4}-\d\d-\d\d)[^>\]\n]*[>\]]")
_SETTING = late(r"#\+(\w+):[ \t]*(.*)", re.IGNORECASE)
_DRAWER = late(r"[ \t]*:([A-Za-z_-]+):[ \t]*$")
_PROPERTY = late(r"[ \t]*:(CREATED|DATE|TIMESTAMP):[ \t]*(.*)", re.IGNORECASE)
_YEAR_MONTH = late(r"^(\d{4}-\d\d) \S+$")
_TODO = late(r"(?:TODO|DONE|WAIT|NEXT|CANCELLED)[ \t]+|\[#[A-C]\][ \t]*")


class _Head(NamedTuple):
    """A headline: its line (from 0), level, title, tags, and the day it gives or stands under."""

    line: int
    level: int
    title: str
    tags: tuple[str, ...]
    date: dt.date | None
    own: bool


def recognise(source: SourceText) -> bool:
    """Whether the name ends in ``.org`` or the first lines are settings and headlines of Org."""
    return source.suffix == ".org" or bool(
        re.match(r"\s*#\+(?:title|date|startup|options|filetags):", source.head, re.IGNORECASE)
    )


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a headline with a date, its parts without dates in it; else the file's day, or none."""
    lines = source.text.split("\n")
    name = read_path(source.path, source.root)
    title, tags, file_day = _settings(lines)
    day = (name.date if name.named else None) or file_day or name.date
    heads = _heads(lines, name, day)
    cuts = [head for head in heads if head.own]
    yield from _top(
        source, lines[: cuts[0].line if cuts else len(lines)], Post(day, title or name.title, "", 1, tags)
    )
    for at, head in enumerate(cuts):
        end = cuts[at + 1].line if at + 1 < len(cuts) else len(lines)
        text, _ = strip_blank_lines(_without_drawers(lines[head.line + 1 : end]))
        if text or head.title:
            yield Post(head.date, head.title, text, head.line + 1, tuple(dict.fromkeys((*tags, *head.tags))))
            if head.date is None:
                yield Notice("notice-undated", source.path, head.line + 1)


def _settings(lines: list[str]) -> tuple[str, tuple[str, ...], dt.date | None]:
    """Title, tags and date that ``#+TITLE:`` and the like give for the whole file."""
    title, day = "", None
    tags: tuple[str, ...] = ()
    for line in lines[:60]:
        match = _SETTING.match(line)
        if match and match[1].upper() == "TITLE":
            title = match[2].strip()
        elif match and match[1].upper() == "FILETAGS":
            tags = tuple(tag for tag in re.split(r"[:\s]+", match[2]) if tag)
        elif match and match[1].upper() == "DATE":
            day = parse_stamp(match[2].strip(" <[>]"))
    return ("" if parse_stamp(title) else title), tags, day


def _heads(lines: list[str], name: NameDate, day: dt.date | None) -> list[_Head]:
    """The headlines and their days. One cuts the file if it names a day, or comes after the end of one."""
    heads: list[_Head] = []
    open_days: list[tuple[int, dt.date | None]] = []
    month = (name.hint.year, name.hint.month)
    for number, line in enumerate(lines):
        match = _HEADLINE.match(line) if line[:1] == "*" else None
        if not match:
            continue
        level, text = len(match[1]), _TODO.sub("", match[2], count=2)
        tags = tuple(tag for tag in (match[3] or "").split(":") if tag)
        period = parse_period(_YEAR_MONTH.sub(r"\1", text))
        if period:
            month = (period.year or month[0], period.month or (0 if period.year else month[1]))
        date, title = _date_of(text, month, _drawer_lines(lines, number))
        left = [open_day for open_day in open_days if open_day[0] < level]
        under = left[-1][1] if left else day
        ended = len(left) < len(open_days) and not left
        own = (date is not None and date != under) or (date is None and ended and not period)
        own = own or (date is not None and not left and bool(open_days)) or period is not None
        open_days = [*left, (level, date)] if date else left
        heads.append(_Head(number, level, "" if period else title, tags, date or under, own))
    return heads


def _date_of(text: str, month: tuple[int | None, int], drawer: list[str]) -> tuple[dt.date | None, str]:
    """The day a headline names (in words, in a stamp, in its drawer), and the rest of it as a title."""
    heading = parse_heading(text)
    if heading and heading.possible:
        year, known_month = heading.year or month[0], heading.month or month[1]
        date = heading._replace(year=year, month=known_month).date if year and known_month else None
        if date:
            return date, heading.rest
    stamp = _STAMP.search(text)
    if stamp:
        return parse_stamp(stamp[1]), (text[: stamp.start()] + text[stamp.end() :]).strip()
    for line in drawer:
        match = _PROPERTY.match(line)
        if match:
            return parse_stamp(match[2].strip(" <[>]")), text.strip()
    return None, text.strip()


def _drawer_lines(lines: list[str], number: int) -> list[str]:
    """The lines of the drawer right below a headline."""
    if number + 1 >= len(lines) or not _DRAWER.match(lines[number + 1]):
        return []
    end = next(
        (n for n in range(number + 2, min(number + 40, len(lines))) if lines[n].strip().upper() == ":END:"), 0
    )
    return lines[number + 2 : end] if end else []


def _top(source: SourceText, lines: list[str], post: Post) -> Iterator[Post | Notice]:
    """The post of what stands above the first dated headline, settings and drawers left out."""
    kept = [line for line in _without_drawers(lines) if not _SETTING.match(line)]
    heading = parse_heading(kept[0].lstrip("* ")) if kept and kept[0].startswith("*") else None
    if heading and heading.plain and heading.date == post.date:
        kept = kept[1:]
    text, _ = strip_blank_lines(kept)
    if not text:
        return
    first = text.split("\n", 1)[0]
    line = next((n for n, content in enumerate(lines, 1) if content == first), 1)
    yield post._replace(text=text, line=line)
    if post.date is None:
        yield Notice("notice-undated", source.path, line)


def _without_drawers(lines: list[str]) -> list[str]:
    """``lines`` without drawers of properties and log books; one that is never closed stays."""
    kept: list[str] = []
    drawer: list[str] | None = None
    for line in lines:
        opening = _DRAWER.match(line)
        name = opening[1].upper() if opening else ""
        if drawer is not None and name != "END":
            drawer.append(line)
        elif drawer is not None:
            drawer = None
        elif name in ("PROPERTIES", "LOGBOOK", "CLOCK"):
            drawer = [line]
        else:
            kept.append(line)
    return [*kept, *(drawer or ())]
