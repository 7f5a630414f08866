"""The text of an entry, cut into terms with their positions."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis import COMPOUND
from indexer.analysis.folding import fold
from indexer.analysis.markup import without_markup
from indexer.analysis.normalizers import normalize
from indexer.analysis.segmenter import PLAIN, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.segmenter import Segmenter

_ENDING = re.compile(rb"(?=([vd](?:a|td*)+))")
"""A verb or adjective with what a reader sees as its ending: auxiliaries and suffixes, て and the verbs that follow it."""
_LONGEST_ENDING = 8
"""Characters."""


class Analysis(NamedTuple):
    """What the index keeps of a text.

    ``starts`` and ``ends`` give the span of each position in characters of the text; ``terms`` the positions
    of each term, ascending. Punctuation has no position, but the end of a sentence has one. ``tails`` are pairs: the
    position of an inflected word, and how many positions its ending has (読ん|で|い|た: 3).
    """

    folded: Aligned
    starts: list[int]
    ends: list[int]
    terms: dict[str, list[int]]
    tails: list[tuple[int, int]]


def analyze(text: str, segmenter: Segmenter) -> Analysis:
    """Cut the text of an entry into terms with their positions, leaving its markup out."""
    folded = fold(text)
    prepared = normalize(folded._replace(text=without_markup(folded.text)), known)
    terms, starts, ends, roles = _positions(prepared.text, segmenter)
    tails = list(_tails(roles, starts, ends))
    if prepared.starts is not None:
        spans = [prepared.span(start, end) for start, end in zip(starts, ends, strict=True)]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return Analysis(folded, starts, ends, terms, tails)


def _positions(
    text: str, segmenter: Segmenter
) -> tuple[dict[str, list[int]], list[int], list[int], bytearray]:
    """The positions of each term, the starts, ends and roles of all positions."""
    starts: list[int] = []
    ends: list[int] = []
    roles = bytearray()
    terms: defaultdict[str, list[int]] = defaultdict(list)
    for base, edges, lexemes in segmenter.scan(text):
        end = base
        for edge, (only, role, parts, compound) in zip(edges[1:], lexemes, strict=False):
            begin, end = end, base + edge
            if only is not None:
                if only:
                    terms[only].append(len(starts))
                starts.append(begin)
                ends.append(end)
                roles.append(role)
            elif compound:
                terms[COMPOUND + compound].append(len(starts))
                at = begin
                for term, length, _ in parts:
                    if term:
                        terms[term].append(len(starts))
                    starts.append(at)
                    at = min(at + length, end)
                    ends.append(at)
                    roles.append(PLAIN)
                ends[-1] = end
                roles[-1] = role
    if starts and ends[-1] > len(text):
        ends[-1] = starts[-1]
    return dict(terms), starts, ends, roles


def _tails(roles: bytearray, starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
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
