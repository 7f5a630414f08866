"""Bringing the index up to date before it is asked something."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from indexer.cli.index import Progress, notice_lines, rebuilt
from indexer.cli.output import say
from indexer.errors import IndexUnusable
from indexer.messages import message
from indexer.reading_texts import READING_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.app import Diary
    from indexer.cli.environment import Environment

_PASSING = {"index-locked", "index-not-written"}
"""What keeps the index from being updated now, but not from being searched."""
_SLOW = 3.0
"""Seconds that it may take to see that no file has changed; it takes longer on a slow network, or a disk that wakes up."""

_MOST_FAILURES = 3
"""Files that could not be read that are named one by one."""


def refresh(diary: Diary, environment: Environment) -> None:
    """Bring the index up to date and say what changed; where that cannot be done now, take it as it is.

    So it is done again where the index turns out to be damaged.
    """
    for text in refreshing(diary, environment):
        say(text)
    diary.on_damage(lambda: refresh(diary, environment))


def refreshing(diary: Diary, environment: Environment) -> Iterator[str]:
    """Bring the index up to date, if that can be done now; yields what there is to say about it, a sentence each."""
    language = environment.language
    started = time.monotonic()
    try:
        with Progress(environment) as progress:
            report = diary.refresh(progress)
    except IndexUnusable as error:
        if error.code not in _PASSING:
            raise
        reason = error.details.get("reason")
        code = "index-kept-because" if reason else "index-kept"
        yield message("note", language, problem=message(code, language, reason=reason))
        return
    if report is None:
        seconds = time.monotonic() - started
        if seconds > _SLOW:
            yield message(
                "note", language, problem=message("looking-took", language, seconds=f"{seconds:.0f}")
            )
        return
    yield from rebuilt(report, language)
    if not report.rebuilt and (report.added or report.changed or report.removed):
        counts = {"added": report.added, "changed": report.changed, "removed": report.removed}
        yield message("index-refreshed", language, **counts)
    failed = [notice for notice in report.warnings if notice.code in READING_TEXTS]
    yield from notice_lines(failed[:_MOST_FAILURES], environment)
    others = len(report.warnings) - len(failed[:_MOST_FAILURES])
    if others:
        yield message("warnings-found", language, count=others)
