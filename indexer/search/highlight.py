"""The word as a reader sees it: サボってた and お茶, not サボっ and 茶."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import is_kana

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from indexer.index.store.encoding import Spans
    from indexer.model import Span


_POLITE = frozenset("おご御")
_LENGTHENING = frozenset("ーぁぃぅぇぉ")
_AT_THE_END = frozenset("っ~〜～")
"""What stretches or cuts a word where nothing goes on behind it."""
_VOWELS = {
    "あ": "あかがさざただなはばぱまやらわ", "い": "い", "う": "うくぐすずつづぬふぶぷむゆる", "え": "えけげせぜてでねへべぺめれ", "お": "おこごそぞとどのほぼぽもよろ",
}  # fmt: skip
"""Vowels and the kana that they make longer; い only itself, for いい is a word."""
_I = "い"
_BEFORE_I = frozenset("たな")
"""Kana of endings with い: 行きたーい, しなーい."""
_LONGEST_TAIL = 8
"""Positions."""


def whole_words(spans: Iterable[Span], text: str, words: Spans, tails: Mapping[int, int]) -> Iterator[Span]:
    """``spans`` of a text with the endings of inflected words and what stretches them, and with the お or ご of politeness before them.

    ``words`` are the positions of the document, ``tails`` how many positions an ending has, by that of its word.
    """
    for first, end in spans:
        polite = text[first - 1 : first] in _POLITE and _is_word(first - 1, first, words)
        start = first - 1 if polite else first
        yield start, _stretched(text, first, _with_ending(first, end, words, tails))


def _with_ending(start: int, end: int, words: Spans, tails: Mapping[int, int]) -> int:
    """Where the ending of an inflected word ends that begins behind ``end`` or goes on there."""
    last = words.ending_at(end)
    if last is None:
        return end
    for position in range(last, max(-1, last - _LONGEST_TAIL), -1):
        tail = tails.get(position, 0)
        if tail and position + tail >= last:
            return words.end(position + tail) if words.start(position) >= start else end
    return end


def _stretched(text: str, start: int, end: int) -> int:
    """Where what stretches a word in kana ends behind it: つかれたぁぁ, ほしいいい, 行きたーーい."""
    at = end
    if not "ぁ" <= text[end - 1] <= "ー":
        return end
    while text[at : at + 1] in _LENGTHENING:
        at += 1
    sound = text[start:at].rstrip("".join(_LENGTHENING))[-1:]
    longer = {vowel for vowel, kana in _VOWELS.items() if sound in kana}
    if sound in _BEFORE_I and text[at - 1] in _LENGTHENING:
        longer.add(_I)
    rest = at
    while text[rest : rest + 1] in _AT_THE_END or text[rest : rest + 1] in longer:
        rest += 1
    behind = text[rest : rest + 1]
    return rest if not behind.isalnum() or (sound == _I and not is_kana(behind)) else at


def _is_word(start: int, end: int, words: Spans) -> bool:
    """Whether the characters from ``start`` to ``end`` are one position."""
    position = words.ending_at(end)
    return position is not None and words.start(position) == start
