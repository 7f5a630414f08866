"""Movable Type export, as はてなブログ, ココログ, アメブロ and FC2 write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp
from indexer.sources.html_text import html_to_text
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = late(r"(AUTHOR|TITLE|BASENAME|STATUS|DATE|PRIMARY CATEGORY|CATEGORY|CONVERT BREAKS|TAGS): ?(.*)")
_FIELD = late(r"(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING):\s*$")
_BEGINS = late(r"\s*(?:AUTHOR|TITLE|BASENAME|STATUS|DATE): ")
_COMMENT_HEADER = late(r"(?:EMAIL|IP|URL|DATE): ?")
_TAGGED = late(r"</?(?:p|br|div|span|a|img|h\d|ul|li|blockquote|strong|b)\b[^<>]*>", re.IGNORECASE)


def recognise(source: SourceText) -> bool:
    """Whether the file begins with a header and has a body field."""
    return bool(_BEGINS.match(source.head)) and "\n-----\nBODY:" in source.text


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a record; its categories are its tags, its HTML is turned into text."""
    lines = source.text.split("\n")
    start = 0
    for number in [*_ends(lines), len(lines)]:
        if any(line.strip() for line in lines[start:number]):
            yield from _record(source, lines[start:number], start + 1)
        start = number + 1


def _ends(lines: list[str]) -> Iterator[int]:
    """The lines that part two records; a body may hold such a line itself, so a header must follow it."""
    for number, line in enumerate(lines):
        if line == "--------":
            after = next((text for text in lines[number + 1 : number + 6] if text.strip()), "")
            if not after or _BEGINS.match(after):
                yield number


def _record(source: SourceText, lines: list[str], line: int) -> Iterator[Post | Notice]:
    """The post of one record, whose first line is ``line`` of the file."""
    headers, fields = _take_apart(lines)
    first = {name: values[0] for name, values in headers.items()}
    date = parse_stamp(first.get("DATE", ""))
    texts = [_field_text(name, text) for name, text in fields]
    text, _ = strip_blank_lines("\n\n".join(part for part in texts if part).split("\n"))
    tags = [*headers.get("PRIMARY CATEGORY", ()), *headers.get("CATEGORY", ())]
    tags += [tag.strip(' "') for value in headers.get("TAGS", ()) for tag in value.split(",")]
    title = first.get("TITLE", "").strip()
    if text or title:
        yield Post(date, title, text, line, tuple(dict.fromkeys(tag for tag in tags if tag)))
        if date is None:
            yield Notice("notice-bad-date", source.path, line, first.get("DATE", ""))


def _take_apart(lines: list[str]) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    """The headers of a record and its fields; a rule inside a body parts nothing unless a field follows."""
    headers: dict[str, list[str]] = {}
    fields: list[tuple[str, list[str]]] = []
    for number, line in enumerate(lines):
        field = _FIELD.match(line) if number and lines[number - 1] == "-----" else None
        if field:
            fields.append((field[1], []))
        elif fields:
            fields[-1][1].append(line)
        else:
            header = _HEADER.match(line)
            if header and header[2].strip():
                headers.setdefault(header[1], []).append(header[2].strip())
    return headers, [(name, "\n".join(_without_end(body))) for name, body in fields]


def _without_end(body: list[str]) -> list[str]:
    """A field without the line that ends it."""
    last = len(body)
    while last and not body[last - 1].strip():
        last -= 1
    return body[: last - 1] if last and body[last - 1] == "-----" else body[:last]


def _field_text(name: str, text: str) -> str:
    """The text of a field: HTML read, comments without addresses."""
    if name in ("COMMENT", "PING"):
        text = "\n".join(line for line in text.split("\n") if not _COMMENT_HEADER.match(line))
    return html_to_text(text) if _TAGGED.search(text) or "&" in text else text.strip("\n")
