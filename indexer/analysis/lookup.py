"""Asking the dictionary about a word of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.entries import base_terms, ordinary_readings
from indexer.analysis.kana import has_kanji, is_kana, is_katakana, katakana, shares_kanji
from indexer.analysis.lexemes import GAP
from indexer.analysis.query_word import Typed, Unit
from indexer.analysis.segmenter import as_term

if TYPE_CHECKING:
    from indexer.analysis.segmenter import Segmenter, Word

_STEM_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_STEM, _SHORTEST = "連用形", 2
"""The form of a verb that looks like a noun, and characters of kana that may be any."""
_DICTIONARY_FORMS, _ADJECTIVE_STEM = ("終止形-一般", "連体形-一般"), "語幹"
_INFLECTED = frozenset({"動詞", "形容詞", "助動詞"})


def look_up(text: str, segmenter: Segmenter) -> Typed:
    """What the dictionary says of ``text``, which is prepared (:func:`indexer.analysis.normalized.prepare`)."""
    units = _units(text, segmenter)
    if len(units) != 1:
        return Typed(units)
    found = base_terms(text) if units[0].surface == text else {}
    nouns = [term for term, pos in found.items() if pos[:2] == ("名詞", "普通名詞")]
    others = [term for term, pos in found.items() if pos[0] not in _INFLECTED]
    bases = tuple(
        term
        for term, pos in found.items()
        if (pos[0] != "動詞" or _is_meant(text, term, pos, nouns))
        and not (pos[0] == "形容詞" and _is_stem_of_another(text, term, pos, others))
    )
    return Typed(units, bases, _stem_nouns(units[0]))


def _is_meant(text: str, verb: str, pos: tuple[str, ...], nouns: list[str]) -> bool:
    """Whether who typed ``text`` may mean a verb of which it is a form, though it may be one of some ``nouns``, too.

    Katakana is no form of a verb: イカ is no 行か, シラ no 知ら. The stem of one in kana, and any form of two kana but the
    dictionary's, is mostly a noun, if there is one that is not made of it: かみ is 紙, いろ is 色 and no order to be there.
    """
    if is_katakana(text):
        return False
    short = len(text) <= _SHORTEST and not pos[5].startswith(_DICTIONARY_FORMS)
    if not is_kana(text) or not (short or pos[5].startswith(_STEM)) or not nouns:
        return True
    ambiguous = text in nouns and len(text) > _SHORTEST
    return ambiguous or any(shares_kanji(noun, verb) for noun in nouns)


def _is_stem_of_another(text: str, adjective: str, pos: tuple[str, ...], others: list[str]) -> bool:
    """Whether kana that may be the stem of an adjective are another word: まず is no 不味い, カラ no 辛い; さむ is 寒い."""
    stem = is_kana(text) and pos[5].startswith(_ADJECTIVE_STEM)
    return stem and bool(others) and not any(shares_kanji(other, adjective) for other in others)


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
    term = word.lexeme.compound or word.lexeme.only or ""
    return ordinary_readings(word.lemma, term, word.reading, names)


def _stem_nouns(unit: Unit) -> tuple[str, ...]:
    """The nouns made of the stem of a verb: those that the dictionary gives beside the verb itself."""
    if unit.pos[0] != "動詞":
        return ()
    verb = unit.compound[1:] or unit.terms[0][1]
    found: list[str] = []
    # Of 効く the dictionary makes 利く, and has 利き as 効き alone.
    written = unit.lemma if has_kanji(unit.lemma) else verb
    stems = (
        stem for form in (verb, written) for stem in (form[:-1], form[:-1] + _STEM_ENDS.get(form[-1], ""))
    )
    for noun in dict.fromkeys(stems):
        terms = base_terms(noun) if len(noun) > 1 and noun != verb else {}
        if verb in terms:
            # 凍り is written 氷, too, which is another word.
            found.extend(
                term
                for term, pos in terms.items()
                if pos[0] == "名詞" and (not has_kanji(term) or shares_kanji(term, verb))
            )
        elif unit.compound and noun in terms and terms[noun][0] == "名詞":
            found.append(noun)
    return tuple(dict.fromkeys(found))
