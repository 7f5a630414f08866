"""Day One: its JSON export, alone or in a zip."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from indexer import limits
from indexer.bounded import RefusedError
from indexer.model import Notice
from indexer.patterns import late
from indexer.sources.dates import JAPAN
from indexer.sources.post import Post, SourceText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ESCAPED = late(r"\\([\\`*_{}\[\]()#+\-.!<>~|])")


def recognise(source: SourceText) -> bool:
    """Whether it is a zip, or JSON with entries that have dates of creation."""
    if source.encoding == "zip":
        return True
    return (
        source.head.lstrip()[:1] in ("{", "[")
        and '"creationDate"' in source.text
        and '"entries"' in source.text
    )


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The entries of the journal or, for a zip, of all journals in it."""
    if source.encoding != "zip":
        yield from _journal(source.text, source.path)
        return
    from indexer.sources.archive import texts

    found = False
    for data in texts(source.path, _may_be_journal):
        text = data.decode("utf-8-sig", "replace")
        if '"creationDate"' in text:
            found = True
            yield from _journal(text, source.path, in_zip=True)
    if not found:
        yield Notice("notice-archive", source.path)


def _may_be_journal(name: str) -> bool:
    return name.lower().endswith(".json")


def _journal(text: str, path: str, *, in_zip: bool = False) -> Iterator[Post | Notice]:
    """The entries of one JSON journal; their lines are where their dates stand in the file (1 in a zip).

    Raises RefusedError for what is no JSON, or too large to be held as values.
    """
    import json

    if text.count("{") + text.count("[") > limits.JSON_PARTS:
        raise RefusedError("failed-too-large", f"{limits.JSON_PARTS:,}")
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise RefusedError("failed-damaged", f"JSON, {error.lineno}:{error.colno}") from None
    entries = content.get("entries") if isinstance(content, dict) else None
    seen, line = 0, 1
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        stamp = str(entry.get("creationDate", ""))
        at = text.find(stamp, seen) if stamp else -1
        if at >= 0 and not in_zip:
            line += text.count("\n", seen, at)
            seen = at
        post = _post(entry, stamp, line)
        if post:
            yield post
            if post.date is None:
                yield Notice("notice-bad-date", path, line, stamp)


def _post(entry: Mapping[str, object], stamp: str, line: int) -> Post | None:
    """The post of one entry, or None where it has no text (a photo alone)."""
    written = entry.get("text")
    text = written if isinstance(written, str) else _rich_text(entry.get("richText"))
    text = _ESCAPED.sub(r"\1", text.replace("\r\n", "\n")).strip("\n")
    if not text.strip():
        return None
    first, _, rest = text.partition("\n")
    title = ""
    if re.match(r"#{1,6} +\S", first):
        title, text = first.lstrip("#").strip(), rest.strip("\n")
    tags = entry.get("tags")
    names = [str(tag) for tag in tags] if isinstance(tags, list) else []
    if entry.get("starred") is True:
        names.append("starred")
    return Post(_local_day(stamp, str(entry.get("timeZone", ""))), title, text, line, tuple(names))


def _rich_text(value: object) -> str:
    """The text in Day One's own rich text, which is JSON in a string."""
    import json

    try:
        content = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return ""
    parts = content.get("contents") if isinstance(content, dict) else None
    return "".join(str(part.get("text", "")) for part in parts or () if isinstance(part, dict))


def _local_day(stamp: str, zone: str) -> dt.date | None:
    """The day where the entry was written: its time is in UTC, its zone beside it (Japan's without one)."""
    import zoneinfo

    try:
        moment = dt.datetime.fromisoformat(stamp)
    except ValueError:
        return None
    place: dt.tzinfo = JAPAN
    if zone:
        try:
            place = zoneinfo.ZoneInfo(zone.replace("\\/", "/"))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            place = JAPAN
    try:
        return moment.astimezone(place).date() if moment.tzinfo else moment.date()
    except OverflowError:
        return None
