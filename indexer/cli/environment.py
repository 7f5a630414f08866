"""Where the program runs: language, terminal, folders and clock, read once at the start and handed down."""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGE_VARIABLES = ("NIKKI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_WIDEST_PROSE = 100
"""Columns: longer lines of prose are hard to read (40 to 50 full-width characters are usual in print)."""


class Environment(NamedTuple):
    """What the program was started in. ``variables`` are those of the process.

    ``directory`` is where the index is, as text: pathlib takes 5 ms to import, which ``--help`` can do without.
    """

    variables: Mapping[str, str]
    language: str
    directory: str
    out_terminal: bool = False
    err_terminal: bool = False
    columns: int = 80
    rows: int = 24

    @classmethod
    def current(cls) -> Environment:
        """The environment of this process."""
        variables = os.environ
        out = sys.stdout.isatty()
        columns, rows = _window(variables) if out or sys.stderr.isatty() else (80, 24)
        return cls(
            variables, language(variables), default_index(variables), out, sys.stderr.isatty(), columns, rows
        )

    def today(self) -> dt.date:
        """The day by the clock, or as ``NIKKI_TODAY`` says (for tests)."""
        text = self.variables.get("NIKKI_TODAY")
        if not text:
            return dt.datetime.now().astimezone().date()
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise UsageError("bad-today", text=text) from None

    def has_color(self, wish: str = "auto") -> bool:
        """Whether results are coloured: as ``wish`` says, or by itself on a terminal that can, unless NO_COLOR is set."""
        if wish != "auto":
            return wish == "always"
        dumb = self.variables.get("TERM") == "dumb"
        return self.out_terminal and not dumb and not self.variables.get("NO_COLOR")

    @property
    def prose_width(self) -> int:
        """Columns for text that is read, one less than the window: some terminals wrap at the last one."""
        return max(20, min(self.columns - 1, _WIDEST_PROSE))

    @property
    def home(self) -> str:
        """The home folder, or nothing."""
        return self.variables.get("HOME", "")


def language(variables: Mapping[str, str]) -> str:
    """``ja`` or ``en``: the first language variable that is not empty decides.

    >>> language({"LANG": "ja_JP.UTF-8"}), language({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}), language({})
    ('ja', 'en', 'en')
    """
    wish = next((variables[name] for name in _LANGUAGE_VARIABLES if variables.get(name)), "")
    return "ja" if wish.lower().startswith("ja") else "en"


def default_index(variables: Mapping[str, str]) -> str:
    """Where the index is unless ``--index`` says: NIKKI_INDEX, or in the XDG data folder."""
    if variables.get("NIKKI_INDEX"):
        return variables["NIKKI_INDEX"]
    data = variables.get("XDG_DATA_HOME", "")
    # The XDG specification has relative paths ignored.
    root = data if data.startswith("/") else f"{variables.get('HOME') or '~'}/.local/share"
    return f"{root}/nikki"


def _window(variables: Mapping[str, str]) -> tuple[int, int]:
    """Columns and rows of the window. COLUMNS and LINES, where set, decide."""
    try:
        size = os.get_terminal_size(sys.stdout.fileno() if sys.stdout.isatty() else sys.stderr.fileno())
        columns, rows = size.columns, size.lines
    except OSError:
        columns, rows = 80, 24
    given = [variables.get(name, "") for name in ("COLUMNS", "LINES")]
    return (
        int(given[0]) if given[0].isdecimal() and int(given[0]) else columns or 80,
        int(given[1]) if given[1].isdecimal() and int(given[1]) else rows or 24,
    )
