"""Expansions of the beginning of a word: the words of the diary that begin so, as they are written or read.

The most frequent ones stand for it where there are too many, and count as one word (:meth:`~indexer.search.scoring.Scorer.as_one`).
Latin letters are readings from the first one on, as in Migemo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import begun_readings, has_kanji, is_kana, kana_of, katakana, reading_key
from indexer.search.clauses import PREFIX, Expansion, Slot
from indexer.search.edges import START
from indexer.search.expansion import dictionary, forms
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from indexer.search.completions import Completions
    from indexer.search.expansion.word import Lookups, QueryWord

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzāīūēōâîûêô'-")
_LONG = ("aa", "ii", "uu", "ee", "oo", "ou")
"""Long vowels, written as in kana."""
_MOST = 1000
"""Words that stand for their beginning."""
_HALF_TYPED, _FULL = 32, 2000
"""While it is typed: of one letter there are thousands. So many words, of which no more stand together in that many documents, or in a quarter of all."""
_SHORTEST_EDGE = 3
"""Letters of the beginning of a word at an edge of a noun."""
_SHORTEST_KANA = 3
_SHORTEST = 2
"""Characters that are looked for in the texts themselves."""


def as_understood(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """What the dictionary makes of it, if it is whole: 読ん of 読んだ; a kana or two may be the beginning of anything."""
    if len(word.prepared) >= _SHORTEST_KANA or not is_kana(word.prepared):
        yield from dictionary.as_understood(word, lookups)


def by_beginning(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """Words that are written or read so at their beginning: 面白 for 面白い, pytho for python, おん and ons for 温泉, touk for 東京.

    Those that are read so with another length of their vowels (toky for 東京) count less; and so do nouns with such a word
    at an edge (おんせ for 湯田温泉). Of a half-typed word with which none begins, those of which it begins a form
    (omosirokatt). And the characters themselves where a word of the text begins: 温泉旅 in 温泉旅行; of a half-typed word, if
    nothing else begins so.
    """
    words = list(_words_that_begin(word, lookups))
    if lookups.half_typed and not words:
        words = list(forms.by_begun_form(word, lookups)) or list(_before_begun_syllable(word, lookups))
    yield from words
    if len(word.folded.strip()) >= _SHORTEST and not (lookups.half_typed and words):
        yield Expansion(PREFIX, word.folded, 0.4, characters=word.folded, edges=START)


def _before_begun_syllable(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    """What begins with the letters before a syllable that is begun, which may be one of an ending: tabet for 食べた."""
    letters = word.folded.rstrip(forms.CONSONANTS)
    if len(letters) < len(word.folded) and len(kana_of(letters)) >= _SHORTEST:
        yield from _words_that_begin(word._replace(folded=letters, prepared=letters), lookups)


def _words_that_begin(word: QueryWord, lookups: Lookups) -> Iterator[Expansion]:
    written: dict[str, int] = {}
    for typed in dict.fromkeys((word.folded, word.prepared)):
        written |= lookups.completions().written(typed)
    exact, alike, at_edges = _read(word, lookups.completions())
    exact |= written
    yield from _as_one(exact, 0.6, word.folded, lookups)
    for others in (alike, at_edges):
        rest = {term: count for term, count in others.items() if term not in exact}
        yield from _as_one(rest, 0.3, word.folded, lookups)


class _Read(NamedTuple):
    """Terms by the beginning of their reading, with their frequencies.

    As it was typed, with vowels of another length, with such a word at an edge.
    """

    exact: dict[str, int]
    alike: dict[str, int]
    at_edges: dict[str, int]


def _read(word: QueryWord, known: Completions) -> _Read:
    if is_kana(word.prepared):
        kana = katakana(word.prepared)
        key = reading_key(kana)
        edges = known.read_at_edge(key) if len(key) >= _SHORTEST_EDGE else []
        return _Read(
            {one.term: one.frequency for one in known.read(key) if one.kana.startswith(kana)},
            {},
            {one.term: one.frequency for one in edges if one.kana.startswith(kana)},
        )
    if _LETTERS.issuperset(word.folded):
        return _romanized(word.folded, known)
    return _Read({}, {}, known.written_at_edge(word.prepared) if has_kanji(word.prepared) else {})


def _romanized(typed: str, known: Completions) -> _Read:
    """Latin letters are readings; who writes a long vowel means no short one."""
    found = _Read({}, {}, {})
    for letters, key in begun_readings(typed).items():
        for one in known.read(key):
            (found.exact if one.latin.startswith(letters) else found.alike)[one.term] = one.frequency
        edges = known.read_at_edge(key) if len(key) >= _SHORTEST_EDGE else []
        found.at_edges.update((one.term, one.frequency) for one in edges if one.latin.startswith(letters))
    if any(vowel in typed for vowel in _LONG):
        return found._replace(alike={})
    return found


def _as_one(found: Mapping[str, int], weight: float, typed: str, lookups: Lookups) -> Iterator[Expansion]:
    """The most frequent of some terms as one expansion."""
    terms: list[str] = []
    most, full = (_HALF_TYPED, max(_FULL, lookups.documents // 4)) if lookups.half_typed else (_MOST, 1 << 62)
    postings = 0
    # The counts are sorted first, and of thousands of terms only those of the highest.
    least = min(sorted(found.values(), reverse=True)[:most], default=0)
    frequent = sorted([(count, term) for term, count in found.items() if count >= least], reverse=True)
    for count, term in frequent[:most]:
        if not count or postings >= full:
            break
        terms.append(term)
        postings += count
    if terms:
        yield Expansion(PREFIX, typed, weight, (Slot(0, tuple(terms)),))


COMPLETIONS: tuple[Callable[[QueryWord, Lookups], Iterator[Expansion]], ...] = (
    as_understood,
    dictionary.as_quantity,
    dictionary.without_helpers,
    dictionary.near_each_other,
    forms.by_form,
    by_beginning,
)
"""The ways in which the beginning of a word, which may be all of it, may stand in the text."""


def complete(word: QueryWord, lookups: Lookups) -> tuple[Expansion, ...]:
    """All expansions of the beginning of a word, each once."""
    return tuple(dict.fromkeys(expansion for way in COMPLETIONS for expansion in way(word, lookups)))
