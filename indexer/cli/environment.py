"""Where the program runs: language, terminal, folders and clock, read once at the start and handed down."""

from __future__ import annotations

import datetime as dt
import os
import stat
import sys
import time
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.support import system
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WIDEST_PROSE = 100
"""Columns: longer lines of prose are hard to read (40 to 50 full-width characters are usual in print)."""
PROJECT_FILE = ".nikki.toml"
_SETTING_VARIABLES = (
    "NIKKI_DIARY", "NIKKI_SORT", "NIKKI_LIMIT", "NIKKI_COLOR", "NIKKI_PAGER", "NIKKI_EDITOR", "NIKKI_MEANING", "NIKKI_HISTORY",
)  # fmt: skip
"""Variables that set something; NIKKI_INDEX and NO_COLOR are heeded here."""


class Setting(NamedTuple):
    """The value of a setting and where it comes from.

    ``layer`` is flag, environment, project, user or default; ``place`` is the option, variable or file.
    """

    value: Any
    layer: str = "default"
    place: str = ""


class Environment(NamedTuple):
    """What the program was started in. ``variables`` are those of the process.

    ``directory`` is where the index is, as text: pathlib takes 5 ms to import, which ``--help`` can do without.
    ``settings`` are those that somebody set, by name: see :mod:`indexer.cli.settings`. ``started`` is the time of a
    clock that only runs forward, in seconds; 0 if nobody looked. ``misconfigured``: settings were left out that cannot be
    understood, and that was said.
    """

    variables: Mapping[str, str]
    language: str
    directory: str
    out_terminal: bool = False
    err_terminal: bool = False
    columns: int = 80
    rows: int = 24
    settings: Mapping[str, Setting] = {}
    started: float = 0.0
    in_terminal: bool = False
    misconfigured: bool = False

    @classmethod
    def current(cls) -> Environment:
        """The environment of this process."""
        variables = os.environ
        out = sys.stdout.isatty()
        columns, rows = _window(variables) if out or sys.stderr.isatty() else (80, 24)
        return cls(
            variables,
            language(variables),
            default_index(variables),
            out,
            sys.stderr.isatty(),
            columns,
            rows,
            started=time.monotonic(),
            in_terminal=sys.stdin is not None and sys.stdin.isatty(),
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
        return self.out_terminal and not self.is_dumb and not self.variables.get("NO_COLOR")

    @property
    def is_dumb(self) -> bool:
        """Whether the terminal can do nothing but print lines: no colours, no pager."""
        return self.variables.get("TERM") == "dumb"

    def is_configured(self) -> bool:
        """Whether there is a configuration file, or a variable that sets something: if not, no time is spent on it."""
        if any(self.variables.get(name) for name in _SETTING_VARIABLES):
            return True
        return os.path.exists(config_path(self.variables)) or bool(project_file(current_folder()))

    def setting(self, name: str, otherwise: Any = None) -> Any:  # noqa: ANN401  (a text, a number or paths)
        """What a setting says, or ``otherwise`` if nobody set it."""
        found = self.settings.get(name)
        return otherwise if found is None or found.value is None else found.value

    @property
    def command(self) -> str:
        """How the user calls the program, for commands that are proposed: with the diary and index, if options named them."""
        words = ["nikki"]
        for name in ("diary", "index"):
            chosen = self.settings.get(name)
            if chosen and chosen.layer == "flag":
                words += [f"--{name}", _quoted(str(chosen.value))]
        return " ".join(words)

    @property
    def has_own_index(self) -> bool:
        """Whether the user said where the index is, by an option or a variable."""
        chosen = self.settings.get("index")
        return bool((chosen and chosen.layer == "flag") or self.variables.get("NIKKI_INDEX"))

    @property
    def prose_width(self) -> int:
        """Columns for text that is read, one less than the window: some terminals wrap at the last one."""
        return max(20, min(self.columns - 1, _WIDEST_PROSE))

    @property
    def home(self) -> str:
        """The home folder, or nothing."""
        return system.home(self.variables)


def language(variables: Mapping[str, str]) -> str:
    """``ja`` or ``en``: NIKKI_LANG decides, else the language of the system.

    >>> language({"LANG": "ja_JP.UTF-8"}), language({"LC_ALL": "C", "LANG": "ja_JP.UTF-8"}), language({})
    ('ja', 'en', 'en')
    """
    wish = variables.get("NIKKI_LANG") or system.language(variables)
    return "ja" if wish.lower().startswith("ja") else "en"


def _quoted(word: str) -> str:
    """A word as a shell takes it."""
    if all(char.isalnum() or char in "-_./~+=:@%" for char in word):
        return word
    import shlex

    return shlex.quote(word)


def default_index(variables: Mapping[str, str]) -> str:
    """Where the index is unless ``--index`` says: NIKKI_INDEX, or in the folder for a user's data."""
    return variables.get("NIKKI_INDEX") or f"{system.data_folder(variables)}/nikki"


def current_folder() -> str:
    """Where the user stands; nothing if that folder is gone."""
    try:
        return os.getcwd()
    except OSError:
        return ""


def host() -> str:
    """The name of this machine; nothing where the system does not say."""
    return os.uname().nodename if hasattr(os, "uname") else ""


def config_path(variables: Mapping[str, str]) -> str:
    """Where the user's configuration is, if there is one: in the folder for settings."""
    return f"{system.config_folder(variables)}/nikki/config.toml"


def project_file(folder: str) -> str:
    """The nearest ``.nikki.toml`` in ``folder`` or above it that is a file of the user's own; "" if there is none."""
    return next((path for path in _upward(folder) if _is_own_file(path)), "")


def _upward(folder: str) -> Iterator[str]:
    while folder:
        yield f"{folder.rstrip('/')}/{PROJECT_FILE}"
        above = os.path.dirname(folder)
        folder = above if above != folder else ""


def _is_own_file(path: str) -> bool:
    try:
        info = os.stat(path)
    except OSError:
        return False
    return stat.S_ISREG(info.st_mode) and system.belongs_to_user(path, info)


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
