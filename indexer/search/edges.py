"""Where a word may begin and end in a text: where the dictionary cuts it, and where the kind of its characters changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.inflection import STEM_ENDS
from indexer.analysis.kana import is_kana

if TYPE_CHECKING:
    from indexer.index.store.encoding import Spans
    from indexer.model import Span

BOTH, ONE, NONE, HEAD = "both", "one", "none", "head"
"""Which edges of what is typed must be edges of words: both of a word, one of a name that the dictionary may cut
wrongly, none of a quotation; the first one, of what is looked for when nothing is found."""
_SHORTEST_HEAD, _SHORTEST_TAIL = 4, 4
"""Characters of a word without kanji that may begin a longer one, Latin letters that may end one."""
_STRETCHING = frozenset("ーぁぃぅぇぉ~")
"""What goes on with the last sound of a word in hiragana: つかれたぁぁ."""
_HONORIFIC = frozenset("おご御")
_NUMERALS = frozenset("0123456789〇一二三四五六七八九十百千万億")
_LATIN, _DIGIT, _HIRAGANA, _KATAKANA, _KANJI, _SIGN = range(6)
_JAPANESE = {_HIRAGANA, _KATAKANA, _KANJI}


def is_numeral(char: str) -> bool:
    """Whether a character is a digit, in Latin or in kanji."""
    return char in _NUMERALS


def _script(char: str) -> int:
    if char.isascii():
        return _DIGIT if char.isdigit() else _LATIN if char.isalpha() else _SIGN
    if "ぁ" <= char <= "ゟ":
        return _HIRAGANA
    if "゠" <= char <= "ヿ":
        return _SIGN if char in "・゠" else _KATAKANA
    if "\u3400" <= char <= "\u9fff" or char in "々〆" or char > "\U00020000":
        return _KANJI
    return _LATIN if char.isalpha() else _SIGN


def fits(text: str, found: Span, original: Span, words: Spans, edges: str) -> bool:
    """Whether a match in a folded text begins and ends where a word does, as far as ``edges`` demands it.

    ``found`` is its span there, ``original`` that in the characters that ``words`` count in.
    """
    if edges == NONE:
        return True
    start, end = found
    if start and is_numeral(text[start]) and is_numeral(text[start - 1]):
        return False
    kana = end - start > 1 and is_kana(text[start:end])
    at_start = (
        not words.splits(original[0])
        or _changes(text, start, text[start : start + 1], kana=kana)
        or _after_prefix(text, start, original, words)
    )
    if not at_start and edges == BOTH:
        return False
    at_end = not words.splits(original[1]) or _changes(text, end, text[end - 1], kana=kana)
    at_end = at_end or (edges == BOTH and _leaves_out_kana(text, found, original, words))
    if edges == HEAD:
        return _is_telling(text[start:end], at_start=at_start, at_end=at_end)
    return at_end if edges == BOTH else at_start or at_end


def _after_prefix(text: str, start: int, original: Span, words: Spans) -> bool:
    """Whether nothing but the お or ご of politeness stands before a match in kanji in its word: 供え in お供え."""
    return (
        text[start - 1] in _HONORIFIC and _script(text[start]) == _KANJI and not words.splits(original[0] - 1)
    )


def _leaves_out_kana(text: str, found: Span, original: Span, words: Spans) -> bool:
    """Whether a match of two characters or more ends in a kanji, and nothing but the one kana of a verb's stem follows in the word."""
    start, end = found
    if end - start < 2 or end >= len(text) or _script(text[end - 1]) != _KANJI or text[end] not in STEM_ENDS:
        return False
    return not words.splits(original[1] + 1)


def _is_telling(found: str, *, at_start: bool, at_end: bool) -> bool:
    """Whether characters at the beginning or end of a longer word say that it has to do with them."""
    if at_start:
        return len(found) >= _SHORTEST_HEAD or (
            len(found) > 1 and any(_script(char) == _KANJI for char in found)
        )
    return at_end and found.isascii() and found.isalpha() and len(found) >= _SHORTEST_TAIL


def _changes(text: str, at: int, inside: str, *, kana: bool) -> bool:
    """Whether one word may end and another begin before ``text[at]`` though the dictionary has both for one word.

    ``inside`` is the character of the match at that edge, ``kana`` whether the match is of kana alone: もも in もも肉
    is a word, 食 in 食べる is none.
    """
    if not 0 < at < len(text):
        return True
    one, other = _script(text[at - 1]), _script(text[at])
    if text[at] in _STRETCHING and one == _HIRAGANA and inside == text[at - 1]:
        return True
    if one == other:
        return one == _SIGN
    if one in _JAPANESE and other in _JAPANESE:
        return kana and _script(inside) in {_HIRAGANA, _KATAKANA}
    return True
