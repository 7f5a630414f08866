"""Words of the dictionary as the index sees them."""

from __future__ import annotations

from indexer.support.values import NamedTuple

WORD, SKIPPED, END, GAP = range(4)
"""Kinds of morphemes: indexed; only counted as a position; the end of a sentence (counted); punctuation (not counted)."""

PLAIN = ord("x")
"""The role of a word that is no part of an inflected one; the others are v, d, a and t (see :mod:`indexer.analysis.segmenter`)."""
ENDING, INFLECTED = ord("a"), ord("v")
"""The roles of an ending, and of a word that may have one."""
NOMINAL = ord("n")
"""The role of a word whose last part is the ending of the one before it: 寒さ, 食べ過ぎ."""
NOWHERE = 0
"""The role of what has no position: punctuation."""


class Part(NamedTuple):
    """A word of split unit A: its index term ("" if it is not indexed), length in characters, kind, and the term of its sound.

    The sound is "" for what is not found by it (:mod:`indexer.analysis.sounds`).
    """

    term: str
    length: int
    kind: int
    sound: str = ""


class Lexeme(NamedTuple):
    """A dictionary word as the index sees it.

    ``only`` is the term of a word that is one position ("" if that is only counted), None of one of several parts;
    ``role`` is its part in an inflected word; ``parts`` are its A units, ``compound`` the term of the whole where it
    has several, ``sound`` that of the sound of one that is one position.
    """

    only: str | None
    role: int
    parts: tuple[Part, ...]
    compound: str = ""
    sound: str = ""


LINE_END = Lexeme("", PLAIN, (Part("", 1, END),))
NO_WORDS = Lexeme("", NOWHERE, ())
"""What is no word: the end of a line, a piece of text in which SudachiPy finds no words."""
