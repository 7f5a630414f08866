"""Bringing the index up to date before it is asked something."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from indexer.cli.failures import text_of
from indexer.cli.index import Progress, notice_lines, rebuilt
from indexer.cli.output import say
from indexer.errors import IndexUnusable
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Notice, UpdateReport

_MOST_PLACES = 3
"""As many places are named where entries are kept; more are counted."""
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


def refreshing(diary: Diary, environment: Environment, *, with_places: bool = True) -> Iterator[str]:
    """Bring the index up to date, if that can be done now; yields what there is to say about it, a sentence each.

    ``with_places`` names files of the diary where they are what there is to say.
    """
    language = environment.language
    started = time.monotonic()
    try:
        with Progress(environment) as progress:
            report = diary.refresh(progress, today=environment.today())
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:
        # Whatever keeps the index from being updated (a lock, a full disk, a panic of the dictionary) does not keep it
        # from being searched, if it can be opened.
        if not diary.can_answer():
            raise
        yield _not_updated(error, environment, with_places=with_places)
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
    yield from _kept(report, environment, with_places=with_places)
    if report.warnings:
        yield from _warnings(report.warnings, environment, with_places=with_places)


def _warnings(warnings: Sequence[Notice], environment: Environment, *, with_places: bool) -> Iterator[str]:
    """The files that could not be read, the first of them named, and how much else there is to say."""
    from indexer.messages.reading import READING_TEXTS
    from indexer.sync.places import AWAY

    odd = [notice for notice in warnings if notice.code not in AWAY]
    failed = [notice for notice in odd if notice.code in READING_TEXTS and with_places][:_MOST_FAILURES]
    yield from notice_lines(failed, environment)
    others = len(odd) - len(failed)
    if others:
        yield message("warnings-found", environment.language, count=others, command=environment.command)


def _kept(report: UpdateReport, environment: Environment, *, with_places: bool) -> Iterator[str]:
    """What is kept from now on: it is said once."""
    new = [kept for kept in report.kept if kept.new and kept.reason != "unlisted"]  # its list is named anyway
    if not new:
        return
    if with_places and len(new) <= _MOST_PLACES:
        from indexer.cli.index import kept_lines

        yield from kept_lines(new, environment)
    else:
        entries = sum(kept.entries for kept in new)
        yield message("kept-some", environment.language, entries=entries, command=environment.command)


def _not_updated(error: BaseException, environment: Environment, *, with_places: bool) -> str:
    """That the index is taken as it is, and why; an error names places."""
    language = environment.language
    if isinstance(error, IndexUnusable) and error.code == "index-locked":
        return message("note", language, problem=message("index-kept-locked", language))
    if not with_places:
        return message("note", language, problem=message("index-kept", language))
    reason = error.details.get("reason") if isinstance(error, IndexUnusable) else None
    code = "index-kept-because" if reason else "index-kept-since"
    problem = message(code, language, reason=reason or text_of(error, environment))
    return message("note", language, problem=problem)
