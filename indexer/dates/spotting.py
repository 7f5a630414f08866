"""Dates typed among the words of a query: 去年の夏に読んだ本 is 読んだ本 in the summer of last year.

Only expressions that cannot well be anything else are read so: those that count from today (去年, 先月, 三年前) or name a
year. What stands alone for a month, a season or a day may be a word of its own (三月のライオン, 夏目漱石, 今日).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from indexer.dates.days import DateRange

_SIGNS = (
    "年",
    "昨",
    "先",
    "今",
    "前",
    "おととい",
    "おととし",
    "きのう",
    "ことし",
    "この",
    "こない",
    "20",
    "19",
)
"""What a query with a date among its words holds."""
_N = "[0-9０-９〇一二三四五六七八九十百数]+"
_ABOUT = "(?:ほど|くらい|ぐらい)?"
_ANCHOR = late(
    "(?:去年|昨年|一昨年|おととし|先々月|先月|今月|先々週|先週|今週|一昨日|昨日|きのう|おととい|今年|ことし|昨夜|昨晩|昨春|昨夏|昨秋|昨冬"
    f"|(?:約|およそ)?{_N}(?:年|日|週間?|(?:か|ヶ|カ|ケ|ヵ|箇)月|年半){_ABOUT}前|半年{_ABOUT}前"
    "|この(?:前|まえ|間|あいだ)の|こないだの"
    "|(?:19|20|１９|２０)[0-9０-９]{2}年|(?:明治|大正|昭和|平成|令和)(?:元|[0-9０-９一二三四五六七八九十]{1,3})年"
    "|(?:19|20)[0-9]{2}[-/][01]?[0-9](?:[-/][0-3]?[0-9])?(?![0-9]))"
)
_PARTICLES = ("に", "の", "は", "も", "、")
"""What follows a date among words."""


class Spotted(NamedTuple):
    """A date at the beginning of a word: as it was typed, its days, and what is left of the word."""

    text: str
    days: DateRange
    rest: str


def spotted(word: str, today: dt.date, *, longest: bool = True) -> Spotted | None:
    """The date expression with which a word begins, the longest that can be read, or the shortest; None if there is none.

    >>> import datetime as dt
    >>> found = spotted("去年の夏に読んだ本", dt.date(2026, 5, 23))
    >>> found.text, str(found.days.start), str(found.days.end), found.rest
    ('去年の夏', '2025-06-01', '2025-08-31', '読んだ本')
    >>> spotted("去年の夏に読んだ本", dt.date(2026, 5, 23), longest=False).rest
    '夏に読んだ本'
    >>> spotted("三月のライオン", dt.date(2026, 5, 23)), spotted("2001年宇宙の旅", dt.date(2026, 5, 23))
    (None, None)
    """
    if not any(sign in word for sign in _SIGNS) or not (anchor := _ANCHOR.match(word)):
        return None
    ends = range(anchor.end(), len(word) + 1)
    for end in reversed(ends) if longest else ends:
        rest = word[end:]
        particle = next((p for p in _PARTICLES if rest.startswith(p)), "")
        if rest and not particle:
            continue
        days = _days(word[:end], today)
        if days and days.start <= today:
            return Spotted(word[:end], days, rest[len(particle) :])
    return None


def _days(text: str, today: dt.date) -> DateRange | None:
    from indexer.dates.parsing import parse

    try:
        return parse(text, today)
    except UsageError:
        return None
