"""A text as quoted searches see it, and as the dictionary does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.normalizers import normalize

if TYPE_CHECKING:
    from indexer.analysis.aligned import Aligned


def prepare(text: str) -> tuple[Aligned, Aligned]:
    """``text`` folded (as quoted searches see it), and normalized beyond that (as the dictionary sees it)."""
    folded = fold(text)
    return folded, normalize(folded, known)


def known(word: str, pos: str = "") -> bool:
    """Whether the dictionary has exactly this word (as a part of speech, if one is named); opens the dictionary, which few texts need for this."""
    from indexer.analysis.entries import known as in_dictionary

    return in_dictionary(word, pos)
