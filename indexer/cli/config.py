r"""The user's configuration: ``config.toml`` in the XDG folder, read and never written.

::

    names = "~/diary/names.txt"
    heading = '^■(?P<year>\d+)年(?P<month>\d+)月(?P<day>\d+)日'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Config(NamedTuple):
    """What the configuration says; None where it says nothing."""

    names: str | None = None
    heading: str | None = None


def config_path(variables: Mapping[str, str]) -> str:
    """Where the configuration is: below XDG_CONFIG_HOME, or ``~/.config``."""
    folder = variables.get("XDG_CONFIG_HOME", "")
    root = folder if folder.startswith("/") else f"{variables.get('HOME') or '~'}/.config"
    return f"{root}/nikki/config.toml"


def read_config(variables: Mapping[str, str]) -> Config:
    """The configuration, empty if there is none. Raises UsageError, naming the file, for one that cannot be understood."""
    path = config_path(variables)
    import tomllib

    try:
        with open(path, "rb") as file:  # noqa: PTH123  (pathlib takes 5 ms to import)
            values = tomllib.load(file)
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError("bad-config", path=path, problem=str(error)) from error
    for name, value in values.items():
        if name not in Config._fields:
            raise UsageError("unknown-setting", path=path, name=name, known=", ".join(Config._fields))
        if not isinstance(value, str):
            raise UsageError("bad-config", path=path, problem=f"{name}: {value!r}")
    return Config(**values)
