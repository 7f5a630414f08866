"""Sentences and snippets: pure functions over a text and spans of it, in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from indexer.model import Snippet
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indexer.model import Span

_OPEN, _CLOSE, _ENDS = "「『（(", "」』）)", "。．！？?!"
_DEEP = 120
"""Characters: an open bracket that is not closed by then was no quotation, and sentences end again."""
_PLAIN = rf"[^{_OPEN}{_CLOSE}{_ENDS}\[\n]"
_QUOTED = "|".join(
    rf"{re.escape(first)}[^{_OPEN}{_CLOSE}\[\n]{{0,{_DEEP}}}+{re.escape(last)}"
    for first, last in zip(_OPEN, _CLOSE, strict=True)
)
_SENTENCE = late(rf"(?:{_PLAIN}++|{_QUOTED})*+(?:[{_ENDS}]++(?!\[)|\n|\Z)|([^\n]++\n?)")
"""A sentence; or the rest of a line whose brackets are nested or not paired, or hold a mark of Markdown, as a group."""
_MARK = late(rf"[{_OPEN}{_CLOSE}\n。．！？?]|(?<!\[)!(?!\[)")


def sentences(text: str, start: int = 0, stop: int | None = None) -> list[Span]:
    """The sentences of ``text``, one after the other, without gaps; ``start`` and ``stop`` are edges of lines.

    A line end always ends one; 。！？ do outside brackets (「チ。」 is a title), with the brackets that close after them. That
    of a picture, ``![``, and of a callout, ``[!note]``, do not.
    """
    spans: list[Span] = []
    stop = len(text) if stop is None else stop
    for match in _SENTENCE.finditer(text, start, stop):
        if match.lastindex:
            _add_by_marks(spans, text, *match.span(), begun=match.start() > start)
        else:
            spans.append(match.span())
    # The last match is the empty one at the end.
    return spans[:-1]


def lines_around(text: str, start: int, end: int) -> Span:
    """The lines in which a span begins and ends, as one span with their line end."""
    return text.rfind("\n", 0, start) + 1, text.find("\n", max(start, end - 1)) + 1 or len(text)


def _add_by_marks(spans: list[Span], text: str, start: int, end: int, *, begun: bool) -> None:
    """Add the sentences of the rest of a line, mark by mark; ``begun`` if the last of ``spans`` may be of the same line."""
    depth = opened = 0
    begun = begun and text[start - 1] != "\n"
    for mark in _MARK.finditer(text, start, end):
        char, at = mark.group(), mark.end()
        if char in _OPEN:
            depth, opened = depth + 1, at
        elif char in _CLOSE:
            depth = max(0, depth - 1)
            if not depth and at == start + 1 and begun:
                spans[-1] = (spans[-1][0], at)
                start = at
        elif char == "\n" or not depth or at - opened > _DEEP:
            if char != "\n" and at == start + 1 and begun:
                spans[-1] = (spans[-1][0], at)
            else:
                spans.append((start, at))
            start, depth, begun = at, 0, True
    if start < end:
        spans.append((start, end))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans sorted, those that touch or overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        elif end > start:
            out.append((start, end))
    return tuple(out)


def filled(text: str, start: int = 0, stop: int | None = None) -> list[Span]:
    """The sentences of ``text`` that are more than blanks; ``start`` and ``stop`` are edges of lines."""
    return [span for span in sentences(text, start, stop) if not text[slice(*span)].isspace()]


def sentence_at(text: str, at: int) -> Span:
    """The sentence in which the character ``at`` stands, of its line; not empty unless the text is."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    line = text[start : len(text) if end < 0 else end]
    return next(((start + a, start + b) for a, b in sentences(line) if a <= at - start < b), (at, at + 1))


def excerpt(
    text: str,
    passage: Span,
    highlights: Sequence[Span],
    size: int = 110,
    among: Sequence[Span] | None = None,
) -> Snippet:
    """A snippet of about ``size`` characters around ``passage``, a span of whole sentences.

    ``highlights`` ascend; ``among`` are the sentences of :func:`filled`, for who cuts several snippets of one text.

    Neighbouring sentences of the same paragraph fill it up; a longer passage is cut at commas, or between
    highlights, so that no highlight is cut. Without highlights, the head of the passage; of a text that ends before
    the passage (an entry that is no more than its title), nothing.
    """
    within = (min(passage[0], len(text)), min(passage[1], len(text)))
    if among is None:
        # No sentence that is further away than a snippet is long has a place in it.
        among = filled(text, *lines_around(text, max(0, within[0] - size), min(len(text), within[1] + size)))
    start, end = _fill(within, size, among)
    if end - start > size * 2:
        start, end = _cut(text, (start, end), [h for h in highlights if start <= h[0] < end], size)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in highlights if a < end and b > start]
    return Snippet(text[start:end], merged(inside), start, text.count("\n", 0, start))


def _fill(passage: Span, size: int, spans: Sequence[Span]) -> Span:
    """The passage and as many neighbouring sentences as fit, those after it first."""
    first = max(0, bisect_right(spans, passage[0], key=_start) - 1)
    last = max(first, bisect_right(spans, max(passage[0], passage[1] - 1), key=_start) - 1)
    if not spans:
        return passage
    start, end = min(passage[0], spans[first][0]), max(passage[1], spans[last][1])
    while last + 1 < len(spans) and spans[last + 1][1] - start <= size:
        last += 1
        end = spans[last][1]
    while first and end - spans[first - 1][0] <= size:
        first -= 1
        start = spans[first][0]
    return start, end


def _start(span: Span) -> int:
    return span[0]


def _cut(text: str, span: Span, highlights: list[Span], size: int) -> Span:
    """The densest stretch of an overlong passage, from a comma or blank to the next where there is one."""
    start, end = span
    if not highlights:
        return start, _edge(text, start + size, end)
    ends = [h[1] for h in highlights]
    best = max(range(len(highlights)), key=lambda i: bisect_right(ends, highlights[i][0] + size) - i)
    left = highlights[best][0]
    right = max((h[1] for h in highlights[best:] if h[1] <= left + size), default=highlights[best][1])
    spare = max(0, size - (right - left)) // 2
    left = _last_edge(text, left - spare, left) if left - spare > start else start
    return left, _edge(text, max(right, left + size), end)


_PAUSE = late("[、，,。！？ \u3000\n]")
_WORD_BEGINS = late("(?<=[ぁ-ゖ、。」』）)])(?=[一-龥ァ-ヺA-Za-z0-9「『（(])")
"""Where a word begins for certain: a kanji, katakana, letter or bracket after a hiragana."""


def _edge(text: str, at: int, end: int) -> int:
    """Where to stop after ``at``: behind the next pause, or else before the next word, at most 40 characters on."""
    at, last = min(at, end), min(at + 40, end)
    pause = _PAUSE.search(text[at:last])
    if pause:
        return at + pause.end()
    word = _WORD_BEGINS.search(text[at - 1 : last]) if 0 < at < end else None
    return at - 1 + word.start() if word else last


def _last_edge(text: str, earliest: int, at: int) -> int:
    """Where to start before ``at``: behind the first pause, or else at the first word, from ``earliest`` on."""
    pause = _PAUSE.search(text[earliest:at])
    if pause:
        return earliest + pause.end()
    word = _WORD_BEGINS.search(text[max(0, earliest - 1) : at])
    return max(0, earliest - 1) + word.start() if word else at
