"""What the user set, and where: flags, then the environment, then the folder's file, then the user's, then the default.

Imported only where something is set (:meth:`indexer.cli.environment.Environment.is_configured`).
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from indexer.cli.environment import Setting, config_path, current_folder, project_file
from indexer.cli.setting_table import SETTINGS
from indexer.errors import UsageError
from indexer.support import system
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indexer.cli.environment import Environment


class InForce(NamedTuple):
    """All settings by name; ``diaries`` are the named ones, each with its own; the files are "" where there is none.

    ``problems`` are what in the files and variables cannot be understood, and was left out.
    """

    values: Mapping[str, Setting]
    diaries: Mapping[str, Mapping[str, Any]] = {}
    user_file: str = ""
    project_file: str = ""
    problems: tuple[UsageError, ...] = ()


def with_settings(environment: Environment, index: str | None, diary: str | None) -> Environment:
    """The environment with what is set, the index that is meant in place. Raises UsageError as :func:`in_force`."""
    return with_these(environment, in_force(environment, index, diary))


def with_these(environment: Environment, found: InForce) -> Environment:
    """The environment with these settings, the index that is meant in place."""
    return environment._replace(
        settings=found.values, directory=found.values["index"].value, misconfigured=bool(found.problems)
    )


def in_force(environment: Environment, index: str | None = None, diary: str | None = None) -> InForce:
    """As :func:`understood`. Raises UsageError for whatever in a file cannot be understood, too."""
    found = understood(environment, index, diary)
    if found.problems:
        raise found.problems[0]
    return found


def understood(environment: Environment, index: str | None = None, diary: str | None = None) -> InForce:
    """The settings by all layers, as far as they can be understood; ``index`` and ``diary`` are the flags.

    Raises UsageError for a diary that there is not: which one is meant
    is not guessed, but that a folder's file, which may be anybody's, names one that there is not is a problem only.
    """
    user_path, project_path = config_path(environment.variables), project_file(current_folder())
    (user, project), problems = _read_files(user_path, project_path)
    diaries: Mapping[str, Mapping[str, Any]] = user.pop("diaries", {})
    variables, unreadable = _of_variables(environment.variables)
    problems = (*unreadable, *problems)
    layers = [
        _of_flags(index=index, diary=diary),
        variables,
        {name: Setting(value, "project", project_path) for name, value in project.items()},
        {name: Setting(value, "user", user_path) for name, value in user.items()},
        {name: Setting(kind.default) for name, kind in SETTINGS.items()},
    ]
    values = {name: next(layer[name] for layer in layers if name in layer) for name in SETTINGS}
    if values["diary"].layer == "project" and values["diary"].value not in diaries:
        problems = (*problems, _no_such_diary(values["diary"], diaries, user_path))
        values["diary"] = next(
            layer["diary"] for layer in layers if "diary" in layer and layer["diary"].layer != "project"
        )
    chosen = values["diary"].value
    if chosen is not None and chosen not in diaries:
        raise problems[0] if problems else _no_such_diary(values["diary"], diaries, user_path)
    if chosen is not None:
        values.update(_of_diary(chosen, values, diaries, user_path))
        folder = f"{system.data_folder(environment.variables)}/nikki-diaries/{chosen}"
    else:
        folder = environment.directory
    if values["index"].value is None:
        values["index"] = Setting(folder)
    return InForce(values, diaries, user_path if user or diaries else "", project_path, problems)


def _read_files(
    user_path: str, project_path: str
) -> tuple[tuple[dict[str, Any], dict[str, Any]], tuple[UsageError, ...]]:
    there = os.path.exists(user_path)
    if not there and not project_path:
        return ({}, {}), ()
    from indexer.cli.config_files import Read, read_project_file, read_user_file

    user = read_user_file(user_path) if there else Read({})
    project = read_project_file(project_path) if project_path else Read({})
    return (user.values, project.values), (*user.problems, *project.problems)


def _of_flags(**flags: str | None) -> dict[str, Setting]:
    return {name: Setting(value, "flag", f"--{name}") for name, value in flags.items() if value}


def _of_variables(variables: Mapping[str, str]) -> tuple[dict[str, Setting], tuple[UsageError, ...]]:
    """What variables set, and those that cannot be understood."""
    found: dict[str, Setting] = {}
    problems = []
    if variables.get("NO_COLOR"):
        found["color"] = Setting("never", "environment", "NO_COLOR")
    for name, kind in SETTINGS.items():
        text = variables.get(kind.variable, "") if kind.variable else ""
        if not text:
            continue
        try:
            found[name] = Setting(kind.read(text, name, kind.variable, ""), "environment", kind.variable)
        except UsageError as error:
            problems.append(error)
    return found, tuple(problems)


def _of_diary(
    chosen: str, values: Mapping[str, Setting], diaries: Mapping[str, Mapping[str, Any]], path: str
) -> dict[str, Setting]:
    """The settings of a named diary, which do not mix with those of the diary without a name.

    An index that an option or variable names stays, unless the diary was named by a stronger one.
    """
    own = {name: Setting(value, "user", path) for name, value in diaries[chosen].items()}
    found = {name: own.get(name, Setting(kind.default)) for name, kind in SETTINGS.items() if kind.of_diary}
    named_by = {"index": values["index"].layer, "diary": values["diary"].layer}
    if named_by["index"] == "flag" or (named_by["index"] == "environment" and named_by["diary"] != "flag"):
        found["index"] = values["index"]
    return found


def _no_such_diary(chosen: Setting, diaries: Mapping[str, Any], path: str) -> UsageError:
    known, code = ", ".join(diaries), "no-such-diary" if diaries else "no-diaries"
    return UsageError(code, name=chosen.value, place=chosen.place, known=known, path=path)
