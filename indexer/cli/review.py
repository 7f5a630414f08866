"""``nikki review``: a year, a month or any period at a glance."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import click

from indexer.cli.framework import Command
from indexer.cli.options import make_page, page_options
from indexer.cli.output import say, use_utf8, write
from indexer.cli.read import say_nearest, say_nothing_then
from indexer.cli.refresh import refresh
from indexer.errors import FOUND, NOTHING
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.cli.environment import Environment


@click.command("review", cls=Command, help="help-review")
@click.argument("when", nargs=-1, metavar="[WHEN]")
@click.option("--md", "output", flag_value="md", help="opt-md")
@click.option("--json", "output", flag_value="json", help="opt-json")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@page_options
@click.pass_obj
def review_command(environment: Environment, /, **options: Any) -> int:  # noqa: ANN401  (checked by the options above)
    """Print the digest of a period, and keep the numbers of its entries for ``show`` and ``open``."""
    from indexer.app import Diary
    from indexer.dates import parse_range
    from indexer.render.review import REVIEW_RENDERERS

    when, today = " ".join(options["when"]).strip(), environment.today()
    period = parse_range(when, today) if when else None
    diary = Diary(environment.directory)
    if not options["no_update"]:
        refresh(diary, environment)
    found = diary.review(period, today)
    if found is None:
        if period is None:
            say(message("no-dated-entries", environment.language))
        else:
            say_nothing_then(when, period, environment.language)
            say_nearest(diary, period, environment.language)
        return NOTHING
    output = options["output"] or "terminal"
    if output != "terminal":
        use_utf8()
    page = make_page(environment, options["color"])
    pager = output == "terminal" and not options["no_pager"]
    write(REVIEW_RENDERERS[output](found, page), environment, pager=pager)
    with contextlib.suppress(OSError):  # an index that cannot be written to can still be read
        diary.remember([entry.id for entry in found.entries])
    return FOUND
