"""Quantities in a text: numbers with counters and units, clock times, days of the year; one key for all ways to write one.

十人, 10人 and １０人 are one quantity, as are 7:30 and 7時半, 8/29 and 八月二十九日, 5km, 5キロ and 五キロメートル. The
dictionary takes some of them for one word (二十歳, 一回目) and cuts others where no reader would (二|十人, 三十|分位), so
they are found by their characters, as a whole number: 1度 is not in 31度.
"""

from __future__ import annotations

import functools
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Span

QUANTITY = "\x06"
"""Marks the term of a quantity, which stands beside the words of the dictionary."""

_DIGITS = "〇一二三四五六七八九"
_POWERS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "億": 100_000_000}
_KANJI = "〇零一二三四五六七八九十百千万億"
_KANA = {
    "ひとつ": "1つ", "ふたつ": "2つ", "みっつ": "3つ", "よっつ": "4つ", "いつつ": "5つ", "むっつ": "6つ", "ななつ": "7つ", "やっつ": "8つ",
    "ここのつ": "9つ", "ひとり": "1人", "ふたり": "2人", "はたち": "20歳",
}  # fmt: skip
"""Japanese numbers that are written in kana."""

_COUNTERS = ["人", "名", "歳", "年", "月", "週", "日", "時", "分", "秒", "回", "度", "番", "号", "話", "章", "節", "巻", "条", "項", "冊", "枚", "本", "個", "匹", "頭", "羽", "台", "杯", "着", "足", "軒", "階", "件", "点", "位", "級", "段", "歩", "種", "通", "曲", "錠", "束", "袋", "箱", "皿", "膳", "切れ", "泊", "席", "部", "版", "代", "世紀", "世", "丁目", "丁", "戸", "票", "組", "周年", "周", "連勝", "連敗", "勝", "敗", "打", "戦", "限", "合", "升", "畳", "坪", "貫", "割", "倍", "つ", "円", "銭", "厘", "里", "尺", "寸", "間", "時間", "年間", "日間", "週間", "分間", "秒間", "ヶ月", "ヶ月間", "年生", "年目", "日目", "回目", "番目", "人目", "度目", "つ目", "枚目", "本目", "個目", "週目", "話目", "ヶ所", "ヶ国", "学期", "往復", "セット", "行", "字", "文字", "語", "問", "題", "ページ", "駅", "便", "隻", "機", "基", "株", "粒", "滴", "口", "串", "玉", "房", "缶", "瓶", "升", "斤", "発", "卓", "名様", "人前", "両", "食", "頁", "区", "科", "期", "局", "勺", "反", "貫目"]  # fmt: skip
_UNITS = {
    "km": ("キロメートル", "キロ", "粁"), "m": ("メートル", "メーター", "米"), "cm": ("センチメートル", "センチ", "糎"),
    "mm": ("ミリメートル", "ミリ", "粍"), "kg": ("キログラム", "キロ", "瓩", "k"), "g": ("グラム", "瓦"), "mg": ("ミリグラム", "ミリ"),
    "l": ("リットル", "リッター", "立"), "ml": ("ミリリットル", "ミリ", "cc"), "dl": ("デシリットル",),
    "%": ("パーセント", "ぱーせんと"), "°c": ("度",), "kcal": ("キロカロリー",), "cal": ("カロリー",),
    "ドル": ("弗", "usd"), "ユーロ": ("eur",), "ポンド": (), "円": ("yen", "圓"), "mb": ("メガバイト", "メガ"), "gb": ("ギガバイト", "ギガ"),
    "tb": ("テラバイト", "テラ"), "ha": ("ヘクタール",),
    "m2": ("平方メートル", "平米"), "km2": ("平方キロメートル", "平方キロ"), "m3": ("立方メートル", "立米"), "インチ": ("inch",), "ワット": ("w",), "トン": ("t",), "km/h": (), "歳": ("才", "歲"),
    "ヶ月": ("か月", "カ月", "ヵ月", "ケ月", "箇月", "ヶ月間", "か月間", "カ月間", "ヵ月間", "ケ月間"), "ヶ所": ("か所", "カ所", "ヵ所", "ケ所", "箇所"),
    "ヶ国": ("か国", "カ国", "ヵ国", "ケ国", "箇国"), "個": ("コ", "こ", "ケ"), "ページ": ("頁", "p"), "分": ("min",), "つ": ("っ",), "階": ("f",),
}  # fmt: skip
"""Units by their key: the other ways to write them. キロ is a length or a weight, so it has both keys."""
_PREFIXES = {"¥": "円", "$": "ドル", "€": "ユーロ"}


@functools.cache
def _keys() -> dict[str, tuple[str, ...]]:
    """The keys of each counter and unit, by the ways in which it is written."""
    keys: dict[str, tuple[str, ...]] = {}
    for key, spellings in (*((counter, ()) for counter in _COUNTERS), *_UNITS.items()):
        for spelling in (key, *spellings):
            keys[spelling] = tuple(dict.fromkeys((*keys.get(spelling, ()), key)))
    del keys["っ"]
    return keys


def _words() -> str:
    return "|".join(map(re.escape, sorted(_keys(), key=len, reverse=True)))


_LATIN_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?(?:[万億千百](?:[0-9]+[千百]?)?)*"
_NUMBER = rf"(?:{_LATIN_NUMBER}|[{_KANJI}]+)"
_NUMERALS = late(f"[0-9{_KANJI}][0-9{_KANJI}]*")
_BEFORE = rf"(?<![0-9{_KANJI}数何幾.,])"
_COUNTED = late(lambda: rf"{_BEFORE}(第?)({_NUMBER})({_words()})(?:(?<=%)|(?![a-wyz]|x[a-z]))")
_MONEY = late(rf"([¥$€])({_NUMBER})")
_KANA_COUNTED = late("|".join(word + "(?![けくぶ])" * word.endswith("つ") for word in _KANA))
_CLOCK = late(rf"{_BEFORE}([0-9]{{1,2}}):([0-5][0-9])(?!:?[0-9])")
_SLASHED = late(r"(?<![0-9/.])(?:[0-9]{4}/)?([0-9]{1,2})/([0-9]{1,2})(?![0-9/])")
_MINUTES = late(rf"半|{_NUMBER}分|間")
_BELOW_GROUND = ("地下", "b")
_BELOW_ZERO = ("マイナス", "氷点下", "零下", "-")
"""What stands before a temperature below zero; a dash behind a number or a letter is none."""
_HUNDREDTHS = {"割": 10, "%": 1, "パーセント": 1}
_BEFORE_DASH = frozenset(f"0123456789abcdefghijklmnopqrstuvwxyz{_KANJI}")
_DISCOUNT = late("引き?|オフ|off(?![a-z])")
_YEARS_OF_SCHOOL = {"小": 6, "中": 3, "高": 3}
_SCHOOL = late(
    lambda: (
        "(小)学校?の?([1-6一二三四五六])年生?|(中)学校?の?([1-3一二三])年生?|(高)(?:校|等学校)の?([1-3一二三])年生?"
        rf"|(?<![一-龥々])([小中高])([1-6一二三四五六])生?(?![0-9.:%一-龥々a-z]|{_words()})"
    )
)
_SCHOOLS = frozenset(_YEARS_OF_SCHOOL)
_NOT_AFTER_YEARS = ("間", "前", "後", "目", "ぶり")
_SHORTER = {
    word: word[:-1] for word in _COUNTERS if word[-1] in "間目" and word[:-1] in _COUNTERS and word not in {"時間", "丁目"}
}  # fmt: skip
"""Counters and the shorter ones that say as much: 三日間 is 三日, and 三年目 has 三年, but five hours are no five o'clock."""
_AFTERNOON, _NOON = "午後", 12
_TENTHS = frozenset("123456789")
_KEPT = 4096
"""Numbers of which the value is kept: most of a diary come again and again."""


class Quantity(NamedTuple):
    """A quantity: the span of its characters, and its keys."""

    start: int
    end: int
    keys: tuple[str, ...]


def is_counter(word: str) -> bool:
    """Whether a word counts things: 日, 本, 時間."""
    return word in _COUNTERS


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, in no order; a larger one beside those that it is made of.

    >>> [q.keys for q in quantities("五キロを7:30に")]
    [('5km', '5kg'), ('7時30分',), ('7時',)]
    """
    if not may_hold(text):
        return
    for quantity in _plain(text):
        yield quantity
        start = quantity.start - len(_AFTERNOON)
        if start >= 0 and text.startswith(_AFTERNOON, start):
            later = tuple(filter(None, map(_after_noon, quantity.keys)))
            if later:
                yield Quantity(start, quantity.end, later)


def _after_noon(key: str) -> str:
    """A clock time after noon by the clock of 24 hours; "" for what is none: 5時30分 is 17時30分, and 5時間 none."""
    hour, of, rest = key.partition("時")
    is_time = of and rest != "間" and hour.isdigit() and int(hour) < _NOON
    return f"{int(hour) + _NOON}{of}{rest}" if is_time else ""


def _plain(text: str) -> Iterator[Quantity]:
    """The quantities as they are written, whatever part of the day stands before them."""
    counted = list(_counted(text))
    for match in counted:
        if number := value(match[2]):
            keys = tuple(number + key for key in _keys()[match[3]])
            full = match[3] == "時" and not _MINUTES.match(text, match.end())
            yield Quantity(match.start(), match.end(), (*keys, f"{number}時0分") if full else keys)
            if shorter := _SHORTER.get(match[3]):
                yield Quantity(match.start(), match.end() - 1, (number + shorter,))
    yield from _composed_quantities(text, counted)
    yield from _basements(text, counted)
    yield from _temperatures(text, counted)
    yield from _discounts(text, counted)
    yield from _school_years(text)
    for match in _KANA_COUNTED.finditer(text):
        yield Quantity(match.start(), match.end(), (_KANA[match[0]],))
    yield from _written_with_signs(text)


def _counted(text: str) -> Iterator[re.Match[str]]:
    """Numbers with a counter or unit behind them: looked for where digits stand, which is ten times as fast as everywhere."""
    end = 0
    for digits in _NUMERALS.finditer(text):
        start = digits.start()
        if start < end:
            continue
        match = _COUNTED.match(text, start - 1) if text[start - 1 : start] == "第" else None
        if match := match or _COUNTED.match(text, start):
            end = match.end()
            yield match


def may_hold(text: str) -> bool:
    """Whether a text may hold a quantity, told in a fraction of the time."""
    return not _SIGNS.isdisjoint(text)


_SIGNS = frozenset("0123456789つり" + _KANJI + "ち")


def _written_with_signs(text: str) -> Iterator[Quantity]:
    """¥1,000, 7:30 and 8/29."""
    for match in _MONEY.finditer(text):
        if number := value(match[2]):
            yield Quantity(match.start(), match.end(), (number + _PREFIXES[match[1]],))
    for match in _CLOCK.finditer(text) if ":" in text else ():
        if int(match[1]) < 30:
            yield _pair(match.span(), match[1], "時", match[2], "分")
            yield Quantity(*match.span(1), (f"{int(match[1])}時",))
    for match in _SLASHED.finditer(text) if "/" in text else ():
        if 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31:
            yield _pair(match.span(), match[1], "月", match[2], "日")


def _composed_quantities(text: str, counted: Sequence[re.Match[str]]) -> Iterator[Quantity]:
    """Times and days that two quantities make, one behind the other: 7時30分 (and 7時半), 8月29日; 1時間20分, which is 80分."""
    for match in counted:
        start, end = match.span()
        if match[3] == "時" and text.startswith("半", end) and not text.startswith("間", end + 1):
            yield _pair((start, end + 1), value(match[2]), "時", "30", "分")
        elif match[3] == "時間" and text.startswith("半", end):
            yield _in_minutes((start, end + 1), value(match[2]), "30")
    for match, after in pairwise(counted):
        if after.start() != match.end() or after[1]:
            continue
        if (match[3], after[3]) == ("時", "分"):
            yield _pair((match.start(), after.end()), value(match[2]), "時", value(after[2]), "分")
        elif match[3] == "時間" and after[3].startswith("分"):
            yield _in_minutes((match.start(), after.end(2) + 1), value(match[2]), value(after[2]))
        elif match[3] == "月" and after[3].startswith("日"):
            yield _pair((match.start(), after.end(2) + 1), value(match[2]), "月", value(after[2]), "日")


def _basements(text: str, counted: Sequence[re.Match[str]]) -> Iterator[Quantity]:
    """B1F, which is 地下1階."""
    for match in counted:
        before = next((sign for sign in _BELOW_GROUND if text.endswith(sign, 0, match.start())), "")
        if before and _keys()[match[3]] == ("階",) and (number := value(match[2])):
            yield Quantity(match.start() - len(before), match.end(), (f"地下{number}階",))


def _temperatures(text: str, counted: Sequence[re.Match[str]]) -> Iterator[Quantity]:
    """38度5分, which is 38.5度, and those below zero."""
    for match, after in pairwise(counted):
        tenths = value(after[2])
        if (match[3], after[3]) == ("度", "分") and match.end() == after.start() and tenths in _TENTHS:
            number = f"{value(match[2])}.{tenths}"
            yield Quantity(match.start(), after.end(), tuple(number + key for key in _keys()["度"]))
    for match in counted:
        before = next((sign for sign in _BELOW_ZERO if text.endswith(sign, 0, match.start())), "")
        if not before or match[3] not in {"度", "°c"} or not value(match[2]):
            continue
        start = match.start() - len(before)
        if before != "-" or text[start - 1 : start] not in _BEFORE_DASH:
            keys = tuple(f"-{value(match[2])}{key}" for key in _keys()[match[3]])
            yield Quantity(start, match.end(), keys)


def _discounts(text: str, counted: Sequence[re.Match[str]]) -> Iterator[Quantity]:
    """二割引, which is 20%引き and 20%オフ."""
    for match in counted:
        number = value(match[2])
        if number and match[3] in _HUNDREDTHS and (found := _DISCOUNT.match(text, match.end())):
            percent = f"{_HUNDREDTHS[match[3]] * float(number):g}"
            yield Quantity(match.start(), found.end(), (f"{percent}%引",))


def _school_years(text: str) -> Iterator[Quantity]:
    """小学3年生 and its short forms: 小学三年, 小3, 小三; not 中2日 or 高校3年間."""
    for match in _SCHOOL.finditer(text) if not _SCHOOLS.isdisjoint(text) else ():
        school, year = filter(None, match.groups())
        number = value(year)
        if int(number) <= _YEARS_OF_SCHOOL[school] and not text.startswith(_NOT_AFTER_YEARS, match.end()):
            yield Quantity(*match.span(), (f"{school}学{number}年生",))


def _pair(span: Span, one: str, first: str, other: str, last: str) -> Quantity:
    both = one.isdigit() and other.isdigit()
    return Quantity(*span, (f"{int(one)}{first}{int(other)}{last}",) if both else ())


def _in_minutes(span: Span, hours: str, minutes: str) -> Quantity:
    """How long hours and minutes are."""
    both = hours.isdigit() and minutes.isdigit()
    return Quantity(*span, (f"{60 * int(hours) + int(minutes)}分",) if both else ())


@functools.lru_cache(maxsize=_KEPT)
def value(number: str) -> str:
    """A number in plain digits; "" for what is none, such as 二三 for two or three.

    >>> value("6万4千"), value("二十五"), value("二五"), value("1,000.50"), value("二三"), value("〇"), value("0.5")
    ('64000', '25', '25', '1000.5', '', '0', '0.5')
    """
    plain = number.replace(",", "").replace("零", "〇")
    if plain.replace(".", "", 1).isascii():
        whole, _, rest = plain.partition(".")
        rest = rest.rstrip("0")
        return str(int(whole)) + (f".{rest}" if rest else "")
    if all(char in _DIGITS for char in plain):
        digits = [_DIGITS.index(char) for char in plain]
        if len(digits) == 2 and digits[1] == digits[0] + 1:
            return ""
        return str(int("".join(map(str, digits))))
    return _composed(plain)


def _composed(number: str) -> str:
    """The value of a number with 十, 百, 千, 万 or 億, in kanji or mixed with digits."""
    total = section = 0.0
    for digits, unit in re.findall(rf"([0-9.]+|[{_DIGITS}]*)([十百千万億]?)", number):
        if not digits and not unit:
            continue
        amount = _amount(digits)
        if amount is None:
            return ""
        if unit in _MYRIADS:
            total += (section + amount if digits or section else 1) * _MYRIADS[unit]
            section = 0
        elif unit:
            section += (amount if digits else 1) * _POWERS[unit]
        else:
            section += amount
    found = total + section
    return str(int(found)) if found == int(found) else str(found)


def _amount(digits: str) -> float | None:
    if not digits:
        return 0.0
    try:
        return float(digits)
    except ValueError:
        numbers = [_DIGITS.index(char) for char in digits]
        if len(numbers) == 2 and numbers[1] == numbers[0] + 1:
            return None
        return float("".join(map(str, numbers)))
