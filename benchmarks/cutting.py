"""Texts cut into words by SudachiPy, which takes only so much at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sudachipy import Morpheme, Tokenizer

_AT_ONCE = 12_000
"""Characters; its limit is 49,149 bytes."""


def cut(tokenizer: Tokenizer, text: str) -> Iterator[Iterable[Morpheme]]:
    """The words of each line of a text, of a long line in pieces."""
    for line in text.split("\n"):
        for start in range(0, len(line), _AT_ONCE):
            yield tokenizer.tokenize(line[start : start + _AT_ONCE])
