"""The rows of the lexicon (:mod:`indexer.index.lexicon`): what the dictionary says of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import is_katakana, reading_key
from indexer.analysis.lookup import look_up
from indexer.analysis.prepared import prepare
from indexer.analysis.segmenter import homographs, readings_of
from indexer.analysis.typed import packed
from indexer.index.lexicon import Material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.segmenter import Segmenter
    from indexer.analysis.vocabulary import Vocabulary
    from indexer.index.lexicon import Lexicon

_SHORTEST_EDGE_KEY = 4
"""Letters of a reading that is looked for at the edges of nouns."""
_LONGEST_SPELLING = 12
"""Characters of a word that is kept as it is typed; longer ones are looked up."""


def material(vocabulary: Vocabulary, known: Lexicon, segmenter: Segmenter) -> Material:
    """What is to be written of a vocabulary beside what is ``known``."""
    new, marks = vocabulary.new(known.knows)
    return Material(list(rows_of(new, segmenter)), marks)


def rows_of(vocabulary: Vocabulary, segmenter: Segmenter) -> Iterator[bytes]:
    """The rows of a vocabulary, in any order; some may come twice."""
    for line in _rows(vocabulary, segmenter):
        yield line.encode("utf-8", "replace")


def _rows(vocabulary: Vocabulary, segmenter: Segmenter) -> Iterator[str]:
    read: set[tuple[str, str]] = set()
    typed: set[str] = set()
    # To look words up is to meet more of them.
    words, strangers = list(vocabulary.words.items()), list(vocabulary.strangers.items())
    for (spelling, term, reading), groups in words:
        for kana in _readings(spelling, term, segmenter.names) | {reading}:
            if (term, kana) not in read:
                read.add((term, kana))
                yield from _reading_rows(term, kana)
        for group in groups:
            yield f"s{group}\t\t{term}"
        if spelling not in typed:
            typed.add(spelling)
            yield from _typed_rows(spelling, segmenter)
    for term, kana in strangers:
        yield from _reading_rows(term, kana)


def _readings(spelling: str, term: str, names: str) -> set[str]:
    """The readings of a word and of those of its homographs that have the same term."""
    return {
        reading for found, reading, _ in homographs(spelling, names) if found == term and is_katakana(reading)
    }


def _reading_rows(term: str, kana: str) -> Iterator[str]:
    key = reading_key(kana)
    if term and len(kana) > 1 and key and "\t" not in term and "\n" not in term:
        yield f"r{key}\t{kana}\t{term}"
        yield from _edge_rows(term, kana)


def _edge_rows(term: str, kana: str) -> Iterator[str]:
    """Rows for the words of two kanji or more at the edges of a noun that the dictionary does not divide.

    The reading keeps 人事 (ジンジ) out of 他人事 (ヒトゴト); a single kanji (本 in 日本) would be noise.
    """
    for part, at_end in _edges(term):
        of_part = readings_of(part)
        fitting = [r for r in of_part if (kana.endswith(r) if at_end else kana.startswith(r))]
        if fitting and kana not in of_part:
            yield f"p{part}\t\t{term}"
        for reading in fitting if is_kanji(term) else ():
            key = reading_key(reading)
            if len(key) >= _SHORTEST_EDGE_KEY:
                yield f"e{key}\t{reading}\t{term}"


def _edges(term: str) -> Iterator[tuple[str, bool]]:
    """The runs of kanji at the beginning and at the end of a term, and whether each is at the end."""
    for length in range(2, len(term)):
        if is_kanji(term[:length]):
            yield term[:length], False
        if is_kanji(term[-length:]):
            yield term[-length:], True


def is_kanji(text: str) -> bool:
    """Whether a word is of two kanji or more, and of nothing else."""
    return len(text) > 1 and all("一" <= char <= "龥" or char == "々" for char in text)


def _typed_rows(spelling: str, segmenter: Segmenter) -> Iterator[str]:
    text = prepare(spelling)[1].text
    if 0 < len(text) <= _LONGEST_SPELLING and text.isalnum():
        line = packed(text, look_up(text, segmenter))
        if "\t" not in line and "\n" not in line:
            yield f"v{text}\t{line}"
