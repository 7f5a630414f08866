r"""The configuration files: the user's ``config.toml`` and a folder's ``.nikki.toml``, read and never written.

::

    names = "~/diary/names.txt"
    limit = 20

    [diaries.work]
    paths = ["~/work/notes"]

A folder's file may be anybody's (it comes with a clone or an archive), so it is small, and what it may set neither
runs anything nor names a place: see ``in_project`` in :data:`indexer.cli.settings.SETTINGS`.
"""

from __future__ import annotations

import os
import re
import tomllib
from typing import TYPE_CHECKING, Any

from indexer.cli.settings import SETTINGS
from indexer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indexer.cli.settings import Kind

_LARGEST = 64 * 1024
"""Bytes; who writes more into a configuration means something else."""
_DIARY_NAME = re.compile(r"\w[\w-]{0,63}")
"""A diary's name becomes the name of a folder."""


def read_user_file(path: str) -> dict[str, Any]:
    """The settings of the user's file by name, ``diaries`` a table of them; empty if there is no such file.

    Paths in it count from its folder. Raises UsageError, naming the file, for what cannot be understood.
    """
    values = _load(path)
    diaries = values.pop("diaries", {})
    if not isinstance(diaries, dict) or not all(isinstance(table, dict) for table in diaries.values()):
        raise UsageError("bad-setting", place=path, name="diaries", value=diaries, wanted="[diaries.NAME]")
    found = _checked(values, path, SETTINGS)
    of_diary = {name: kind for name, kind in SETTINGS.items() if kind.of_diary}
    for name, table in diaries.items():
        if not _DIARY_NAME.fullmatch(name):
            raise UsageError("bad-diary-name", place=path, name=name)
        found.setdefault("diaries", {})[name] = _checked(table, path, of_diary)
    return found


def read_project_file(path: str) -> dict[str, Any]:
    """The settings of a folder's file by name. Raises UsageError, naming the file, for what it may not say too."""
    values = _load(path)
    for name in values:
        if name == "diaries" or (name in SETTINGS and not SETTINGS[name].in_project):
            known = ", ".join(name for name, kind in SETTINGS.items() if kind.in_project)
            raise UsageError("not-for-projects", path=path, name=name, known=known)
    return _checked(values, path, {name: kind for name, kind in SETTINGS.items() if kind.in_project})


def _load(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  (pathlib takes 5 ms to import)
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise UsageError("bad-config", path=path, problem=f"> {_LARGEST} bytes")
        return tomllib.loads(data.decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("bad-config", path=path, problem=str(error)) from error


def _checked(values: Mapping[str, Any], path: str, known: Mapping[str, Kind]) -> dict[str, Any]:
    for name in values:
        if name not in known:
            raise UsageError("unknown-setting", path=path, name=name, known=", ".join(known))
    folder = os.path.dirname(path)  # noqa: PTH120  (see above)
    return {name: known[name].read(value, name, path, folder) for name, value in values.items()}
