"""The passages of an entry that have vectors of their own: an entry speaks of several things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.search.snippets import filled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Span

SIZE = 150
"""Characters that a passage is filled up to with whole sentences."""
_LONGEST = 2 * SIZE
"""Characters of a sentence that is not cut."""


def passages(text: str) -> list[Span]:
    """The passages of a text, in order: whole sentences, of a sentence that is too long pieces of it."""
    found: list[Span] = []
    for start, end in _sentences(text):
        if found and end - found[-1][0] <= SIZE:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _sentences(text: str) -> Iterator[Span]:
    for start, end in filled(text):
        if end - start <= _LONGEST:
            yield start, end
        else:
            yield from ((at, min(at + SIZE, end)) for at in range(start, end, SIZE))
