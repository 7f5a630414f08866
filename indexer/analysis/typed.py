"""What the dictionary says of a word as it was typed in a query.

The index keeps this for the words of the diary (``index/lexicon.py``), so that a search for one of them can do without
the dictionary: both are the work of :func:`look_up`, so both are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis import COMPOUND

if TYPE_CHECKING:
    from indexer.analysis.segmenter import Segmenter

_STEM_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_FIELD, _ITEM, _UNIT = "\x1f", "\x1e", "\x1d"


class Unit(NamedTuple):
    """One dictionary word: its A terms at their relative positions, and the whole if it has parts.

    ``pos`` is the part of speech in Sudachi's six fields, ``known`` whether the dictionary has the word, ``groups``
    its groups in the Sudachi synonym dictionary.
    """

    surface: str
    terms: tuple[tuple[int, str], ...]
    compound: str
    pos: tuple[str, ...]
    known: bool
    groups: tuple[int, ...] = ()


class Typed(NamedTuple):
    """A word of a query: its dictionary words and, if it is a single one, what else it may be.

    ``bases`` are the terms of all dictionary words with its spelling (考え: 考える and 考え), ``nouns`` those
    of the nouns made of a verb's stem (思う: 思い).
    """

    units: tuple[Unit, ...]
    bases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


def look_up(text: str, segmenter: Segmenter) -> Typed:
    """What the dictionary says of ``text``, which is prepared (:func:`indexer.analysis.prepared.prepare`)."""
    from indexer.analysis.segmenter import base_terms

    units = _units(text, segmenter)
    if len(units) != 1:
        return Typed(units)
    bases = tuple(base_terms(text)) if units[0].surface == text else ()
    return Typed(units, bases, _stem_nouns(units[0]))


def _units(text: str, segmenter: Segmenter) -> tuple[Unit, ...]:
    from indexer.analysis.segmenter import GAP

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
    from indexer.analysis.segmenter import base_terms

    if unit.pos[0] != "動詞" or len(unit.terms) != 1:
        return ()
    verb = unit.terms[0][1]
    found: list[str] = []
    for noun in (verb[:-1], verb[:-1] + _STEM_ENDS.get(verb[-1], "")):
        terms = base_terms(noun) if len(noun) > 1 and noun != verb else {}
        if verb in terms:
            found.extend(term for term, pos in terms.items() if pos[0] == "名詞")
    return tuple(dict.fromkeys(found))


def packed(typed: Typed) -> str:
    """As one line of text without tabs."""
    head = _FIELD.join((_ITEM.join(typed.bases), _ITEM.join(typed.nouns)))
    return _UNIT.join([head, *map(_packed_unit, typed.units)])


def _packed_unit(unit: Unit) -> str:
    terms = _ITEM.join(f"{position}:{term}" for position, term in unit.terms)
    groups = ",".join(map(str, unit.groups))
    return _FIELD.join((unit.surface, terms, unit.compound, ",".join(unit.pos), "1" * unit.known, groups))


def unpacked(line: str) -> Typed:
    """What :func:`packed` packed."""
    head, *units = line.split(_UNIT)
    bases, nouns = head.split(_FIELD)
    return Typed(tuple(map(_unpacked_unit, units)), _items(bases), _items(nouns))


def _unpacked_unit(text: str) -> Unit:
    surface, terms, compound, pos, known, groups = text.split(_FIELD)
    pairs = (term.split(":", 1) for term in terms.split(_ITEM))
    numbers = tuple(map(int, groups.split(","))) if groups else ()
    placed = tuple((int(position), term) for position, term in pairs)
    return Unit(surface, placed, compound, tuple(pos.split(",")), bool(known), numbers)


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEM)) if text else ()
