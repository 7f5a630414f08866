"""A word of several of the same sound. In kanji where the text has it in kana, of which the dictionary makes another word of the same sound: 着く for つく, which it takes for 付く.

Which of them is meant, kana do not say: a word is found wherever the diary has its sound in kana as a word of its kind
(:mod:`indexer.analysis.sounds`). Kanji say it, but for words that may be written with several (異字同訓).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import VERB_ENDS, sound_before_te
from indexer.analysis.kana import has_kanji, hiragana, is_hiragana, is_japanese, katakana, reading_key
from indexer.analysis.sounds import BEFORE_TE, KINDS, SHORTEST, VERB, sound_kind, sound_term
from indexer.search.clauses import Expansion, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon, Row
    from indexer.search.expansion.word import Lookups, QueryWord

_WEIGHT = 0.4
_INFLECTED = frozenset({"動詞", "形容詞"})
_MANY_KANA = 5
"""Of a verb that is one word whatever its kanji: four are 訪ねる and 尋ねる."""


def in_kana_of_another(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words of the diary in kana that sound alike and are of the same part of speech; and a verb before て and た, of whose sound there the dictionary makes another word: ない in 鳥がないた. What may be a verb in kana also by its own sound."""
    kana = word.prepared
    if is_hiragana(kana) and len(kana) >= SHORTEST and kana.endswith(VERB_ENDS):
        yield Expansion("kana", kana, _WEIGHT, (Slot(0, (sound_term(VERB, katakana(kana)),)),))
    unit = word.at_head
    if not unit or not has_kanji(unit.lemma) or unit.pos[1] == "数詞":
        return
    for reading in _readings(unit):
        kana = hiragana(reading)
        kinds = KINDS if _is_meant(kana, unit, lookups.lexicon) else (sound_kind(unit.pos),)
        sounds = [sound_term(kind, reading) for kind in kinds]
        if before := sound_before_te(kana, unit.pos[4]):
            sounds.append(sound_term(BEFORE_TE, katakana(before)))
        yield Expansion("kana", kana, _WEIGHT, (Slot(0, tuple(sounds)),))


def _readings(unit: Unit) -> list[str]:
    """How a word is read; one kanji as it is in Japanese, and any noun of so few kana only as the dictionary has it first."""
    readings = [reading for reading in unit.readings if len(reading) >= SHORTEST]
    if len(unit.lemma) == 1:
        readings = list(filter(is_japanese, readings)) or readings
    inflects = unit.pos[0] != "名詞"
    return [one for one in readings if inflects or len(one) > SHORTEST or one == readings[0]]


def _is_meant(kana: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether the dictionary takes kana that stand alone for a noun: いぬ for 犬, whatever it makes of it in a sentence."""
    typed = lexicon.typed(kana) if unit.pos[0] == "名詞" else None
    return bool(typed and len(typed.units) == 1 and typed.units[0].terms == unit.terms)


def in_other_kanji(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A verb or adjective in other kanji, where it inflects and is read alike: 引き留める for 引き止める, 軟らかい for 柔らかい.

    Of two kanji or more those that begin alike (書き出す is no 掻き出す), of one those of many kana.
    """
    unit = word.single
    if not unit or unit.pos[0] not in _INFLECTED or not has_kanji(unit.lemma):
        return
    rows = [row for key in map(reading_key, unit.readings) for row in lookups.lexicon.by_reading(key)]
    alike = (row for row in rows if row.kana in unit.readings and row.term != unit.whole)
    found = dict.fromkeys(row.term for row in alike if _is_same_verb(unit, row, lookups.lexicon))
    if found:
        yield Expansion(
            "variant", unit.lemma, 0.6, (Slot(0, (*found, *(COMPOUND + term for term in found))),)
        )


def _is_same_verb(unit: Unit, row: Row, lexicon: Lexicon) -> bool:
    known = lexicon.typed(row.term)
    if not (known and has_kanji(row.term) and known.inflects_as(unit)):
        return False
    (one, ending), (other, its_ending) = map(_divided, (unit.lemma, row.term))
    if len(one) == len(other) == 1:
        return len(row.kana) >= _MANY_KANA and ending == its_ending
    return min(len(one), len(other)) > 1 and one[0] == other[0]


def _divided(inflected: str) -> tuple[str, str]:
    """The kanji of a word, and the kana behind them."""
    stem = inflected[: max(at for at, char in enumerate(inflected, start=1) if has_kanji(char))]
    return "".join(filter(has_kanji, stem)), inflected.removeprefix(stem)
