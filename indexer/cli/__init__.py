"""The command line: options in, lines and an exit status out.

Nothing heavy is imported here: the commands import what they need when they run, so that ``nikki --help`` takes
hardly longer than ``import click``. Clock, environment and terminal are read in :mod:`indexer.cli.environment` only.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from indexer.cli.environment import Environment
from indexer.cli.failures import guarded
from indexer.cli.output import prepare_streams
from indexer.cli.program import program
from indexer.errors import FAILED, FOUND

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def run(arguments: Sequence[str], environment: Environment) -> int:
    """Run one command line and return its exit status."""
    with (
        guarded(environment) as outcome,
        program.make_context("nikki", list(arguments), obj=environment) as context,
    ):
        try:
            outcome.status = program.invoke(context) or FOUND
        finally:
            # With the settings, by which what went wrong is said.
            outcome.environment = context.obj
    return outcome.status


def main() -> NoReturn:
    """The ``nikki`` command."""
    prepare_streams()
    # A command makes some 100,000 objects and ends: collecting among them takes 9 ms of a search and frees nothing.
    gc.disable()
    environment = Environment.current()
    try:
        status = run(sys.argv[1:], environment)
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:  # noqa: BLE001  (whatever went wrong while saying what went wrong, Python would quote it)
        sys.stderr.write(f"nikki: {type(error).__name__}\n")
        status = FAILED
    if environment.variables.get("NIKKI_DEBUG"):
        # Profilers and the like have something to say at the end.
        sys.exit(status)
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process as it is: to take every object apart first takes as long as a search, and frees nothing."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            # What could not be written was said when it was tried, or nobody reads on.
            continue
    os._exit(status)
