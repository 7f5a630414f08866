"""From text to the pieces of the encoder's vocabulary: the most probable way to cut it (Kudo 2018, unigram model)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK = "▁"
"""What stands for a blank, and before the first word (SentencePiece)."""
UNKNOWN, BEGIN, END = 0, 1, 2
"""Pieces that stand for a character that no piece has, and for both ends of a text."""
_SCRAP = 2
"""Letters of a piece in the mean at which a word is cut into scraps: hair|cut and kub|er|net|es are not, x|y|zzy|q is."""
_PENALTY = 10.0
"""By so much an unknown character is less probable than the rarest piece (SentencePiece)."""


def normalized(text: str) -> str:
    """A text as it is cut: one form of each character, one sign for blanks, and one before the first word."""
    words = unicodedata.normalize("NFKC", text).split()
    return _BLANK + _BLANK.join(words) if words else ""


def is_latin(text: str) -> bool:
    """Whether a normalized text is of words in Latin letters, without accents, and nothing else."""
    letters = text.replace(_BLANK, "")
    return letters.isascii() and letters.isalpha()


class Cutter:
    """Cuts texts into pieces.

    ``vocabulary`` gives each piece that may stand in them its log probability and its number; ``least`` is the log
    probability of the rarest piece of all.
    """

    def __init__(self, vocabulary: Mapping[str, tuple[float, int]], least: float) -> None:
        self._vocabulary = vocabulary
        self._longest: dict[str, int] = {}
        for piece in vocabulary:
            if len(piece) > self._longest.get(piece[0], 0):
                self._longest[piece[0]] = len(piece)
        self._unknown = least - _PENALTY

    def pieces(self, text: str) -> list[int]:
        """The numbers of the pieces of a text, with those of its ends."""
        normal = normalized(text)
        return [BEGIN, *(self._best(normal) if normal else (UNKNOWN,)), END]

    def knows(self, text: str) -> bool:
        """Whether a word of a text is a piece, or cut into such as have more than two letters in the mean."""
        return any(self._knows_word(word) for word in normalized(text).split(_BLANK) if word)

    def _knows_word(self, word: str) -> bool:
        cut = self._best(_BLANK + word)
        count = len(cut) - (cut[0] == self._vocabulary.get(_BLANK, (0.0, UNKNOWN))[1])
        return count <= 1 or len(word) > _SCRAP * count

    def _best(self, text: str) -> list[int]:
        """The most probable pieces, by the algorithm of Viterbi (1967)."""
        find, longest, length = self._vocabulary.get, self._longest.get, len(text)
        scores = [0.0] + [float("-inf")] * length
        # What ends at each place: the piece, and where it begins.
        ending = [(UNKNOWN, 0)] * (length + 1)
        for start, char in enumerate(text):
            so_far = scores[start]
            if so_far + self._unknown > scores[start + 1]:
                scores[start + 1], ending[start + 1] = so_far + self._unknown, (UNKNOWN, start)
            for end in range(start + 1, min(start + longest(char, 0), length) + 1):
                found = find(text[start:end])
                if found and so_far + found[0] > scores[end]:
                    scores[end], ending[end] = so_far + found[0], (found[1], start)
        pieces, at = [], length
        while at:
            piece, at = ending[at]
            pieces.append(piece)
        return pieces[::-1]
