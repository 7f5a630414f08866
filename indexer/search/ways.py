"""The ways in which a word of the query may stand in the text.

``WAYS`` is the table: one function a way, each yielding alternatives with their weights; the best that a document
offers counts. A new way is a function and a line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis import COMPOUND
from indexer.analysis.inflection import inflections
from indexer.analysis.kana import is_hiragana, is_romaji, katakana, reading_key, romaji_key
from indexer.analysis.segmenter import base_terms, readings_of
from indexer.search.leaf import Alternative, Slot, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.analysis import Segmenter
    from indexer.index.lexicon import Lexicon, Row

_SIGN_AT_EDGE = re.compile(r"^[^\w\s]|[^\w\s]$")
_LONGEST_READING = 12
_SHORTEST_KEY = 4
"""Letters of a reading that is looked for at the edges of longer ones."""
_MOST_TERMS = 24
"""Homophones of one reading that are looked up; more are noise."""


class Context(NamedTuple):
    """What planning needs to know: the dictionary, the index's lexicon, and whether synonyms are wanted."""

    segmenter: Segmenter
    lexicon: Lexicon
    synonyms: bool


class Draft(NamedTuple):
    """A word on its way to a leaf: folded, normalized beyond that, and its dictionary words."""

    folded: str
    prepared: str
    units: tuple[Unit, ...]


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
    return bool(_SIGN_AT_EDGE.search(draft.folded)) and not _only_punctuation(draft.folded)


def _only_punctuation(text: str) -> bool:
    """Whether the signs at the edges are mere punctuation (？ or 。), which nobody looks for."""
    signs = [c for c in (text[0], text[-1]) if not c.isalnum()]
    return all(
        c in "。、.,?!？！…・~ー:;「」()" or unicodedata.category(c) in {"Pe", "Ps", "Pi", "Pf"}
        for c in signs
    )


def _base_forms(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """Other dictionary words with the same spelling: 考え typed alone is a noun, in the text mostly 考える."""
    if len(draft.units) == 1 and draft.units[0].surface == draft.prepared:
        own = {term for _, term in draft.units[0].terms}
        for term in base_terms(draft.prepared):
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
    if len(key) < _SHORTEST_KEY:
        return
    for row in context.lexicon.read_at_edge(key):
        if _part_reads(row, key, kana):
            yield Alternative(how, row.term, 0.5 * weight, (Slot(0, (row.term,)),))


def _part_reads(row: Row, key: str, kana: str) -> bool:
    """Whether two kanji or more at an edge of a longer noun are a word of its own with this reading."""
    if not _is_kanji(row.term):
        return False
    for length in range(2, len(row.term)):
        for part, at_end in ((row.term[-length:], True), (row.term[:length], False)):
            for reading in readings_of(part):
                fits = row.kana.endswith(reading) if at_end else row.kana.startswith(reading)
                if fits and reading_key(reading) == key and (not kana or reading == kana):
                    return True
    return False


_STEM_ENDS = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))


def _stem_nouns(draft: Draft, _context: Context) -> Iterator[Alternative]:
    """The noun made of a verb's stem: 思う also finds 思い, 考える 考え, if the dictionary has that noun."""
    if len(draft.units) != 1 or draft.units[0].pos[0] != "動詞" or len(draft.units[0].terms) != 1:
        return
    verb = draft.units[0].terms[0][1]
    for noun in {verb[:-1], verb[:-1] + _STEM_ENDS.get(verb[-1], "")} - {verb}:
        terms = base_terms(noun) if len(noun) > 1 else {}
        if verb in terms:
            for term, pos in terms.items():
                if pos[0] == "名詞":
                    yield Alternative("base", term, 0.5, (Slot(0, (term,)),))


def _inside_nouns(draft: Draft, context: Context) -> Iterator[Alternative]:
    """Two kanji or more at the edge of a noun that the dictionary does not divide, read alike: 温泉 in 湯田温泉.

    The reading keeps 人事 (ジンジ) out of 他人事 (ヒトゴト); a single kanji (本 in 日本) would be noise.
    """
    if len(draft.units) != 1 or not _is_kanji(draft.units[0].surface):
        return
    surface = draft.units[0].surface
    for term in _longer_nouns(surface, readings_of(surface), context.lexicon):
        yield Alternative("part", term, 0.5, (Slot(0, (term,)),))


def _is_kanji(text: str) -> bool:
    """Whether a word is of two kanji or more, and of nothing else."""
    return len(text) > 1 and all("一" <= char <= "龥" or char == "々" for char in text)


def _longer_nouns(text: str, readings: frozenset[str], lexicon: Lexicon) -> list[str]:
    return list(dict.fromkeys(row.term for row in lexicon.at_edge(text) if _reads_alike(row, text, readings)))


def _reads_alike(row: Row, text: str, readings: frozenset[str]) -> bool:
    if row.kana in readings:
        return False
    ends = row.term.endswith(text) and any(row.kana.endswith(reading) for reading in readings)
    return ends or (row.term.startswith(text) and any(row.kana.startswith(reading) for reading in readings))


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
    knowledge = context.segmenter.knowledge.get(term)
    if knowledge is None:
        return
    others = {row.term for group in knowledge.groups for row in context.lexicon.by_group(group)} - {term}
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
