"""Regular expressions that are compiled when they are first asked for something.

To compile one takes between 0.1 and 3 ms, and the program knows hundreds of ways in which a diary may be written, of
which one file needs a few.

A pattern that begins with a character or a class is found ten times as fast as one that begins with an assertion or a
repetition (``re`` looks for the first character in a loop of its own): what must stand before it is asked for behind the
first character, ``っ(?<=[ぁ-ん]っ)`` instead of ``(?<=[ぁ-ん])っ``, and ``[0-9]+`` is written ``[0-9][0-9]*``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable


def late(source: str | Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    r"""The pattern of ``source``, or of what it returns, to be used as any other.

    >>> late(r"\d+").findall("3日と25日")
    ['3', '25']
    """
    return cast("re.Pattern[str]", _Late(source, flags))


def compile_by(function: Callable[[str, int], re.Pattern[str]]) -> None:
    """Let another function than that of ``re`` compile what is needed from now on."""
    _Late.compile = staticmethod(function)


class _Late:
    compile: Callable[[str, int], re.Pattern[str]] = staticmethod(re.compile)

    def __init__(self, source: str | Callable[[], str], flags: int) -> None:
        self._source = source
        self._flags = flags
        self._pattern: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        if self._pattern is None:
            source = self._source if isinstance(self._source, str) else self._source()
            self._pattern = self.compile(source, self._flags)
        found: object = getattr(self._pattern, name)
        # Kept, so that the next one who asks does not even come here.
        setattr(self, name, found)
        return found
