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
import tomllib
from typing import TYPE_CHECKING, Any

from indexer.cli.settings import SETTINGS
from indexer.errors import Mark, UsageError
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indexer.cli.settings import Kind

_LARGEST = 64 * 1024
"""Bytes; who writes more into a configuration means something else."""
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


def read_user_file(path: str) -> dict[str, Any]:
    """The settings of the user's file by name, ``diaries`` a table of them; empty if there is no such file.

    Paths in it count from its folder. Raises UsageError, naming the file and the line, for what cannot be understood.
    """
    values, file = _load(path)
    diaries = values.pop("diaries", {})
    if not isinstance(diaries, dict) or not all(isinstance(table, dict) for table in diaries.values()):
        place = file.at("diaries")
        raise UsageError("bad-setting", place=place, name="diaries", value=diaries, wanted="[diaries.NAME]")
    found = _checked(values, file, SETTINGS)
    of_diary = {name: kind for name, kind in SETTINGS.items() if kind.of_diary}
    for name, table in diaries.items():
        if not _DIARY_NAME.fullmatch(name):
            raise UsageError("bad-diary-name", place=file.at("", f"diaries.{name}"), name=name)
        found.setdefault("diaries", {})[name] = _checked(table, file, of_diary, f"diaries.{name}")
    return found


def read_project_file(path: str) -> dict[str, Any]:
    """The settings of a folder's file by name. Raises UsageError, naming the place, for what it may not say too."""
    values, file = _load(path)
    for name in values:
        if name == "diaries" or (name in SETTINGS and not SETTINGS[name].in_project):
            known = ", ".join(name for name, kind in SETTINGS.items() if kind.in_project)
            raise UsageError("not-for-projects", path=file.at(name), name=name, known=known)
    return _checked(values, file, {name: kind for name, kind in SETTINGS.items() if kind.in_project})


def _load(path: str) -> tuple[dict[str, Any], _File]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  (pathlib takes 5 ms to import)
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UsageError("bad-config", path=path, problem=f"> {_LARGEST} bytes")
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        return tomllib.loads(text), _File(path, text)
    except FileNotFoundError:
        return {}, _File(path)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(_File(path, text), str(error)) from None
    except OSError as error:
        raise UsageError("bad-config", path=path, problem=error.strerror) from error
    except UnicodeDecodeError as error:
        raise UsageError("bad-config", path=path, problem=str(error)) from error


def _not_toml(file: _File, problem: str) -> UsageError:
    """What tomllib says, which has the place in its text only; the line is shown, and where in it."""
    match = re.fullmatch(r"(.*) \(at line (\d+), column (\d+)\)", problem, re.DOTALL)
    lines = file.text.split("\n")
    number, column = (int(match[2]), int(match[3])) if match else (len(lines), len(lines[-1]) + 1)
    line = lines[number - 1]
    mark = Mark(line, min(column - 1, len(line)), min(column, len(line)))
    place = f"{file.path}:{number}:{column}"
    return UsageError("not-toml", mark, place=place, problem=match[1] if match else problem)


def _checked(
    values: Mapping[str, Any], file: _File, known: Mapping[str, Kind], table: str = ""
) -> dict[str, Any]:
    for name in values:
        if name not in known:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            place, code = file.at(name, table), "unknown-setting-near" if near else "unknown-setting"
            raise UsageError(code, path=place, name=name, known=", ".join(known), near="".join(near))
    folder = os.path.dirname(file.path)  # noqa: PTH120  (see above)
    return {
        name: known[name].read(value, name, file.at(name, table), folder) for name, value in values.items()
    }
