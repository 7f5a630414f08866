"""``nikki mcp``: the diary for an assistant, over standard input and output."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from indexer.cli.failures import text_of
from indexer.cli.framework import Command
from indexer.cli.output import say
from indexer.cli.refresh import refreshing
from indexer.errors import FOUND, INTERRUPTED, UsageError
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.app import Diary
    from indexer.cli.environment import Environment


@click.command("mcp", cls=Command, help="help-mcp")
@click.option("--no-update", is_flag=True, help="opt-no-update")
@click.pass_obj
def mcp_command(environment: Environment, *, no_update: bool) -> int:
    """Answer an assistant until it hangs up. Standard output carries the protocol, and nothing else."""
    from indexer.assistant.server import Service, check_sdk, serve

    check_sdk()
    # It may run for days, unlike other commands.
    gc.enable()
    _refuse_projects(environment)

    # What an assistant is told names no place: neither the index nor the diary that the options named.
    told = environment._replace(
        settings={
            name: value for name, value in environment.settings.items() if name not in {"index", "diary"}
        },
        variables={name: value for name, value in environment.variables.items() if name != "NIKKI_INDEX"},
    )

    def refresh(diary: Diary) -> Iterable[str]:
        return () if no_update else refreshing(diary, told, with_places=False)

    def explain(error: Exception) -> str:
        return text_of(error, told)

    with _ended_by_ctrl_c():
        if sys.stdin.isatty():
            say(message("mcp-waiting", environment.language))
        serve(
            Service(
                environment.directory,
                environment.language,
                environment.today,
                refresh,
                explain,
                outside=environment.setting("outside", otherwise=False),
                meaning=environment.setting("meaning", otherwise=True),
            )
        )
    return FOUND


def _refuse_projects(environment: Environment) -> None:
    """An assistant starts this in any folder, and a folder's file, which may be anybody's, shall not choose what it sees."""
    diary, index = (environment.settings.get(name) for name in ("diary", "index"))
    if diary and index and diary.layer == "project" and index.layer not in {"flag", "environment"}:
        raise UsageError("project-diary-shown", path=diary.place, name=diary.value)


@contextmanager
def _ended_by_ctrl_c() -> Iterator[None]:
    """End at once on Ctrl-C: a thread waits for standard input, and nothing but its end would wake that.

    The index is whole at any time, so nothing is lost.
    """
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
