"""``nikki random``, ``nikki next`` and ``nikki prev``: any entry, and reading on from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import AtLeast, Command
from indexer.cli.options import page_options, period
from indexer.cli.output import say
from indexer.cli.read import print_in_full
from indexer.errors import NOTHING, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Entry


@click.command("random", cls=Command, help="help-random")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--seed", metavar="N", type=AtLeast(0), help="opt-seed")
@page_options
@click.pass_obj
def random_command(
    environment: Environment,
    *,
    since: str | None,
    until: str | None,
    seed: int | None,
    color: str,
    no_pager: bool,
) -> int:
    """Print an entry of the diary, or of a period, in full."""
    first, last = period(environment, since, until)
    from indexer.app import Diary

    diary = Diary(environment.directory)
    entry = diary.any_entry(first, last, seed)
    if entry is None:
        say(message("nothing-in-period" if first or last else "no-entries", environment.language))
        return NOTHING
    return print_in_full(diary, [entry], environment, color=color, no_pager=no_pager)


@click.command("next", cls=Command, help="help-next", epilog="help-step")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@page_options
@click.pass_obj
def next_command(environment: Environment, *, when: tuple[str, ...], color: str, no_pager: bool) -> int:
    """Print the entry after the last of those that WHEN names, or after the one that was read last."""
    from indexer.app import Diary

    diary = Diary(environment.directory)
    entry = diary.after(_ends(diary, "next", when, environment)[1])
    if entry is None:
        say(message("nothing-after", environment.language))
        return NOTHING
    return print_in_full(diary, [entry], environment, color=color, no_pager=no_pager)


@click.command("prev", cls=Command, help="help-prev", epilog="help-step")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@page_options
@click.pass_obj
def prev_command(environment: Environment, *, when: tuple[str, ...], color: str, no_pager: bool) -> int:
    """Print the entry before the first of those that WHEN names, or before the one that was read last."""
    from indexer.app import Diary

    diary = Diary(environment.directory)
    entry = diary.before(_ends(diary, "prev", when, environment)[0])
    if entry is None:
        say(message("nothing-before", environment.language))
        return NOTHING
    return print_in_full(diary, [entry], environment, color=color, no_pager=no_pager)


def _ends(
    diary: Diary, command: str, words: Sequence[str], environment: Environment
) -> tuple[Entry | dt.date, Entry | dt.date]:
    """Where to go on from, backwards and forwards: the first and the last entry, or day, of what the words name."""
    when = " ".join(words).strip()
    today = environment.today()
    entries = diary.find(when, today) if when else diary.last_shown()
    if entries:
        return entries[0], entries[-1]
    if not when:
        raise UsageError("nowhere-to-go-on", command=command)
    from indexer.dates import parse_range

    return parse_range(when, today)
