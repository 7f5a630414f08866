"""The words that were met in a diary: what a lexicon is made of (:mod:`indexer.index.lexicon`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from indexer.digest import digest
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_MARK = 6
"""Bytes: beside a hundred thousand words, one in three thousand million is taken for one of them."""


class Met(NamedTuple):
    """A word of the dictionary: how its base form is written, its term, how its base form is read (katakana)."""

    spelling: str
    term: str
    reading: str


class Vocabulary:
    """Words, each by the spelling and the reading of its base form and its term, with its groups in the Sudachi synonym dictionary.

    ``words`` are those that the dictionary has; the term of a numeral is "", for it has no reading worth a search.
    ``strangers`` are terms that it does not have but whose reading can be seen, with that reading in katakana.
    """

    def __init__(self) -> None:
        self.words: dict[Met, frozenset[int]] = {}
        self.strangers: dict[str, str] = {}

    def __getstate__(self) -> tuple[list[tuple[str, ...]], list[frozenset[int]], dict[str, str]]:
        # Plain tuples are pickled in a third of the time of named ones.
        return [*map(tuple, self.words)], [*self.words.values()], self.strangers

    def __setstate__(self, state: tuple[list[tuple[str, ...]], list[frozenset[int]], dict[str, str]]) -> None:
        words, groups, self.strangers = state
        self.words = dict(zip(map(Met._make, words), groups, strict=True))

    def add(self, word: Met, groups: Iterable[int]) -> None:
        """Add a word of the dictionary."""
        old = self.words.get(word)
        if old is None:
            self.words[word] = frozenset(groups)
        elif groups:
            self.words[word] = old.union(groups)

    def merge(self, other: Vocabulary) -> Vocabulary:
        """Add all words of another vocabulary. Returns those that were new in a word or in its groups."""
        new = Vocabulary()
        for word, groups in other.words.items():
            old = self.words.get(word)
            if old is None or not groups <= old:
                self.add(word, groups)
                new.add(word, groups)
        new.strangers = {
            term: reading for term, reading in other.strangers.items() if self.strangers.get(term) != reading
        }
        self.strangers |= new.strangers
        return new

    def marks(self) -> list[int]:
        """A number of 48 bits for each word with its groups, by which it is known again."""
        return [*map(_mark, self.words, self.words.values()), *map(_mark, self._strange())]

    def without(self, known: Callable[[int], bool]) -> Vocabulary:
        """The words whose mark is not ``known``."""
        new = Vocabulary()
        new.words = {word: groups for word, groups in self.words.items() if not known(_mark(word, groups))}
        new.strangers = {met.term: met.reading for met in self._strange() if not known(_mark(met))}
        return new

    def _strange(self) -> Iterator[Met]:
        return (Met("", term, reading) for term, reading in self.strangers.items())

    def portions(self, size: int) -> Iterator[Vocabulary]:
        """The words in vocabularies of at most ``size`` each."""
        words, strangers = iter(self.words.items()), iter(self.strangers.items())
        while True:
            part = Vocabulary()
            part.words = dict(islice(words, size))
            part.strangers = dict(islice(strangers, size - len(part.words)))
            if not part.words and not part.strangers:
                return
            yield part


def _mark(word: Met, groups: Iterable[int] = ()) -> int:
    text = "\0".join((*word, *map(str, sorted(groups))))
    return int.from_bytes(digest(text.encode("utf-8", "replace"), _MARK), "little")
