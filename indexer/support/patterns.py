"""Regular expressions that are compiled when they are first asked for something.

To compile one takes between 0.1 and 3 ms, and the program knows hundreds of ways in which a diary may be written, of
which one file needs a few.

A pattern that begins with a character or a class is found ten times as fast as one that begins with an assertion or a
repetition (``re`` looks for the first character in a loop of its own): what must stand before it is asked for behind the
first character, ``っ(?<=[ぁ-ん]っ)`` instead of ``(?<=[ぁ-ん])っ``, and ``[0-9]+`` is written ``[0-9][0-9]*``.
"""

from __future__ import annotations

import re
from typing import cast


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    r"""The pattern of ``source``, to be used as any other.

    >>> late(r"\d+").findall("3日と25日")
    ['3', '25']
    """
    return cast("re.Pattern[str]", _Late(source, flags))


class _Late:
    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        found: object = getattr(re.compile(self._source, self._flags), name)
        # Kept, so that the next one who asks does not even come here.
        setattr(self, name, found)
        return found
