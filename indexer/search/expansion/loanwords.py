"""Expansions of words of other languages: ガーミン for Garmin and the other way round, whether the dictionary knows them or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import is_katakana
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion import readings
from indexer.search.expansion.word import QueryWord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups

_SHORTEST = 3


def in_other_script(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A word in katakana in the Latin letters that may be read so, and one in Latin letters in katakana."""
    typed = word.prepared.casefold()
    is_latin = typed.isascii() and typed.isalpha()
    if len(typed) < _SHORTEST or not (is_latin or is_katakana(typed)):
        return
    known = [kana for kana in word.single.readings if is_katakana(kana)] if is_latin and word.single else []
    for kana in known:
        # What the dictionary reads so; in katakana it may be cut, or unknown.
        yield from readings.by_kana(QueryWord(kana, kana, kana, word.typed), lookups)
    found = () if known else tuple(_alike(typed, lookups.lexicon, is_latin=is_latin))
    if found:
        yield Expansion("reading", word.folded, 0.5, (Slot(0, found),))


def _alike(typed: str, lexicon: Lexicon, *, is_latin: bool) -> Iterator[str]:
    """The words of the diary in the other script that may sound so, each once."""
    from indexer.analysis.loanwords import consonants, consonants_of_latin, sounds_like

    if is_latin:
        rows = {row.term for key in consonants_of_latin(typed) for row in lexicon.by_consonants(key)}
        yield from sorted(term for term in rows if is_katakana(term) and sounds_like(typed, term))
    elif key := consonants(typed):
        rows = {row.term for row in lexicon.by_consonants(key)}
        yield from sorted(term for term in rows if term.isascii() and sounds_like(term, typed))
