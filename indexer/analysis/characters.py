"""Which characters of a class a text holds, and their replacement: by a set at first, by a pattern once much text has been asked about."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORTH_A_PATTERN = 20_000
"""Characters: to compile a pattern takes 1 ms, as long as it takes to look through so many by a set; then it is thirty times as fast."""


class CharacterClass:
    """Some characters, to be found in texts."""

    def __init__(self, characters: Iterable[str]) -> None:
        self._set = frozenset(characters)
        self._asked = 0

    @functools.cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(''.join(sorted(self._set)))}]")

    def _is_busy(self, text: str) -> bool:
        self._asked += len(text)
        return self._asked > _WORTH_A_PATTERN

    def occurs_in(self, text: str) -> bool:
        """Whether ``text`` holds one of the characters."""
        if self._is_busy(text):
            return self._pattern.search(text) is not None
        return not self._set.isdisjoint(text)

    def found_in(self, text: str) -> set[str]:
        """Those of the characters that ``text`` holds."""
        return set(self._pattern.findall(text) if self._is_busy(text) else self._set.intersection(text))


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
