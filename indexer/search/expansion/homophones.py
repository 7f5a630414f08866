"""A word in kanji where the text has it in kana, of which the dictionary makes another word of the same sound: 着く for つく, which it takes for 付く.

Which of them is meant, kana do not say: a word is found wherever the diary has its sound in kana as a word of its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import sound_before_te
from indexer.analysis.kana import has_kanji, hiragana, is_japanese, is_kana, katakana
from indexer.index.lexicon.reader import NAME
from indexer.search.clauses import Expansion, Slot
from indexer.search.expansion.sounds import terms_read
from indexer.search.scripts import KANA, KATAKANA, MAIN_VERB, TRANSITIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Lexicon
    from indexer.search.expansion.word import Lookups, QueryWord

_WEIGHT = 0.4
_SHORTEST = 2
"""Kana that are more than a particle."""
FORMAL_NOUNS = frozenset({
    "こと", "もの", "ところ", "とき", "ため", "はず", "わけ", "まま", "ほう", "うち", "なし", "ほど", "よう", "つもり", "たび", "とおり", "ついで", "かぎり", "ふり",
})  # fmt: skip
"""Nouns in kana that help others and are no other noun that is read so (形式名詞): こと is no 琴."""
_EVERYWHERE = frozenset({"為る", "言う", "行く"})
"""Verbs that are mostly written in kana, and not only where they help another: する is no 刷る."""
_BEHIND_OTHERS = frozenset({"居る", "有る", "成る", "来る", "切る"})
"""Likewise, but not with an object: 布をおる is 織る, and 浴衣をきる 着る, which きる of なりきる is not."""


def in_kana_of_another(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words of the diary in kana that sound alike and are of the same part of speech."""
    unit = word.single
    if not unit or not has_kanji(unit.lemma) or unit.pos[1] == "数詞":
        return
    own = {unit.compound[1:], *(term for _, term in unit.terms)}
    for reading in _readings(unit):
        kind = NAME if unit.pos[1] == "固有名詞" else unit.pos[0]
        is_meant = _is_meant(hiragana(reading), unit, lookups.lexicon)
        rows = lookups.lexicon.in_kana(reading)
        terms = tuple(
            row.term for row in rows if (is_meant or row.kana == kind) and row.term not in own | _EVERYWHERE
        )
        for script, held in _by_script(reading, unit, dict.fromkeys(terms)):
            slots = (Slot(0, (*held, *(COMPOUND + term for term in held))),)
            yield Expansion("kana", hiragana(reading), _WEIGHT, slots, script=script)


def _readings(unit: Unit) -> list[str]:
    """How a word is read; one kanji as it is in Japanese, and any noun of so few kana only as the dictionary has it first."""
    readings = [reading for reading in unit.readings if len(reading) >= _SHORTEST]
    if len(unit.lemma) == 1:
        readings = list(filter(is_japanese, readings)) or readings
    inflects = unit.pos[0] != "名詞"
    return [one for one in readings if inflects or len(one) > _SHORTEST or one == readings[0]]


def _is_meant(kana: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether the dictionary takes kana that stand alone for a noun: いぬ for 犬, whatever it makes of it in a sentence."""
    typed = lexicon.typed(kana) if unit.pos[0] == "名詞" else None
    return bool(typed and len(typed.units) == 1 and typed.units[0].terms == unit.terms)


def _by_script(reading: str, unit: Unit, terms: dict[str, None]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Some terms by how they must be written."""
    if hiragana(reading) in FORMAL_NOUNS:
        kinds = {KATAKANA: tuple(terms)}
    elif unit.pos[0] == "動詞":
        behind = tuple(term for term in terms if term in _BEHIND_OTHERS)
        kinds = {MAIN_VERB: tuple(term for term in terms if term not in _BEHIND_OTHERS), TRANSITIVE: behind}
    else:
        kinds = {KANA: tuple(terms)}
    yield from ((script, held) for script, held in kinds.items() if held)


def before_te(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """A verb before て and た, of whose sound there the dictionary makes another word: ない in 鳥がないた."""
    unit = word.single
    if not unit or unit.pos[0] != "動詞" or not has_kanji(unit.lemma):
        return
    for reading in _readings(unit):
        sound = katakana(sound_before_te(hiragana(reading), unit.pos[4]))
        if len(sound) < _SHORTEST:
            continue
        rows = (row.term for row in lookups.lexicon.in_kana(sound))
        terms = tuple(dict.fromkeys((*rows, *filter(is_kana, terms_read(sound, lookups.lexicon)))))
        if terms:
            forms = tuple(hiragana(sound) + end for end in ("て", "た"))
            yield Expansion(
                "kana", hiragana(reading), _WEIGHT, (Slot(0, terms),), endings=forms, script=MAIN_VERB
            )
