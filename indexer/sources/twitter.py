"""X (Twitter): the posts of its archive, scripts such as ``tweets.js`` that give a list a name."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import JAPAN, MONTHS
from indexer.sources.exported import Lines, json_of, post_of, said, under, values_of, with_pictures
from indexer.support.patterns import late
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.exported import Values
    from indexer.sources.model import Post, SourceText

_STAMP = late(
    r"[A-Z][a-z]{2} (?P<month>[A-Z][a-z]{2}) (?P<day>\d\d) (?P<time>\d\d:\d\d:\d\d) (?P<zone>[+-]\d{4}) (?P<year>\d{4})$"
)
_SIGN = "window.YTD."
_POSTS = ("tweet", "note_tweet", "noteTweet")
"""Names of lists of posts begin with these; all others are settings and what other people did."""


def recognise(source: SourceText) -> bool:
    """Whether it is a script of such an archive."""
    return source.text.startswith(_SIGN)


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts, each of Japan's day."""
    if not source.text.startswith(tuple(_SIGN + name for name in _POSTS)):
        yield Notice("notice-data", source.path)
        return
    lines = Lines(source.text)
    for item in values_of(json_of(source)):
        tweet = next(
            (inner for key in ("tweet", "noteTweet") if isinstance(inner := item.get(key), dict)), item
        )
        stamp = said(tweet, "created_at", "createdAt")
        text = said(tweet, "full_text", "text") or str(under(tweet, "core", "text") or "")
        text = with_pictures(_with_links(html.unescape(text), tweet), _photos(tweet))
        yield from post_of(_day(stamp), "", text, lines.of(stamp))


def _photos(tweet: Values) -> Iterator[str]:
    """The photos of a post, as they stand in the archive."""
    for medium in values_of(under(tweet, "extended_entities", "media")):
        name = said(medium, "media_url_https", "media_url").rpartition("/")[2]
        if said(medium, "type") == "photo" and name:
            yield written(f"tweets_media/{said(tweet, 'id_str', 'id')}-{name}")


def _day(stamp: str) -> dt.date | None:
    """Japan's day of a stamp such as ``Thu Aug 28 20:00:00 +0000 2025``, or in the form of ISO 8601."""
    match = _STAMP.match(stamp)
    if match and match["month"].lower() in MONTHS:
        month = MONTHS.index(match["month"].lower()) + 1
        stamp = f"{match['year']}-{month:02}-{match['day']}T{match['time']}{match['zone']}"
    try:
        moment = dt.datetime.fromisoformat(stamp)
        return moment.astimezone(JAPAN).date() if moment.tzinfo else moment.date()
    except (ValueError, OverflowError):
        return None


def _with_links(text: str, tweet: Values) -> str:
    """The text with the addresses that were written instead of the short ones."""
    for link in values_of(under(tweet, "entities", "urls")):
        short, whole = said(link, "url"), said(link, "expanded_url")
        text = text.replace(short, whole) if short and whole else text
    return text
