"""Reading one file: bytes to text, text to posts, posts to entries."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from indexer.model import Entry, Notice, Reading
from indexer.sources.decoding import decode
from indexer.sources.failures import failure_of
from indexer.sources.model import Post, SourceText, text_tags, whole
from indexer.sources.oversized import LONGEST, parts
from indexer.sources.registry import SOURCES
from indexer.support import limits
from indexer.support.bounded import open_regular, read_all
from indexer.support.digest import entry_id

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from indexer.sources.registry import Source

_FARTHEST = 40
"""Lines between a heading and its text at most: blank lines, or a front matter."""


def read(path: Path, *, root: Path | None = None, pattern: re.Pattern[str] | None = None) -> Reading:
    """Decode the file, recognise its format, return its entries.

    ``root`` is the folder the user gave: dates may stand in the path below it. ``pattern`` finds the
    headings of a writer's own making, by groups ``year``, ``month``, ``day`` and (if wanted) ``title``.
    A file that is no diary has no entries and a notice. Whatever goes wrong while a file is read is a notice too, and
    the ``failure`` of the reading: one bad file never stops the others.
    """
    progress = _Progress(str(path))
    try:
        progress.open(path, str(root or ""), pattern)
        progress.read()
        return progress.reading()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  (a format may raise anything, a PanicException of Rust among it)
        notice, failure = failure_of(error, progress.source.path)
        return progress.reading()._replace(notices=(*progress.notices, notice), failure=failure)


class _Progress:
    """How far the reading of a file has come: its text, its format, and the entries and notices so far."""

    def __init__(self, name: str) -> None:
        self.source = SourceText(name, "", encoding="")
        self.format = ""
        self.entries: dict[str, Entry] = {}
        self.notices: list[Notice] = []

    def open(self, path: Path, root: str, pattern: re.Pattern[str] | None) -> None:
        """Read the bytes and decode them; a zip is left to its format."""
        name = str(path)
        with open_regular(path) as file:
            written = _day_of(os.fstat(file.fileno()).st_mtime)
            data = file.read(4)
            if data == b"PK\x03\x04":
                self.source = SourceText(name, "", root, "zip", written, pattern)
                return
            data += read_all(file, limits.NAMED_FILE if root == name else limits.FILE)
        decoded = decode(data)
        self.source = SourceText(name, decoded.text, root, decoded.encoding, written, pattern)
        if decoded.other_lines:
            others = len(decoded.other_lines)
            detail = f"{decoded.encoding.partition('+')[2]}: {others}"
            self.notices.append(Notice("notice-two-encodings", name, decoded.other_lines[0], detail))
        if decoded.broken:
            self.notices.append(
                Notice("notice-broken-bytes", name, decoded.broken[0], str(len(decoded.broken)))
            )

    def read(self) -> None:
        """Take the entries out of the text; the same post twice is one entry."""
        source = self.source
        if not source.encoding:
            self.notices.append(Notice("notice-binary", source.path))
            return
        if source.encoding != "zip" and not source.text.strip():
            self.notices.append(Notice("notice-empty", source.path))
            return
        chosen = next(candidate for candidate in SOURCES if candidate.recognise(source))
        if not self._take(chosen) and chosen.container and not chosen.export:
            # Damaged, or no file of that format after all: its text must not be lost.
            self._take(SOURCES[-1])
        if not self.entries and not self.notices:
            self.notices.append(Notice("notice-empty", source.path))

    def _take(self, chosen: Source) -> bool:
        """Take what a format finds; returns whether it found anything, be it a notice."""
        self.format = chosen.name
        path, lines = self.source.path, self.source.text.split("\n")
        found = False
        for item in chosen.read(self.source):
            found = True
            if isinstance(item, Notice):
                self.notices.append(item)
                continue
            entry = _entry(item, path, lines)
            if len(entry.text) > LONGEST:
                self.notices.append(Notice("notice-very-long", path, entry.line, f"{len(entry.text):,}"))
                for part in parts(entry):
                    self.entries.setdefault(part.id, part)
            else:
                self.entries.setdefault(entry.id, entry)
        return found

    def reading(self) -> Reading:
        """What was read so far."""
        notices = tuple(dict.fromkeys(self.notices))
        return Reading(tuple(self.entries.values()), notices, self.format, self.source.encoding)


def _day_of(seconds: float) -> dt.date | None:
    """The local day of a time of modification; None for one beyond the calendar, which a file may have."""
    try:
        return dt.datetime.fromtimestamp(seconds).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return None


def _entry(post: Post, path: str, lines: list[str]) -> Entry:
    """The entry of a post in the file ``path``, which has these ``lines``."""
    date, title, text, line, tags, properties = post
    tags = tuple(dict.fromkeys((*tags, *text_tags(text))))
    try:
        name = entry_id(date, title, text, tags, properties, "strict")
    except UnicodeEncodeError:
        return _entry(_whole(post), path, lines)
    return Entry(name, date, title, text, path, line, tags, _text_line(post, lines), properties)


def _whole(post: Post) -> Post:
    """A post without halves of surrogate pairs, which only few formats can have."""
    return post._replace(
        title=whole(post.title),
        text=whole(post.text),
        tags=tuple(map(whole, post.tags)),
        properties=tuple((whole(key), whole(value)) for key, value in post.properties),
    )


def _text_line(post: Post, lines: list[str]) -> int:
    """The line (from 1) where the text of a post begins; that of the post where the text was taken out of marks."""
    first = post.text.split("\n", 1)[0]
    for number in range(post.line, min(post.line + _FARTHEST, len(lines) + 1)):
        if first and first in lines[number - 1]:
            return number
    return post.line
