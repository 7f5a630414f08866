"""Expansions of words of several, one of which is in kana in the text or as it was typed: 仕事おさめ and 仕事納め, とりまくった and 撮りまくる.

The dictionary cuts such kana into other words, so the text is looked through for characters, and what was typed is read as a whole.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import has_kanji, hiragana, is_hiragana, is_kana, katakana
from indexer.search.clauses import Expansion, Slot
from indexer.search.edges import START
from indexer.search.expansion.dictionary import placed
from indexer.search.expansion.forms import inflected
from indexer.search.expansion.sounds import after, sequences, terms_read
from indexer.search.expansion.spellings import (
    is_grammar,
    read_as_it_stands,
    whole_readings,
    with_part_in_kana,
)
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups, QueryWord

_MOST_UNITS, _LONGEST, _MOST_READINGS = 3, 8, 2
"""Words of one of several, its characters, and readings of one of them; more are a sentence."""
_SHORTEST = 2
"""Kana that stand for a kanji beside others."""
_MOST_BEGUN = 1000
"""Words of the diary that begin with some kanji, of which the readings are looked at."""
_POLITE = "オ"
_KANJI_AND_KANA = late("([一-龥々]+)([ぁ-ん]{2,})")


def one_in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """One of the words in kana, as characters, the last one in any form: お湯わり for お湯割り, とりまくった for 撮りまくる."""
    typed = word.prepared
    if not 1 < len(word.units) <= _MOST_UNITS or len(typed) > _LONGEST or not has_kanji(typed):
        return
    last = word.units[-1]
    if "".join(unit.surface for unit in word.units) != typed:
        return
    for unit, start in placed(word.units, typed):
        end = start + len(unit.surface)
        for kana in _with_kana(unit, lookups.lexicon, inside=start > 0):
            spelling = typed[:start] + kana + typed[end:]
            if last.pos[0] == "動詞" and unit is not last and last.lemma == last.surface:
                yield from inflected("variant", spelling, last, lookups.lexicon)
            elif has_kanji(spelling):
                yield Expansion("variant", spelling, 0.6, characters=spelling, edges=START)


def end_in_kana(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A noun with its end in kana as the word of the diary that begins with its kanji and is read so at the end: 唐揚げ for 唐あげ, 夜泣き for 夜なき."""
    found = _KANJI_AND_KANA.fullmatch(word.prepared)
    if not found or len(word.units) == 1 or is_grammar(found[2], lookups.lexicon):
        return
    begun = islice(lookups.lexicon.typed_beginning(found[1]), _MOST_BEGUN)
    units = (typed.units[0] for typed in begun if len(typed.units) == 1)
    read = dict.fromkeys(unit.whole for unit in units if _ends_in(unit, *found.groups()))
    if read:
        yield Expansion(
            "variant", word.prepared, 0.6, (Slot(0, (*read, *(COMPOUND + term for term in read))),)
        )


def _ends_in(unit: Unit, head: str, kana: str) -> bool:
    """Whether a noun has kanji behind others, at the end of which it is read as some kana."""
    behind = unit.surface.removeprefix(head)
    is_noun = unit.pos[:2] == ("名詞", "普通名詞") and has_kanji(behind) and unit.whole
    return bool(is_noun) and any(one.endswith(katakana(kana)) for one in unit.readings)


def _with_kana(unit: Unit, lexicon: Lexicon, *, inside: bool) -> Iterator[str]:
    """A word in kana, and one of two parts with the second in kana."""
    if not has_kanji(unit.surface) or unit.pos[1] == "数詞":
        return
    for kana in map(hiragana, read_as_it_stands(unit)[:_MOST_READINGS]):
        if len(kana) >= _SHORTEST and not (inside and is_grammar(kana, lexicon)):
            yield kana
    yield from with_part_in_kana(unit, lexicon)


def read_as_a_whole(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Words of the diary that make up the sound of one typed partly in kana, and have its kanji: 年越し and そば for 年こしそば."""
    typed = word.prepared
    kanji = frozenset(filter(has_kanji, typed))
    if not 1 < len(word.units) <= _MOST_UNITS + 1 or len(typed) > _LONGEST or not kanji:
        return
    if not any(is_hiragana(unit.surface) and len(unit.surface) >= _SHORTEST for unit in word.units):
        return

    def look_up(piece: str) -> tuple[str, ...]:
        return terms_read(piece, lookups.lexicon)

    for kana in list(dict.fromkeys(kana for kana, _ in whole_readings(word) if is_kana(kana)))[
        : 2 * _MOST_READINGS
    ]:
        for slots in sequences(katakana(kana), look_up):
            if held := _with_kanji(slots, kanji):
                yield Expansion("variant", typed, 0.6, held)
        if kana.startswith(_POLITE):
            for slots in sequences(katakana(kana[1:]), look_up):
                if held := _with_kanji(slots, kanji):
                    yield Expansion("variant", typed, 0.6, after(Slot(0, ("御",)), held))


def _with_kanji(slots: tuple[Slot, ...], kanji: frozenset[str]) -> tuple[Slot, ...]:
    """Slots with those terms alone that have the most of some kanji; none unless they have all of them."""
    kept = []
    left = set(kanji)
    for slot in slots:
        most = max((len(kanji.intersection(term)) for term in slot.terms), default=0)
        terms = tuple(term for term in slot.terms if len(kanji.intersection(term)) == most)
        left.difference_update(*terms)
        kept.append(slot._replace(terms=terms))
    return () if left else tuple(kept)
