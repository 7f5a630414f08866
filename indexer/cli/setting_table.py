"""Every setting that there is: the table :data:`SETTINGS`, and what a value of each may be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


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
            raise UsageError("bad-setting", place=place, name=name, value=in_words(value), wanted=self.wanted)
        return found


def in_words(value: Any) -> str:  # noqa: ANN401  (whatever TOML holds)
    """A value as a message shows it; Python refuses to write a number of more than 4,300 digits."""
    try:
        return str(value)
    except ValueError:
        return type(value).__name__


def _text(value: Any, _folder: str) -> str | None:  # noqa: ANN401  (see Kind.read)
    return value if isinstance(value, str) else None


def _path(value: Any, folder: str) -> str | None:  # noqa: ANN401  (see Kind.read)
    if not isinstance(value, str) or not value:
        return None
    return value if value.startswith("~") else os.path.join(folder, value)


def _paths(value: Any, folder: str) -> tuple[str, ...] | None:  # noqa: ANN401  (see Kind.read)
    values = [value] if isinstance(value, str) else value
    found = [_path(item, folder) for item in values] if isinstance(values, list) else [None]
    return tuple(path for path in found if path) if all(found) else None


_LARGEST_COUNT = 1_000_000_000
"""More results than any diary has."""


def _count(value: Any, _folder: str) -> int | None:  # noqa: ANN401  (see Kind.read)
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(_LARGEST_COUNT)):
        value = int(value)
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and 0 < value <= _LARGEST_COUNT else None


def _one_of(*choices: str) -> tuple[Callable[[Any, str], Any], str]:
    return lambda value, _folder: value if value in choices else None, " / ".join(choices)


def _yes_or_no(value: Any, _folder: str) -> bool | None:  # noqa: ANN401  (see Kind.read)
    # A variable of the environment is a text.
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value)
    return value if isinstance(value, bool) else None


def signs(value: Any, _folder: str = "") -> tuple[str, str] | None:  # noqa: ANN401  (see Kind.read)
    """Signs for before and after a match: the halves of a text without controls; None for no such text.

    >>> signs("<<>>"), signs("【】"), signs(""), signs("<")
    (('<<', '>>'), ('【', '】'), ('', ''), None)
    """
    if not isinstance(value, str) or len(value) % 2 or len(value) > _LONGEST_SIGNS or not value.isprintable():
        return None
    half = len(value) // 2
    return value[:half], value[half:]


_LONGEST_SIGNS = 16
_ORDERS = _one_of("relevance", "new", "old")
_COLORS = _one_of("auto", "always", "never")

SETTINGS: Mapping[str, Kind] = {
    "diary": Kind(_text, '"NAME"', "NIKKI_DIARY", in_project=True),
    "index": Kind(_path, '"PATH"', "NIKKI_INDEX", of_diary=True),
    "paths": Kind(_paths, '["PATH", ...]', of_diary=True, default=()),
    "names": Kind(_path, '"PATH"', of_diary=True),
    "heading": Kind(_text, "'REGEX'", of_diary=True),
    "outside": Kind(_yes_or_no, "true / false", of_diary=True, default=False),
    "meaning": Kind(_yes_or_no, "true / false", "NIKKI_MEANING", of_diary=True, default=True),
    "sort": Kind(*_ORDERS, "NIKKI_SORT", "relevance", in_project=True),
    "limit": Kind(_count, "1, 2, 3 ...", "NIKKI_LIMIT", 10, in_project=True),
    "color": Kind(*_COLORS, "NIKKI_COLOR", "auto"),
    "mark": Kind(signs, '"【】"', default=("【", "】")),
    "pager": Kind(_text, '"COMMAND"', "NIKKI_PAGER"),
    "history": Kind(_yes_or_no, "true / false", "NIKKI_HISTORY", of_diary=True, default=True),
    "editor": Kind(_text, '"COMMAND"', "NIKKI_EDITOR"),
}
"""Every setting, in the order in which ``nikki config`` names them."""
