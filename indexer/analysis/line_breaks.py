"""Words that a line end divides, as in texts that are wrapped by hand: 図書⏎館.

The words on both lines stay what they are; the word over the line end is a term beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINKED = "\x07"
"""Marks the term of a word over a line end."""
_LONGEST_SIDE = 4
"""Characters of such a word on one line."""


def words_over_lines(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    r"""The longest dictionary word over each line end, and where it begins; only between kanji or katakana.

    >>> list(words_over_lines("駅前の図書\n館まで", {"図書館"}.__contains__))
    [(3, '図書館')]
    """
    at = text.find("\n")
    while at >= 0:
        before, after = (
            _run(text[max(0, at - _LONGEST_SIDE) : at][::-1])[::-1],
            _run(text[at + 1 : at + 1 + _LONGEST_SIDE]),
        )
        sizes = (
            (len(before) - first, last) for first in range(len(before)) for last in range(len(after), 0, -1)
        )
        for left, right in sorted(sizes, key=sum, reverse=True):
            word = before[len(before) - left :] + after[:right]
            if known(word):
                yield at - left, word
                break
        at = text.find("\n", at + 1)


def _run(text: str) -> str:
    """The kanji or katakana at the beginning of a text."""
    end = next((at for at, char in enumerate(text) if not _joins(char)), len(text))
    return text[:end]


def _joins(char: str) -> bool:
    return "一" <= char <= "龥" or "ァ" <= char <= "ヺ" or char in "々ー"


def may_be_divided(word: str) -> bool:
    """Whether a word is one of those that are looked for over line ends."""
    return 1 < len(word) <= 2 * _LONGEST_SIDE and all(map(_joins, word))


def end_of(word: str, text: str, start: int) -> int:
    """Where ``word``, which begins at ``start`` of ``text`` with a line end in it, ends there."""
    return min(len(text), start + len(word) + 1)
