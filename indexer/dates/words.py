"""The words of date expressions, one table a kind: a new word is one line. Lower case, after NFKC."""

from __future__ import annotations

import datetime as dt

from indexer.dates.days import DateRange

ERA_DAYS = {
    "明治": DateRange(dt.date(1868, 1, 25), dt.date(1912, 7, 30)),
    "大正": DateRange(dt.date(1912, 7, 30), dt.date(1926, 12, 25)),
    "昭和": DateRange(dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    "平成": DateRange(dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    "令和": DateRange(dt.date(2019, 5, 1), dt.date.max),
}
"""First and last day of each era, by the acts that made them.

明治: 慶応4年9月8日の詔 counts from the new year of 慶応4年, 25 January 1868 in today's calendar. 大正, 昭和: 明治45年7月30日 and
大正15年12月25日の詔書 say that day "以後", so it is the last of one era and the first of the next. 平成: 昭和64年政令第1号, from the
day after. 令和: 平成31年政令第143号.
"""

DAYS_AGO = {
    "今日": 0,
    "きょう": 0,
    "本日": 0,
    "today": 0,
    "今朝": 0,
    "今晩": 0,
    "今夜": 0,
    "今夕": 0,
    "this morning": 0,
    "tonight": 0,
    "昨日": 1,
    "きのう": 1,
    "yesterday": 1,
    "昨夜": 1,
    "昨晩": 1,
    "昨夕": 1,
    "昨朝": 1,
    "ゆうべ": 1,
    "last night": 1,
    "一昨日": 2,
    "一昨夜": 2,
    "一昨晩": 2,
    "おととい": 2,
    "おとつい": 2,
    "the day before yesterday": 2,
    "day before yesterday": 2,
    "一昨々日": 3,
    "さきおととい": 3,
    "明日": -1,
    "明朝": -1,
    "明晩": -1,
    "あした": -1,
    "あす": -1,
    "tomorrow": -1,
    "明後日": -2,
    "あさって": -2,
    "しあさって": -3,
}
WEEKS_AGO = {
    "今週": 0,
    "this week": 0,
    "先週": 1,
    "last week": 1,
    "先々週": 2,
    "先先週": 2,
    "再来週": -2,
    "来週": -1,
    "next week": -1,
}
MONTHS_AGO = {
    "今月": 0,
    "this month": 0,
    "先月": 1,
    "last month": 1,
    "先々月": 2,
    "先先月": 2,
    "ひと月前": 1,
    "ふた月前": 2,
    "再来月": -2,
    "来月": -1,
    "next month": -1,
}
YEARS_AGO = {
    "今年": 0,
    "ことし": 0,
    "本年": 0,
    "this year": 0,
    "去年": 1,
    "昨年": 1,
    "last year": 1,
    "一昨年": 2,
    "おととし": 2,
    "さきおととし": 3,
    "一昨々年": 3,
    "再来年": -2,
    "来年": -1,
    "next year": -1,
}
FISCAL_YEARS_AGO = {
    "今年度": 0,
    "本年度": 0,
    "去年度": 1,
    "昨年度": 1,
    "前年度": 1,
    "来年度": -1,
}
SAME_DAY = dict.fromkeys(("今日", "きょう", "本日", "today"), 0)
"""After a year or month: 去年の今日."""
NEAR_SAME_DAY = dict.fromkeys(("今頃", "今ごろ", "いまごろ"), 7)
"""After a year: 去年の今頃, so many days before and after."""
SAME_MONTH = dict.fromkeys(("今月", "this month"), 0)

_WEEKDAYS = (
    ("月", "mon", "monday"),
    ("火", "tue", "tues", "tuesday"),
    ("水", "wed", "wednesday"),
    ("木", "thu", "thur", "thurs", "thursday"),
    ("金", "fri", "friday"),
    ("土", "sat", "saturday"),
    ("日", "sun", "sunday"),
)
WEEKDAYS = {
    name: number
    for number, (kanji, *english) in enumerate(_WEEKDAYS)
    for name in (f"{kanji}曜", f"{kanji}曜日", *english)
}
_ALL_WEEKDAYS = WEEKDAYS | {names[0]: number for number, names in enumerate(_WEEKDAYS)}
WEEKDAYS_BESIDE = _ALL_WEEKDAYS | {f"({name})": number for name, number in _ALL_WEEKDAYS.items()}
"""After a day: 8月29日（金）."""

PARTS_OF_WEEK = dict.fromkeys(("週末", "土日", "weekend"), (5, 6))
PARTS_AFTER_WEEK = {"末": (5, 6)}
"""先週末."""

_MONTHS = (
    ("jan", "january"),
    ("feb", "february"),
    ("mar", "march"),
    ("apr", "april"),
    ("may",),
    ("jun", "june"),
    ("jul", "july"),
    ("aug", "august"),
    ("sep", "sept", "september"),
    ("oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
ENGLISH_MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}

PARTS_OF_YEAR = {
    "春": (3, 1, 5, 31),
    "夏": (6, 1, 8, 31),
    "秋": (9, 1, 11, 30),
    "冬": (12, 1, 2, 29),
    "spring": (3, 1, 5, 31),
    "summer": (6, 1, 8, 31),
    "autumn": (9, 1, 11, 30),
    "fall": (9, 1, 11, 30),
    "winter": (12, 1, 2, 29),
    "早春": (2, 1, 3, 15),
    "春先": (3, 1, 3, 31),
    "初夏": (5, 1, 6, 15),
    "梅雨": (6, 1, 7, 20),
    "梅雨時": (6, 1, 7, 20),
    "rainy season": (6, 1, 7, 20),
    "真夏": (7, 15, 8, 31),
    "盛夏": (7, 15, 8, 31),
    "晩夏": (8, 16, 9, 15),
    "初秋": (9, 1, 9, 30),
    "晩秋": (11, 1, 11, 30),
    "初冬": (11, 16, 12, 15),
    "真冬": (1, 1, 2, 29),
    "正月": (1, 1, 1, 7),
    "お正月": (1, 1, 1, 7),
    "年始": (1, 1, 1, 7),
    "年初": (1, 1, 1, 7),
    "new year": (1, 1, 1, 7),
    "春休み": (3, 25, 4, 7),
    "ゴールデンウィーク": (4, 29, 5, 5),
    "ゴールデンウイーク": (4, 29, 5, 5),
    "gw": (4, 29, 5, 5),
    "golden week": (4, 29, 5, 5),
    "夏休み": (7, 20, 8, 31),
    "summer vacation": (7, 20, 8, 31),
    "盆": (8, 13, 8, 16),
    "お盆": (8, 13, 8, 16),
    "年末": (12, 25, 12, 31),
    "年末年始": (12, 25, 1, 7),
    "冬休み": (12, 25, 1, 7),
    "大型連休": (4, 29, 5, 5),
}
"""First month and day, last month and day (or the last of a shorter month); they may reach into the next year.

The seasons are those of the weather service (three months each), the holidays those of most schools; 梅雨 is that of most
of the country.
"""
PARTS_OF_DAY = dict.fromkeys(
    (
        *(
            "朝",
            "早朝",
            "明け方",
            "夜明け",
            "未明",
            "午前",
            "午前中",
            "朝方",
            "昼",
            "お昼",
            "昼間",
            "昼過ぎ",
            "正午",
            "日中",
        ),
        *(
            "午後",
            "夕方",
            "夕",
            "夕暮れ",
            "日暮れ",
            "晩",
            "夜",
            "夜中",
            "真夜中",
            "深夜",
            "夜更け",
            "夜遅く",
            "朝早く",
        ),
        *("morning", "afternoon", "evening", "night", "noon"),
    ),
    0,
)
"""After a day: おとといの夜. An entry is of a day, so it means the whole of it."""
PARTS_AFTER_YEAR = {"末": (12, 25, 12, 31), "end": (12, 25, 12, 31), "beginning": (1, 1, 1, 7)}
"""昨年末."""

HALVES = {
    "前半": 0,
    "上半期": 0,
    "first half": 0,
    "後半": 1,
    "下半期": 1,
    "second half": 1,
}
"""Halves of a year, fiscal year or month; alone, of a year."""
PARTS_OF_MONTH = {
    "上旬": (1, 10),
    "early": (1, 10),
    "中旬": (11, 20),
    "mid": (11, 20),
    "下旬": (21, 31),
    "late": (21, 31),
    "月初": (1, 7),
    "月末": (25, 31),
    "end": (25, 31),
    "beginning": (1, 7),
}
PARTS_AFTER_MONTH = {
    "初め": (1, 10),
    "はじめ": (1, 10),
    "半ば": (11, 20),
    "なかば": (11, 20),
    "終わり": (21, 31),
    "末": (25, 31),
}
"""8月末."""

ENGLISH_NUMBERS = {"a": 1, "an": 1} | {
    name: number
    for number, name in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}

BETWEEN = r"\.{2,}|~|(?<!^今)から| - | to |(?<=[^\x00-\x7f])-|-(?=[^\x00-\x7f])|(?<=^[0-9]{4})-(?=[0-9]{4}$)"
FROM = (r"since (.+)", r"(.+?)(?:以降|以来|以後)")
UNTIL = (r"until (.+)", r"(.+?)(?:まで|以前)")
AFTER = (r"after (.+)", r"(.+?)(?:より|の)(?:後|あと)")
BEFORE = (r"before (.+)", r"(.+?)より前")
AROUND = (
    r"around (.+)",
    r"(?!(?:この|その|あの|近|日)(?:ご|こ|頃))(.+?)(?<!今)(?<!いま)の?(?:ごろ|ころ|頃|くらい|ぐらい|あたり|前後)",
)
"""What stands beside a time that is not known well; 去年の今頃 is a time of its own, このごろ none."""
LAST = r"(?:この(?:前|まえ|間|あいだ)|こないだ|前回)の"
"""Before a day or season: the last that is over."""
"""What stands between the ends of a range (a dash has blanks or Japanese beside it, or is between two years), and the
patterns of ranges with an open end; ``2024-05から`` is one of BETWEEN. AFTER and BEFORE leave out what they name.
"""
