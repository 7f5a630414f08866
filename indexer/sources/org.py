"""Org files: org-journal, date trees, headlines with a date; drawers are taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.date_forms import THIN
from indexer.sources.dates import parse_stamp
from indexer.sources.evidence import settle
from indexer.sources.headings import parse_heading
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.paths import NameDate, read_path
from indexer.sources.periods import parse_period
from indexer.sources.years import Hint
from indexer.support.boilerplate import is_telling
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_HEADLINE = late(r"(\*+) +(.*?)(?:[ \t]+:([\w@#%:]+):)?[ \t]*$")
_STAMP = late(r"[<\[](\d{4}-\d\d-\d\d)[^>\]\n]*[>\]]")
_SETTING = late(r"#\+(\w+):[ \t]*(.*)", re.IGNORECASE)
_DRAWER = late(r"[ \t]*:([A-Za-z_-]+):[ \t]*$")
_PROPERTY = late(
    r"[ \t]*:(CREATED|CREATED_AT|DATE|TIMESTAMP|EXPORT_DATE|EXPORT_HUGO_PUBLISHDATE):[ \t]*(.*)",
    re.IGNORECASE,
)
_STAMP_ALONE = late(r"[ \t]*[<\[](\d{4}-\d\d-\d\d)[^>\]\n]*[>\]][ \t]*$")
_PLANNING = late(r"[ \t]*(?:(?:CLOSED|SCHEDULED|DEADLINE):[ \t]*[<\[][^>\]\n]*[>\]][ \t]*)+$")
_CLOSED = late(r".*CLOSED:[ \t]*[<\[](\d{4}-\d\d-\d\d)")
_FILE_SETTINGS = frozenset(
    [
        "title",
        "date",
        "filetags",
        "author",
        "email",
        "language",
        "startup",
        "options",
        "property",
        "tags",
        "todo",
        "seq_todo",
        "setupfile",
        "include",
        "macro",
        "bind",
        "columns",
        "archive",
        "category",
        "link",
        "priorities",
        "exclude_tags",
        "select_tags",
        "creator",
        "keywords",
        "export_file_name",
        "roam_tags",
        "roam_key",
        "roam_alias",
        "identifier",
    ]
)
"""Settings of a whole file, in small letters, and those that begin with one of these words; all others are text."""
_FILE_SETTING_STARTS = ("hugo_", "html_", "latex_", "export_", "jekyll_")
_YEAR_MONTH = late(r"^(\d{4}-\d\d) \S+$")
_TODO = late(r"(?:TODO|DONE|WAIT|NEXT|CANCELLED)[ \t]+|\[#[A-C]\][ \t]*")
_SETTINGS_ON_TOP = late(r"\s*#\+(?:title|date|startup|options|filetags):", re.IGNORECASE)
_DEEPER = late(r"^(?:\*\* \S|[ \t]*:(?:PROPERTIES|LOGBOOK):)", re.MULTILINE)


class _Head(NamedTuple):
    """A headline: its line (from 0), level, title, tags, and the day it gives or stands under.

    ``own``: it begins an entry. ``taken``: the lines below it (from 0) that say its day and nothing else.
    """

    line: int
    level: int
    title: str
    tags: tuple[str, ...]
    date: dt.date | None
    own: bool
    taken: tuple[int, ...] = ()


def recognise(source: SourceText) -> bool:
    """Whether the name ends in ``.org`` or the first lines are settings and headlines of Org."""
    if source.suffix == ".org" or _SETTINGS_ON_TOP.match(source.head):
        return True
    # The files of org-journal have no ending.
    return not source.suffix and source.head.startswith("* ") and bool(_DEEPER.search(source.head))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a headline with a date, its parts without dates in it; else the file's day, or none."""
    lines = source.text.split("\n")
    name = read_path(source.path, source.root)
    title, tags, file_day = _settings(lines)
    day = (name.date if name.named else None) or file_day or name.date
    heads = _heads(lines, name, day)
    cuts = [head for head in heads if head.own]
    first = cuts[0].line if cuts else len(lines)
    top_tags = dict.fromkeys((*tags, *(tag for head in heads if head.line < first for tag in head.tags)))
    yield from _top(source, lines[:first], Post(day, title or name.title, "", 1, tuple(top_tags)))
    for at, head in enumerate(cuts):
        end = cuts[at + 1].line if at + 1 < len(cuts) else len(lines)
        inside = [lines[n] for n in range(head.line + 1, end) if n not in head.taken]
        text, _ = strip_blank_lines(_without_drawers(inside))
        of_parts = (tag for part in heads if head.line <= part.line < end for tag in part.tags)
        if text or head.title:
            yield Post(head.date, head.title, text, head.line + 1, tuple(dict.fromkeys((*tags, *of_parts))))
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
        elif match and match[1].upper() in (
            "FILETAGS",
            "HUGO_TAGS",
            "HUGO_CATEGORIES",
            "KEYWORDS",
            "ROAM_TAGS",
        ):
            tags = (*tags, *(tag.strip('"') for tag in re.split(r"[:,\s]+", match[2]) if tag.strip('"')))
        elif match and match[1].upper() == "DATE":
            day = parse_stamp(match[2].strip(" <[>]"))
    day = day or parse_stamp(title) or _dated(_drawer_lines(lines, -1))
    return ("" if parse_stamp(title) else title), tuple(dict.fromkeys(tags)), day


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
        date, title = _date_of(text, Hint(*month), day)
        taken: tuple[int, ...] = ()
        if not date:
            date, taken = _date_below(lines, number)
        left = [open_day for open_day in open_days if open_day[0] < level]
        under = left[-1][1] if left else day
        ended = len(left) < len(open_days) and not left
        own = (date is not None and date != under) or (date is None and ended and not period)
        own = own or (date is not None and not left and bool(open_days)) or period is not None
        open_days = [*left, (level, date)] if date else left
        heads.append(_Head(number, level, "" if period else title, tags, date or under, own, taken))
    return heads


def _date_of(text: str, hint: Hint, day: dt.date | None) -> tuple[dt.date | None, str]:
    """The day a headline names, in words or in a stamp, and the rest of it as a title; ``day`` is that of the file."""
    heading = parse_heading(text)
    if heading and day and any(numbers == (day.year, day.month, day.day) for numbers in heading.readings):
        return day, heading.rest
    if heading and heading.possible and heading.strength != THIN:
        heading = settle([heading], hint)[0]
        year, month = heading.year or hint.year, heading.month or hint.month
        date = heading._replace(year=year, month=month).date if year and month else None
        if date:
            return date, heading.rest
    stamp = _STAMP.search(text)
    if stamp:
        return parse_stamp(stamp[1]), (text[: stamp.start()] + text[stamp.end() :]).strip()
    return None, text.strip()


def _date_below(lines: list[str], number: int) -> tuple[dt.date | None, tuple[int, ...]]:
    """The day that stands below the headline at ``number``, and the lines that say nothing else.

    It is that of a property, of a stamp alone on its line (org-capture), or the day on which a task was closed.
    """
    at = number + 1
    closed = None
    taken: list[int] = []
    if at < len(lines) and _PLANNING.match(lines[at]):
        match = _CLOSED.match(lines[at])
        closed = parse_stamp(match[1]) if match else None
        taken = [at] if closed and lines[at].count(":") <= _ONE_STAMP else []
        at += 1
    drawer = _drawer_lines(lines, at - 1)
    if date := _dated(drawer):
        return date, ()
    at += len(drawer) + 2 if drawer else 0
    while at < len(lines) and at < number + _DEEPEST_STAMP and not lines[at].strip():
        at += 1
    match = _STAMP_ALONE.match(lines[at]) if at < len(lines) else None
    if match:
        return parse_stamp(match[1]), (at,)
    return closed, tuple(taken)


_ONE_STAMP = 3
"""Colons in a planning line with one stamp: behind its name, in its time."""
_DEEPEST_STAMP = 60
"""Lines below a headline, those of its drawer among them, in which its stamp stands."""


def _dated(drawer: list[str]) -> dt.date | None:
    """The day that a drawer of properties gives."""
    stamps = (match[2] for line in drawer if (match := _PROPERTY.match(line)))
    return next((day for stamp in stamps if (day := parse_stamp(stamp.strip(" <[>]")))), None)


def _drawer_lines(lines: list[str], number: int) -> list[str]:
    """The lines of the drawer right below a headline, or on top of the file (-1)."""
    if number + 1 >= len(lines) or not _DRAWER.match(lines[number + 1]):
        return []
    end = next(
        (n for n in range(number + 2, min(number + 40, len(lines))) if lines[n].strip().upper() == ":END:"), 0
    )
    return lines[number + 2 : end] if end else []


def _top(source: SourceText, lines: list[str], post: Post) -> Iterator[Post | Notice]:
    """The post of what stands above the first dated headline, settings and drawers left out.

    Where it has one headline, on top, and the file no title, that is the title.
    """
    kept = _without_settings(_without_drawers(lines))
    first = next((n for n, line in enumerate(kept) if line.strip()), len(kept))
    match = _HEADLINE.match(kept[first]) if first < len(kept) and kept[first][:1] == "*" else None
    if match and post.date and _date_of(match[2], Hint(), post.date) == (post.date, ""):
        kept = kept[first + 1 :]
    elif (
        match and not post.title and sum(line.startswith("* ") for line in kept) == 1 and is_telling(match[2])
    ):
        post = post._replace(title=_TODO.sub("", match[2], count=2))
        kept = kept[first + 1 :]
    text, _ = strip_blank_lines(kept)
    if not text and not (match and post.title):
        return
    start = text.split("\n", 1)[0] if text else match.group() if match else ""
    line = next((n for n, content in enumerate(lines, 1) if content == start), 1)
    yield post._replace(text=text, line=line)
    if post.date is None:
        yield Notice("notice-undated", source.path, line)


def _without_settings(lines: list[str]) -> list[str]:
    """``lines`` without the settings of the file; what is said of a picture or a table is text."""
    return [
        line
        for line in lines
        if not (line[:2] == "#+" and (match := _SETTING.match(line)) and _is_setting(match[1]))
    ]


def _is_setting(key: str) -> bool:
    small = key.lower()
    return small in _FILE_SETTINGS or small.startswith(_FILE_SETTING_STARTS)


def _may_hold(opening: str, line: str) -> bool:
    """Whether a drawer may have such a line in it: that of properties has nothing else."""
    return "PROPERTIES" not in opening.upper() or line.lstrip().startswith(":")


def _without_drawers(lines: list[str]) -> list[str]:
    """``lines`` without drawers of properties and log books; one that is never closed stays."""
    kept: list[str] = []
    drawer: list[str] | None = None
    for line in lines:
        opening = _DRAWER.match(line)
        name = opening[1].upper() if opening else ""
        if drawer is not None and (_HEADLINE.match(line) or not _may_hold(drawer[0], line)):
            # No drawer has that in it: it was never closed.
            kept += [*drawer, line]
            drawer = None
        elif drawer is not None and name != "END":
            drawer.append(line)
        elif drawer is not None:
            drawer = None
        elif name in ("PROPERTIES", "LOGBOOK", "CLOCK"):
            drawer = [line]
        else:
            kept.append(line)
    return [*kept, *(drawer or ())]
