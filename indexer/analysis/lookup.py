"""Asking the dictionary about a word of a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.lexemes import GAP
from indexer.analysis.segmenter import base_terms
from indexer.analysis.typed import Typed, Unit

if TYPE_CHECKING:
    from indexer.analysis.segmenter import Segmenter

_STEM_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))


def look_up(text: str, segmenter: Segmenter) -> Typed:
    """What the dictionary says of ``text``, which is prepared (:func:`indexer.analysis.prepared.prepare`)."""
    units = _units(text, segmenter)
    if len(units) != 1:
        return Typed(units)
    bases = tuple(base_terms(text)) if units[0].surface == text else ()
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
            units.append(Unit(surface, tuple(terms), compound, word.pos, word.known, word.groups))
    return tuple(units)


def _stem_nouns(unit: Unit) -> tuple[str, ...]:
    """The nouns made of the stem of a verb: those that the dictionary gives beside the verb itself."""
    if unit.pos[0] != "動詞" or len(unit.terms) != 1:
        return ()
    verb = unit.terms[0][1]
    found: list[str] = []
    for noun in (verb[:-1], verb[:-1] + _STEM_ENDS.get(verb[-1], "")):
        terms = base_terms(noun) if len(noun) > 1 and noun != verb else {}
        if verb in terms:
            found.extend(term for term, pos in terms.items() if pos[0] == "名詞")
    return tuple(dict.fromkeys(found))
