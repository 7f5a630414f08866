"""The text of an entry, cut into terms with their positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from indexer.analysis import COMPOUND
from indexer.analysis.folding import fold
from indexer.analysis.markup import without_markup
from indexer.analysis.normalizers import normalize
from indexer.analysis.segmenter import PLAIN, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.segmenter import Lexeme, Segmenter

_ENDING = re.compile(rb"(?=([vd](?:a|td*)+))")
"""A verb or adjective with what a reader sees as its ending: auxiliaries and suffixes, て and the verbs that follow it."""
_LONGEST_ENDING = 8
"""Characters."""


class Analysis(NamedTuple):
    """What the index keeps of a text.

    ``starts`` and ``ends`` give the span of each position in characters of the text, ``words`` the term that stands
    there ("" where none does: particles, ends of sentences; punctuation has no position at all). ``compounds`` are the
    terms of the words of several parts, each with the position of its first part. ``tails`` are pairs: the position of
    an inflected word, and how many positions its ending has (読ん|で|い|た: 3).
    """

    folded: Aligned
    starts: list[int]
    ends: list[int]
    words: list[str]
    compounds: list[tuple[int, str]]
    tails: list[tuple[int, int]]

    @property
    def size(self) -> int:
        """How many terms stand in the text, each counted as often as it does."""
        return len(self.words) - self.words.count("") + len(self.compounds)


def analyze(text: str, segmenter: Segmenter) -> Analysis:
    """Cut the text of an entry into terms with their positions, leaving its markup out."""
    folded = fold(text)
    prepared = normalize(folded._replace(text=without_markup(folded.text)), known)
    cut = _Cut(*segmenter.scan(prepared.text))
    starts, ends = cut.starts, cut.ends
    if starts and ends[-1] > len(prepared.text):
        ends[-1] = starts[-1]
    tails = list(_tails(bytes(cut.roles), starts, ends))
    if prepared.starts is not None:
        spans = [prepared.span(start, end) for start, end in zip(starts, ends, strict=True)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Analysis(folded, starts, ends, cut.words, cut.compounds, tails)


class _Cut:
    """The positions of a text: start, end, term and role of each, and the compounds that begin there."""

    def __init__(self, lexemes: list[Lexeme], begins: list[int]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.roles: list[int] = []
        self.compounds: list[tuple[int, str]] = []
        words = [lexeme.only for lexeme in lexemes]
        roles = [lexeme.role for lexeme in lexemes]
        done = 0
        # Most words are one position each: they are taken over in runs, which is five times as fast as one by one.
        for at in [at for at, word in enumerate(words) if word is None]:
            if at > done:
                self._take(begins[done : at + 1], words[done:at], roles[done:at])
            if lexemes[at].compound:
                self._divide(lexemes[at], begins[at], begins[at + 1])
            done = at + 1
        self._take(begins[done:], words[done:], roles[done:])

    def _take(self, begins: list[int], words: list[str | None], roles: list[int]) -> None:
        self.starts += begins[:-1]
        self.ends += begins[1:]
        self.words += cast("list[str]", words)
        self.roles += roles

    def _divide(self, lexeme: Lexeme, begin: int, end: int) -> None:
        self.compounds.append((len(self.starts), COMPOUND + lexeme.compound))
        for term, length, _ in lexeme.parts:
            self.starts.append(begin)
            begin = min(begin + length, end)
            self.ends.append(begin)
            self.words.append(term)
            self.roles.append(PLAIN)
        self.ends[-1] = end
        self.roles[-1] = lexeme.role


def _tails(roles: bytes, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The endings of the inflected words; no ending goes on after a gap or beyond :data:`_LONGEST_ENDING`."""
    for found in _ENDING.finditer(roles):
        stem = last = found.start()
        limit = ends[stem] + _LONGEST_ENDING
        for position in range(stem + 1, found.end(1)):
            if ends[position] > limit or starts[position] != ends[last]:
                break
            last = position
        if last > stem:
            yield stem, last - stem
