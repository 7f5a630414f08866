"""What the exports of programs have in common: days of their stamps, titles that are days, lists of values."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from indexer.sources.containers import find_line, load_json
from indexer.sources.date_forms import WHOLE
from indexer.sources.dates import parse_stamp, unix_day
from indexer.sources.headings import parse_heading
from indexer.sources.model import Post
from indexer.support.boilerplate import is_telling

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from indexer.model import Properties
    from indexer.sources.model import SourceText

    Values = Mapping[str, object]


def values_of(content: object) -> Iterator[Values]:
    """The objects of a list; whatever else stands in it is passed over."""
    for item in content if isinstance(content, list) else ():
        if isinstance(item, dict):
            yield cast("Values", item)


def under(content: object, *keys: str) -> object:
    """What stands under the keys, one below the other, or None."""
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    return content


def said(values: Values, *keys: str) -> str:
    """The first text that one of the keys has."""
    return next(
        (
            str(value)
            for key in keys
            if isinstance(value := values.get(key), str | int | float) and value != ""
        ),
        "",
    )


def day_of(value: object, per_second: int = 1) -> dt.date | None:
    """Japan's day of a stamp: a number of seconds (or of parts of one), or text."""
    if isinstance(value, str) and not value.replace(".", "").isdecimal():
        return parse_stamp(value)
    try:
        return unix_day(int(float(cast("str", value))) // per_second) if value else None
    except (TypeError, ValueError, OverflowError):
        return None


def titled(title: str, day: dt.date | None) -> tuple[dt.date | None, str, str]:
    """The day of a page by its title, or else ``day``; its title beside the day, and what is said but is no title."""
    heading = parse_heading(title)
    if heading and heading.date and heading.strength == WHOLE:
        day, title = heading.date, heading.rest
    return (day, title, "") if is_telling(title) else (day, "", title)


class Lines:
    """Where in the file the entries of an export stand, asked for in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = (0, 1)

    def of(self, sign: object) -> int:
        """The line (from 1) where the next ``sign`` stands, or that of the one before."""
        self._seen = find_line(self._text, str(sign), self._seen)
        return self._seen[1]


def json_of(source: SourceText) -> object:
    """The value of an export in JSON, or in a script that gives it a name. Raises RefusedError."""
    text = source.text
    if text.startswith("window."):
        text = text.partition("=")[2]
    return load_json(text)


def with_pictures(text: str, pictures: Iterable[str]) -> str:
    """The text with pictures below it, each as a text names one (`indexer.support.pictures.written`)."""
    return "\n".join(part for part in (text.rstrip("\n"), *dict.fromkeys(pictures)) if part)


def post_of(
    day: dt.date | None,
    title: str,
    text: str,
    line: int,
    tags: tuple[str, ...] = (),
    properties: Properties = (),
) -> Iterator[Post]:
    """The post of a page, if it says anything; its title may be its day."""
    day, title, remark = titled(title.strip(), day)
    text = text.replace("\r\n", "\n").strip("\n")
    text = f"{remark}\n{text}".strip("\n") if remark else text
    if text.strip() or title:
        yield Post(day, title, text, line, tags, properties)
