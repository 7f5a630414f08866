"""Verbs that the dictionary takes for the end of a noun where no noun can stand: 枯れる in 声枯れた, of which it makes 声枯れ and た."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from indexer.analysis.entries import base_terms
from indexer.analysis.lexemes import PLAIN
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_STEM = late("[一-龥][一-龥][いきぎしじちにびみりえけげせぜてでねへべめれ](?=[たて])")
"""A noun of two words, the second of which is the stem of a verb, before た or て."""
_S_STEM = "し"
"""Of the five-step verbs those in す have the same stem before た; all others are of one step."""


def verbs_in_nouns(
    text: str, starts: Sequence[int], ends: Sequence[int], roles: bytes
) -> Iterator[tuple[int, str]]:
    """The terms of such verbs in a prepared text, each with the position of the noun; ``roles`` are those of all positions."""
    for match in _STEM.finditer(text):
        # Of 草枯れた the dictionary makes 草枯, れ and た.
        at = bisect_left(ends, match.end() - 1)
        if at < len(ends) and roles[at] == PLAIN and match.start() <= starts[at] < ends[at] <= match.end():
            stem = match[0][1:]
            verb = f"{stem[:-1]}す" if stem.endswith(_S_STEM) else f"{stem}る"
            yield from ((at, term) for term, pos in base_terms(verb).items() if pos[0] == "動詞")
