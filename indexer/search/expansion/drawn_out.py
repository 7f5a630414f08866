"""Expansions by ear: katakana with ー where others write a vowel, or with ヴ where others write バ行."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import has_kanji, is_kana, is_katakana, katakana, latin_of, reading_key
from indexer.search.clauses import Expansion, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.search.expansion.word import Lookups, QueryWord

_LONG, _V = "ー", "ヴ"
_DRAWN_OUT_BY = {"a": "アー", "i": "イー", "u": "ウー", "e": "エイー", "o": "オウー"}
"""What makes a vowel long (長音): ビョウイン is said as ビョーイン, フェイス as フェース."""
_SHORTEST = 4
"""Kana of which ー tells enough; fewer are mostly another word."""


def written_by_ear(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Katakana that sounds as the word does: バンソーコー for 絆創膏 and ばんそうこう, フェイス for フェース, ナヴァル for ナバル."""
    loan = is_katakana(word.prepared)
    if len(word.units) > 1 and loan:
        yield from _in_pieces(word, lookups)
    for reading in _readings(word):
        if terms := tuple(dict.fromkeys(_heard_alike(reading, lookups, loan=loan))):
            yield Expansion("reading", reading, 0.4, (Slot(0, terms),))


def _in_pieces(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """The words of one of several, each as it is heard: フェイス and シールド for フェースシールド."""
    if "".join(unit.surface for unit in word.units) != word.prepared:
        return
    heard = [tuple(_heard_alike(unit.surface, lookups, loan=True)) for unit in word.units]
    if any(heard) and all(len(unit.terms) == 1 for unit in word.units):
        slots = (
            Slot(at, (unit.terms[0][1], *terms))
            for at, (unit, terms) in enumerate(zip(word.units, heard, strict=True))
        )
        yield Expansion("reading", word.prepared, 0.4, tuple(slots))


def _readings(word: QueryWord) -> tuple[str, ...]:
    if is_kana(word.prepared):
        return (katakana(word.prepared),)
    return word.single.readings if word.single and has_kanji(word.prepared) else ()


def _heard_alike(reading: str, lookups: Lookups, *, loan: bool) -> Iterator[str]:
    """The terms in katakana that are heard as a reading; for a word of Japanese none that the dictionary has: ホーム is no 法務."""
    heard = _heard(reading)
    if _LONG not in heard and not loan:
        return
    keys = map(reading_key, (reading, heard, _heard(reading, long_e="イ")))
    for key in filter(None, dict.fromkeys(keys)):
        for row in lookups.lexicon.by_reading(key):
            tells = len(reading) >= _SHORTEST or _V in reading + row.kana
            alike = is_katakana(row.term) and row.kana != reading and _heard(row.kana) == heard
            if tells and alike and (loan or lookups.lexicon.typed(row.term) is None):
                yield row.term


def _heard(kana: str, long_e: str = _LONG) -> str:
    """Katakana with one sign for all that makes a vowel long, and for ヴ what is said for it.

    >>> _heard("ビョウイン"), _heard("フェイスシールド"), _heard("ナヴァル")
    ('ビョーイン', 'フェースシールド', 'ナバル')
    """
    for small, said in zip("ァィェォ", "バビベボ", strict=True):
        kana = kana.replace(_V + small, said)
    out: list[str] = []
    vowel = ""
    for char in kana.replace(_V, "ブ"):
        if char in _DRAWN_OUT_BY.get(vowel, ""):
            out.append(long_e if vowel == "e" else _LONG)
        else:
            out.append(char)
            vowel = latin_of(char)[-1:]
    return "".join(out)
