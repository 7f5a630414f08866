"""``nikki doctor``: whether the index is sound and finds what it should, what is odd about the diary, and mending."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import AtLeast, Command
from indexer.cli.options import make_page
from indexer.cli.output import say, use_utf8, write
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.cli.environment import Environment


@click.command("doctor", cls=Command, help="help-doctor")
@click.option("--fix", is_flag=True, help="opt-fix")
@click.option("--sample", metavar="N", type=AtLeast(0), help="opt-sample")
@click.option("--seed", metavar="N", type=AtLeast(0), help="opt-seed-words")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.pass_obj
def doctor_command(
    environment: Environment, *, fix: bool, sample: int | None, seed: int | None, as_json: bool
) -> int:
    """Examine the diary and its index, and mend it; 1 if something needs attention still."""
    from pathlib import Path

    from indexer.cli.index import Progress
    from indexer.health.registry import CHECKS, SAMPLE, examine, mend
    from indexer.render.health import health_json, health_lines

    directory = Path(environment.directory).expanduser().absolute()
    count = SAMPLE if sample is None else sample
    if fix:
        with Progress(environment) as progress:
            health = mend(directory, count, seed, progress, today=environment.today())
    else:
        health = examine(directory, count, seed, today=environment.today())
    if as_json:
        use_utf8()
    lines = health_json(health) if as_json else health_lines(health, make_page(environment))
    write(lines, environment, pager=False)
    if not fix and any(check.mend and health.is_bad(check.name) for check in CHECKS):
        say(message("try-fix", environment.language, command=environment.command))
    return FOUND if health.sound and not environment.misconfigured else NOTHING
