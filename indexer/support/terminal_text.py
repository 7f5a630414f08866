"""Text on a terminal: how many columns it takes, where its lines may break, what must not reach it raw.

Pure functions; whether there is a terminal at all is known in :mod:`indexer.cli` only.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.support.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    Measure = Callable[[str, int], int]
    """The columns of the character at a place of a text."""

_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】〜～…‥％!),.:;?]}%"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""No line begins with one of these (行頭禁則)."""
_NOT_LAST = frozenset("（〔［｛〈《「『【‘“([{")
"""No line ends with one of these (行末禁則)."""

_WIDE = late("[\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*")
"""Kana, kanji and the signs among them: what most of a diary is, each of two columns and none of them combining."""
_NARROW = late("[ -~]*")
_JOINER = "\u200d"

_UNSEEN = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
    **dict.fromkeys(range(0xD800, 0xE000), 0xFFFD),
}
"""One character for one, so that spans of a text stay true when it is cleaned."""
_LEFT_OUT = dict.fromkeys(_UNSEEN)
LINE_ENDS = dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")
"""What ends a line somewhere, and tabs, to a blank each: for ``str.translate``."""


def clean(text: str) -> str:
    r"""``text`` with control characters as visible signs: it may stand in a diary, it must not drive the terminal.

    Line ends and tabs stay; bidirectional marks and overrides and halves of surrogate pairs become U+FFFD.

    >>> clean("a\x1b[31mb\x7f")
    'a␛[31mb␡'
    """
    # What is printable holds none of them, which is told ten times as fast.
    return text if text.isprintable() else text.translate(_UNSEEN)


def one_line(text: str) -> str:
    r"""``text`` on one line: cleaned, line ends and tabs as blanks, as many characters as before.

    >>> one_line("一行目\n二行目")
    '一行目 二行目'
    """
    return text if text.isprintable() else text.translate(LINE_ENDS).translate(_UNSEEN)


def without_controls(text: str) -> str:
    r"""``text`` on one line, without the characters that :func:`one_line` would replace by signs.

    >>> without_controls("猫　ムギ\x1b[A\n👩\u200d👦")
    '猫　ムギ[A 👩\u200d👦'
    """
    return text if text.isprintable() else text.translate(LINE_ENDS).translate(_LEFT_OUT)


def is_wide(text: str) -> bool:
    """Whether a text is of Japanese characters alone that take two columns each and may reach a terminal as they are."""
    return _WIDE.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    # Marks and format characters (joiners, variation selectors) take no column, though U+3099 is "wide" too;
    # the soft hyphen does.
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} and char != "\xad":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The columns that ``text`` takes: two for an East Asian wide character, none for a combining one.

    >>> width("nikki"), width("日記"), width("か\u3099"), width("👩\u200d👦")
    (5, 4, 2, 2)
    """
    if text.isascii():
        return len(text)
    if is_wide(text):
        return 2 * len(text)
    return sum(_columns_at(text, at) for at in range(len(text)))


def _columns_at(text: str, at: int) -> int:
    return 0 if _is_joined(text, at) else _columns(text[at])


def _is_joined(text: str, at: int) -> bool:
    """Whether the character at ``at`` is drawn into the one before it (👩 and 👦 with a joiner between)."""
    return at > 0 and text[at - 1] == _JOINER and _columns(text[at]) == 2


def pad(text: str, columns: int) -> str:
    """``text`` and as many blanks as make it ``columns`` wide."""
    return text + " " * max(0, columns - width(text))


def shorten(text: str, columns: int) -> str:
    """``text``, cut to ``columns`` with an ellipsis if it is wider.

    >>> shorten("日記を検索する", 9), shorten("日記", 9)
    ('日記を検…', '日記')
    """
    if width(text) <= columns:
        return text
    end = _fit(text, 0, max(0, columns - 1))
    return text[:end] + "…"


def shorten_path(path: str, columns: int) -> str:
    """``path`` without its first folders if it is wider than ``columns``; of a name that is too wide, its end.

    >>> shorten_path("/home/me/日記/2025.txt:4", 16), shorten_path("/home/me/とても長い名前.txt:4", 12)
    ('…/2025.txt:4', '…名前.txt:4')
    """
    if width(path) <= columns:
        return path
    parts = path.split("/")
    for first in range(1, len(parts)):
        rest = "…/" + "/".join(parts[first:])
        if width(rest) <= columns:
            return rest
    return next(("…" + path[at:] for at in range(len(path)) if width(path[at:]) < columns), "…")


def pointed(text: str, start: int, end: int, columns: int) -> tuple[str, str]:
    r"""Two lines: ``text``, and below it carets where its span is; of a long text, what is around the span.

    >>> print(*pointed("猫 OR", 2, 4, 40), sep="\n")
    猫 OR
       ^^
    """
    line = one_line(text)
    room = max(0, columns - width(line[start:end])) // 2
    first, last = start, end
    while first > 0 and width(line[first - 1 : start]) <= room:
        first -= 1
    while last < len(line) and width(line[end : last + 1]) <= room:
        last += 1
    before = ("…" if first else "") + line[first:start]
    marked = shorten(line[start:end], columns)
    after = line[end:last] + ("…" if last < len(line) else "")
    return before + marked + after, " " * width(before) + "^" * max(1, width(marked))


def wrap(text: str, columns: int, columns_at: Measure = _columns_at) -> list[tuple[int, int]]:
    """The lines of ``text``, at most ``columns`` wide, as spans of it; blanks at their ends are left out.

    Japanese breaks between any two characters, Latin words do not break inside, and neither a full stop nor a
    closing bracket begins a line. A word that is wider than a line is cut. Empty lines are left out. ``columns_at`` says
    how many columns the character at a place takes, where they are drawn in another way than :func:`width` counts.
    """
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(text):
        newline = text.find("\n", start)
        end = newline if newline >= 0 else len(text)
        lines.extend(_paragraph(text, start, end, columns, columns_at))
        start = end + 1
    return lines


def wrapped(text: str, columns: int, columns_at: Measure = _columns_at) -> list[str]:
    """The lines of :func:`wrap`, as strings.

    >>> wrapped("「日記」を読む。nikki は便利", 12)
    ['「日記」を読', 'む。nikki は', '便利']
    """
    return [text[start:end] for start, end in wrap(text, columns, columns_at)]


def hanging(text: str, columns: int, indent: int) -> list[str]:
    """The lines of :func:`wrap`, all but the first ``indent`` columns further in.

    >>> hanging("! 日記に読めないところがあります", 16, 2)
    ['! 日記に読めない', '  ところがありま', '  す']
    """
    first = wrap(text, columns)[:1]
    rest = text[first[0][1] :] if first else ""
    lines = [text[start:end] for start, end in first]
    return [*lines, *(" " * indent + line for line in wrapped(rest, max(1, columns - indent)))]


def _paragraph(text: str, start: int, end: int, columns: int, columns_at: Measure) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while True:
        while start < end and text[start].isspace():
            start += 1
        if start >= end:
            return lines
        fit = min(_fit(text, start, columns, columns_at), end)
        if fit < end:
            fit = next(
                (at for at in range(fit, start, -1) if _may_break(text, at, columns_at)), max(fit, start + 1)
            )
        last = fit
        while last > start and text[last - 1].isspace():
            last -= 1
        lines.append((start, last))
        start = fit


def _fit(text: str, start: int, columns: int, columns_at: Measure = _columns_at) -> int:
    """The end of the longest stretch from ``start`` that is at most ``columns`` wide."""
    at = start
    while at < len(text):
        columns -= columns_at(text, at)
        if columns < 0:
            return at
        at += 1
        if text[at - 1] != _JOINER:
            # Character by character only where a run of one width ends.
            wide = _end(_WIDE, text, at, at + columns // 2)
            narrow = _end(_NARROW, text, wide, wide + columns - 2 * (wide - at))
            columns -= narrow + wide - 2 * at
            at = narrow
    return len(text)


def _end(run: re.Pattern[str], text: str, start: int, stop: int) -> int:
    found = run.match(text, start, stop)
    return found.end() if found else start


def _may_break(text: str, at: int, columns_at: Measure) -> bool:
    """Whether a line may end before the character at ``at``."""
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return True
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    left, right = columns_at(text, at - 1), columns_at(text, at)
    return left > 0 and right > 0 and (left == 2 or right == 2)
