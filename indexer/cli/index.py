"""``nikki index``: build the index or bring it up to date, and say what that did."""

from __future__ import annotations

import contextlib
import sys
import time
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.failures import text_of
from indexer.cli.framework import Command
from indexer.cli.options import make_page
from indexer.cli.output import say
from indexer.errors import FOUND, NOTHING, IndexUnusable, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Kept, Notice, UpdateReport

_PATIENCE = 0.5
"""Seconds without a progress bar: what is done sooner needs none."""
_MOST_WARNINGS = 10
_HANGING = 2
"""Columns by which lines are indented that go on with a sentence."""


@click.command("index", cls=Command, help="help-index")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--rebuild", is_flag=True, help="opt-rebuild")
@click.option("--names", metavar="FILE", help="opt-names")
@click.option("--forget", metavar="PATH", multiple=True, help="opt-forget")
@click.option("--no-meaning", is_flag=True, help="opt-no-meaning")
@click.option("--dry-run", is_flag=True, help="opt-dry-run")
@click.pass_obj
def index_command(
    environment: Environment,
    /,
    *,
    paths: tuple[str, ...],
    rebuild: bool,
    dry_run: bool,
    **options: Any,  # noqa: ANN401  (checked by the options above)
) -> int:
    """Update the index with ``paths``, or with those that it remembers."""
    from indexer.app import Diary

    if paths or rebuild or options["names"] or options["forget"]:
        _refuse_projects(environment)
    diary = Diary(environment.directory)
    with _stopping(diary, environment), Progress(environment) as progress:
        report = diary.update(
            [*paths, *_new_sources(diary, environment)] or None,
            rebuild,
            progress,
            names=options["names"] or environment.setting("names"),
            heading=environment.setting("heading"),
            dry_run=dry_run,
            forget=options["forget"],
            meaning=None,
            today=environment.today(),
        )
    for text in rebuilt(report, environment.language):
        say(text)
    _say_warnings(report.warnings, environment)
    # Sources that are out of reach are among the warnings.
    for text in kept_lines([kept for kept in report.kept if kept.reason != "unreachable"], environment):
        say(text)
    _say_summary(diary, report, environment, dry_run=dry_run)
    if options["forget"] and not diary.sources:
        return FOUND
    if report.total and not dry_run:
        wanted = environment.setting("meaning", otherwise=True) and not options["no_meaning"]
        _encode(diary, environment, wanted=wanted)
    return FOUND if report.total else NOTHING


@contextlib.contextmanager
def _stopping(diary: Diary, environment: Environment) -> Iterator[None]:
    """Say what there is, and how to go on, where an update is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        if diary.sources:
            code = "index-stopped" if diary.can_answer() else "first-index-stopped"
            say(message(code, environment.language, command=environment.command))
        raise


def _refuse_projects(environment: Environment) -> None:
    """A folder's file may choose what is read. What is put into an index, and where, the user says."""
    diary = environment.settings.get("diary")
    if diary and diary.layer == "project":
        raise UsageError("project-diary", path=diary.place, name=diary.value)


def _new_sources(diary: Diary, environment: Environment) -> list[str]:
    """The places of the configuration that the index does not know yet; one it knows may be away for a while."""
    from pathlib import Path

    wanted = {str(Path(path).expanduser().absolute()): path for path in environment.setting("paths", ())}
    known = diary.sources if wanted and diary.directory.exists() else ()
    return [path for place, path in wanted.items() if place not in known]


def _encode(diary: Diary, environment: Environment, *, wanted: bool) -> None:
    """Encode the entries by their meaning, when their words can be searched already; or delete what was encoded."""
    try:
        with Progress(environment, "encoding") as progress:
            found = diary.encode(progress, wanted=wanted)
    except KeyboardInterrupt:
        found = diary.encoded()
        counts = {"entries": found.entries, "encoded": found.encoded}
        say(message("encoding-stopped", environment.language, **counts, command=environment.command))
        raise
    except IndexUnusable as error:
        if not diary.can_answer():
            raise
        # The words are committed. What was encoded until now is kept, too.
        reason = error.details.get("reason") or text_of(error, environment)
        problem = message("encoding-failed", environment.language, reason=reason, command=environment.command)
        say(message("note", environment.language, problem=problem))
        return
    if found and progress.total:
        say(message("encoded", environment.language, entries=found.encoded))


class Progress:
    """A progress bar on stderr, on a terminal, for what takes longer than a moment."""

    def __init__(self, environment: Environment, label: str = "indexing") -> None:
        self._environment = environment
        self._label = label
        self.total = 0
        self._started = time.monotonic()
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` is done."""
        self.total = total
        if self._bar is None:
            if not self._environment.err_terminal or time.monotonic() - self._started < _PATIENCE:
                return
            label = message(self._label, self._environment.language)
            self._bar = click.progressbar(length=total, label=label, file=sys.stderr).__enter__()
        self._bar.update(done - self._bar.pos)


def rebuilt(report: UpdateReport, language: str) -> Iterator[str]:
    """Why the index was made from nothing, unless the user asked for it."""
    if report.rebuilt in {"version", "damaged"}:
        why = report.changed_setting or report.rebuilt
        yield message("note", language, problem=message(f"rebuilt-{why}", language))


def notice_lines(notices: Sequence[Notice], environment: Environment) -> Iterator[str]:
    """What is odd about files of the diary, a line each."""
    from indexer.render.paths import place

    page = make_page(environment)
    for notice in notices:
        where = place(notice.path, page, tilde=True) + (f":{notice.line}" if notice.line else "")
        text = message(notice.code, environment.language, detail=notice.detail, command=environment.command)
        yield f"{where}: {text}"


def _tell(line: str, environment: Environment) -> None:
    """Say a line, on a terminal wrapped at the window, unless there is a command in it, which is to be copied as it stands."""
    if not environment.err_terminal or f"{environment.command} " in line:
        say(line)
        return
    from indexer.support.terminal_text import clean, hanging

    for part in hanging(clean(line), environment.prose_width, _HANGING):
        say(part)


def _say_warnings(warnings: Sequence[Notice], environment: Environment) -> None:
    for line in notice_lines(warnings[:_MOST_WARNINGS], environment):
        _tell(line, environment)
    if len(warnings) > _MOST_WARNINGS:
        say(message("more-warnings", environment.language, count=len(warnings) - _MOST_WARNINGS))


def kept_lines(kept: Sequence[Kept], environment: Environment) -> Iterator[str]:
    """A line for each place whose entries are kept although it is gone or empty, with the command that forgets them."""
    if not kept:
        return
    from indexer.render.kept import joined, kept_end, kept_sentence

    page = make_page(environment)
    for one in kept:
        text = joined(page, kept_sentence(one, page), kept_end(one, page))
        yield message("note", environment.language, problem=text)


def _say_summary(diary: Diary, report: UpdateReport, environment: Environment, *, dry_run: bool) -> None:
    from indexer.render.formats import format_lines
    from indexer.render.paths import place

    language = environment.language
    period = ""
    if report.first and report.last:
        code = "period" if report.first != report.last else "period-day"
        period = message(code, language, first=report.first, last=report.last)
    counts = {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "total": report.total,
    }
    for line in format_lines(report.formats, report.skipped, make_page(environment)):
        _tell(line, environment)
    _tell(message("index-report", language, **counts, period=period), environment)
    if not report.total:
        code = "index-empty" if diary.sources else "index-without-diary"
        say(message(code, language, command=environment.command))
        if any(reason == "suffix" for reason, _ in report.skipped):
            _tell(message("index-empty-exports", language, command=environment.command), environment)
        return
    if dry_run:
        say(message("dry-run", language))
        return
    stored = place(str(diary.directory), make_page(environment, folder=""), tilde=True)
    say(message("stored-in", language, path=stored))
    say(message("next-search", language, command=environment.command))
