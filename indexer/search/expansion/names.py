"""Expansions of names: without the さん that was typed, in the variants in which names are written, by other words for the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import hiragana, is_kana, katakana
from indexer.search.clauses import Expansion
from indexer.search.expansion import characters, dictionary, readings
from indexer.search.expansion.word import named, query_word, without_honorific

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.search.expansion.word import Lookups, QueryWord

_SHARE = 0.8
"""Of the weight of what was typed with さん."""
_ALIAS = 0.7
"""Of the weight of what was typed: another word for the same, but the user says so."""
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
    for expansion in _written(name, lookups):
        yield expansion._replace(weight=_SHARE * expansion.weight)
    if is_kana(name):
        for other in {hiragana(name), katakana(name)} - {name}:
            whole = other + word.prepared.removeprefix(name)
            yield Expansion("reading", whole, _SHARE, characters=whole)


def by_alias(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The other words of the user's file of names for the same person or thing: 宮 for 夫."""
    if not lookups.synonyms:
        return
    name = without_honorific(word.prepared) or word.prepared
    for group in lookups.aliases:
        if name in group or word.prepared in group:
            for other in group:
                if other not in (name, word.prepared):
                    for expansion in _written(other, lookups):
                        yield expansion._replace(how="synonym", weight=_ALIAS * expansion.weight)


def _written(name: str, lookups: Lookups) -> Iterator[Expansion]:
    """The ways in which a name may be written."""
    alone = query_word(name, lookups)
    if is_kana(name) and any(unit.pos[0] in {"動詞", "形容詞"} for unit in alone.units):
        alone = alone._replace(typed=named(name))
    for way in _WAYS:
        yield from way(alone, lookups)
