"""The inflected word as a reader sees it: サボってた and 読んだ, not サボっ and 読ん."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.model import Span


def whole_words(spans: Iterable[Span], ends: Sequence[int], tails: Mapping[int, int]) -> Iterator[Span]:
    """``spans`` with the endings of inflected words.

    ``ends`` are the ends of the positions of the document, ``tails`` how many positions an ending has, by that of its word.
    """
    for start, end in spans:
        at = bisect_left(ends, end)
        tail = tails.get(at, 0) if at < len(ends) and ends[at] == end else 0
        yield start, ends[at + tail] if tail else end
