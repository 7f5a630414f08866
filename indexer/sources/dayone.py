"""Day One: its JSON export."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.containers import load_json
from indexer.sources.dates import JAPAN
from indexer.sources.exported import said, values_of, with_pictures
from indexer.sources.model import Post, SourceText
from indexer.sources.properties import properties_of
from indexer.support.patterns import late
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indexer.model import Properties

_ESCAPED = late(r"\\([\\`*_{}\[\]()#+\-.!<>~|])")


def recognise(source: SourceText) -> bool:
    """Whether it is JSON with entries that have dates of creation."""
    return (
        source.head.lstrip()[:1] in ("{", "[")
        and '"creationDate"' in source.text
        and '"entries"' in source.text
    )


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The entries of the journal."""
    yield from _journal(source.text, source.path)


def _journal(text: str, path: str) -> Iterator[Post | Notice]:
    """The entries of one JSON journal; their lines are where their dates stand in the file. Raises RefusedError."""
    content = load_json(text)
    entries = content.get("entries") if isinstance(content, dict) else None
    seen, line = 0, 1
    for entry in entries if isinstance(entries, list) else ():
        if not isinstance(entry, dict):
            continue
        stamp = str(entry.get("creationDate", ""))
        at = text.find(stamp, seen) if stamp else -1
        if at >= 0:
            line += text.count("\n", seen, at)
            seen = at
        post = _post(entry, stamp, line)
        if post:
            yield post
            if post.date is None:
                yield Notice("notice-bad-date", path, line, stamp)


def _post(entry: Mapping[str, object], stamp: str, line: int) -> Post | None:
    """The post of one entry, or None where it has no text (nor a photo)."""
    plain = entry.get("text")
    text = plain if isinstance(plain, str) else _rich_text(entry.get("richText"))
    text = _ESCAPED.sub(r"\1", text.replace("\r\n", "\n")).strip("\n")
    text = _with_photos(text, entry)
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
    day = local_day(stamp, str(entry.get("timeZone", "")))
    return Post(day, title, text, line, tuple(names), _properties(entry))


def _with_photos(text: str, entry: Mapping[str, object]) -> str:
    """The text with the files of its photos in the places of their addresses; those without a place stand below."""
    below = []
    for photo in values_of(entry.get("photos")):
        identifier, digest = said(photo, "identifier"), said(photo, "md5")
        named = written(f"photos/{digest}.{said(photo, 'type') or 'jpeg'}") if digest else ""
        address = f"![](dayone-moment://{identifier})"
        if named and identifier and address in text:
            text = text.replace(address, named)
        elif named:
            below.append(named)
    return with_pictures(text, below)


def _properties(entry: Mapping[str, object]) -> Properties:
    """Place and weather, as the journal took them down."""
    place, weather = entry.get("location"), entry.get("weather")
    names = ("placeName", "localityName", "administrativeArea", "country")
    return properties_of(
        {
            "location": [said(place, name) for name in names] if isinstance(place, dict) else [],
            "weather": said(weather, "conditionsDescription") if isinstance(weather, dict) else "",
            "temperature": said(weather, "temperatureCelsius") if isinstance(weather, dict) else "",
        }
    )


def _rich_text(value: object) -> str:
    """The text in Day One's own rich text, which is JSON in a string."""
    import json

    try:
        content = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return ""
    parts = content.get("contents") if isinstance(content, dict) else None
    return "".join(str(part.get("text", "")) for part in parts or () if isinstance(part, dict))


def local_day(stamp: object, zone: str) -> dt.date | None:
    """The day where an entry was written: its time is in UTC (text, or milliseconds), its zone beside it (Japan's without one)."""
    import zoneinfo

    try:
        if isinstance(stamp, int | float):
            moment = dt.datetime.fromtimestamp(stamp / 1000, dt.UTC)
        else:
            moment = dt.datetime.fromisoformat(str(stamp))
    except (ValueError, OverflowError, OSError):
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
