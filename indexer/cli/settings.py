"""What the user set, and where: flags, then the environment, then the folder's file, then the user's, then the default.

Imported only where something is set (:meth:`indexer.cli.environment.Environment.is_configured`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from indexer.cli.environment import Setting, config_path, current_folder, project_file, xdg_folder
from indexer.errors import UsageError
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from indexer.cli.environment import Environment


class Kind(NamedTuple):
    """What a setting may be.

    ``check`` returns the value as the program takes it, or None if it is none. ``wanted`` says what would be right.
    ``variable`` sets it from the environment. ``of_diary``: each diary has its own. ``in_project``: a folder's file
    may set it, which may be anybody's: nothing that runs, reads or writes something is among these.
    """

    check: Callable[[Any, str], Any]
    wanted: str
    variable: str = ""
    default: Any = None
    of_diary: bool = False
    in_project: bool = False

    def read(self, value: Any, name: str, place: str, folder: str) -> Any:  # noqa: ANN401  (whatever TOML holds)
        """The value, paths from ``folder`` on. Raises UsageError, naming ``place``, if it is none of this kind."""
        found = self.check(value, folder)
        if found is None:
            raise UsageError("bad-setting", place=place, name=name, value=value, wanted=self.wanted)
        return found


def _text(value: Any, _folder: str) -> str | None:  # noqa: ANN401  (see Kind.read)
    return value if isinstance(value, str) else None


def _path(value: Any, folder: str) -> str | None:  # noqa: ANN401  (see Kind.read)
    if not isinstance(value, str) or not value:
        return None
    return value if value.startswith("~") else os.path.join(folder, value)  # noqa: PTH118  (pathlib takes 5 ms to import)


def _paths(value: Any, folder: str) -> tuple[str, ...] | None:  # noqa: ANN401  (see Kind.read)
    values = [value] if isinstance(value, str) else value
    found = [_path(item, folder) for item in values] if isinstance(values, list) else [None]
    return tuple(path for path in found if path) if all(found) else None


def _count(value: Any, _folder: str) -> int | None:  # noqa: ANN401  (see Kind.read)
    if isinstance(value, str) and value.isdecimal():
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _one_of(*choices: str) -> tuple[Callable[[Any, str], Any], str]:
    return lambda value, _folder: value if value in choices else None, " / ".join(choices)


def _yes_or_no(value: Any, _folder: str) -> bool | None:  # noqa: ANN401  (see Kind.read)
    return value if isinstance(value, bool) else None


_ORDERS = _one_of("relevance", "new", "old")
_COLORS = _one_of("auto", "always", "never")

SETTINGS: Mapping[str, Kind] = {
    "diary": Kind(_text, '"NAME"', "NIKKI_DIARY", in_project=True),
    "index": Kind(_path, '"PATH"', "NIKKI_INDEX", of_diary=True),
    "paths": Kind(_paths, '["PATH", ...]', of_diary=True, default=()),
    "names": Kind(_path, '"PATH"', of_diary=True),
    "heading": Kind(_text, "'REGEX'", of_diary=True),
    "outside": Kind(_yes_or_no, "true / false", of_diary=True, default=False),
    "sort": Kind(*_ORDERS, "NIKKI_SORT", "relevance", in_project=True),
    "limit": Kind(_count, "1, 2, 3 ...", "NIKKI_LIMIT", 10, in_project=True),
    "color": Kind(*_COLORS, "NIKKI_COLOR", "auto"),
    "pager": Kind(_text, '"COMMAND"', "NIKKI_PAGER"),
    "editor": Kind(_text, '"COMMAND"', "NIKKI_EDITOR"),
}
"""Every setting, in the order in which ``nikki config`` names them."""


class InForce(NamedTuple):
    """All settings by name; ``diaries`` are the named ones, each with its own; the files are "" where there is none."""

    values: Mapping[str, Setting]
    diaries: Mapping[str, Mapping[str, Any]] = {}
    user_file: str = ""
    project_file: str = ""


def with_settings(environment: Environment, index: str | None, diary: str | None) -> Environment:
    """The environment with what is set, the index that is meant in place. Raises UsageError as :func:`in_force`."""
    settings = in_force(environment, index, diary).values
    return environment._replace(settings=settings, directory=settings["index"].value)


def in_force(environment: Environment, index: str | None = None, diary: str | None = None) -> InForce:
    """The settings by all layers; ``index`` and ``diary`` are the flags.

    Raises UsageError for a file or variable that cannot be understood and for a diary that there is not.
    """
    user_path, project_path = config_path(environment.variables), project_file(current_folder())
    user, project = _read_files(user_path, project_path)
    diaries: Mapping[str, Mapping[str, Any]] = user.pop("diaries", {})
    layers = [
        _of_flags(index=index, diary=diary),
        dict(_of_variables(environment.variables)),
        {name: Setting(value, "project", project_path) for name, value in project.items()},
        {name: Setting(value, "user", user_path) for name, value in user.items()},
        {name: Setting(kind.default) for name, kind in SETTINGS.items()},
    ]
    values = {name: next(layer[name] for layer in layers if name in layer) for name in SETTINGS}
    chosen = values["diary"].value
    if chosen is not None:
        values.update(_of_diary(chosen, values, diaries, user_path))
        folder = (
            f"{xdg_folder(environment.variables, 'XDG_DATA_HOME', '.local/share')}/nikki-diaries/{chosen}"
        )
    else:
        folder = environment.directory
    if values["index"].value is None:
        values["index"] = Setting(folder)
    return InForce(values, diaries, user_path if user or diaries else "", project_path)


def _read_files(user_path: str, project_path: str) -> tuple[dict[str, Any], dict[str, Any]]:
    there = os.path.exists(user_path)  # noqa: PTH110  (see _path)
    if not there and not project_path:
        return {}, {}
    from indexer.cli.config_files import read_project_file, read_user_file

    return read_user_file(user_path) if there else {}, read_project_file(project_path) if project_path else {}


def _of_flags(**flags: str | None) -> dict[str, Setting]:
    return {name: Setting(value, "flag", f"--{name}") for name, value in flags.items() if value}


def _of_variables(variables: Mapping[str, str]) -> Iterator[tuple[str, Setting]]:
    if variables.get("NO_COLOR"):
        yield "color", Setting("never", "environment", "NO_COLOR")
    for name, kind in SETTINGS.items():
        text = variables.get(kind.variable, "") if kind.variable else ""
        if text:
            yield name, Setting(kind.read(text, name, kind.variable, ""), "environment", kind.variable)


def _of_diary(
    chosen: str, values: Mapping[str, Setting], diaries: Mapping[str, Mapping[str, Any]], path: str
) -> dict[str, Setting]:
    """The settings of a named diary, which do not mix with those of the diary without a name.

    An index that an option or variable names stays, unless the diary was named by a stronger one.
    """
    if chosen not in diaries:
        known = ", ".join(diaries)
        code = "no-such-diary" if diaries else "no-diaries"
        raise UsageError(code, name=chosen, place=values["diary"].place, known=known, path=path)
    own = {name: Setting(value, "user", path) for name, value in diaries[chosen].items()}
    found = {name: own.get(name, Setting(kind.default)) for name, kind in SETTINGS.items() if kind.of_diary}
    named_by = {"index": values["index"].layer, "diary": values["diary"].layer}
    if named_by["index"] == "flag" or (named_by["index"] == "environment" and named_by["diary"] != "flag"):
        found["index"] = values["index"]
    return found
