"""Asking the dictionary about a word of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.entries import base_terms, homographs
from indexer.analysis.kana import is_katakana, katakana, unvoiced_variants
from indexer.analysis.lexemes import GAP
from indexer.analysis.query_word import Typed, Unit
from indexer.analysis.segmenter import as_term

if TYPE_CHECKING:
    from indexer.analysis.segmenter import Segmenter, Word

_STEM_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))


def look_up(text: str, segmenter: Segmenter) -> Typed:
    """What the dictionary says of ``text``, which is prepared (:func:`indexer.analysis.normalized.prepare`)."""
    units = _units(text, segmenter)
    if len(units) != 1:
        return Typed(units)
    found = base_terms(text) if units[0].surface == text else {}
    # Katakana is no form of a verb: イカ is no 行か, シラ no 知ら.
    bases = tuple(term for term, pos in found.items() if pos[0] != "動詞" or not is_katakana(text))
    return Typed(units, bases, _stem_nouns(units[0]))


def _units(text: str, segmenter: Segmenter) -> tuple[Unit, ...]:
    units = []
    position = 0
    for word in segmenter.words(text):
        terms = []
        for part in word.lexeme.parts:
            if part.kind != GAP:
                if part.term:
                    terms.append((position, part.term))
                position += 1
        if terms:
            compound = COMPOUND + word.lexeme.compound if word.lexeme.compound else ""
            surface = text[word.start : word.end]
            readings = _readings(word, segmenter.names)
            units.append(
                Unit(surface, tuple(terms), compound, word.pos, word.known, word.groups, word.lemma, readings)
            )
    return tuple(units)


def _readings(word: Word, names: str) -> tuple[str, ...]:
    """How the dictionary form of a word is read: as it stands, and as its homographs with the same term."""
    if not word.known:
        kana = katakana(as_term(word.lemma))
        return (kana,) if is_katakana(kana) else ()
    term = word.lexeme.compound or word.lexeme.only
    same = (found.reading for found in homographs(word.lemma, names) if found.term == term)
    return unvoiced_variants(kana for kana in (word.reading, *sorted(same)) if is_katakana(kana))


def _stem_nouns(unit: Unit) -> tuple[str, ...]:
    """The nouns made of the stem of a verb: those that the dictionary gives beside the verb itself."""
    if unit.pos[0] != "動詞":
        return ()
    verb = unit.compound[1:] or unit.terms[0][1]
    found: list[str] = []
    for noun in (verb[:-1], verb[:-1] + _STEM_ENDS.get(verb[-1], "")):
        terms = base_terms(noun) if len(noun) > 1 and noun != verb else {}
        if verb in terms:
            found.extend(term for term, pos in terms.items() if pos[0] == "名詞")
        elif unit.compound and noun in terms and terms[noun][0] == "名詞":
            found.append(noun)
    return tuple(dict.fromkeys(found))
