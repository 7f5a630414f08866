"""The terms of an analysis, by their positions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from indexer.analysis.line_breaks import LINKED
from indexer.analysis.quantities import QUANTITY
from indexer.analysis.sounds import SOUND

if TYPE_CHECKING:
    from indexer.analysis.analyzer import Analysis

BESIDE = {QUANTITY, LINKED}
"""Marks of terms that stand beside the words, and do not count in the length of a text."""


def terms_of(analysis: Analysis) -> dict[str, list[int]]:
    """The positions of each term but those of sounds; a compound comes before its parts."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    placed = [(position, 1, term) for position, term in enumerate(analysis.words) if term]
    beside = [(at, 0, term) for at, term in analysis.compounds if not term.startswith(SOUND)]
    for position, _, term in sorted([*beside, *placed]):
        found[term].append(position)
    assert sum(len(places) for term, places in found.items() if term[0] not in BESIDE) == analysis.size
    return dict(found)
