"""The ways in which a word of the query may stand in the text.

``WAYS`` is the table: one function a way, each yielding alternatives with their weights; the best that a document
offers counts. A new way is a function and a line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import inflections
from indexer.analysis.kana import is_hiragana, is_romaji, katakana, reading_key, romaji_key
from indexer.search.leaf import Alternative, Slot
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis.typed import Typed, Unit
    from indexer.index.lexicon import Lexicon

_SIGN_AT_EDGE = r"^[^\w\s]|[^\w\s]$"
_LONGEST_READING = 12
_MOST_TERMS = 24
"""Homophones of one reading that are looked up; more are noise."""


class Context(NamedTuple):
    """What planning needs to know: what the dictionary says of a word, the index's lexicon, and whether synonyms are wanted."""

    look_up: Callable[[str], Typed]
    lexicon: Lexicon
    synonyms: bool


class Draft(NamedTuple):
    """A word on its way to a leaf: folded, normalized beyond that, and what the dictionary says of it."""

    folded: str
    prepared: str
    typed: Typed

    @property
    def units(self) -> tuple[Unit, ...]:
        """Its dictionary words."""
        return self.typed.units


def _as_analyzed(draft: Draft, _context: Context) -> Iterator[Alternative]:
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


def _is_sign_word(draft: Draft) -> bool:
    """C++, +4000円, @name: a sign at the edge is part of what is looked for."""
    return bool(re.search(_SIGN_AT_EDGE, draft.folded)) and not _only_punctuation(draft.folded)


def _only_punctuation(text: str) -> bool:
    """Whether the signs at the edges are mere punctuation (？ or 。), which nobody looks for."""
    signs = [c for c in (text[0], text[-1]) if not c.isalnum()]
    return all(
        c in "。、.,?!？！…・~ー:;「」()" or unicodedata.category(c) in {"Pe", "Ps", "Pi", "Pf"}
        for c in signs
    )


def _base_forms(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """Other dictionary words with the same spelling: 考え typed alone is a noun, in the text mostly 考える."""
    own = {term for unit in draft.units for _, term in unit.terms}
    for term in draft.typed.bases:
        if term not in own:
            yield Alternative("base", term, 0.7, (Slot(0, (term, COMPOUND + term)),))


def _by_reading(draft: Draft, context: Context) -> Iterator[Alternative]:
    """Hiragana for any word with that reading: めいそう for 瞑想, かんししゃかい for 監視 and 社会."""
    if len(draft.prepared) < 2 or not is_hiragana(draft.prepared):
        return
    kana = katakana(draft.prepared)
    weight = 0.8 if len(kana) > 2 else 0.5
    for slots in _reading_sequences(kana, lambda piece: _terms_read(piece, context.lexicon)):
        yield Alternative("reading", draft.folded, weight, slots)
    yield from _nouns_with_reading(reading_key(kana), weight, "reading", context, kana)


def _nouns_with_reading(
    key: str, weight: float, how: str, context: Context, kana: str = ""
) -> Iterator[Alternative]:
    """Nouns that the dictionary does not divide, by a word at their edge: おんせん finds 湯田温泉 as 温泉 does."""
    terms = [row.term for row in context.lexicon.read_at_edge(key) if not kana or row.kana == kana]
    for term in dict.fromkeys(terms):
        yield Alternative(how, term, 0.5 * weight, (Slot(0, (term,)),))


def _stem_nouns(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """The noun made of a verb's stem: 思う also finds 思い, 考える 考え, if the dictionary has that noun."""
    for term in draft.typed.nouns:
        yield Alternative("base", term, 0.5, (Slot(0, (term,)),))


def _inside_nouns(draft: Draft, context: Context) -> Iterator[Alternative]:
    """Two kanji or more at the edge of a noun that the dictionary does not divide, read alike: 温泉 in 湯田温泉."""
    if len(draft.units) == 1:
        for row in context.lexicon.at_edge(draft.units[0].surface):
            yield Alternative("part", row.term, 0.5, (Slot(0, (row.term,)),))


def _by_romaji(draft: Draft, context: Context) -> Iterator[Alternative]:
    """Latin letters for any word that is romanized so: tokyo, toukyou and tōkyō for 東京."""
    if is_romaji(draft.folded):
        key = romaji_key(draft.folded)
        for slots in _reading_sequences(key, lambda piece: _terms_with_key(piece, context.lexicon)):
            yield Alternative("romaji", draft.folded, 0.6, slots)
        yield from _nouns_with_reading(key, 0.6, "romaji", context)


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


def _as_typed(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """The characters themselves, from word edge to word edge: whatever the dictionary makes of them in the text."""
    certain = len(draft.units) == 1 and draft.units[0].known and draft.units[0].surface == draft.prepared
    if not certain and draft.folded.strip():
        yield Alternative("literal", draft.folded, 0.9, literal=draft.folded)
        plain = draft.folded.replace("・", "")
        if plain and plain != draft.folded:
            yield Alternative("literal", plain, 0.8, literal=plain)


def inflected_kana(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """A verb in kana in its other forms, as characters: in にわけて the dictionary sees 訳, not 分ける."""
    if len(draft.units) == 1 and draft.units[0].pos[0] == "動詞" and is_hiragana(draft.prepared):
        for form in inflections(draft.prepared, draft.units[0].pos[4]):
            yield Alternative("literal", form, 0.6, literal=form)


def _by_synonym(draft: Draft, context: Context) -> Iterator[Alternative]:
    """Words of the same group in the Sudachi synonym dictionary (its group ids stand in the core dictionary)."""
    if not context.synonyms or len(draft.units) != 1:
        return
    unit = draft.units[0]
    term = unit.compound[1:] or (unit.terms[0][1] if len(unit.terms) == 1 else "")
    if not term:
        return
    others = {row.term for group in unit.groups for row in context.lexicon.by_group(group)} - {term}
    for other in sorted(others)[:_MOST_TERMS]:
        yield Alternative("synonym", other, 0.3, (Slot(0, (other, COMPOUND + other)),))


WAYS: tuple[Callable[[Draft, Context], Iterator[Alternative]], ...] = (
    _as_analyzed,
    _base_forms,
    _stem_nouns,
    _inside_nouns,
    _by_reading,
    _by_romaji,
    _as_typed,
    _by_synonym,
)
