"""Reading one file: bytes to text, text to posts, posts to entries."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from indexer.model import Entry, Notice, Reading
from indexer.sources.decoding import decode
from indexer.sources.parts import LONGEST, parts
from indexer.sources.post import Post, SourceText, entry_id, text_tags, whole
from indexer.sources.table import SOURCES

if TYPE_CHECKING:
    import re
    from pathlib import Path

_FARTHEST = 40
"""Lines between a heading and its text at most: blank lines, or a front matter."""


def read(path: Path, *, root: Path | None = None, pattern: re.Pattern[str] | None = None) -> Reading:
    """Decode the file, recognise its format, return its entries.

    ``root`` is the folder the user gave: dates may stand in the path below it. ``pattern`` finds the
    headings of a writer's own making, by groups ``year``, ``month``, ``day`` and (if wanted) ``title``.
    A file that is no diary has no entries and a notice. Raises OSError where the file cannot be opened.
    """
    name = str(path)
    with path.open("rb") as file:
        written = _day_of(os.fstat(file.fileno()).st_mtime)
        data = file.read(4)
        zipped = data == b"PK\x03\x04"
        data = data if zipped else data + file.read()
    if zipped:
        return _posts(SourceText(name, "", str(root or ""), "zip", written, pattern), ())
    decoded = decode(data)
    if not decoded.encoding:
        return Reading((), (Notice("notice-binary", name),), "", "")
    if not decoded.text.strip():
        return Reading((), (Notice("notice-empty", name),), "", decoded.encoding)
    broken = (
        [Notice("notice-broken-bytes", name, decoded.broken[0], str(len(decoded.broken)))]
        if decoded.broken
        else []
    )
    return _posts(
        SourceText(name, decoded.text, str(root or ""), decoded.encoding, written, pattern), tuple(broken)
    )


def _day_of(seconds: float) -> dt.date | None:
    """The local day of a time of modification; None for one beyond the calendar, which a file may have."""
    try:
        return dt.datetime.fromtimestamp(seconds).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None


def _posts(source: SourceText, notices: tuple[Notice, ...]) -> Reading:
    """The entries and notices of a decoded file, the same post twice being one entry."""
    chosen = next(candidate for candidate in SOURCES if candidate.recognise(source))
    items = list(chosen.read(source))
    if chosen.container and not items:
        # Damaged, or no file of that format after all: its text must not be lost.
        chosen = SOURCES[-1]
        items = list(chosen.read(source))
    lines = source.text.split("\n")
    entries: dict[str, Entry] = {}
    found = list(notices)
    for item in items:
        if isinstance(item, Notice):
            found.append(item)
            continue
        entry = _entry(item, source.path, lines)
        if len(entry.text) > LONGEST:
            found.append(Notice("notice-very-long", source.path, entry.line, f"{len(entry.text):,}"))
        for part in parts(entry):
            entries.setdefault(part.id, part)
    if not entries and not found:
        found.append(Notice("notice-empty", source.path))
    return Reading(tuple(entries.values()), tuple(dict.fromkeys(found)), chosen.name, source.encoding)


def _entry(post: Post, path: str, lines: list[str]) -> Entry:
    """The entry of a post in the file ``path``, which has these ``lines``."""
    title, text = whole(post.title), whole(post.text)
    tags = tuple(dict.fromkeys((*map(whole, post.tags), *text_tags(text))))
    name = entry_id(post.date, title, text, tags)
    return Entry(name, post.date, title, text, path, post.line, tags, _text_line(post, lines))


def _text_line(post: Post, lines: list[str]) -> int:
    """The line (from 1) where the text of a post begins; that of the post where the text was taken out of marks."""
    first = post.text.split("\n", 1)[0]
    for number in range(post.line, min(post.line + _FARTHEST, len(lines) + 1)):
        if first and first in lines[number - 1]:
            return number
    return post.line
