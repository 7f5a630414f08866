"""The program itself: its name, its commands, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer import __version__
from indexer.cli.environment import Setting
from indexer.cli.framework import Filled, Group
from indexer.cli.output import say, write
from indexer.errors import FAILED, FOUND

if TYPE_CHECKING:
    from indexer.cli.environment import Environment

COMMANDS = {
    "index": "indexer.cli.index:index_command",
    "search": "indexer.cli.search:search_command",
    "live": "indexer.cli.live:live_command",
    "list": "indexer.cli.read:list_command",
    "show": "indexer.cli.read:show_command",
    "open": "indexer.cli.read:open_command",
    "next": "indexer.cli.browse:next_command",
    "prev": "indexer.cli.browse:prev_command",
    "random": "indexer.cli.browse:random_command",
    "today": "indexer.cli.today:today_command",
    "timeline": "indexer.cli.timeline:timeline_command",
    "stats": "indexer.cli.stats:stats_command",
    "related": "indexer.cli.related:related_command",
    "words": "indexer.cli.words:words_command",
    "review": "indexer.cli.review:review_command",
    "export": "indexer.cli.export:export_command",
    "doctor": "indexer.cli.doctor:doctor_command",
    "config": "indexer.cli.config:config_command",
    "mcp": "indexer.cli.mcp:mcp_command",
    "completion": "indexer.cli.completion:completion_command",
    "help": "indexer.cli.help:help_command",
}
"""Each command and where it is: only the one that runs is imported. Its short help is the text ``help-NAME``."""

_WITHOUT_SETTINGS = {"help", "config", "completion"}
"""Help is there though the configuration cannot be understood; the others read it themselves."""

_ALONE = "live"
"""What the program does on a terminal without a command."""
_BY_THE_LETTER = {"index", "mcp"}
"""What these do depends on which diary is meant, or what it is read with; the others answer without a setting or two.

``doctor`` and ``config`` are what one needs where a setting cannot be understood."""


def _print_version(context: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click calls it so)
    if value:
        write([f"nikki {__version__}"], context.obj)
        context.exit()


@click.group(
    cls=Group,
    commands=COMMANDS,
    help="help-nikki",
    invoke_without_command=True,
    options_metavar="[--diary NAME] [--index DIR]",
    subcommand_metavar="COMMAND ...",
)
@click.option("--diary", metavar="NAME", type=Filled(), help="opt-diary")
@click.option("--index", "directory", metavar="DIR", type=Filled(), help="opt-index")
# click.version_option asks gettext for a text at import, and gettext imports locale: 2 ms.
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="opt-version"
)
@click.pass_context
def program(context: click.Context, diary: str | None, directory: str | None) -> int:
    """The group: which diary, where its index is, and what else is set, for all commands."""
    environment: Environment = context.obj
    if context.invoked_subcommand is None and not environment.in_terminal:
        say(context.get_help())
        return FAILED
    if context.invoked_subcommand in _WITHOUT_SETTINGS:
        return FOUND
    if diary or environment.is_configured():
        context.obj = _configured(environment, directory, diary, context.invoked_subcommand or _ALONE)
    elif directory:
        context.obj = environment._replace(
            directory=directory, settings={"index": Setting(directory, "flag", "--index")}
        )
    return FOUND if context.invoked_subcommand else _alone(context)


def _alone(context: click.Context) -> int:
    """Without a command: search as you type where there is an index, else the help."""
    from indexer.cli.live import can_start, start

    if can_start(context.obj):
        return start(context.obj)
    say(context.get_help())
    return FAILED


def _configured(
    environment: Environment, directory: str | None, diary: str | None, command: str
) -> Environment:
    """The environment with what is set. What cannot be understood is an error, or said and left out, as the command wants."""
    from indexer.cli.failures import say_problems
    from indexer.cli.settings import in_force, understood, with_these

    if command in _BY_THE_LETTER:
        return with_these(environment, in_force(environment, directory, diary))
    found = understood(environment, directory, diary)
    say_problems(found.problems, environment)
    return with_these(environment, found)
