"""Analysis: what the index keeps of a text, and how a query meets it.

``text ─fold─▶ folded ─normalize─▶ prepared ─segment─▶ words ─▶ Analysis``. Entries and queries go through the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis.folding import fold
from indexer.analysis.markup import without_markup
from indexer.analysis.normalizers import normalize
from indexer.analysis.segmenter import END, GAP, WORD, Segmenter, Word, known

if TYPE_CHECKING:
    from indexer.analysis.aligned import Aligned

ANALYSIS_VERSION = 3
"""Part of the fingerprint of an index: to be raised with every change that makes other terms of a text."""

COMPOUND = "\x01"
"""Marks the term of a word that is also indexed by its parts: 民主主義 beside 民主 and 主義."""


class Analysis(NamedTuple):
    """What the index keeps of a text.

    ``starts`` and ``ends`` give the span of each position in characters of the text; ``terms`` the positions
    of each term, ascending. Punctuation has no position, but the end of a sentence has one.
    """

    folded: Aligned
    starts: list[int]
    ends: list[int]
    terms: dict[str, list[int]]


def prepare(text: str) -> tuple[Aligned, Aligned]:
    """``text`` folded (as quoted searches see it), and normalized beyond that (as the dictionary sees it)."""
    folded = fold(text)
    return folded, normalize(folded, known)


def analyze(text: str, segmenter: Segmenter) -> Analysis:
    """Cut the text of an entry into terms with their positions, leaving its markup out."""
    folded = fold(text)
    prepared = normalize(folded._replace(text=without_markup(folded.text)), known)
    starts: list[int] = []
    ends: list[int] = []
    terms: dict[str, list[int]] = {}
    for offset, lexeme in segmenter.scan(prepared.text):
        at = offset
        if lexeme.compound:
            terms.setdefault(COMPOUND + lexeme.compound, []).append(len(starts))
        for term, length, kind in lexeme.parts:
            if kind != GAP:
                if term:
                    terms.setdefault(term, []).append(len(starts))
                starts.append(at)
                ends.append(at + length)
            at += length
    if starts:
        ends[-1] = starts[-1] if ends[-1] > len(prepared.text) else ends[-1]
    if prepared.starts is not None:
        spans = [prepared.span(start, end) for start, end in zip(starts, ends, strict=True)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Analysis(folded, starts, ends, terms)


__all__ = [
    "ANALYSIS_VERSION",
    "COMPOUND",
    "END",
    "GAP",
    "WORD",
    "Analysis",
    "Segmenter",
    "Word",
    "analyze",
    "prepare",
]
