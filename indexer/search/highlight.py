"""The word as a reader sees it: サボってた and お茶, not サボっ and 茶."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from indexer.index.store.encoding import Spans
    from indexer.model import Span


_POLITE = frozenset("おご御")


def whole_words(spans: Iterable[Span], text: str, words: Spans, tails: Mapping[int, int]) -> Iterator[Span]:
    """``spans`` of a text with the endings of inflected words, and with the お or ご of politeness before them.

    ``words`` are the positions of the document, ``tails`` how many positions an ending has, by that of its word.
    """
    for first, end in spans:
        polite = text[first - 1 : first] in _POLITE and _is_word(first - 1, first, words)
        start = first - 1 if polite else first
        position = words.ending_at(end)
        tail = 0 if position is None else tails.get(position, 0)
        yield start, end if position is None or not tail else words.end(position + tail)


def _is_word(start: int, end: int, words: Spans) -> bool:
    """Whether the characters from ``start`` to ``end`` are one position."""
    position = words.ending_at(end)
    return position is not None and words.start(position) == start
