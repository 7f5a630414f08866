"""Readings as somebody would type them."""

from __future__ import annotations

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サ_スセソ", "t": "タ__テト", "n": "ナニヌネノ", "h": "ハヒ_ヘホ",
    "m": "マミムメモ", "y": "ヤ_ユ_ヨ", "r": "ラリルレロ", "w": "ワ____", "g": "ガギグゲゴ", "z": "ザ_ズゼゾ",
    "d": "ダ__デド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_LETTERS = {
    kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)
}
_LETTERS |= {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ン": "n",
    "ヲ": "o",
}
_GLIDES = {"ャ": "ya", "ュ": "yu", "ョ": "yo"}


def hiragana(reading: str) -> str:
    """A reading in katakana as hiragana; "" where it has other characters.

    >>> hiragana("シャシン"), hiragana("エー")
    ('しゃしん', '')
    """
    kana = "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else "?" for char in reading)
    return "" if "?" in kana else kana


def romaji(reading: str) -> str:
    """A reading in katakana as Hepburn without long vowels marked; "" where it has other characters.

    >>> romaji("シャシン"), romaji("キッテ"), romaji("シンブン"), romaji("マッチャ"), romaji("ウォー")
    ('shashin', 'kitte', 'shinbun', 'matcha', '')
    """
    out: list[str] = []
    double = False
    for char in reading:
        if char == "ッ":
            double = True
            continue
        if char in _GLIDES and out and out[-1].endswith("i"):
            before = out[-1][:-1]
            out[-1] = before + (_GLIDES[char][1:] if before[-1:] in {"h", "j"} else _GLIDES[char])
            continue
        letters = _LETTERS.get(char)
        if letters is None:
            return ""
        out.append((("t" if letters.startswith("ch") else letters[0]) + letters) if double else letters)
        double = False
    return "".join(out)
