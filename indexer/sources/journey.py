"""Journey: an entry a file in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dayone import local_day
from indexer.sources.exported import json_of, post_of, said, with_pictures
from indexer.sources.html_text import html_to_text, looks_like_html
from indexer.sources.properties import properties_of
from indexer.support.pictures import is_picture, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Properties
    from indexer.sources.exported import Values
    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it has a day of its own and the text of an entry."""
    return '"date_journal"' in source.text and '"text"' in source.text


def read(source: SourceText) -> Iterator[Post]:
    """The entry, of the day where it was written."""
    entry = json_of(source)
    if not isinstance(entry, dict):
        return
    text = said(entry, "text")
    tags = entry.get("tags")
    names = tuple(str(tag) for tag in tags) if isinstance(tags, list) else ()
    day = local_day(entry.get("date_journal"), said(entry, "timezone"))
    text = html_to_text(text) if looks_like_html(text) else text
    photos = entry.get("photos")
    pictures = [written(str(name)) for name in photos if name] if isinstance(photos, list) else []
    text = with_pictures(text, (named for named in pictures if is_picture(named)))
    yield from post_of(day, said(entry, "title"), text, 1, names, _properties(entry))


def _properties(entry: Values) -> Properties:
    """Mood, place, weather and music; an empty text or a number without end stands for none."""
    weather = entry.get("weather")
    sky = weather if isinstance(weather, dict) else {}
    music = " ".join(filter(None, (said(entry, "music_artist"), said(entry, "music_title"))))
    found = {
        "mood": said(entry, "mood"),
        "location": said(entry, "address") or said(sky, "place"),
        "weather": said(sky, "description"),
        "temperature": said(sky, "degree_c"),
        "music": music,
    }
    return properties_of({key: value for key, value in found.items() if not value.endswith("e+308")})
