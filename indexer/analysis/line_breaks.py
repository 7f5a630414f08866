"""Words that stand in pieces: over a line end (図書⏎館), with signs or blanks between Latin letters (Node.js, MacBook Air), or with ・ between hiragana (ぼっち・ざ・ろっく).

Lines end inside words where texts are wrapped by hand. The pieces stay what they are; the whole word is a term beside them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.analysis.kana import is_hiragana
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LINKED = "\x07"
"""Marks the term of a word in pieces."""
_LONGEST_SIDE = 4
"""Characters of such a word on one line."""
_MOST_PIECES = 3
"""Pieces of a Latin word; a run of one more is the most that is looked at: longer ones are sentences, dates and addresses."""
_SIGN = "[ .'’・-]"
_PIECES = late(f"[a-z0-9](?<![a-z0-9/.:@_-].)[a-z0-9]*(?:{_SIGN}[a-z0-9]+)+(?![a-z0-9/:@_])")
_DOT = "・"
_HIRAGANA = "[ぁ-ん][ぁ-んー]*"
_DOTTED = late(f"{_HIRAGANA}(?:{_DOT}{_HIRAGANA})+")
_SHORTEST_DOTTED, _LONGEST_DOTTED = 2, 12
_CONTRACTED = "[a-z]+['’][a-z]+"
_SPELT = late(f"[a-z][a-z0-9]*(?:{_SIGN}?[a-z0-9]+)*")


def words_over_lines(text: str, known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    r"""The longest dictionary word over each line end, and where it begins; only between kanji or katakana.

    >>> list(words_over_lines("駅前の図書\n館まで", {"図書館"}.__contains__))
    [(3, '図書館')]
    """
    for at in _breaks(text):
        before = _run(text[max(0, at - _LONGEST_SIDE) : at][::-1])[::-1]
        after = _run(text[at + 1 : at + 1 + _LONGEST_SIDE])
        sizes = (
            (len(before) - first, last) for first in range(len(before)) for last in range(len(after), 0, -1)
        )
        for left, right in sorted(sizes, key=sum, reverse=True):
            word = before[len(before) - left :] + after[:right]
            if known(word):
                yield at - left, word
                break


def _breaks(text: str) -> Iterator[int]:
    """The line ends between kanji or katakana."""
    at = text.find("\n", 1)
    while 0 < at < len(text) - 1:
        if _joins(text[at - 1]) and _joins(text[at + 1]):
            yield at
        at = text.find("\n", at + 1)


def latin_in_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The words that Latin letters with signs or blanks between them make, and where each begins.

    >>> list(latin_in_pieces("macbook airで"))
    [(0, 'macbookair')]
    """
    for match in _PIECES.finditer(text):
        pieces = [(piece.start(), piece[0]) for piece in re.finditer("[a-z0-9]+", match[0])]
        if len(pieces) > _MOST_PIECES + 1:
            for word in re.finditer(_CONTRACTED, match[0]):
                yield match.start() + word.start(), re.sub(_SIGN, "", word[0])
            continue
        for first, (at, piece) in enumerate(pieces):
            for last in range(first + 2, min(first + _MOST_PIECES, len(pieces)) + 1):
                if piece[0].isalpha():
                    yield match.start() + at, "".join(one for _, one in pieces[first:last])


def kana_in_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The words that hiragana with ・ between them make, and where each begins; particles may stand behind them.

    >>> list(kana_in_pieces("「ね・こ」と朝・昼の、い・ぬが"))
    [(1, 'ねこ'), (11, 'いぬ'), (11, 'いぬが')]
    """
    for match in _DOTTED.finditer(text) if _DOT in text else ():
        word = match[0].replace(_DOT, "")
        shortest = len(word) - len(match[0].rpartition(_DOT)[2]) + 1
        yield from (
            (match.start(), word[:end]) for end in range(shortest, min(len(word), _LONGEST_DOTTED) + 1)
        )


def without_signs(word: str) -> str:
    """A Latin word of three letters or more as :func:`latin_in_pieces` has it; "" for any other."""
    plain = re.sub(_SIGN, "", word) if word.isascii() else ""
    return plain if len(plain) > 2 and _SPELT.fullmatch(word) else ""


def _run(text: str) -> str:
    """The kanji or katakana at the beginning of a text."""
    end = next((at for at, char in enumerate(text) if not _joins(char)), len(text))
    return text[:end]


def _joins(char: str) -> bool:
    return "一" <= char <= "龥" or "ァ" <= char <= "ヺ" or char in "々ー"


def may_be_divided(word: str) -> bool:
    """Whether a word is one of those that are looked for over line ends."""
    return 1 < len(word) <= 2 * _LONGEST_SIDE and all(map(_joins, word))


def linked(word: str) -> str:
    """The term of a word that the text may have over two lines or, in Latin letters or hiragana, in pieces; "" for any other.

    >>> linked("図書館") == LINKED + "図書館", linked("wi-fi") == LINKED + "wifi", linked("猫")
    (True, True, '')
    """
    plain = without_signs(word)
    is_dotted = is_hiragana(word) and _SHORTEST_DOTTED <= len(word) <= _LONGEST_DOTTED
    return LINKED + (plain or word) if plain or is_dotted or may_be_divided(word) else ""


def end_of(word: str, text: str, start: int) -> int:
    """Where ``word``, which begins at ``start`` of ``text`` with signs, blanks or a line end in it, ends there."""
    left = len(word)
    for at in range(start, len(text)):
        left -= text[at].isalnum() or _joins(text[at])
        if not left:
            return at + 1
    return len(text)
