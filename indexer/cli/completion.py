"""``nikki completion``: the script that makes a shell complete ``nikki``, and the answers that it asks for.

A script calls the program with the line typed so far. The answer is a line that says what kind it is (``words``,
``nospace`` where more is to be typed, ``files`` where the shell knows better), then a candidate a line, with a tab
before what it means. Whatever goes wrong, nothing is printed: the user is typing.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from indexer.cli.framework import Command
from indexer.cli.output import use_utf8, write
from indexer.cli.shell_words import SHELLS
from indexer.errors import FOUND, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.cli.environment import Environment


@click.command("completion", cls=Command, help="help-completion")
@click.argument("shell", required=False, metavar="SHELL")
@click.option("--line", hidden=True)
@click.option("--breaks", hidden=True, default="")
@click.pass_context
def completion_command(context: click.Context, *, shell: str | None, line: str | None, breaks: str) -> int:
    """Print a shell's script, or what may follow the line."""
    environment: Environment = context.obj
    if shell not in SHELLS:
        raise UsageError("which-shell" if shell else "name-shell", text=shell, choices=", ".join(SHELLS))
    if line is None:
        write(_script(shell).rstrip("\n").split("\n"), environment)
        return FOUND
    answer: list[str] = []
    # The user is typing: any message would land in the line.
    with contextlib.suppress(Exception):
        answer = list(_answer(context.find_root(), shell, line, breaks))
    use_utf8()
    write(answer, environment)
    return FOUND


def _script(shell: str) -> str:
    from importlib.resources import files

    return files("indexer.cli").joinpath("shells", f"nikki.{shell}").read_text(encoding="utf-8")


def _answer(root: click.Context, shell: str, line: str, breaks: str) -> Iterator[str]:
    from indexer.cli.completing import complete
    from indexer.cli.shell_words import split, typed

    words = split(line)
    found = complete(words, root)
    yield found.kind
    for candidate in found.candidates:
        value = typed(candidate.value, words, shell, breaks)
        yield value if shell == "bash" or not candidate.meaning else f"{value}\t{candidate.meaning}"
