"""Texts as SudachiPy's normalized words: what is indexed in an afternoon so that inflections and spellings are found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from benchmarks.cutting import cut

if TYPE_CHECKING:
    from sudachipy import Tokenizer

_NO_WORDS = ("補助記号", "空白", "助詞", "助動詞")
"""Parts of speech that are not indexed, as in the analyzers of Lucene and Elasticsearch."""


@cache
def _tokenizer() -> Tokenizer:
    from sudachipy import Dictionary

    return Dictionary().tokenizer(mode="A")


def normalized(text: str) -> list[str]:
    """The normalized forms of the words of a text, in order.

    >>> normalized("本を読んだ。")
    ['本', '読む']
    """
    return [
        morpheme.normalized_form()
        for words in cut(_tokenizer(), text)
        for morpheme in words
        if morpheme.part_of_speech()[0] not in _NO_WORDS
    ]
