"""The words of feasts and holidays, one table a kind: a new word is one line. Lower case, after NFKC."""

from __future__ import annotations

from indexer.dates.holidays import AUTUMN_EQUINOX, NAMES, SPRING_EQUINOX

FEASTS = {
    "元日": (1, 1, 1, 1),
    "元旦": (1, 1, 1, 1),
    "new year's day": (1, 1, 1, 1),
    "三が日": (1, 1, 1, 3),
    "節分": (2, 2, 2, 4),  # the day moves between these
    "バレンタイン": (2, 14, 2, 14),
    "バレンタインデー": (2, 14, 2, 14),
    "valentine's day": (2, 14, 2, 14),
    "ひな祭り": (3, 3, 3, 3),
    "ひなまつり": (3, 3, 3, 3),
    "こどもの日": (5, 5, 5, 5),
    "七夕": (7, 7, 7, 7),
    "ハロウィン": (10, 31, 10, 31),
    "halloween": (10, 31, 10, 31),
    "クリスマス": (12, 24, 12, 25),
    "クリスマスイブ": (12, 24, 12, 24),
    "クリスマスイヴ": (12, 24, 12, 24),
    "christmas": (12, 24, 12, 25),
    "christmas eve": (12, 24, 12, 24),
    "大晦日": (12, 31, 12, 31),
    "大みそか": (12, 31, 12, 31),
    "new year's eve": (12, 31, 12, 31),
    "ホワイトデー": (3, 14, 3, 14),
    "桃の節句": (3, 3, 3, 3),
    "エイプリルフール": (4, 1, 4, 1),
    "端午の節句": (5, 5, 5, 5),
    "子どもの日": (5, 5, 5, 5),
    "子供の日": (5, 5, 5, 5),
    "夏至": (6, 21, 6, 22),
    "終戦の日": (8, 15, 8, 15),
    "終戦記念日": (8, 15, 8, 15),
    "防災の日": (9, 1, 9, 1),
    "七五三": (11, 15, 11, 15),
    "冬至": (12, 21, 12, 22),
}
"""First month and day, last month and day: days, behind which a part of the day may stand."""
HOLIDAYS = {name: name for name in NAMES} | {
    "coming of age day": "成人の日",
    "建国記念日": "建国記念の日",
    "national foundation day": "建国記念の日",
    "emperor's birthday": "天皇誕生日",
    "春分": SPRING_EQUINOX,
    "vernal equinox": SPRING_EQUINOX,
    "spring equinox": SPRING_EQUINOX,
    "showa day": "昭和の日",
    "constitution day": "憲法記念日",
    "緑の日": "みどりの日",
    "greenery day": "みどりの日",
    "marine day": "海の日",
    "mountain day": "山の日",
    "respect for the aged day": "敬老の日",
    "秋分": AUTUMN_EQUINOX,
    "autumnal equinox": AUTUMN_EQUINOX,
    "autumn equinox": AUTUMN_EQUINOX,
    "sports day": "スポーツの日",
    "culture day": "文化の日",
    "labor thanksgiving day": "勤労感謝の日",
}
"""Holidays of the calendar, whose days have rules of their own."""
SILVER_WEEK = dict.fromkeys(("シルバーウィーク", "シルバーウイーク", "silver week"), 0)
HIGAN = {
    "春の彼岸": SPRING_EQUINOX,
    "春のお彼岸": SPRING_EQUINOX,
    "春彼岸": SPRING_EQUINOX,
    "秋の彼岸": AUTUMN_EQUINOX,
    "秋のお彼岸": AUTUMN_EQUINOX,
    "秋彼岸": AUTUMN_EQUINOX,
}
NTH_WEEKDAYS = {
    **dict.fromkeys(("母の日", "mother's day"), (5, 6, 2)),
    **dict.fromkeys(("父の日", "father's day"), (6, 6, 3)),
}
"""Month, weekday and which of them in that month."""
