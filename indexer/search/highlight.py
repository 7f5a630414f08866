"""The inflected word as a reader sees it: サボってた and 読んだ, not サボっ and 読ん."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from indexer.index.store.encoding import Spans
    from indexer.model import Span


def whole_words(spans: Iterable[Span], words: Spans, tails: Mapping[int, int]) -> Iterator[Span]:
    """``spans`` with the endings of inflected words.

    ``words`` are the positions of the document, ``tails`` how many positions an ending has, by that of its word.
    """
    for start, end in spans:
        position = words.ending_at(end)
        tail = 0 if position is None else tails.get(position, 0)
        yield start, end if position is None or not tail else words.end(position + tail)
