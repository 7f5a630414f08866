"""``nikki config``: what is set, and where each setting comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from indexer.cli.environment import config_path
from indexer.cli.framework import Command
from indexer.cli.options import make_page
from indexer.cli.output import use_utf8, write
from indexer.errors import FAILED, FOUND
from indexer.messages import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.cli.environment import Environment, Setting
    from indexer.cli.settings import InForce


@click.command("config", cls=Command, help="help-config")
@click.option("--json", "as_json", is_flag=True, help="opt-json")
@click.pass_context
def config_command(context: click.Context, *, as_json: bool) -> int:
    """Print every setting with its origin; what cannot be understood is an error, but keeps none from being printed."""
    from indexer.cli.failures import say_problems
    from indexer.cli.settings import understood

    environment: Environment = context.obj
    flags = context.parent.params if context.parent else {}
    settings = _with_remembered(understood(environment, flags.get("directory"), flags.get("diary")))
    if as_json:
        use_utf8()
    say_problems(settings.problems, environment)
    write(_json(settings) if as_json else _lines(settings, environment), environment)
    return FAILED if settings.problems else FOUND


def _with_remembered(settings: InForce) -> InForce:
    """The settings, and where none says so, what the index remembers of those that it was given."""
    from indexer.cli.environment import Setting
    from indexer.errors import NikkiError
    from indexer.index.snapshot import snapshot

    try:
        found = snapshot(settings.values["index"].value)
    except (NikkiError, OSError):
        found = None
    if found is None:
        return settings
    state = found.state
    remembered = {
        "paths": tuple(state.sources),
        "names": state.names.path if state.names else "",
        "heading": state.heading,
    }
    of_index = {
        name: Setting(value, "index", str(settings.values["index"].value))
        for name, value in remembered.items()
        if value and settings.values[name].layer == "default"
    }
    return settings._replace(values={**settings.values, **of_index})


def _lines(settings: InForce, environment: Environment) -> Iterator[str]:
    from indexer.render.paths import place
    from indexer.support.terminal_text import one_line, pad, width

    language = environment.language
    page = make_page(environment, folder="")

    def shown(value: object) -> str:
        if isinstance(value, bool):
            return str(value).lower()  # as it is written in TOML
        values = value if isinstance(value, tuple) else (value,)
        texts = ["" if item is None else place(str(item), page, tilde=True) for item in values]
        return one_line(", ".join(texts)) or message("setting-none", language)

    rows = [
        (name, shown(setting.value), _origin(setting, language, shown))
        for name, setting in settings.values.items()
    ]
    names, values = (max(width(row[column]) for row in rows) + 2 for column in (0, 1))
    for name, value, origin in rows:
        yield f"{pad(name, names)}{pad(value, values)}{origin}"
    if settings.diaries:
        yield message("diaries-named", language, names=", ".join(settings.diaries))
    if not settings.user_file:
        path = shown(config_path(environment.variables))
        yield message("no-config-file", language, path=path)


def _origin(setting: Setting, language: str, shown: Any) -> str:  # noqa: ANN401  (a function of one argument)
    return message(f"layer-{setting.layer}", language, place=shown(setting.place))


def _json(settings: InForce) -> Iterator[str]:
    from indexer.render.json_object import dumps

    yield dumps(
        {
            "version": 1,
            "files": {"user": settings.user_file or None, "project": settings.project_file or None},
            "settings": {name: setting._asdict() for name, setting in settings.values.items()},
            "diaries": settings.diaries,
        }
    )
