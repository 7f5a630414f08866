"""Bringing the index up to date before it is asked something."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from indexer.cli.failures import text_of
from indexer.cli.index import Progress, notice_lines, rebuilt
from indexer.cli.output import say
from indexer.errors import IndexUnusable
from indexer.messages import message
from indexer.reading_texts import READING_TEXTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.app import Diary
    from indexer.cli.environment import Environment

_SLOW = 3.0
"""Seconds that it may take to see that no file has changed; it takes longer on a slow network, or a disk that wakes up."""

_MOST_FAILURES = 3
"""Files that could not be read that are named one by one."""


def refresh(diary: Diary, environment: Environment) -> None:
    """Bring the index up to date and say what changed; where that cannot be done now, take it as it is."""
    for text in refreshing(diary, environment):
        say(text)


def refreshing(diary: Diary, environment: Environment) -> Iterator[str]:
    """Bring the index up to date, if that can be done now; yields what there is to say about it, a sentence each."""
    language = environment.language
    started = time.monotonic()
    try:
        with Progress(environment) as progress:
            report = diary.refresh(progress)
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # Whatever keeps the index from being updated (a lock, a full disk, a panic of the dictionary) does not keep it
        # from being searched, if it can be opened.
        if not diary.can_answer():
            raise
        yield _kept(error, language)
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


def _kept(error: BaseException, language: str) -> str:
    """That the index is taken as it is, and why."""
    locked = isinstance(error, IndexUnusable) and error.code == "index-locked"
    reason = error.details.get("reason") if isinstance(error, IndexUnusable) else None
    code = "index-kept" if locked else "index-kept-because" if reason else "index-kept-since"
    problem = message(code, language, reason=reason or text_of(error, language))
    return message("note", language, problem=problem)
