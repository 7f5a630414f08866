"""A terminal to try `nikki live` in: a pseudo-terminal, and pyte, which makes a screen of what is written to it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROOT = __file__.rpartition("/tests/")[0]
_MOST = 30.0
"""Seconds that anything may take on a busy machine."""
_QUIET = 0.4
"""Seconds without output after which a screen is done."""
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b\][^\x07]*\x07|\x1b[=>]|\x1b\([B0]")
"""What the program itself tells a terminal."""


class Terminal:
    """A process in a terminal of some columns and rows; ``output`` is all that it wrote."""

    def __init__(self, command: list[str], variables: Mapping[str, str], columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.output = b""
        self._master, slave = pty.openpty()
        self.resize(columns, rows, signalled=False)
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        environment = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "PYTHONPATH": ROOT, **variables}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,  # noqa: PLW1509  (the child does nothing else there)
        )

    def write(self, text: str) -> None:
        """Put on the screen what another program wrote there."""
        self._stream.feed(text.encode())

    def resize(self, columns: int, rows: int, *, signalled: bool = True) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)
        if signalled:
            self.process.send_signal(signal.SIGWINCH)

    def send(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def read(self, seconds: float) -> bool:
        """Take what is written within some seconds; whether anything was."""
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.output += data
        self._stream.feed(data)
        if b"\x1b[6n" in data:  # where the cursor is, for a screen that is not full
            self.send(f"\x1b[{self.screen.cursor.y + 1};{self.screen.cursor.x + 1}R")
        return bool(data)

    def wait(self, pattern: str) -> None:
        """Wait until what a pattern says stands on the screen, and nothing more comes."""
        end = time.monotonic() + _MOST
        while time.monotonic() < end:
            more = self.read(_QUIET)
            if not more and re.search(pattern, "\n".join(self.lines())):
                return
            if not more and self.process.poll() is not None:
                break
        raise AssertionError(f"no {pattern!r} on\n" + "\n".join(self.lines()))

    def lines(self) -> list[str]:
        """The screen; a wide character is one, and takes two columns."""
        return [line.rstrip() for line in self.screen.display]

    def end(self) -> int:
        """Wait until the process ends; its status."""
        end = time.monotonic() + _MOST
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        while self.read(0.05):
            pass
        return self.process.wait(1)

    def is_restored(self) -> bool:
        """Whether the terminal is as it was: its modes, the main screen, a cursor that is seen."""
        same = termios.tcgetattr(self._slave)[:4] == self.before[:4]
        main = self.output.rfind(b"\x1b[?1049l") >= self.output.rfind(b"\x1b[?1049h")
        seen = self.output.rfind(b"\x1b[?25h") >= self.output.rfind(b"\x1b[?25l")
        pastes = self.output.rfind(b"\x1b[?2004l") >= self.output.rfind(b"\x1b[?2004h")
        return same and main and seen and pastes

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)
        os.close(self._slave)


@contextlib.contextmanager
def terminal(
    home: Path, *arguments: str, columns: int = 100, rows: int = 24, script: str = "", **variables: str
) -> Iterator[Terminal]:
    """A terminal in which `nikki` runs with an index in ``home / "index"``: alone, or as the "$@" of a shell's ``script``."""
    known = {
        "HOME": str(home),
        "NIKKI_INDEX": str(home / "index"),
        "NIKKI_TODAY": "2026-05-23",
        "NIKKI_LANG": "ja",
        "NIKKI_MEANING": "false",
        "NIKKI_HISTORY": "false",
        "LC_ALL": "C.UTF-8",
    }
    command = [sys.executable, "-m", "indexer", *arguments]
    if script:
        command = ["sh", "-m", "-c", script, "sh", *command]
    opened = Terminal(command, known | variables, columns, rows)
    try:
        yield opened
    finally:
        opened.close()


def without_times(text: str) -> str:
    """A screen without what took how long, and without blanks that depend on it."""
    return re.sub(r" +(\S*(?: \S+)*?) \d+ms", r"  \1 …ms", text)
