r"""The configuration files: the user's ``config.toml`` and a folder's ``.nikki.toml``, read and never written.

::

    names = "~/diary/names.txt"
    limit = 20

    [diaries.work]
    paths = ["~/desk/notes"]

A folder's file may be anybody's (it comes with a clone or an archive), so it is small, and what it may set neither
runs anything nor names a place: see ``in_project`` in :data:`indexer.cli.settings.SETTINGS`.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from indexer.cli.setting_table import SETTINGS, in_words
from indexer.errors import Mark, UsageError
from indexer.support import limits
from indexer.support.bounded import RefusedError, read_file
from indexer.support.toml import TomlError, load_toml
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indexer.cli.setting_table import Kind

_DIARY_NAME = re.compile(r"\w[\w-]{0,63}")
"""A diary's name becomes the name of a folder."""


class _File(NamedTuple):
    """A file that was read: where it is, and its text, in which the line of a setting can be found."""

    path: str
    text: str = ""

    def at(self, name: str, table: str = "") -> str:
        """``path:line`` of a setting, or of the head of a table without a name for the setting."""
        wanted = rf"(?:{re.escape(name)}|\"{re.escape(name)}\"|'{re.escape(name)}')" if name else ""
        current = ""
        for number, line in enumerate(self.text.split("\n"), 1):
            if head := re.match(r"\s*\[+\s*(.*?)\s*\]", line):
                current = head[1].replace('"', "").replace("'", "")
            if current == table and (not name or re.match(rf"\s*{wanted}\s*[=.]", line)):
                return f"{self.path}:{number}"
            if name and current == f"{table}.{name}".lstrip("."):
                return f"{self.path}:{number}"
        return self.path


class Read(NamedTuple):
    """What a file sets, by name, and what in it cannot be understood, each with file and line: that is left out."""

    values: dict[str, Any]
    problems: tuple[UsageError, ...] = ()


def read_user_file(path: str) -> Read:
    """The user's file, ``diaries`` a table of settings by name; empty if there is no such file.

    Paths in it count from its folder. Raises nothing: a file that is no TOML is a problem and sets nothing.
    """
    return _read(path, _of_user)


def read_project_file(path: str) -> Read:
    """A folder's file. What it may not say is a problem, too."""
    return _read(path, _of_project)


def _read(path: str, understand: Callable[[dict[str, Any], _Checking], dict[str, Any]]) -> Read:
    try:
        values, file = _load(path)
    except UsageError as error:
        return Read({}, (error,))
    checking = _Checking(file)
    found = understand(values, checking)
    return Read(found, tuple(checking.problems))


def _of_user(values: dict[str, Any], checking: _Checking) -> dict[str, Any]:
    diaries = values.pop("diaries", {})
    found = checking.understood(values, SETTINGS)
    if not isinstance(diaries, dict) or not all(isinstance(table, dict) for table in diaries.values()):
        place, value = checking.file.at("diaries"), in_words(diaries)
        checking.problems.append(
            UsageError("bad-setting", place=place, name="diaries", value=value, wanted="[diaries.NAME]")
        )
        return found
    of_diary = {name: kind for name, kind in SETTINGS.items() if kind.of_diary}
    for name, table in diaries.items():
        if not _DIARY_NAME.fullmatch(name):
            place = checking.file.at("", f"diaries.{name}")
            checking.problems.append(UsageError("bad-diary-name", place=place, name=name))
            continue
        found.setdefault("diaries", {})[name] = checking.understood(table, of_diary, f"diaries.{name}")
    return found


def _of_project(values: dict[str, Any], checking: _Checking) -> dict[str, Any]:
    allowed = {name: kind for name, kind in SETTINGS.items() if kind.in_project}
    for name in [name for name in values if name == "diaries" or name in SETTINGS.keys() - allowed]:
        del values[name]
        path = checking.file.at(name)
        checking.problems.append(
            UsageError("not-for-projects", path=path, name=name, known=", ".join(allowed))
        )
    return checking.understood(values, allowed)


def _load(path: str) -> tuple[dict[str, Any], _File]:
    try:
        text = read_file(path, limits.CONFIGURATION).decode("utf-8-sig").replace("\r\n", "\n")
        return dict(load_toml(text)), _File(path, text)
    except FileNotFoundError:
        return {}, _File(path)
    except TomlError as error:
        raise _not_toml(_File(path, text), str(error)) from None
    except RefusedError as error:
        raise UsageError(
            f"config-{error.code.removeprefix('failed-')}", path=path, limit=error.detail
        ) from error
    except OSError as error:
        raise UsageError("bad-config", path=path, problem=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("bad-config", path=path, problem=str(error)) from error


def _not_toml(file: _File, problem: str) -> UsageError:
    """What tomllib says, which has the place in its text only; the line is shown, and where in it."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", problem, re.DOTALL)
    lines = file.text.split("\n")
    number, column = (
        (int(match[2]), int(match[3])) if match and match[2] else (len(lines), len(lines[-1]) + 1)
    )
    line = lines[number - 1]
    mark = Mark(line, min(column - 1, len(line)), min(column, len(line)))
    place = f"{file.path}:{number}:{column}"
    return UsageError("not-toml", mark, place=place, problem=match[1] if match else problem)


class _Checking:
    """The settings of a file held against those that there are; ``problems`` are those that there are not, or not so."""

    def __init__(self, file: _File) -> None:
        self.file = file
        self.problems: list[UsageError] = []

    def understood(
        self, values: Mapping[str, Any], known: Mapping[str, Kind], table: str = ""
    ) -> dict[str, Any]:
        """The values that can be used, as the program takes them."""
        folder = os.path.dirname(self.file.path)
        found = {}
        for name, value in values.items():
            place = self.file.at(name, table)
            if name not in known:
                self.problems.append(_unknown(name, known, place))
                continue
            try:
                found[name] = known[name].read(value, name, place, folder)
            except UsageError as error:
                self.problems.append(error)
        return found


def _unknown(name: str, known: Mapping[str, Kind], place: str) -> UsageError:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1)
    code = "unknown-setting-near" if near else "unknown-setting"
    return UsageError(code, path=place, name=name, known=", ".join(known), near="".join(near))
