"""TOML that anybody may have written, read in bounded time and memory.

tomllib takes the square of the dots in a key (32,000 of them, in 64 KB, fill 4 GB), and recurses for each bracket
within another. Both are counted before it begins, in one pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indexer.support import limits
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = late(
    r'"""(?:\\.|[^\\])*?(?:"""|\\?\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\.|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*"
    r"|[\[\]{}.=,\n]",
    16,  # re.DOTALL, without importing re
)
"""What counts: strings and comments as a whole, in which dots and brackets mean nothing; brackets, dots, ends of keys.

What is not closed goes to the end of the line or the text, so that nothing is looked at twice.
"""


class TomlError(ValueError):
    """What is no TOML, or nested too deeply; the text is that of tomllib, with the place at its end."""


def load_toml(text: str) -> Mapping[str, Any]:
    """The values of a TOML text. Raises TomlError."""
    import tomllib

    _hold_limits(text)
    try:
        return tomllib.loads(text)
    except ValueError as error:
        # Not a TOMLDecodeError where a number has too many digits to be one.
        raise TomlError(str(error)) from None


def _hold_limits(text: str) -> None:
    """Raises TomlError where the brackets are deeper, or the keys of more parts, than any settings are."""
    depth = dots = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign == ".":
            dots += 1
            if dots >= limits.TOML_PARTS:
                raise _too_deep(text, token.start())
            continue
        if sign in "[]{}=,\n":
            dots = 0
            depth += (sign in "[{") - (sign in "]}")
            if depth > limits.TOML_DEPTH:
                raise _too_deep(text, token.start())


def _too_deep(text: str, at: int) -> TomlError:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return TomlError(f"Nested too deeply (at line {line}, column {column})")
