"""Headings of a writer's own making, found by a regular expression of theirs."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

from indexer.dates import wareki
from indexer.model import Notice
from indexer.sources.date_forms import near_century
from indexer.sources.headings import Heading
from indexer.sources.paths import read_path
from indexer.sources.sections import Body, split
from indexer.support import limits
from indexer.support.bounded import RefusedError
from indexer.support.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_YEAR = late(r"(?P<era>令和|平成|昭和|大正|明治|[RHSTMrhstm])?\s*(?P<number>.+?)\s*年?")


def recognise(source: SourceText) -> bool:
    """Whether there is a pattern and it finds a heading."""
    pattern = source.pattern
    if pattern is None:
        return False
    with _not_for_ever():
        return any((found := _heading(pattern, line, 0)) and found.possible for line in _lines(source.text))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts under the lines that the pattern finds; all of them are headings."""
    if source.pattern is None:
        return
    lines = source.text.split("\n")
    with _not_for_ever():
        found = [
            head
            for number, line in enumerate(_lines(source.text))
            if (head := _heading(source.pattern, line, number))
        ]
    for heading in found:
        if not heading.possible:
            yield Notice("notice-bad-date", source.path, heading.line + 1, lines[heading.line].strip())
    hint = read_path(source.path, source.root).hint
    yield from split(Body(source.path, lines), [heading for heading in found if heading.possible], hint)


def _lines(text: str) -> Iterator[str]:
    """The lines of a text. Raises RefusedError when the time for them is over."""
    end = time.thread_time() + limits.HEADING_SECONDS
    for line in text.split("\n"):
        if time.thread_time() > end:
            raise RefusedError("failed-heading")
        yield line


@contextlib.contextmanager
def _not_for_ever() -> Iterator[None]:
    """Raises RefusedError in the block when its time is over, in the middle of a line, too: :mod:`re` heeds signals.

    They come to the main thread only, and not on Windows: elsewhere (the server for assistants) a line is looked at to its end.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(*_: object) -> None:
        raise RefusedError("failed-heading")

    before = signal.signal(signal.SIGVTALRM, over)
    signal.setitimer(signal.ITIMER_VIRTUAL, limits.HEADING_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _heading(pattern: re.Pattern[str], line: str, number: int) -> Heading | None:
    """The heading in ``line`` by the groups ``year``, ``month``, ``day`` and ``title`` of ``pattern``."""
    match = pattern.search(line)
    if not match:
        return None
    groups = {name: value or "" for name, value in match.groupdict().items()}
    month, day = wareki.number(groups.get("month", "")), wareki.number(groups.get("day", ""))
    if month is None or day is None:
        return None
    title = groups.get("title", "").strip()
    year = _year(groups.get("year", ""))
    return Heading(number, "pattern", year, month, day, None, title, strong=True, plain=not title)


def _year(text: str) -> int | None:
    """The year of a group: 2025, 二〇二五, 25, 令和7, R7, with or without 年."""
    match = _YEAR.fullmatch(text.strip())
    number = wareki.number(match["number"]) if match else None
    if number is None or not match:
        return None
    if not match["era"]:
        return near_century(number) if len(match["number"]) == 2 else number
    return wareki.era_year(match["era"], number)
