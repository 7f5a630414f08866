"""From bytes to text: which encoding a diary file is in, decided by its bytes alone."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import TYPE_CHECKING

from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = 20_000
"""Characters looked at to judge an encoding; more does not change the answer and costs time."""

BINARY_SAMPLE = 65_536
"""Bytes looked at for control characters."""


class Decoded(NamedTuple):
    r"""``text`` has only ``\n`` as line ends. ``broken`` are the lines (from 1) that lost a character.

    ``encoding`` is the name to show; it is "" for a binary file, whose ``text`` is empty. Where lines of UTF-8 stand
    beside those of another encoding, both are named (``utf-8+cp932``), and ``other_lines`` are the latter.
    """

    text: str
    encoding: str
    broken: tuple[int, ...] = ()
    other_lines: tuple[int, ...] = ()


BINARY = Decoded("", "")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
)
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b$(")
_NO_CHARACTERS = "\0\uf8f0\uf8f1\uf8f2\uf8f3"
"""NUL, and what Python's cp932 makes of the bytes A0 and FD to FF."""
_OTHERS = (("cp932", "cp932"), ("euc_jp", "euc-jp"), ("euc_jis_2004", "euc-jp"))
"""8-bit encodings of Japanese besides UTF-8, and their names to show."""
_PENALTY = 0.05
"""What losses take from how Japanese a text looks."""
_STRICT_LINE = 0.3
"""What a line gains that is UTF-8 without a fault: bytes of another encoding are that by chance in very short lines only."""
_MOST_LOST = 4
"""A text of which one character in so many is lost, and the rest looks like nothing, is none."""
_CONTROLS = late("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes) -> Decoded:
    """Decode ``data``; a byte that makes no sense costs its character, not the file."""
    for bom, codec, name in _BOMS:
        if data.startswith(bom):
            return _finish(data[len(bom) :].decode(codec, "replace"), name)
    data = data.rstrip(b"\0") if b"\0\0\0\0" in data[-4:] else data
    if b"\0" in data:
        wide = _wide(data)
        if wide:
            return wide
    # No Japanese encoding but UTF-16 uses the bytes of control characters for anything else.
    if _many_controls(data[:BINARY_SAMPLE].decode("latin-1")):
        return BINARY
    if b"\x1b" in data and any(escape in data for escape in _ESCAPES):
        seven = data.decode("iso2022_jp_ext", "replace")
        if japaneseness(seven[:SAMPLE]) > 0.7:
            return _finish(seven, "iso-2022-jp")
    text = _strict(data, "utf-8")
    if text is not None:
        return _finish(text, "utf-8")
    return _best_guess(data)


def _best_guess(data: bytes) -> Decoded:
    """The most Japanese of the readings of ``data`` in 8-bit encodings; a strict one is preferred to one with losses."""
    readings = list(_mixed(data.splitlines(keepends=True)))
    for codec, name in (("utf-8", "utf-8"), *_OTHERS):
        text = _strict(data, codec)
        readings.append(Decoded(data.decode(codec, "replace") if text is None else text, name))
    scores = [japaneseness(_sample(text)) - (_PENALTY if "\ufffd" in text else 0.0) for text, *_ in readings]
    score, best = max(zip(scores, readings, strict=True), key=lambda scored: scored[0])
    finished = _finish(best.text, best.encoding, best.other_lines)
    if score < 0 and finished.text.count("\ufffd") * _MOST_LOST > len(finished.text):
        return BINARY
    return finished


def _sample(text: str) -> str:
    """The beginning and the end of a text, of which one may be in another encoding than the other."""
    return text if len(text) <= SAMPLE else text[: SAMPLE // 2] + text[-SAMPLE // 2 :]


def _mixed(lines: list[bytes]) -> Iterator[Decoded]:
    """The readings of lines in UTF-8 and one other encoding, where some are UTF-8 and some are not."""
    in_utf8 = [_strict(line, "utf-8") for line in lines]
    # Two bytes that are a letter of Latin or Greek in UTF-8 may be a kanji; the three bytes of a kana are nothing else.
    if not any(text and max(text) > "\u07ff" for text in in_utf8):
        return
    for codec, name in _OTHERS:
        texts, others = [], []
        for number, (line, text) in enumerate(zip(lines, in_utf8, strict=True), 1):
            other = None if line.isascii() else _strict(line, codec)
            if other is not None and japaneseness(other) > _as_utf8(line, text):
                others.append(number)
                texts.append(other)
            else:
                texts.append(line.decode("utf-8", "replace"))
        if others:
            yield Decoded("".join(texts), f"utf-8+{name}", other_lines=tuple(others))


def _as_utf8(line: bytes, strict: str | None) -> float:
    """How far a line looks like UTF-8: like Japanese (``strict``), or the share of its bytes that are Japanese in UTF-8."""
    if strict is not None:
        return japaneseness(strict) + _STRICT_LINE
    kept = line.decode("utf-8", "ignore")
    high = sum(byte > 0x7F for byte in line)
    return sum(_weight(char) * len(char.encode()) for char in kept if char > "\x7f") / high


def _wide(data: bytes) -> Decoded | None:
    """``data`` as UTF-16 without a byte order mark, if it reads as Japanese or English."""
    readings = []
    for codec in ("utf-16-le", "utf-16-be"):
        text = _strict(data[: len(data) // 2 * 2], codec)
        if text is not None and "\0" not in text and not _many_controls(text[:SAMPLE]):
            readings.append((japaneseness(text[:SAMPLE]), text, codec))
    if not readings:
        return None
    score, text, codec = max(readings, key=lambda reading: reading[0])
    return _finish(text, codec) if score > 0.5 else None


def _strict(data: bytes, codec: str) -> str | None:
    """``data`` decoded without any loss, or None."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _many_controls(text: str) -> bool:
    """Whether more than one character in fifty, and than a stray two, are control characters that no text has."""
    count = len(_CONTROLS.findall(text))
    return count > 2 and count * 50 > len(text)


def japaneseness(text: str) -> float:
    """How far ``text`` looks like Japanese or English, at most 1.

    Wrong decodings make rare kanji and half-width kana.

    >>> wrong = "今日は晴れ。".encode().decode("cp932", "replace")
    >>> japaneseness("今日は晴れ。") > 0.9 > 0.5 > japaneseness(wrong)
    True
    """
    counts = Counter(text)
    other = {char: count for char, count in counts.items() if char > "\x7f"}
    if not other:
        return 1.0
    return sum(_weight(char) * count for char, count in other.items()) / sum(other.values())


def _weight(char: str) -> float:
    """What ``char`` scores: kana 1, common kanji .9, rare .2, half-width kana 0, garbage -3."""
    if "\u3000" <= char <= "\u30ff" or "\uff01" <= char <= "\uff5e":
        return 1.0
    if char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or char < "\xa0":
        return -3.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.9 if _first_level(char) else 0.2
    if "\uff61" <= char <= "\uff9f":
        return 0.0
    return 0.5


def _first_level(kanji: str) -> bool:
    """Whether ``kanji`` is one of the 2,965 common ones of JIS X 0208 level 1 (rows 16 to 47)."""
    try:
        return kanji.encode("euc_jp")[0] <= 0xCF
    except UnicodeEncodeError:
        return False


def _finish(text: str, encoding: str, other_lines: tuple[int, ...] = ()) -> Decoded:
    r"""Line ends made ``\n``, byte order marks dropped, the lines with a lost character counted."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\ufeff" in text:
        text = text.replace("\ufeff", "")
    for char in _NO_CHARACTERS:
        # To look for one after the other takes a tenth of the time of a pattern for all.
        text = text.replace(char, "\ufffd") if char in text else text
    if "\ufffd" not in text:
        return Decoded(text, encoding, (), other_lines)
    broken = tuple(number for number, line in enumerate(text.split("\n"), 1) if "\ufffd" in line)
    return Decoded(text, encoding, broken, other_lines)
