"""Folding: what a quoted search takes for the same character (width, case, Unicode form)."""

from __future__ import annotations

import unicodedata

from indexer.analysis.aligned import Aligned
from indexer.analysis.characters import CharacterClass, Substitution

_SAME_SIGN = tuple(zip("―–—‐‑−─━〜", "--------~", strict=True))
_JOINING = (
    (0x300, 0x36F), (0x1160, 0x11FF), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x3099, 0x309A),
    (0x313A, 0x313F), (0x314F, 0x3163), (0xFE20, 0xFE2F), (0xFFAA, 0xFFAF), (0xFFC2, 0xFFDC),
)  # fmt: skip
_JOINS_BEFORE = CharacterClass(
    [chr(code) for first, last in _JOINING for code in range(first, last + 1)]
    + list(
        "ﾞﾟ\u3133\u3135\u3136\uffa3\uffa5\uffa6\u1b35\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57"
        "\u0dcf\u0ddf\u0fb5\u0fb7\u102e\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
    )
)
"""What can become one character with the one before it, beside the combining marks (canonical class above 0)."""
_DOTS = (("…", "\ufdd0"), ("‥", "\ufdd1"))
"""NFKC makes three dots of …, which is in every other diary entry, and would move all offsets after it."""

_IGNORED = (
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E),
    (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
)  # fmt: skip
"""Characters that are not seen (Default_Ignorable_Code_Point of Unicode 15): variation selectors, soft hyphens, blanks of no width."""
_IGNORABLE = CharacterClass(
    (chr(code) for first, last in _IGNORED for code in range(first, last + 1)), "\U000e0000", "\U000e0fff"
)
"""With the tags and variation selectors beyond the ideographs, which are four thousand."""
_NARROW = Substitution({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "})
"""Full-width ASCII as NFKC has it. A text without it is mostly in that form: to see that takes 2 µs, to make it 200."""


def _fold(text: str) -> str:
    text = _NARROW.applied_to(text)
    for char in _IGNORABLE.found_in(text):
        text = text.replace(char, "")
    for dots, stand_in in _DOTS:
        text = text.replace(dots, stand_in)
    text = unicodedata.normalize("NFKC", text).casefold()
    for sign, same in _SAME_SIGN:
        text = text.replace(sign, same)
    # Case folding can undo the form: ß with an accent is s and ś.
    text = unicodedata.normalize("NFKC", text)
    for dots, stand_in in _DOTS:
        text = text.replace(stand_in, dots)
    return text


def fold(text: str) -> Aligned:
    r"""``text`` in Unicode form NFKC and case-folded, without what is not seen, dashes and wave dashes alike, with its offsets kept.

    >>> fold("ＬＬＭ！").text, fold("㌔").text, fold("ｶﾞ").starts, fold("東\u200b京").starts
    ('llm!', 'キロ', (0, 2), (0, 2, 3))
    """
    folded = _fold(text)
    if _same_places(text, folded):
        return Aligned(folded)
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for line in text.splitlines(keepends=True):
        folded = _fold(line)
        if _same_places(line, folded):
            pieces.append(folded)
            starts += range(at, at + len(line))
        else:
            _fold_clusters(line, at, pieces, starts)
        at += len(line)
    starts.append(len(text))
    return Aligned("".join(pieces), tuple(starts))


def _same_places(text: str, folded: str) -> bool:
    """Whether each character folded to one: nothing joined the one before, so nothing shrank to make up for growth."""
    return (
        len(folded) == len(text)
        and not _JOINS_BEFORE.occurs_in(text)
        and not _IGNORABLE.occurs_in(text)
        and unicodedata.is_normalized("NFC", text)
    )


def _fold_clusters(text: str, offset: int, pieces: list[str], starts: list[int]) -> None:
    """Fold each character together with the marks that join it; ``offset`` is where ``text`` begins."""
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _joins(text[end]):
            end += 1
        folded = _fold(text[at:end])
        pieces.append(folded)
        starts += [offset + at] * len(folded)
        at = end


def _joins(char: str) -> bool:
    """Whether a character belongs to the one before it, or is not seen."""
    return bool(unicodedata.combining(char)) or _JOINS_BEFORE.occurs_in(char) or _IGNORABLE.occurs_in(char)
