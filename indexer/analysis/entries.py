"""What the dictionary has of a spelling: its entries, by :func:`indexer.analysis.segmenter.written`."""

from __future__ import annotations

import functools

from indexer.analysis.kana import is_katakana
from indexer.analysis.lexemes import WORD
from indexer.analysis.segmenter import as_term, kind_of, pos_of, written
from indexer.support.values import NamedTuple

_KEPT_HOMOGRAPHS, _KEPT_READINGS = 64, 20_000
"""Spellings of which the answer of the dictionary is kept: one word is asked for several times in a row, a part of nouns and what may be a word again and again."""


class Homograph(NamedTuple):
    """A dictionary word of some spelling: its term, its reading in katakana, the number of its part of speech."""

    term: str
    reading: str
    pos_id: int


@functools.lru_cache(maxsize=_KEPT_READINGS)
def known(word: str, pos: str = "") -> bool:
    """Whether the dictionary has exactly this word, as a part of speech (名詞, 形容詞 …) if one is named."""
    found = (m for m in written(word) if m.surface() == word)
    return any(not pos or pos_of(m.part_of_speech_id())[0] == pos for m in found)


@functools.lru_cache(maxsize=_KEPT_HOMOGRAPHS)
def homographs(surface: str, names: str) -> tuple[Homograph, ...]:
    """All dictionary words written ``surface``, also of the user dictionary ``names``; Latin letters are looked up as small ones."""
    return tuple(
        Homograph(as_term(m.normalized_form()), m.reading_form(), m.part_of_speech_id())
        for m in written(surface, names)
    )


def is_five_step(pos_id: int) -> bool:
    """Whether the part of speech with this number is a five-step verb (五段), which has a potential form of its own."""
    pos = pos_of(pos_id)
    return pos[0] == "動詞" and pos[4].startswith("五段")


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_pronoun(word: str) -> bool:
    """Whether the dictionary has a word as a pronoun, as those that ask are."""
    return any(pos_of(found.pos_id)[0] == "代名詞" for found in homographs(word, ""))


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_name(word: str) -> bool:
    """Whether the dictionary has a word as a proper noun (of a person or place or any other)."""
    return any(pos_of(found.pos_id)[1] == "固有名詞" for found in homographs(word, ""))


def parts_in_katakana(word: str) -> tuple[str, ...]:
    """The nouns at the edges of a katakana word that the dictionary does not divide, where it has the rest, too.

    Of three letters or more if it has the word itself, where chance is the greater; no units (グラム in プログラム), and no
    parts of the names of people and places.
    """
    if any(pos_of(found.pos_id)[2] in {"人名", "地名"} for found in homographs(word, "")):
        return ()
    least = 3 if known(word) else 2
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1))
    pairs = [pair for pair in cuts if all(map(is_common_noun, pair))]
    return tuple(dict.fromkeys(part for pair in pairs for part in pair if len(part) >= least))


@functools.lru_cache(maxsize=_KEPT_READINGS)
def is_common_noun(word: str) -> bool:
    """Whether the dictionary has a word as a common noun, other than as a counter."""
    kinds = [pos_of(found.pos_id)[:3] for found in homographs(word, "")]
    nouns = (
        kind[:2] == ("名詞", "普通名詞") or kind[0] == "形状詞" for kind in kinds if kind[2] != "助数詞可能"
    )
    return any(nouns)


def base_terms(surface: str) -> dict[str, tuple[str, ...]]:
    """The terms of all dictionary words written ``surface``, with their parts of speech: 考え is 考える and 考え."""
    found: dict[str, tuple[str, ...]] = {}
    for homograph in homographs(surface, ""):
        if kind_of(homograph.pos_id) == WORD:
            found.setdefault(homograph.term, pos_of(homograph.pos_id))
    return found


@functools.lru_cache(maxsize=_KEPT_READINGS)
def readings_of(surface: str) -> frozenset[str]:
    """The katakana readings of the dictionary words written ``surface``."""
    return frozenset(m.reading_form() for m in written(surface) if is_katakana(m.reading_form()))
