"""Writing: results to stdout or a pager, everything else to stderr."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from typing import TYPE_CHECKING

from indexer.support.terminal_text import clean, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from indexer.cli.environment import Environment

_ESCAPES = "\x1b\\[[0-9;]*m|\x1b\\]8;[^\x1b]*\x1b\\\\"
"""Colours and links: they take no columns."""


def prepare_streams() -> None:
    """No character may stop the program, whatever the locale says; file names pass through as they are.

    A stream that was closed before the program began (``>&-``) takes whatever is written to it, and gives nothing.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (to the end of the program)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            utf8 = str(stream.encoding).lower().replace("-", "") == "utf8"
            reconfigure(errors="surrogateescape" if utf8 else "backslashreplace")


def use_utf8() -> None:
    """JSON is UTF-8 in any locale."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="surrogateescape")


def say(text: str) -> None:
    """A line to stderr: notes, errors, counts. What it quotes cannot drive the terminal."""
    with _to_a_reader(sys.stderr):
        sys.stderr.write(clean(text) + "\n")
        sys.stderr.flush()


def write(lines: Iterable[str], environment: Environment, *, pager: bool = False, end: str = "\n") -> None:
    """Lines to stdout; with ``pager``, through one if they do not fit the screen of a terminal."""
    if pager and environment.out_terminal and not environment.is_dumb:
        shown = list(lines)
        command = _pager(environment) if _rows(shown, environment.columns) >= environment.rows else []
        if command and _page(shown, command, environment):
            return
        lines = shown
    out = sys.stdout
    with _to_a_reader(out):
        for line in lines:
            out.write(line + end)
        out.flush()


@contextlib.contextmanager
def _to_a_reader(stream: TextIO) -> Iterator[None]:
    """Where nobody reads on (``| head``), what is left goes nowhere: nothing failed, and the exit status says so.

    Any other error of stdout is raised with the name of the stream; of one of stderr, nothing can be said.
    """
    try:
        yield
    except OSError as error:
        # The stream keeps what it could not write, and would complain at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            raise OSError(error.errno, error.strerror, stream.name) from None


def _rows(lines: Sequence[str], columns: int) -> int:
    """The rows of the window that the lines take, those counted that the terminal wraps."""
    return sum(max(1, -(-width(re.sub(_ESCAPES, "", line)) // columns)) for line in lines)


def _pager(environment: Environment) -> list[str]:
    """The pager's command: as set, or that of $PAGER, or less; none if it is not there or is ``cat``."""
    import shutil

    from indexer.support.system import shell_words

    try:
        command = shell_words(environment.setting("pager") or environment.variables.get("PAGER", "less"))
    except ValueError:
        return []
    if not command or command[0] == "cat" or not shutil.which(command[0]):
        return []
    return command


def _page(lines: Sequence[str], command: list[str], environment: Environment) -> bool:
    """Show the lines in the pager; False if it could not be started."""
    import subprocess

    variables = {"LESS": "FIRX", "LESSCHARSET": "utf-8", **environment.variables}
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env=variables)  # noqa: S603  (the user's own pager)
    except OSError:
        return False
    try:
        process.communicate("".join(line + "\n" for line in lines).encode("utf-8", "replace"))
    except KeyboardInterrupt:
        process.wait()
    return True


__all__ = ["prepare_streams", "say", "use_utf8", "write"]
