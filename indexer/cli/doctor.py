"""``nikki doctor``: what the diary was read as, what is odd about it, and whether the index is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import Command
from indexer.cli.options import make_page
from indexer.cli.output import use_utf8, write
from indexer.errors import FOUND, NOTHING

if TYPE_CHECKING:
    from indexer.cli.environment import Environment


@click.command("doctor", cls=Command, help="help-doctor")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.pass_obj
def doctor_command(environment: Environment, *, as_json: bool) -> int:
    """Examine the diary and its index; 1 if something needs attention."""
    from pathlib import Path

    from indexer.health import examine
    from indexer.render.health import health_json, health_lines

    health = examine(Path(environment.directory).expanduser().absolute())
    if as_json:
        use_utf8()
    lines = health_json(health) if as_json else health_lines(health, make_page(environment))
    write(lines, environment, pager=False)
    return FOUND if health.sound else NOTHING
