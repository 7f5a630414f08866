"""What the dictionary says of a word as it was typed in a query.

The index keeps this for the words of the diary (``index/lexicon/reader.py``), so that a search for one of them can do without
the dictionary: both are the work of :func:`indexer.analysis.lookup.look_up`, so both are the same.
"""

from __future__ import annotations

from indexer.support.values import NamedTuple

_FIELD, _ITEM, _UNIT, _WORD = "\x1f", "\x1e", "\x1d", "\x1c"
"""The signs of a packed word; the last stands for the word itself, which is half of what is said of most."""


class Unit(NamedTuple):
    """One dictionary word: its A terms at their relative positions, and the whole if it has parts.

    ``pos`` is the part of speech in Sudachi's six fields, ``known`` whether the dictionary has the word, ``groups``
    its groups in the Sudachi synonym dictionary. ``lemma`` is its dictionary form in the spelling that was typed,
    ``readings`` are those of the lemma, in katakana.
    """

    surface: str
    terms: tuple[tuple[int, str], ...]
    compound: str
    pos: tuple[str, ...]
    known: bool
    groups: tuple[int, ...] = ()
    lemma: str = ""
    readings: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """The term of the word as a whole; "" of one that has the terms of its parts alone."""
        return self.compound[1:] or (self.terms[0][1] if len(self.terms) == 1 else "")


class Typed(NamedTuple):
    """A word of a query: its dictionary words and, if it is a single one, what else it may be.

    ``bases`` are the terms of all dictionary words with its spelling (考え: 考える and 考え), ``nouns`` those
    of the nouns made of a verb's stem (思う: 思い).
    """

    units: tuple[Unit, ...]
    bases: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    def inflects_as(self, unit: Unit) -> bool:
        """Whether it is one word of the same part of speech and conjugation."""
        return [its.pos[:5] for its in self.units] == [unit.pos[:5]]


def packed(word: str, typed: Typed) -> str:
    """What the dictionary says of ``word`` as one line of text without tabs."""
    head = _FIELD.join((_ITEM.join(typed.bases), _ITEM.join(typed.nouns)))
    return _UNIT.join([head, *map(_packed_unit, typed.units)]).replace(word, _WORD)


def _packed_unit(unit: Unit) -> str:
    terms = _ITEM.join(f"{position}:{term}" for position, term in unit.terms)
    groups = ",".join(map(str, unit.groups))
    pos, known = ",".join(unit.pos), "1" * unit.known
    readings = _ITEM.join(unit.readings)
    return _FIELD.join((unit.surface, terms, unit.compound, pos, known, groups, unit.lemma, readings))


def unpacked(word: str, line: str) -> Typed:
    """What :func:`packed` packed."""
    head, *units = line.replace(_WORD, word).split(_UNIT)
    bases, nouns = head.split(_FIELD)
    return Typed(tuple(map(_unpacked_unit, units)), _items(bases), _items(nouns))


def _unpacked_unit(text: str) -> Unit:
    surface, terms, compound, pos, known, groups, lemma, readings = text.split(_FIELD)
    pairs = (term.split(":", 1) for term in terms.split(_ITEM))
    numbers = tuple(map(int, groups.split(","))) if groups else ()
    placed = tuple((int(position), term) for position, term in pairs)
    fields = tuple(pos.split(","))
    return Unit(surface, placed, compound, fields, bool(known), numbers, lemma, _items(readings))


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(_ITEM)) if text else ()
