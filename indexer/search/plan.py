"""What a word of the query may be in the text.

Each way of meeting the text is a named :class:`Alternative`. ``WAYS`` lists them with their weights: one function
a way, tried in order, and the best that a document offers counts.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis import COMPOUND, END, GAP, prepare
from indexer.analysis.kana import is_hiragana, is_romaji, katakana, reading_key, romaji_key
from indexer.analysis.segmenter import base_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis import Segmenter, Word
    from indexer.index.lexicon import Lexicon

_QUESTION_WORDS = frozenset(
    "何時 何 何処 何故 何れ 何の 何方 誰 幾ら 幾つ 如何 どんな どう どの どれ どこ なぜ いつ いくら いくつ 何と 何んな 何う どちら".split()
)
_SIGN_AT_EDGE = re.compile(r"^[^\w\s]|[^\w\s]$")
_LONGEST_READING = 12
_MOST_TERMS = 24
"""Homophones of one reading that are looked up; more are noise."""


class Unit(NamedTuple):
    """One dictionary word of the query: its A terms at their relative positions, and the whole if it has parts."""

    surface: str
    terms: tuple[tuple[int, str], ...]
    compound: str
    pos: tuple[str, ...]
    known: bool

    @property
    def asks(self) -> bool:
        """Whether it is a question word or a pronoun, which the answer need not hold."""
        return self.pos[0] == "代名詞" or any(term in _QUESTION_WORDS for _, term in self.terms)


class Slot(NamedTuple):
    """A place in a sequence: any of ``terms``, ``offset`` positions after the first."""

    offset: int
    terms: tuple[str, ...]


class Alternative(NamedTuple):
    """One way in which a word may stand in the text: terms in sequence, or characters (``literal``)."""

    how: str
    form: str
    weight: float
    slots: tuple[Slot, ...] = ()
    literal: str = ""


class Leaf(NamedTuple):
    """A word or phrase of the query: as typed, folded, its dictionary words and its alternatives."""

    text: str
    folded: str
    units: tuple[Unit, ...]
    alternatives: tuple[Alternative, ...]
    quoted: bool = False


class Context(NamedTuple):
    """What planning needs to know: the dictionary, the index's lexicon, and whether synonyms are wanted."""

    segmenter: Segmenter
    lexicon: Lexicon
    synonyms: bool


class _Draft(NamedTuple):
    folded: str
    prepared: str
    units: tuple[Unit, ...]


def plan_phrase(text: str) -> Leaf:
    """A quoted phrase: its characters, folded, and nothing else."""
    folded = prepare(text)[0].text
    return Leaf(text, folded, (), (Alternative("literal", text, 1.0, literal=folded),), quoted=True)


def plan_word(text: str, context: Context) -> Leaf:
    """An unquoted word: all that it may be in the text."""
    folded, prepared = prepare(text)
    draft = _Draft(folded.text, prepared.text, _units(prepared.text, context.segmenter))
    alternatives: list[Alternative] = []
    for way in WAYS:
        alternatives.extend(way(draft, context))
    return Leaf(text, folded.text, draft.units, tuple(dict.fromkeys(alternatives)))


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
            units.append(Unit(text[word.start : word.end], tuple(terms), compound, word.pos, word.known))
    return tuple(units)


def _as_analyzed(draft: _Draft, _context: Context) -> Iterator[Alternative]:
    """The dictionary's words, adjacent as in the query: any inflection, any spelling that it knows."""
    terms = [item for unit in draft.units for item in unit.terms]
    if not terms or _is_sign_word(draft):
        return
    first = terms[0][0]
    slots = tuple(Slot(position - first, (term,)) for position, term in terms)
    yield Alternative("word", " ".join(term for _, term in terms), 1.0, slots)
    if len(draft.units) == 1 and draft.units[0].compound:
        compound = draft.units[0].compound
        yield Alternative("word", compound[1:], 1.0, (Slot(0, (compound, compound[1:])),))


def _is_sign_word(draft: _Draft) -> bool:
    """C++, +4000円, @name: a sign at the edge is part of what is looked for."""
    return bool(_SIGN_AT_EDGE.search(draft.folded)) and not _only_punctuation(draft.folded)


def _only_punctuation(text: str) -> bool:
    """Whether the signs at the edges are mere punctuation (？ or 。), which nobody looks for."""
    signs = [c for c in (text[0], text[-1]) if not c.isalnum()]
    return all(c in "。、.,?!？！…・~ー:;「」()" or unicodedata.category(c) in {"Pe", "Ps", "Pi", "Pf"} for c in signs)


def _base_forms(draft: _Draft, _context: Context) -> Iterator[Alternative]:
    """Other dictionary words with the same spelling: 考え typed alone is a noun, in the text mostly 考える."""
    if len(draft.units) == 1 and draft.units[0].surface == draft.prepared:
        own = {term for _, term in draft.units[0].terms}
        for term in base_terms(draft.prepared):
            if term not in own:
                yield Alternative("base", term, 0.7, (Slot(0, (term, COMPOUND + term)),))


def _by_reading(draft: _Draft, context: Context) -> Iterator[Alternative]:
    """Hiragana for any word with that reading: めいそう for 瞑想, かんししゃかい for 監視 and 社会."""
    if len(draft.prepared) < 2 or not is_hiragana(draft.prepared):  # noqa: PLR2004
        return
    kana = katakana(draft.prepared)
    weight = 0.8 if len(kana) > 2 else 0.5  # noqa: PLR2004
    for slots in _reading_sequences(kana, lambda piece: _terms_read(piece, context.lexicon)):
        yield Alternative("reading", draft.folded, weight, slots)


def _by_romaji(draft: _Draft, context: Context) -> Iterator[Alternative]:
    """Latin letters for any word that is romanized so: tokyo, toukyou and tōkyō for 東京."""
    if is_romaji(draft.folded):
        key = romaji_key(draft.folded)
        for slots in _reading_sequences(key, lambda piece: _terms_with_key(piece, context.lexicon)):
            yield Alternative("romaji", draft.folded, 0.6, slots)


def _terms_read(kana: str, lexicon: Lexicon) -> tuple[str, ...]:
    key = reading_key(kana)
    return tuple(row.term for row in lexicon.by_reading(key) if row.kana == kana) if key else ()


def _terms_with_key(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.term for row in lexicon.by_reading(key))) if len(key) > 1 else ()


def _reading_sequences(key: str, look_up: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[Slot, ...]]:
    """The whole key as one reading; if there is none, the fewest readings that make it up, each two letters or more."""
    whole = look_up(key)[:_MOST_TERMS]
    if whole:
        yield (Slot(0, tuple(dict.fromkeys([*whole, *(COMPOUND + term for term in whole)]))),)
        return
    best: list[tuple[tuple[str, ...], ...] | None] = [()] + [None] * len(key)
    for end in range(2, len(key) + 1):
        for start in range(max(0, end - _LONGEST_READING), end - 1):
            before = best[start]
            found = best[end]
            if before is not None and (found is None or len(before) + 1 < len(found)):
                terms = look_up(key[start:end])[:_MOST_TERMS]
                if terms:
                    best[end] = (*before, terms)
    if best[-1]:
        yield tuple(Slot(i, terms) for i, terms in enumerate(best[-1]))


def _as_typed(draft: _Draft, _context: Context) -> Iterator[Alternative]:
    """The characters themselves, from word edge to word edge: whatever the dictionary makes of them in the text."""
    certain = len(draft.units) == 1 and draft.units[0].known and draft.units[0].surface == draft.prepared
    if not certain and draft.folded.strip():
        yield Alternative("literal", draft.folded, 0.9, literal=draft.folded)


def _by_synonym(draft: _Draft, context: Context) -> Iterator[Alternative]:
    """Words of the same group in the Sudachi synonym dictionary (its group ids stand in the core dictionary)."""
    if not context.synonyms or len(draft.units) != 1:
        return
    unit = draft.units[0]
    term = unit.compound[1:] or (unit.terms[0][1] if len(unit.terms) == 1 else "")
    knowledge = context.segmenter.knowledge.get(term)
    if knowledge is None:
        return
    others = {row.term for group in knowledge.groups for row in context.lexicon.by_group(group)} - {term}
    for other in sorted(others)[:_MOST_TERMS]:
        yield Alternative("synonym", other, 0.3, (Slot(0, (other, COMPOUND + other)),))


WAYS: tuple[Callable[[_Draft, Context], Iterator[Alternative]], ...] = (
    _as_analyzed,
    _base_forms,
    _by_reading,
    _by_romaji,
    _as_typed,
    _by_synonym,
)


def is_question(leaves: tuple[Leaf, ...], words: list[Word]) -> bool:
    """Whether a query reads like a question or a sentence, whose words need not all stand in the answer."""
    if any(leaf.quoted for leaf in leaves) or len(leaves) != 1:
        return False
    leaf = leaves[0]
    content = [unit for unit in leaf.units if not unit.asks]
    asks = any(unit.asks for unit in leaf.units) or leaf.folded.endswith(("?", "か", "っけ"))
    return (asks and len(content) > 1) or (len(content) > 3 and len(words) > 5)  # noqa: PLR2004


__all__ = ["END", "Alternative", "Context", "Leaf", "Slot", "Unit", "is_question", "plan_phrase", "plan_word"]
