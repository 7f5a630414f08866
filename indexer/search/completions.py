"""The words of a diary by their beginnings, as they are written or read, with how often the diary has them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import is_kana, latin_of
from indexer.index.fields import FIRST_OF_TEXT
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from indexer.analysis.query_word import Unit
    from indexer.index.lexicon.reader import Row
    from indexer.index.reader import IndexReader

_FEW = 256
"""Terms of which the frequencies are looked up one by one, some 40 µs each; all of ten thousand posts take 0.1 s."""
_LETTERS = "abdefghikmnoprstuwyz"
"""With which a key of a reading may begin."""
_SHORT = 2
"""Letters: so many words begin with them that all with the first one are read, once."""


class Completion(NamedTuple):
    """A word of a diary: its reading in Latin letters and in katakana, its term, and how many documents hold it."""

    latin: str
    kana: str
    term: str
    frequency: int


class Completions:
    """The words of an open index by their beginnings; what many begin with is kept."""

    def __init__(self, index: IndexReader) -> None:
        self._index = index
        self._frequencies: dict[str, int] = {}
        self._by_letter: dict[str, tuple[list[str], list[Completion]]] = {}

    def warm_up(self) -> Iterator[None]:
        """Read all that is kept, a part at a time."""
        for letter in _LETTERS:
            self._of_letter(letter)
            yield

    def written(self, beginning: str) -> dict[str, int]:
        """Terms that begin so or are spelt so at their beginning (聴 for 聞く), with their frequencies.

        Wholes as well as parts: 民主主 for 民主主義.
        """
        if beginning < FIRST_OF_TEXT:
            return {}
        found = self._index.beginning(beginning) | self._index.beginning(COMPOUND + beginning)
        if is_kana(beginning):
            return found  # read so, if it is spelt so
        units = (typed.units for typed in self._index.lexicon.typed_beginning(beginning))
        spelt = {
            one[0].compound or one[0].terms[0][1] for one in units if len(one) == 1 and _is_whole(one[0])
        }
        return found | self.frequencies(spelt - found.keys())

    def read(self, key: str) -> list[Completion]:
        """Words whose reading has a key that begins so (:func:`~indexer.analysis.kana.reading_key`)."""
        if key[:1] not in self._by_letter and len(key) > _SHORT:
            return list(self._completions(self._index.lexicon.beginning(key)))
        keys, words = self._of_letter(key[:1])
        return words[bisect_left(keys, key) : bisect_left(keys, f"{key}~")]

    def read_at_edge(self, key: str) -> list[Completion]:
        """Nouns with a word at an edge whose reading has a key that begins so; the reading is that of the word."""
        return list(self._completions(self._index.lexicon.read_at_edge_beginning(key)))

    def written_at_edge(self, beginning: str) -> dict[str, int]:
        """Nouns with a word at an edge that begins so, with their frequencies."""
        terms = {row.term for row in self._index.lexicon.at_edge_beginning(beginning)}
        return self.frequencies(terms)

    def frequencies(self, terms: Collection[str]) -> dict[str, int]:
        """How many documents hold each of some terms, deleted ones included."""
        if self._frequencies or len(terms) > _FEW:
            known = self._frequencies = self._frequencies or self._index.beginning("")
            return {term: known.get(term, 0) for term in terms}
        return {term: self._index.frequency(term) for term in terms}

    def _of_letter(self, letter: str) -> tuple[list[str], list[Completion]]:
        if letter not in self._by_letter:
            keyed = self._index.lexicon.keyed_beginning(letter) if letter else []
            self._by_letter[letter] = (
                [key for key, _ in keyed],
                list(self._completions(row for _, row in keyed)),
            )
        return self._by_letter[letter]

    def _completions(self, rows: Iterable[Row]) -> Iterator[Completion]:
        found = list(rows)
        counts = self.frequencies({row.term for row in found})
        return (Completion(latin_of(row.kana), row.kana, row.term, counts[row.term]) for row in found)


def _is_whole(unit: Unit) -> bool:
    """Whether a term stands for all of a dictionary word."""
    return bool(unit.compound) or len(unit.terms) == 1
