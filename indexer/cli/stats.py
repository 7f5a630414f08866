"""``nikki stats``: the diary in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import Command
from indexer.cli.options import make_page
from indexer.cli.output import say, use_utf8, write
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.cli.environment import Environment


@click.command("stats", cls=Command, help="help-stats")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@click.pass_obj
def stats_command(environment: Environment, *, as_json: bool, no_update: bool) -> int:
    """Print how much was written and how regularly, by year too, and what the index holds."""
    from indexer.app import Diary
    from indexer.render.statistics import statistics_json, statistics_lines

    diary = Diary(environment.directory)
    if not no_update:
        refresh(diary, environment)
    numbers = diary.statistics(environment.today())
    if as_json:
        use_utf8()
    lines = [statistics_json(numbers)] if as_json else statistics_lines(numbers, make_page(environment))
    write(lines, environment, pager=not as_json)
    if not numbers.entries:
        say(message("no-entries", environment.language))
    return FOUND if numbers.entries else NOTHING
