"""``nikki list``, ``nikki show`` and ``nikki open``: entries without a query."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

from indexer.cli.framework import AtLeast, Command, OneOf
from indexer.cli.options import (
    format_option,
    make_page,
    no_update_option,
    null_option,
    output_format,
    page_options,
    period,
    period_text,
    usual_format,
)
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.dates import DateRange
    from indexer.model import Entry, Span

_Function = TypeVar("_Function", bound="Callable[..., Any]")
_FOR_PEOPLE = {"terminal", "plain", "full"}


@click.command("list", cls=Command, help="help-list")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--on", metavar="DATE", help="opt-on")
@click.option("--sort", metavar="ORDER", type=OneOf("old", "new"), default="old", help="opt-list-sort")
@click.option("-n", "--limit", metavar="N", type=AtLeast(1), help="opt-list-limit")
@click.option("--json", "output", flag_value="json", help="opt-json")
@format_option
@null_option
@no_update_option
@page_options
@click.pass_obj
def list_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print every entry, or those of a period, on a line each."""
    first, last = period(environment, options["since"], options["until"], options["on"])
    diary = opened(environment, options)
    found = diary.entries(first, last)
    entries = (found[::-1] if options["sort"] == "new" else found)[: options["limit"]]
    usual = usual_format(environment, null=options["null"])
    output = output_format(options["output"], options["template"], usual)
    _print(output, entries, environment, options)
    language = environment.language
    if not entries:
        days = period_text(first, last, language)
        say(message("nothing-in-period" if first or last else "no-entries", language, days=days))
    elif len(entries) < len(found) and output in _FOR_PEOPLE:
        order = message(f"sorted-{options['sort']}", language)
        say(message("list-part", language, total=len(found), shown=len(entries), order=order))
    _say_gone(entries, diary, environment)
    return FOUND if entries else NOTHING


def _say_gone(entries: Sequence[Entry], diary: Diary, environment: Environment) -> None:
    """How many of some entries are of files that are gone or empty."""
    absent = diary.absent_files
    count = sum(entry.path in absent for entry in entries) if absent else 0
    if count:
        say(message("some-files-gone", environment.language, count=count))


def opened(environment: Environment, options: Mapping[str, Any]) -> Diary:
    """The diary, its index brought up to date, unless that is not wanted."""
    from indexer.app import Diary

    diary = Diary(environment.directory)
    if not (options["no_update"] or options.get("glance")):
        refresh(diary, environment)
    return diary


def reading_options(function: _Function) -> _Function:
    """``--json``, ``--format``, ``--no-update`` and those of the page: for commands that print entries in full."""
    as_json = click.option("--json", "output", flag_value="json-full", help="opt-json")
    return as_json(format_option(no_update_option(page_options(function))))


def _spans(_context: click.Context, _param: click.Parameter, value: str) -> tuple[Span, ...]:
    """``12-15,40-42`` as spans, for the preview of fzf."""
    return tuple((int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", value))


@click.command("show", cls=Command, help="help-show", epilog="help-when")
@click.argument("when", nargs=-1, metavar="WHEN")
@reading_options
@click.option("--glance", is_flag=True, hidden=True)
@click.option("--marks", hidden=True, default="", callback=_spans)
@click.pass_obj
def show_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print the entries that WHEN names, in full."""
    diary = opened(environment, options)
    entries = find_entries(diary, environment, "show", options["when"])
    return print_in_full(diary, entries, environment, options)


@click.command("open", cls=Command, help="help-open", epilog="help-when")
@click.argument("when", nargs=-1, metavar="WHEN")
@no_update_option
@click.option("--line", type=int, default=0, hidden=True)
@click.pass_obj
def open_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Open the file of the first entry that WHEN names in the editor, at its line, or at the passage of a hit."""
    diary = opened(environment, options)
    entries = find_entries(diary, environment, "open", options["when"])
    if not entries:
        return NOTHING
    from indexer.cli.editor import edit
    from indexer.render.entry_lines import day

    when = " ".join(options["when"]).strip()
    if len(entries) > 1:
        first = day(entries[0].date, make_page(environment))
        say(message("opened-first", environment.language, when=when, count=len(entries), day=first))
    line = options["line"] or diary.line_to_open(when, entries[0])
    edit(entries[0].path, line, environment.variables, environment.setting("editor", ""))
    return FOUND


def print_in_full(
    diary: Diary, entries: Sequence[Entry], environment: Environment, options: Mapping[str, Any]
) -> int:
    """Print entries as they were written, if there are any, and keep that they were read, for ``next`` and ``prev``.

    What was only glanced at, in a preview, was not read.
    """
    output = output_format(options["output"], options["template"], "full")
    if not entries:
        return NOTHING
    _print(output, entries, environment, {**options, "null": False})
    if not options.get("glance"):
        _say_gone(entries, diary, environment)
        with contextlib.suppress(OSError):  # an index that cannot be written to can still be read
            diary.remember_shown(entries)
    return FOUND


def _print(
    output: str, entries: Sequence[Entry], environment: Environment, options: Mapping[str, Any]
) -> None:
    from indexer.render import ENTRY_RENDERERS

    if output.startswith("json"):
        use_utf8()
    page = make_page(
        environment, options["color"], template=options["template"] or "", marks=options.get("marks", ())
    )
    write(
        ENTRY_RENDERERS[output](entries, page),
        environment,
        pager=output in _FOR_PEOPLE and not options["no_pager"] and not options["null"],
        end="\0" if options["null"] else "\n",
    )


def find_entries(
    diary: Diary, environment: Environment, command: str, words: Sequence[str]
) -> tuple[Entry, ...]:
    """The entries that the words name (``last week`` is two of them); says so if there are none."""
    when = " ".join(words).strip()
    if not when:
        raise UsageError("nothing-to-show", name=command)
    today = environment.today()
    entries = diary.find(when, today)
    if not entries:
        from indexer.dates import parse_range

        language = environment.language
        asked = parse_range(when, today)
        say_nothing_then(when, asked, language)
        say_nearest(diary, asked, language)
    return entries


def say_nothing_then(when: str, period: DateRange, language: str) -> None:
    """That nothing was written then, and which days that are, unless it was said so."""
    days = period_text(*period, language)
    say(message("nothing-then" if days == when else "nothing-then-period", language, when=when, days=days))


def say_nearest(diary: Diary, period: DateRange, language: str) -> None:
    """The last day with an entry before a period that has none, and the first one after it, if there are such."""
    around = (diary.before(period.start), diary.after(period.end))
    days = [str(entry.date) for entry in around if entry and entry.date]
    if days:
        say(message("nearest-days", language, days=message("comma", language).join(days)))
