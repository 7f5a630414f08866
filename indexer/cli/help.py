"""``nikki help``: the help of a command, or how to write queries and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from indexer.cli.framework import Command
from indexer.cli.help_page import laid_out
from indexer.cli.output import write
from indexer.cli.suggestions import near_names
from indexer.errors import FOUND
from indexer.messages import message

if TYPE_CHECKING:
    from indexer.cli.environment import Environment

TOPICS = ("query", "dates", "format", "json", "config-file", "assistant")


@click.command("help", cls=Command, help="help-help")
@click.argument("topic", required=False, metavar="[TOPIC]")
@click.pass_context
def help_command(context: click.Context, topic: str | None) -> int:
    """Print the help on a topic, or the program's."""
    environment: Environment = context.obj
    root = context.find_root()
    write(_page(root, topic, environment), environment, pager=True)
    return FOUND


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of everything that ``--json`` prints."""
    from importlib.resources import files

    return files("indexer.render").joinpath("output.schema.json").read_text(encoding="utf-8")


def _page(root: click.Context, topic: str | None, environment: Environment) -> list[str]:
    language = environment.language
    if topic is None:
        return root.get_help().split("\n")
    if topic == "json":
        return f"{message('topic-json', language)}\n{json_schema()}".rstrip("\n").split("\n")
    if topic in TOPICS:
        return list(laid_out(message(f"topic-{topic}", language), environment.prose_width))
    group = root.command
    assert isinstance(group, click.Group)  # noqa: S101  (for mypy)
    command = group.get_command(root, topic)
    if command:
        with command.make_context(topic, [], parent=root, resilient_parsing=True) as context:
            return context.get_help().split("\n")
    names = (*TOPICS, *group.list_commands(root))
    near = near_names(topic, names, language) or message("choose-from", language, choices=", ".join(names))
    raise click.UsageError(message("no-such-topic", language, text=topic) + near, root)
