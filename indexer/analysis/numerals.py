"""Numerals of old deeds (大字) in the digits that the dictionary knows: 貳百九拾 is 二百九十."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.analysis.characters import CharacterClass
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Edit

_FORMAL = {
    formal: digit
    for digit, forms in {
        "一": "壱壹弌", "二": "弐貳貮", "三": "参參", "四": "肆", "五": "伍", "六": "陸", "七": "漆", "八": "捌", "九": "玖",
        "十": "拾", "百": "佰陌", "千": "仟阡", "万": "萬", "二十": "廿", "三十": "卅",
    }.items()
    for formal in forms
}  # fmt: skip
FORMAL_DIGITS = CharacterClass(_FORMAL)
"""What a text with formal numerals holds."""
_NUMERALS = "一二三四五六七八九十百千万億〇零0-9" + "".join(_FORMAL)
_RUN = f"[{_NUMERALS}][{_NUMERALS}]+|[{''.join(_FORMAL)}](?=[円圓銭錢個枚冊月日年人])"


def formal_numerals(text: str) -> Iterator[Edit]:
    """Replace 大字 where they stand in a number: in a run of numerals, or before a counter.

    A run needs a digit that is nothing but a numeral, so that 参考 or 拾う are left alone.
    """
    for match in re.finditer(_RUN, text):
        run = match.group()
        if any(c in _FORMAL for c in run):
            yield match.start(), match.end(), "".join(_FORMAL.get(c, c) for c in run)


_LONGEST = 20
"""Characters of a number."""
_DIGITS = frozenset("0123456789〇一二三四五六七八九十百千万億")
_BEFORE_COMMA = r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})*,$"
_BEFORE_POINT = r"(?<![0-9.])[0-9][0-9,]*\.$"
_IN_NUMBER = "[0-9〇一二三四五六七八九十百千万億](?<=[0-9〇一二三四五六七八九十百千万億].)"


def is_inside_number(text: str, at: int) -> bool:
    """Whether the digit at an offset goes on with a number: behind a digit, a decimal point, the comma of thousands.

    >>> is_inside_number("8,800円", 2), is_inside_number("3.5km", 2), is_inside_number("1,2", 2), is_inside_number("2025.3.10", 7)
    (True, True, False, False)
    """
    # Asked of each match of a search, nearly none of which begins with a digit.
    if text[at] not in _DIGITS or not at:
        return False
    before = text[max(0, at - _LONGEST) : at]
    if before[-1] == ",":
        return bool(re.match("[0-9]{3}(?![0-9])", text[at : at + 4]) and re.search(_BEFORE_COMMA, before))
    if before[-1] == ".":
        return bool(re.search(_BEFORE_POINT, before)) and not re.match(
            r"[0-9]+\.[0-9]", text[at : at + _LONGEST]
        )
    return before[-1] in _DIGITS


def inside_numbers(text: str) -> Iterator[int]:
    """Where a digit stands behind another, ascending: no word begins there, though the dictionary has 1度 in 31度."""
    return (match.start() for match in re.finditer(_IN_NUMBER, text))


_LONG_RUN = "[一二三四五六七八九十百千万億][一二三四五六七八九十百千万億]{3,}"
_UNITS = {"十": 10, "百": 100, "千": 1000}
POWERS = CharacterClass("十百千万億")
"""What a long number holds."""
_MYRIADS = {"万": 10_000, "億": 100_000_000}


def long_numerals(text: str) -> Iterator[Edit]:
    """Write long kanji numbers in digits: in 一万二千歩 the dictionary sees the place 千歩.

    Shorter ones are left to the dictionary, which knows 五十音 and 八百屋.
    """
    for match in re.finditer(_LONG_RUN, text):
        value = _value(match.group())
        if value:
            yield match.start(), match.end(), str(value)


def _value(run: str) -> int:
    """The number that a run of kanji numerals writes; 0 where it writes none (一二三四)."""
    total = section = pending = 0
    for before, char in zip(" " + run, run, strict=False):
        if char in _UNITS:
            section += (pending or 1) * _UNITS[char]
            pending = 0
        elif char in _MYRIADS:
            total += (section + pending or 1) * _MYRIADS[char]
            section = pending = 0
        elif before in "一二三四五六七八九":
            return 0
        else:
            pending = "一二三四五六七八九".index(char) + 1
    return total + section + pending


_ZERO_OR_MORE = "[〇零一二三四五六七八九十]"
_MEASURE = (
    "キロ|km|kg|ミリ|mm|mg|ml|cc|センチ|cm|メートル|グラム|g(?![a-z])|リットル|デシ|トン|ヘクタール|インチ|ワット|カロリー|キロカロリー|kcal"
    "|パーセント|%|ポンド|マイル|メガ|ギガ|テラ|ドル|[粁米糎粍瓩瓦立]"
)
_IN_TENTHS = "度|割|倍|畳|坪|町歩|海里|秒|分|歳|里|尺|寸|貫|斤|升|合"
_DECIMAL = late(
    f"・(?<={_ZERO_OR_MORE}・)([〇零一二三四五六七八九]{{1,3}})(?![〇零一二三四五六七八九・十百千万億])"
)
_WHOLE = late(f"{_ZERO_OR_MORE}{{1,5}}$")
_ROW = "〇一二三四五六七八九"


def decimals(text: str) -> Iterator[Edit]:
    """Write decimals in kanji with their point in digits: 〇・三 is 0.3, 一・二キロ 1.2キロ, 三七・五度 37.5度.

    Before no measure ・ stands between one number and the next: 二・三日 are two or three, 二・二六事件 is a day.
    """
    for match in _DECIMAL.finditer(text):
        before = _WHOLE.search(text, max(0, match.start() - 5), match.start())
        if before is None or text[before.start() - 1 : before.start()] in tuple("・百千万億何数."):
            continue
        whole, tenths = before[0].replace("零", "〇"), match[1].replace("零", "〇")
        rest = text[match.end() :]
        measured = re.match(_MEASURE, rest)
        counted = re.match(_IN_TENTHS, rest)
        in_a_row = len(whole) == 1 == len(tenths) and _ROW.index(tenths) == _ROW.find(whole) + 1
        if whole == "〇" or measured or (counted and not in_a_row):
            number = _value(whole) if "十" in whole else int("".join(str(_ROW.index(char)) for char in whole))
            yield before.start(), match.end(), f"{number}.{''.join(str(_ROW.index(char)) for char in tenths)}"


_DIGITS_READ = {
    "イチ": 1, "イッ": 1, "ニ": 2, "サン": 3, "シ": 4, "ヨン": 4, "ヨ": 4, "ゴ": 5, "ロク": 6, "ロッ": 6, "シチ": 7, "ナナ": 7, "ハチ": 8, "ハッ": 8, "キュウ": 9,
    "ク": 9,
}  # fmt: skip
_POWERS_READ = (
    (10_000, "マン"), (1000, "[セゼ]ン"), (100, "[ヒビピ]ャ[クッ]"), (10, "ジュ[ウッ]|ジッ"),
)  # fmt: skip
_DIGIT = "|".join(sorted(_DIGITS_READ, key=len, reverse=True))
_READ = late("".join(f"(?:({_DIGIT})?({power}))?" for _, power in _POWERS_READ) + f"({_DIGIT})?")
_ONE_BY_ONE = late(f"(?:{_DIGIT}){{3,}}")


def numbers_read(kana: str) -> Iterator[tuple[int, int]]:
    """The numbers with which a katakana reading may begin, and where each ends; digits one by one if there is nothing else.

    >>> list(numbers_read("ジュウサンカイキ")), list(numbers_read("シチゴサン")), list(numbers_read("メイソウ"))
    ([(13, 5), (10, 3)], [(753, 5), (7, 2)], [])
    """
    if _ONE_BY_ONE.fullmatch(kana):
        yield int("".join(str(_DIGITS_READ[digit]) for digit in re.findall(_DIGIT, kana))), len(kana)
    seen = {0}
    for end in (len(kana), *range(len(kana) - 1, 1, -1)):
        match = _READ.match(kana, 0, end)
        if match and match.end() not in seen and match.end() > 1:
            seen.add(match.end())
            yield _number_read(match), match.end()


def _number_read(match: re.Match[str]) -> int:
    *powers, last = match.groups()
    pairs = zip(powers[::2], powers[1::2], _POWERS_READ, strict=True)
    number = sum(_DIGITS_READ.get(digit or "", 1) * power for digit, read, (power, _) in pairs if read)
    return number + _DIGITS_READ.get(last or "", 0)


def in_kanji(number: int) -> str:
    """A number below 100,000 in kanji.

    >>> in_kanji(88), in_kanji(753), in_kanji(10_000)
    ('八十八', '七百五十三', '一万')
    """
    written = ""
    for power, sign in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, power)
        one = digit == 1 and 1 < power < 10_000
        written += ("" if one else _ROW[digit]) + sign if digit else ""
    return written
