"""``nikki list``, ``nikki show`` and ``nikki open``: entries without a query."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from indexer.cli.framework import Command
from indexer.cli.options import make_page, page_options, period
from indexer.cli.output import say, use_utf8, write
from indexer.errors import FOUND, NOTHING, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Entry


@click.command("list", cls=Command, help="help-list")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@page_options
@click.pass_obj
def list_command(
    environment: Environment,
    *,
    since: str | None,
    until: str | None,
    as_json: bool,
    color: str,
    no_pager: bool,
) -> int:
    """Print every entry, or those of a period, on a line each."""
    first, last = period(environment, since, until)
    from indexer.app import Diary
    from indexer.render import ENTRY_RENDERERS

    entries = Diary(environment.directory).entries(first, last)
    output = "json" if as_json else "terminal" if environment.out_terminal else "plain"
    if as_json:
        use_utf8()
    write(
        ENTRY_RENDERERS[output](entries, make_page(environment, color)),
        environment,
        pager=not no_pager and not as_json,
    )
    if not entries:
        say(message("nothing-in-period" if first or last else "no-entries", environment.language))
    return FOUND if entries else NOTHING


@click.command("show", cls=Command, help="help-show", epilog="help-when")
@click.argument("when", nargs=-1, metavar="WHEN")
@page_options
@click.pass_obj
def show_command(environment: Environment, *, when: tuple[str, ...], color: str, no_pager: bool) -> int:
    """Print the entries that WHEN names, in full."""
    from indexer.app import Diary

    diary = Diary(environment.directory)
    entries = _find(diary, environment, "show", when)
    if not entries:
        return NOTHING
    return print_in_full(diary, entries, environment, color=color, no_pager=no_pager)


@click.command("open", cls=Command, help="help-open", epilog="help-when")
@click.argument("when", nargs=-1, metavar="WHEN")
@click.pass_obj
def open_command(environment: Environment, *, when: tuple[str, ...]) -> int:
    """Open the file of the first entry that WHEN names in the editor, at its line."""
    from indexer.app import Diary

    entries = _find(Diary(environment.directory), environment, "open", when)
    if not entries:
        return NOTHING
    from indexer.cli.editor import edit

    edit(entries[0].path, entries[0].line, environment.variables, environment.setting("editor", ""))
    return FOUND


def print_in_full(
    diary: Diary, entries: Sequence[Entry], environment: Environment, *, color: str, no_pager: bool
) -> int:
    """Print entries as they were written, and keep that they were read, for ``next`` and ``prev``."""
    from indexer.render import ENTRY_RENDERERS

    write(ENTRY_RENDERERS["full"](entries, make_page(environment, color)), environment, pager=not no_pager)
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be read
        diary.remember_shown(entries)
    return FOUND


def _find(diary: Diary, environment: Environment, command: str, words: Sequence[str]) -> tuple[Entry, ...]:
    """The entries that the words name (``last week`` is two of them); says so if there are none."""
    when = " ".join(words).strip()
    if not when:
        raise UsageError("nothing-to-show", command=command)
    today = environment.today()
    entries = diary.find(when, today)
    if not entries:
        say(message("nothing-then", environment.language, when=when))
        days = _nearest(diary, when, today)
        if days:
            say(message("nearest-days", environment.language, days=", ".join(map(str, days))))
    return entries


def _nearest(diary: Diary, when: str, today: dt.date) -> list[dt.date]:
    """The last day with an entry before WHEN and the first one after it."""
    from indexer.dates import parse_range

    try:
        asked = parse_range(when, today)
    except UsageError:
        return []
    around = (diary.before(asked.start), diary.after(asked.end))
    return [entry.date for entry in around if entry and entry.date]
