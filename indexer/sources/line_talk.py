"""LINE: a talk, with oneself as a rule. Day lines, then a message a line behind its time and its writer's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.headings import parse_heading
from indexer.sources.model import Post
from indexer.support.patterns import late

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from indexer.sources.model import SourceText

_SIGN = "[LINE]"
_MESSAGE = late(r"(?:午前|午後|[AP]M)?(\d{1,2}:\d\d)(?:[AP]M)?(?:\t([^\t]*)\t| ([^ ]+) )(.*)$")
_CALL = late(r"(?:午前|午後|[AP]M)?\d{1,2}:\d\d\t")
_SAVED = late(r"(?:保存日時|Saved on)\s*[:：]")


def recognise(source: SourceText) -> bool:
    """Whether the first line says so."""
    return source.head.lstrip().startswith(_SIGN)


def read(source: SourceText) -> Iterator[Post]:
    """An entry a day: the messages without their times, with names only where several people write."""
    lines = source.text.split("\n")
    names = {match[2] or match[3] for line in lines if (match := _MESSAGE.match(line))}
    day: dt.date | None = None
    start, texts = 1, list[str]()
    for number, line in enumerate(lines, 1):
        heading = parse_heading(line)
        if heading and heading.plain and heading.date and not _MESSAGE.match(line):
            yield from _post(day, texts, start)
            day, start, texts = heading.date, number, []
        elif not (line.startswith(_SIGN) or _SAVED.match(line)):
            texts.append(_text(line, several=len(names) > 1))
    yield from _post(day, texts, start)


def _text(line: str, *, several: bool) -> str:
    match = _MESSAGE.match(line)
    if not match:
        return _CALL.sub("", line)
    name = f"{match[2] or match[3]}: " if several else ""
    return name + match[4]


def _post(day: dt.date | None, texts: list[str], line: int) -> Iterator[Post]:
    text = "\n".join(_unquoted(texts)).strip("\n")
    if text.strip():
        yield Post(day, "", text, line)


def _unquoted(texts: list[str]) -> Iterator[str]:
    """The lines without the quotation marks around a message of several lines."""
    inside = False
    for text in texts:
        if not inside and text.startswith('"') and text.count('"') % 2:
            inside, text = True, text[1:]  # noqa: PLW2901
        elif inside and text.endswith('"'):
            inside, text = False, text[:-1]  # noqa: PLW2901
        yield text
