"""Where a word may begin and end in a text: where the dictionary cuts it, and where the kind of its characters changes."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from indexer.analysis.inflection import STEM_ENDS
from indexer.analysis.kana import KATAKANA, is_kana, is_katakana
from indexer.analysis.numerals import is_inside_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.index.store.encoding import Spans
    from indexer.model import Span

BOTH, WHOLE, START, CUT, ONE, NONE, HEAD, CAPITAL = (
    "both",
    "whole",
    "start",
    "cut",
    "one",
    "none",
    "head",
    "capital",
)
"""Which edges of what is typed must be edges of words: both of a word; the same, and behind
other words no edge within it, of one so short that it may be the end of one and the beginning of another (は|し in 気はしない); the first of a stem with its ending, and of the name of a person if the
dictionary cuts what is typed there (樹|明来); one of a name that it does not know; none of a quotation; the first one, of
what is looked for when nothing is found; both of a word inside a name that marks its words by capitals."""
_SHORTEST_HEAD, _SHORTEST_KATAKANA = 4, 3
"""Characters of a word without kanji that may begin a longer one, and those of katakana."""
_STRETCHING = frozenset("ーぁぃぅぇぉ~")
"""What goes on with the last sound of a word in hiragana: つかれたぁぁ."""
_HONORIFIC = frozenset("おご御")
_PARTICLES = frozenset("がをにはもでとのへやか")
_NUMERALS = frozenset("〇一二三四五六七八九十百千万億")
_LAST_PARTICLES = frozenset("をが")
"""Those with no other particle behind them."""
_TITLES = ("さん", "くん", "ちゃん", "さま", "なさい")
_LONG_TITLES = ("ちゃん", "くん")
"""Those that end a name of which the dictionary takes more for a word: ちゃんと."""
_SHORTEST_NAME = 3
"""Kana of a name before a title, or of what is said politely with なさい: たくさん is no たく."""
_LATIN, _DIGIT, _HIRAGANA, _KATAKANA, _KANJI, _SIGN = range(6)
_KATAKANA_RUN = KATAKANA | frozenset("ヽヾヿ")
_LETTERS, _NOTHING = frozenset("abcdefghijklmnopqrstuvwxyz"), frozenset[str]()
_JAPANESE = {_HIRAGANA, _KATAKANA, _KANJI}
_LOAN = {_KATAKANA, _LATIN}
"""Scripts of words that are written as they are in other languages."""


@functools.cache
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


def places(text: str, characters: str, edges: str) -> Iterator[Span]:
    """Where ``characters`` stand in a folded text and can fit, as :func:`fits` judges them: nowhere in a run of katakana or of ASCII letters."""
    before, after = not_beside(characters, edges)
    at = text.find(characters)
    while at >= 0:
        end = at + len(characters)
        if text[at - 1 : at] in before or text[end : end + 1] in after:
            end = at + 1
        else:
            yield at, end
        at = text.find(characters, end)


def not_beside(characters: str, edges: str) -> tuple[frozenset[str], frozenset[str]]:
    """What must not stand before ``characters`` in a text, and what not behind them: where they begin or end in a run of katakana or ASCII letters, more of it."""
    before = _runs_on(characters[0]) if edges in {BOTH, WHOLE, START, CUT} else _NOTHING
    return before, _runs_on(characters[-1]) if edges in {BOTH, WHOLE} else _NOTHING


def _runs_on(char: str) -> frozenset[str]:
    script = _script(char)
    return (
        _KATAKANA_RUN
        if script == _KATAKANA
        else _LETTERS
        if script == _LATIN and char.isascii()
        else _NOTHING
    )


def fits(
    text: str, found: Span, original: Span, words: Callable[[], Spans], edges: str, written: Callable[[], str]
) -> bool:
    """Whether a match in a folded text begins and ends where a word does, as far as ``edges`` demands it.

    ``found`` is its span there, ``original`` that in the characters of ``written``, in which ``words`` count: opened only
    where the folded characters leave it open.
    """
    if edges in {NONE, CAPITAL}:
        return edges == NONE or all(_begins_capital_word(written(), at) for at in original)
    start, end = found
    if (
        is_inside_number(text, start)
        or _cuts_numeral(text, start, end)
        or (edges == WHOLE and _is_put_together(text, found, original, words))
    ):
        return False
    edges = BOTH if edges == WHOLE else edges
    kana = end - start > 1 and is_kana(text[start:end])
    at_start = _is_edge(text, start, start, original[0], words, kana=kana)
    at_start = at_start or _after_prefix(text, start, original, words)
    if edges == START or (not at_start and edges == BOTH):
        return at_start
    at_end = _is_edge(text, end, end - 1, original[1], words, kana=kana)
    at_end = at_end or (edges == BOTH and _leaves_out_kana(text, found, original, words))
    at_end = at_end or (
        kana
        and end - start >= _SHORTEST_NAME
        and (text.startswith(_TITLES, end) or text.endswith(_LONG_TITLES, start + 1, end))
    )
    if edges == CUT:
        return at_start and (at_end or words().begins_within(*original))
    if edges == HEAD:
        return at_start and _is_telling(text, found)
    return at_end if edges == BOTH else at_start or at_end


def _cuts_numeral(text: str, start: int, end: int) -> bool:
    """Whether a match begins or ends inside a number in kanji: 二十 in 二十四時間, 第二 in 第二十一話."""
    return any(
        at < len(text) and text[at] in _NUMERALS and text[at - 1] in _NUMERALS for at in (start, end) if at
    )


def _is_put_together(text: str, found: Span, original: Span, words: Callable[[], Spans]) -> bool:
    """Whether a match is the end of one word and the beginning of another: more kana than a particle stand behind it."""
    start, end = found
    before, after = text[start - 1 : start], text[end : end + 1]
    if not (before and after) or before in _LAST_PARTICLES or _script(before) not in _JAPANESE:
        return False
    return _script(after) == _HIRAGANA and after not in _PARTICLES and words().begins_within(*original)


def _is_edge(
    text: str, at: int, inside: int, original: int, words: Callable[[], Spans], *, kana: bool
) -> bool:
    """Whether one word ends and another begins before ``text[at]``; ``inside`` is where the match has its character there.

    Inside katakana and Latin letters the dictionary's words are found as such, and nothing else is a word.
    """
    if _changes(text, at, text[inside], kana=kana):
        return True
    in_run = 0 < at < len(text) and _script(text[at - 1]) == _script(text[at]) in _LOAN
    return not in_run and not words().splits(original)


def _after_prefix(text: str, start: int, original: Span, words: Callable[[], Spans]) -> bool:
    """Whether nothing but the お or ご of politeness stands before a match in kanji in its word: 供え in お供え."""
    if text[start - 1] not in _HONORIFIC or _script(text[start]) != _KANJI:
        return False
    return not words().splits(original[0] - 1)


def _leaves_out_kana(text: str, found: Span, original: Span, words: Callable[[], Spans]) -> bool:
    """Whether a match of two characters or more ends in a kanji, and nothing but the one kana of a verb's stem follows in the word."""
    start, end = found
    if end - start < 2 or end >= len(text) or _script(text[end - 1]) != _KANJI or text[end] not in STEM_ENDS:
        return False
    return not words().splits(original[1] + 1)


def _is_telling(text: str, span: Span) -> bool:
    """Whether characters at the beginning of a longer word say that it has to do with them.

    Katakana says it if the word goes on for more than a letter: スプラ is スプラトゥーン, ノヴァ is no ノヴァク.
    """
    start, end = span
    found = text[start:end]
    if is_katakana(found):
        return len(found) >= _SHORTEST_HEAD or (
            len(found) == _SHORTEST_KATAKANA and len(text) > end + 1 and is_katakana(text[end : end + 2])
        )
    return len(found) >= _SHORTEST_HEAD or (len(found) > 1 and any(_script(char) == _KANJI for char in found))


def _begins_capital_word(written: str, at: int) -> bool:
    """Whether letters end before ``written[at]``, or a small one does before a capital one, or capitals before a word with one: PS|Vita."""
    if not 0 < at < len(written) or not _script(written[at - 1]) == _script(written[at]) == _LATIN:
        return True
    before, char, after = written[at - 1], written[at], written[at + 1 : at + 2]
    return char.isupper() and (before.islower() or (before.isupper() and after.islower()))


def _is_cut_off(text: str, at: int) -> bool:
    """Whether what stands before ``text[at]`` is cut off there: うまっ, with no kana behind it."""
    return text[at] == "っ" and not is_kana(text[at + 1 : at + 2])


def _changes(text: str, at: int, inside: str, *, kana: bool) -> bool:
    """Whether one word may end and another begin before ``text[at]`` though the dictionary has both for one word.

    ``inside`` is the character of the match at that edge, ``kana`` whether the match is of kana alone: もも in もも肉
    is a word, 食 in 食べる is none.
    """
    if not 0 < at < len(text):
        return True
    one, other = _script(text[at - 1]), _script(text[at])
    if one == _HIRAGANA and inside == text[at - 1] and (text[at] in _STRETCHING or _is_cut_off(text, at)):
        return True
    if one == other:
        return one == _SIGN
    if one == _KANJI and other == _HIRAGANA:
        return False  # It may be the rest of a word: まって is none in 止まって.
    if one in _JAPANESE and other in _JAPANESE:
        return kana and _script(inside) in {_HIRAGANA, _KATAKANA}
    return True
