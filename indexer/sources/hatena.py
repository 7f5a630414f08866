"""はてなダイアリー: its XML export, and its notation kept as text (``*20040101*[日記]title``)."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp, unix_day
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.support.patterns import late

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_SECTION = late(r"\*(?:(?P<name>[0-9A-Za-z_-]+)\*)?(?P<tags>(?:\[[^\]\n]*\])*)(?P<title>[^*].*)?$")
_DATED = late(r"^\*\d{8,10}\*", re.MULTILINE)
_DAY = late(r"<day\b([^>]*)>")
_ATTRIBUTE = late(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BODY = late(r"<body\b[^>]*>(.*?)</body>", re.DOTALL)
_CDATA = late(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = late(r"<comment>(.*?)</comment>", re.DOTALL)
_TIME = late(r"<timestamp>.*?</timestamp>")
_TAGS = late(r"<[^>]+>")


def recognise_xml(source: SourceText) -> bool:
    """Whether the root element is that of the export."""
    return "<diary" in source.head and "<day " in source.text[: len(source.head) * 4]


def recognise_text(source: SourceText) -> bool:
    """Whether headings of the notation with a date or a time stand in the text."""
    return source.head.lstrip().startswith("*") and bool(_DATED.search(source.head))


def read_xml(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a section (``*``) of a day; comments of a day are one post of their own."""
    line, seen = 1, 0
    days = list(_DAY.finditer(source.text))
    ends = [after.start() for after in days[1:]] + [len(source.text)]
    for match, end in zip(days, ends, strict=False):
        line += source.text.count("\n", seen, match.start())
        seen = match.start()
        attributes = {name: html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(match[1])}
        date = parse_stamp(attributes.get("date", ""))
        if date is None:
            yield Notice("notice-bad-date", source.path, line, attributes.get("date", ""))
        content = source.text[match.end() : end].partition("</day>")[0]
        body = _BODY.search(content)
        if body:
            first = line + source.text.count("\n", seen, match.end() + body.start(1))
            yield from _sections(_plain(body[1]).split("\n"), first, date, attributes.get("title", ""))
        comments = "\n".join(_comment(text) for text in _COMMENT.findall(content))
        if comments.strip():
            yield Post(date, "コメント", comments, line)


def _comment(xml: str) -> str:
    """Name and text of a comment on one line."""
    return " ".join(_plain(_TAGS.sub(" ", _TIME.sub("", xml))).split())


def read_text(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a heading with a date or time; other ``*`` lines are text."""
    for post in _sections(source.text.split("\n"), 1, None, "", dated_only=True):
        yield post
        if post.date is None:
            yield Notice("notice-undated", source.path, post.line)


def _plain(xml: str) -> str:
    """The text of an element: character data as it is, entities read."""
    parts = _CDATA.split(xml)
    return "".join(part if at % 2 else html.unescape(part) for at, part in enumerate(parts))


def _sections(
    lines: list[str], first: int, date: dt.date | None, day_title: str, *, dated_only: bool = False
) -> Iterator[Post]:
    """The sections of Hatena notation in ``lines``, of which the first is line ``first`` of the file."""
    heads = [(n, m) for n, line in enumerate(lines) if line[:1] == "*" and (m := _SECTION.match(line))]
    if dated_only:
        heads = [(n, m) for n, m in heads if m["name"] and m["name"].isdecimal() and len(m["name"]) >= 8]
    text, blank = strip_blank_lines(lines[: heads[0][0] if heads else len(lines)])
    if text or (day_title and not heads):
        yield Post(date, day_title, text, first + blank)
    for at, (number, match) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        text, _ = strip_blank_lines(lines[number + 1 : end])
        tags = tuple(tag for tag in re.findall(r"\[([^\]]*)\]", match["tags"]) if tag)
        title = (match["title"] or "").strip()
        if text or title:
            yield Post(date or _day(match["name"] or ""), title, text, first + number, tags)


def _day(name: str) -> dt.date | None:
    """The day of a heading's name: eight digits of a date, or a Unix time."""
    if not name.isdecimal():
        return None
    return parse_stamp(name) if len(name) == 8 else unix_day(int(name)) if len(name) <= 10 else None
