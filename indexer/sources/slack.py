"""Slack: the messages of a channel, a file a day; an entry a day of Japan's."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from indexer.sources.exported import Lines, day_of, json_of, post_of, said, values_of
from indexer.support.patterns import late

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_LINK = late(r"<(?:([^<>|]*)\|)?([^<>|]*)>")
_WRITTEN = ("", "thread_broadcast", "me_message", "file_share", "bot_message")
"""Kinds of messages that somebody wrote; all others tell what the channel did."""


def recognise(source: SourceText) -> bool:
    """Whether it is a list of messages."""
    return source.head.lstrip().startswith("[") and '"type"' in source.text and '"ts"' in source.text


def read(source: SourceText) -> Iterator[Post]:
    """The messages, those of a day together."""
    lines = Lines(source.text)
    days: dict[dt.date | None, tuple[int, list[str]]] = {}
    for message in values_of(json_of(source)):
        text = html.unescape(_LINK.sub(_shown, said(message, "text"))).strip()
        if message.get("type") == "message" and said(message, "subtype") in _WRITTEN and text:
            stamp = said(message, "ts")
            days.setdefault(day_of(stamp), (lines.of(stamp), []))[1].append(text)
    for day, (line, texts) in days.items():
        yield from post_of(day, "", "\n\n".join(texts), line)


def _shown(match: re.Match[str]) -> str:
    address, name = match[1], match[2]
    if address is None or address.startswith(("@", "#", "!")):
        return name
    return f"{name} ({address})"
