"""Expansions of a word that was typed partly in kana: 親しらず for 親知らず, 書きなおす for 書き直す."""

from __future__ import annotations

import re
from itertools import islice, product
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import has_kanji, is_kana, katakana, reading_key
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion.dictionary import placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.search.expansion.word import Lookups, QueryWord

_MOST_UNITS, _MOST_READINGS = 4, 8
"""Of a word; more are a sentence."""
_KANA_END = "[ぁ-ゖァ-ヺー]*$"


def in_more_kanji(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Words of the diary that are read as one that the dictionary cuts into several, and have its kanji among theirs."""
    typed = word.prepared
    if not 1 < len(word.units) <= _MOST_UNITS or not has_kanji(typed) or not any(map(is_kana, typed)):
        return
    kanji = [char for char in typed if has_kanji(char)]
    for kana in islice(_readings(word), _MOST_READINGS):
        if not is_kana(kana):
            return
        rows = lookups.lexicon.by_reading(reading_key(kana))
        for term in dict.fromkeys(row.term for row in rows if row.kana == kana):
            if term != typed and all(char in term for char in kanji):
                yield Expansion("variant", term, 0.8, (Slot(0, (term, COMPOUND + term)),))


def _readings(word: QueryWord) -> Iterator[str]:
    """How all of a word may be read, in katakana where it is of the kanji of its units and of kana."""
    ways: list[tuple[str, ...]] = []
    end = 0
    for unit, start in placed(word.units, word.prepared):
        ways += [(word.prepared[end:start],), _read(unit)]
        end = start + len(unit.surface)
    ways.append((word.prepared[end:],))
    for pieces in product(*ways):
        yield katakana("".join(pieces))


def _read(unit: Unit) -> tuple[str, ...]:
    """How a unit is read as it stands: 書き as カキ, for 書く is カク."""
    if not has_kanji(unit.surface):
        return (unit.surface,)
    ending, kept = (re.findall(_KANA_END, form)[0] for form in (unit.lemma, unit.surface))
    return tuple(
        reading.removesuffix(katakana(ending)) + kept
        for reading in unit.readings
        if reading.endswith(katakana(ending))
    )
