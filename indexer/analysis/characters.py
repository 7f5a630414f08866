"""Which characters of a class a text holds, and their replacement: by a set at first, by a pattern once much text has been asked about."""

from __future__ import annotations

import functools
import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORTH_A_PATTERN = 20_000
"""Characters: to compile a pattern takes 1 ms, as long as it takes to look through so many by a set; then it is thirty times as fast."""


class CharacterClass:
    """Some characters, to be found in texts; and those from a ``first`` to a ``last``, of which no set is made."""

    def __init__(self, characters: Iterable[str], first: str = "", last: str = "") -> None:
        self._set = frozenset(characters)
        self._first, self._last = first, last
        self._asked = 0

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        # By ranges: of characters beyond U+FFFF, Python would try one after the other, and there are thousands.
        more = f"{self._first}-{self._last}" if self._first else ""
        return re.compile(f"[{''.join(_ranges(sorted(map(ord, self._set))))}{more}]")

    def _is_busy(self, text: str) -> bool:
        self._asked += len(text)
        return self._asked > _WORTH_A_PATTERN

    def occurs_in(self, text: str) -> bool:
        """Whether ``text`` holds one of the characters."""
        if self._is_busy(text):
            return self._pattern.search(text) is not None
        return not self._set.isdisjoint(text) or bool(self._in_range(text))

    def found_in(self, text: str) -> set[str]:
        """Those of the characters that ``text`` holds."""
        if self._is_busy(text):
            return set(self._pattern.findall(text))
        return {*self._set.intersection(text), *self._in_range(text)}

    def _in_range(self, text: str) -> list[str]:
        if not self._first or max(text, default="") < self._first:
            return []
        return [char for char in set(text) if self._first <= char <= self._last]


def _ranges(codes: list[int]) -> Iterator[str]:
    r"""Runs of ascending code points, as they stand in a class of a pattern.

    >>> "".join(_ranges([0x2D, 0x61, 0x62, 0x63, 0xE0101]))
    '\\U0000002d-\\U0000002d\\U00000061-\\U00000063\\U000e0101-\\U000e0101'
    """
    for _, run in groupby(enumerate(codes), key=lambda pair: pair[1] - pair[0]):
        found = [code for _, code in run]
        yield rf"\U{found[0]:08x}-\U{found[-1]:08x}"


class Substitution:
    """Characters that are replaced, each by another one of its own, which is none of them."""

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._replaced = CharacterClass(table)

    def applied_to(self, text: str) -> str:
        """``text`` with its characters replaced; the same length."""
        for old in self._replaced.found_in(text):
            text = text.replace(old, self._table[old])
        return text
