"""The words that were met in a diary: what a lexicon is made of (:mod:`indexer.index.lexicon.reader`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from indexer.support.digest import digest
from indexer.support.values import NamedTuple

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
    ``strangers`` are terms that it does not have but whose reading can be seen, with that reading in katakana or in Latin letters.
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

    def new(self, known: Callable[[int], bool]) -> tuple[Vocabulary, list[int]]:
        """The words whose mark (a number of 48 bits for each word with its groups) is not ``known``, and these marks."""
        new = Vocabulary()
        marks = []
        for word, groups in self.words.items():
            mark = _mark(word, groups)
            if not known(mark):
                new.words[word] = groups
                marks.append(mark)
        for term, reading in self.strangers.items():
            mark = _mark(Met("", term, reading))
            if not known(mark):
                new.strangers[term] = reading
                marks.append(mark)
        return new, marks

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
