"""The words that were met in a diary: what a lexicon is made of (:mod:`indexer.index.lexicon`)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Vocabulary:
    """Words, each by its spelling in the base form and its term, with its groups in the Sudachi synonym dictionary.

    ``words`` are those that the dictionary has; the term of a numeral is "", for it has no reading worth a search.
    ``strangers`` are terms that it does not have but whose reading can be seen, with that reading in katakana.
    """

    def __init__(self) -> None:
        self.words: dict[tuple[str, str], frozenset[int]] = {}
        self.strangers: dict[str, str] = {}

    def add(self, spelling: str, term: str, groups: Iterable[int]) -> None:
        """Add a word of the dictionary."""
        old = self.words.get((spelling, term))
        if old is None:
            self.words[spelling, term] = frozenset(groups)
        elif groups:
            self.words[spelling, term] = old.union(groups)

    def merge(self, other: Vocabulary) -> None:
        """Add all words of another vocabulary."""
        for (spelling, term), groups in other.words.items():
            self.add(spelling, term, groups)
        self.strangers |= other.strangers

    def share(self, number: int, count: int) -> Vocabulary:
        """The ``number``-th of ``count`` shares of about the same size."""
        part = Vocabulary()
        part.words = dict(islice(self.words.items(), number, None, count))
        part.strangers = dict(islice(self.strangers.items(), number, None, count))
        return part
