"""Expansions of names: without the さん that was typed, in the variants in which names are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.search.expansion import characters, dictionary, readings
from indexer.search.expansion.word import QueryWord, without_honorific

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.search.clauses import Expansion
    from indexer.search.expansion.word import Lookups

_SHARE = 0.8
"""Of the weight of what was typed with さん."""
_WAYS = (
    dictionary.as_understood,
    readings.by_kana,
    readings.in_kana,
    characters.as_typed,
    characters.in_other_characters,
)


def without_title(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A name without さん, くん or the like, which the dictionary may cut wrongly: そうまくん for 蒼真くん."""
    name = without_honorific(word.prepared)
    if not name or (word.single and word.single.surface == word.prepared):
        return
    alone = QueryWord(name, fold(name).text, name, lookups.look_up(name))
    for way in _WAYS:
        for expansion in way(alone, lookups):
            yield expansion._replace(weight=_SHARE * expansion.weight)
