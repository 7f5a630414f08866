"""Japanese numerals and era years, for headings and date expressions alike."""

from __future__ import annotations

import unicodedata

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "元": 1,
    "廿": 20,
    "卅": 30,
    "正": 1,
    "朔": 1,
}
"""Kanji digits; 元 is the first year of an era, 正 the first month, 朔 the first day, 廿 and 卅 are old 20 and 30."""
TENS = {"十": 10, "百": 100, "千": 1000}

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
"""The year before the first of each era (国立天文台 暦計算室): 令和7年 is 2018 + 7."""
ERA_LETTERS = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}


def number(text: str) -> int | None:
    """The number that ``text`` writes in Arabic (any width) or kanji digits, or None.

    >>> number("２０２５"), number("二〇二五"), number("十二"), number("廿九"), number("二千二十五"), number("元")
    (2025, 2025, 12, 29, 2025, 1)
    """
    text = unicodedata.normalize("NFKC", text)
    if text.isdecimal():
        return int(text)
    if not text or any(c not in DIGITS and c not in TENS for c in text):
        return None
    if len(text) > 1 and all(c in "〇零一二三四五六七八九" for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = pending = 0
    for c in text:
        if c in TENS:
            total += (pending or 1) * TENS[c]
            pending = 0
        elif DIGITS[c] >= 20:
            total += DIGITS[c]
        else:
            pending = DIGITS[c]
    return total + pending


def era_year(era: str, year: int) -> int | None:
    """The Western year of ``year`` of an era given by name or letter (any case), or None for an unknown era.

    >>> era_year("令和", 7), era_year("R", 7), era_year("慶応", 3)
    (2025, 2025, None)
    """
    base = ERAS.get(ERA_LETTERS.get(era.upper(), era))
    return None if base is None else base + year
