"""The words of the dictionary as columns: of each lexeme and of each of its parts, by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from indexer.analysis import COMPOUND
from indexer.analysis.lexemes import NO_WORD
from indexer.index.bulk.columns import Growing
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from indexer.analysis.lexemes import Lexeme
    from indexer.analysis.segmenter import Cut, Segmenter
    from indexer.index.bulk.postings import TermNumbers

_MOST_IDS = 1 << 22
"""Ids by which words are found, for most of the dictionary. Higher ones, also of words of a user's or of none, are found by what they are."""
_BELOW = -min(NO_WORD)
"""What is added to an id, so that none is below 0."""


class LexemeColumns(NamedTuple):
    """Of each lexeme: its role, the number of its first part, how many parts it has, its compound's term (0 if it has none).

    Of each part: its term, and how many characters after the beginning of the word it begins.
    """

    roles: NDArray[np.int32]
    first_parts: NDArray[np.int32]
    part_counts: NDArray[np.int32]
    compounds: NDArray[np.int32]
    terms: NDArray[np.int32]
    offsets: NDArray[np.int32]


class LexemeNumbers:
    """Gives each lexeme a number, from 1 on, and keeps the columns of all of them."""

    def __init__(self, segmenter: Segmenter, terms: TermNumbers) -> None:
        self._segmenter = segmenter
        self._terms = terms
        self._numbers: dict[Lexeme, int] = {}
        # Of every id; the last one stands for all that are higher, and never has one. Pages that nobody touches take no memory.
        self._of_ids = np.zeros(_MOST_IDS, np.int32)
        self._growing = tuple(Growing() for _ in LexemeColumns._fields)
        # No lexeme has the number 0.
        for column in self._growing[:4]:
            column.append(0)
        for word_id, lexeme in NO_WORD.items():
            self._of_ids[word_id + _BELOW] = self._number(lexeme)

    def columns(self) -> LexemeColumns:
        """The columns as they are now; to be let go before the next text."""
        return LexemeColumns(*(column.numbers for column in self._growing))

    def of(self, cut: Cut) -> NDArray[np.int32]:
        """The numbers of the words of a cut."""
        ids = np.array(cut.ids, np.int64) + _BELOW
        numbers = self._of_ids.take(ids, mode="clip")
        for place in np.flatnonzero(numbers == 0).tolist():
            numbers[place] = number = self._number(self._segmenter.lexeme(cut.morphemes[place]))
            if ids[place] < _MOST_IDS - 1:
                self._of_ids[ids[place]] = number
        return numbers

    def _number(self, lexeme: Lexeme) -> int:
        number = self._numbers.get(lexeme)
        if number is None:
            roles, first_parts, part_counts, compounds, terms, offsets = self._growing
            self._numbers[lexeme] = number = len(roles)
            roles.append(lexeme.role)
            first_parts.append(len(terms))
            part_counts.append(len(lexeme.parts))
            compounds.append(self._terms[COMPOUND + lexeme.compound] if lexeme.only is None else 0)
            offset = 0
            for part in lexeme.parts:
                terms.append(self._terms[part.term])
                offsets.append(offset)
                offset += part.length
        return number
