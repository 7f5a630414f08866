"""X (Twitter): the posts of its archive, scripts such as ``tweets.js`` that give a list a name."""

from __future__ import annotations

import datetime as dt
import html
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import JAPAN
from indexer.sources.exported import Lines, json_of, post_of, said, under, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.exported import Values
    from indexer.sources.post import Post, SourceText

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
        yield from post_of(_day(stamp), "", _with_links(html.unescape(text), tweet), lines.of(stamp))


def _day(stamp: str) -> dt.date | None:
    for form in ("%a %b %d %H:%M:%S %z %Y", "%Y-%m-%dT%H:%M:%S.%f%z"):
        try:
            return dt.datetime.strptime(stamp, form).astimezone(JAPAN).date()
        except (ValueError, OverflowError):
            continue
    return None


def _with_links(text: str, tweet: Values) -> str:
    """The text with the addresses that were written instead of the short ones."""
    for link in values_of(under(tweet, "entities", "urls")):
        short, whole = said(link, "url"), said(link, "expanded_url")
        text = text.replace(short, whole) if short and whole else text
    return text
