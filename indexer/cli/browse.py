"""``nikki random``, ``nikki next`` and ``nikki prev``: any entry, and reading on from one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import AtLeast, Command
from indexer.cli.options import period, period_text
from indexer.cli.output import say
from indexer.cli.read import opened, print_in_full, reading_options
from indexer.errors import UsageError
from indexer.messages import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from indexer.app import Diary
    from indexer.cli.environment import Environment
    from indexer.model import Entry


@click.command("random", cls=Command, help="help-random")
@click.option("--since", metavar="DATE", help="opt-since")
@click.option("--until", metavar="DATE", help="opt-until")
@click.option("--seed", metavar="N", type=AtLeast(0), help="opt-seed")
@reading_options
@click.pass_obj
def random_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print an entry of the diary, or of a period, in full."""
    first, last = period(environment, options["since"], options["until"])
    diary = opened(environment, options)
    entry = diary.any_entry(first, last, options["seed"])
    language = environment.language
    days = period_text(first, last, language)
    nothing = message("nothing-in-period" if first or last else "no-entries", language, days=days)
    return _print_one(diary, entry, nothing, environment, options)


@click.command("next", cls=Command, help="help-next", epilog="help-step")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@reading_options
@click.pass_obj
def next_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print the entry after the last of those that WHEN names, or after the one that was read last."""
    diary = opened(environment, options)
    _, last = _ends(diary, "next", options["when"], environment)
    return _print_one(
        diary, diary.after(last), message("nothing-after", environment.language), environment, options
    )


@click.command("prev", cls=Command, help="help-prev", epilog="help-step")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@reading_options
@click.pass_obj
def prev_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print the entry before the first of those that WHEN names, or before the one that was read last."""
    diary = opened(environment, options)
    first, _ = _ends(diary, "prev", options["when"], environment)
    return _print_one(
        diary, diary.before(first), message("nothing-before", environment.language), environment, options
    )


def _print_one(
    diary: Diary, entry: Entry | None, nothing: str, environment: Environment, options: Mapping[str, Any]
) -> int:
    """Print an entry in full, or say ``nothing``."""
    if entry is None:
        say(nothing)
    return print_in_full(diary, [entry] if entry else [], environment, options)


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
        raise UsageError("nowhere-to-go-on", name=command)
    from indexer.dates import parse_range

    return parse_range(when, today)
