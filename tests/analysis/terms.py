"""The terms of an analysis, by their positions."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indexer.analysis.analyzer import Analysis


def terms_of(analysis: Analysis) -> dict[str, list[int]]:
    """The positions of each term; a compound comes before its parts."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    placed = [(position, 1, term) for position, term in enumerate(analysis.words) if term]
    for position, _, term in sorted(
        [*((position, 0, term) for position, term in analysis.compounds), *placed]
    ):
        found[term].append(position)
    assert sum(map(len, found.values())) == analysis.size
    return dict(found)
