"""Date expressions, Japanese and English, as ranges of days; and days as a reader says them.

``--since`` takes the start of a range and ``--until`` its end. Weeks begin on Monday. What names no year means the
most recent one that has begun: in May 2026, 8月 is August 2025. Anything that is left over is an error.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import UsageError
from indexer.wareki import era_year, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_N = r"[0-9〇零一二三四五六七八九十百千廿卅元]+"
_ERA = r"(?:令和|平成|昭和|大正|明治|[RHSTMrhstm](?=[0-9]))"
_WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ERA_ENDS = {
    "明治": dt.date(1912, 7, 29),
    "大正": dt.date(1926, 12, 24),
    "昭和": dt.date(1989, 1, 7),
    "平成": dt.date(2019, 4, 30),
}
_ERA_STARTS = {
    "明治": dt.date(1868, 1, 25), "大正": dt.date(1912, 7, 30), "昭和": dt.date(1926, 12, 25), "平成": dt.date(1989, 1, 8),
    "令和": dt.date(2019, 5, 1),
}  # fmt: skip
"""First and last days of the eras (国立天文台 暦計算室)."""


class DateRange(NamedTuple):
    """A range of days, both inclusive; an open end is ``dt.date.min`` or ``dt.date.max``."""

    start: dt.date
    end: dt.date


def parse_range(text: str, today: dt.date) -> DateRange:
    """The range that ``text`` means on ``today``. Raises UsageError, naming the text, for one that it cannot mean.

    >>> parse_range("去年の夏", dt.date(2026, 5, 23))
    DateRange(start=datetime.date(2025, 6, 1), end=datetime.date(2025, 8, 31))
    """
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).replace("〜", "~")).strip().lower()
    try:
        found = _between(plain, today) or _single(plain, today)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.start > found.end:
        raise UsageError("bad-date", text=text)
    return found


def _between(text: str, today: dt.date) -> DateRange | None:
    """``A..B``, ``A〜B``, ``AからB``, with either end open."""
    match = re.fullmatch(r"(.*?)(?:\.\.+|~|から| - )(.*?)(?:まで)?", text) or re.fullmatch(
        r"()(.+)まで", text
    )
    if not match or not (match[1] or match[2]):
        return None
    first = _single(match[1].strip(), today) if match[1].strip() else DateRange(dt.date.min, dt.date.min)
    if not match[2].strip():
        return DateRange(first.start, dt.date.max) if first else None
    if first is None:
        return None
    rest = match[2].strip()
    last = _single(rest, today)
    if match[1] and re.fullmatch(f"{_N}月.*", rest):
        last = _single(f"{first.start.year}年{rest}", today)
    return DateRange(first.start, last.end) if last else None


def _single(text: str, today: dt.date) -> DateRange | None:
    for pattern, make in _FORMS:
        match = re.fullmatch(pattern, text)
        if match:
            return make(match, today)
    return None


def _day(year: int, month: int, day: int) -> DateRange:
    found = dt.date(year, month, day)
    return DateRange(found, found)


def _month(year: int, month: int) -> DateRange:
    return DateRange(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))


def _year(year: int) -> DateRange:
    return DateRange(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _shifted(day: dt.date, months: int) -> dt.date:
    """``day`` so many months later, on the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _int(text: str) -> int:
    found = number(text)
    if found is None:
        raise ValueError(text)
    return found


def _full(match: re.Match[str], _today: dt.date) -> DateRange | None:
    """Year, month and day as far as they are given; a weekday that contradicts is an error."""
    groups = match.groupdict()
    year = _int(groups["y"])
    if groups.get("era"):
        western = era_year(groups["era"], year)
        if western is None:
            return None
        year = western
    if not groups.get("m"):
        return _year(year)
    month = _int(groups["m"])
    if not groups.get("d"):
        return _month(year, month)
    found = _day(year, month, _int(groups["d"]))
    said = groups.get("w")
    return None if said and _WEEKDAYS[found.start.weekday()] != said else found


def _recent(match: re.Match[str], today: dt.date) -> DateRange | None:
    """Month, or month and day, of the most recent year in which it had begun."""
    groups = match.groupdict()
    month = _int(groups["m"])
    for year in range(today.year, today.year - 9, -1):
        try:
            found = _day(year, month, _int(groups["d"])) if groups.get("d") else _month(year, month)
        except ValueError:
            continue
        if found.start <= today:
            return found
    return None


def _era(match: re.Match[str], today: dt.date) -> DateRange:
    return DateRange(_ERA_STARTS[match[0]], _ERA_ENDS.get(match[0], today))


def _days_ago(count: int) -> Callable[[re.Match[str], dt.date], DateRange]:
    return lambda _match, today: DateRange(today - dt.timedelta(count), today - dt.timedelta(count))


def _week(weeks: int, today: dt.date) -> DateRange:
    monday = today - dt.timedelta(today.weekday() + 7 * weeks)
    return DateRange(monday, monday + dt.timedelta(6))


_WEEKS = {"今週": 0, "先週": 1, "先々週": 2, "this week": 0, "last week": 1}
_MONTHS = {"今月": 0, "先月": 1, "先々月": 2, "this month": 0, "last month": 1}
_YEARS = {
    "今年": 0,
    "本年": 0,
    "去年": 1,
    "昨年": 1,
    "一昨年": 2,
    "おととし": 2,
    "this year": 0,
    "last year": 1,
}
_DAYS = {
    "今日": 0, "きょう": 0, "本日": 0, "today": 0, "昨日": 1, "きのう": 1, "yesterday": 1, "一昨日": 2, "おととい": 2, "おとつい": 2,
    "さきおととい": 3, "明日": -1, "あした": -1, "tomorrow": -1,
}  # fmt: skip
_SEASONS = {
    "春": 3,
    "夏": 6,
    "秋": 9,
    "冬": 12,
    "spring": 3,
    "summer": 6,
    "autumn": 9,
    "fall": 9,
    "winter": 12,
}
"""The month in which a season of three begins; winter reaches into the next year."""
_FEASTS = {
    "正月": ((1, 1), (1, 7)), "お正月": ((1, 1), (1, 7)), "三が日": ((1, 1), (1, 3)), "元日": ((1, 1), (1, 1)), "元旦": ((1, 1), (1, 1)),
    "年始": ((1, 1), (1, 7)), "年末": ((12, 25), (12, 31)), "大晦日": ((12, 31), (12, 31)), "お盆": ((8, 13), (8, 16)), "gw": ((4, 29), (5, 5)),
    "ゴールデンウィーク": ((4, 29), (5, 5)), "クリスマス": ((12, 24), (12, 25)), "節分": ((2, 2), (2, 4)), "七夕": ((7, 7), (7, 7)),
    "上半期": ((1, 1), (6, 30)), "下半期": ((7, 1), (12, 31)), "前半": ((1, 1), (6, 30)), "後半": ((7, 1), (12, 31)),
}  # fmt: skip
_THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, 31),
    "初め": (1, 10),
    "半ば": (11, 20),
    "終わり": (21, 31),
    "末": (25, 31),
}


def _season(year: int, month: int) -> DateRange:
    last = _shifted(dt.date(year, month, 1), 2)
    return DateRange(dt.date(year, month, 1), _month(last.year, last.month).end)


def _feast(year: int, name: str) -> DateRange:
    (m1, d1), (m2, d2) = _FEASTS[name]
    return DateRange(dt.date(year, m1, d1), dt.date(year, m2, d2))


def _part_of_year(match: re.Match[str], today: dt.date) -> DateRange | None:
    """A season or a feast, of the year that stands before it or the most recent that has begun."""
    name = match["part"]
    make: Callable[[int], DateRange] = (
        (lambda y: _season(y, _SEASONS[name])) if name in _SEASONS else (lambda y: _feast(y, name))
    )
    if match["of"]:
        whole = _single(match["of"].strip(), today)
        one_year = whole and whole == _year(whole.start.year)
        return make(whole.start.year) if whole and one_year else None
    found = make(today.year)
    return found if found.start <= today else make(today.year - 1)


def _part_of_month(match: re.Match[str], today: dt.date) -> DateRange | None:
    whole = _single(match["of"], today)
    if whole is None or whole != _month(whole.start.year, whole.start.month):
        return None
    first, last = _THIRDS[match["part"]]
    return DateRange(whole.start.replace(day=first), whole.start.replace(day=min(last, whole.end.day)))


def _month_of_year(match: re.Match[str], today: dt.date) -> DateRange | None:
    year = today.year - _YEARS[match["of"]]
    month = _int(match["m"])
    return _day(year, month, _int(match["d"])) if match["d"] else _month(year, month)


def _ago(match: re.Match[str], today: dt.date) -> DateRange:
    """So long ago: a day for days and weeks, a month for months, a year for years."""
    count, unit = _int(match["n"]), match["unit"]
    if unit in {"日", "day", "days"}:
        return _days_ago(count)(match, today)
    if unit in {"週間", "週", "week", "weeks"}:
        return _days_ago(7 * count)(match, today)
    if unit in {"年", "year", "years"}:
        return _year(today.year - count)
    then = _shifted(today, -count)
    return _month(then.year, then.month)


def _half_year_ago(_match: re.Match[str], today: dt.date) -> DateRange:
    then = _shifted(today, -6)
    return _month(then.year, then.month)


def _weekday_of(match: re.Match[str], today: dt.date) -> DateRange:
    """金曜日: the last one not after today; 先週の金曜日: that of the week before."""
    name = match["day"]
    place = _WEEKDAYS.index(name) if name in _WEEKDAYS else _ENGLISH_DAYS.index(name[:3])
    if match["week"]:
        weeks = {"last": 1, "this": 0}.get(match["week"].strip(), _WEEKS.get(match["week"].strip("の "), 0))
        found = _week(weeks, today).start + dt.timedelta(place)
    else:
        found = today - dt.timedelta((today.weekday() - place) % 7)
    return DateRange(found, found)


def _english_month(match: re.Match[str], today: dt.date) -> DateRange | None:
    month = _ENGLISH_MONTHS.index(match["month"][:3]) + 1
    if match["y"]:
        year = int(match["y"])
        return _day(year, month, int(match["d"])) if match["d"] else _month(year, month)
    shown = re.fullmatch(r"(?P<m>\d+)(?:/(?P<d>\d+))?", f"{month}/{match['d']}" if match["d"] else str(month))
    return _recent(shown, today) if shown else None


def _english_season(match: re.Match[str], today: dt.date) -> DateRange:
    month = _SEASONS[match["part"]]
    if match["y"]:
        return _season(int(match["y"]), month)
    return _season(today.year - (match["last"] is not None), month)


def _fiscal(match: re.Match[str], _today: dt.date) -> DateRange:
    year = _int(match["y"])
    return DateRange(dt.date(year, 4, 1), dt.date(year + 1, 3, 31))


def _calendar_month(match: re.Match[str], today: dt.date) -> DateRange:
    then = _shifted(today.replace(day=1), -_MONTHS[match[0]])
    return _month(then.year, then.month)


def _words(table: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


_PARTS = "|".join((_words(_FEASTS), "春|夏|秋|冬"))
_OF_MONTH = r"(?P<of>.+?(?:月|[0-9]-[0-9]{1,2}))の?"
_FORMS: tuple[tuple[str, Callable[[re.Match[str], dt.date], DateRange | None]], ...] = (
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})", _full),
    (r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})", _full),
    (
        r"(?P<y>[0-9]{4})(?:[-/.](?P<m>[0-9]{1,2})(?:[-/.](?P<d>[0-9]{1,2}))?)?(?:\((?P<w>[月火水木金土日])曜?日?\))?",
        _full,
    ),
    (rf"(?P<y>{_N})年(?:の?(?P<m>{_N})月(?:(?P<d>{_N})日)?)?(?:\((?P<w>[月火水木金土日])曜?日?\))?", _full),
    (
        rf"(?P<era>{_ERA})(?P<y>{_N})年?(?:(?P<m>{_N})月(?:(?P<d>{_N})日)?)?(?:\((?P<w>[月火水木金土日])曜?日?\))?",
        _full,
    ),
    (r"(?P<era>[rhstm])(?P<y>[0-9]{1,2})[./-](?P<m>[0-9]{1,2})(?:[./-](?P<d>[0-9]{1,2}))?", _full),
    (rf"(?P<m>{_N})月(?:(?P<d>{_N})日)?", _recent),
    (r"(?P<m>[0-9]{1,2})[/](?P<d>[0-9]{1,2})", _recent),
    ("|".join(_ERA_STARTS), _era),
    (_words(_DAYS), lambda match, today: _days_ago(_DAYS[match[0]])(match, today)),
    (_words(_WEEKS), lambda match, today: _week(_WEEKS[match[0]], today)),
    (_words(_MONTHS), _calendar_month),
    (_words(_YEARS), lambda match, today: _year(today.year - _YEARS[match[0]])),
    (rf"(?P<of>{_words(_YEARS)})の?(?P<m>{_N})月(?:(?P<d>{_N})日)?", _month_of_year),
    (rf"(?:(?P<of>.+?)の?)??(?P<part>{_PARTS})", _part_of_year),
    (rf"{_OF_MONTH}(?P<part>{_words(_THIRDS)})", _part_of_month),
    (rf"(?P<n>{_N}) ?(?P<unit>日|週間|週|か月|ヶ月|ヵ月|カ月|ケ月|箇月|ヵ月|年)前", _ago),
    (r"(?P<n>[0-9]+) (?P<unit>days?|weeks?|months?|years?) ago", _ago),
    ("半年前", _half_year_ago),
    (rf"(?P<week>(?:{_words(_WEEKS)})の)?(?P<day>[{_WEEKDAYS}])曜日?", _weekday_of),
    (
        r"(?P<week>last |this )?(?P<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)",
        _weekday_of,
    ),
    (
        rf"(?P<month>(?:{'|'.join(_ENGLISH_MONTHS)})[a-z]*)(?: (?P<d>[0-9]{{1,2}}),?)?(?: (?P<y>[0-9]{{4}}))?",
        _english_month,
    ),
    (r"(?P<last>last )?(?P<part>spring|summer|autumn|fall|winter)(?: (?P<y>[0-9]{4}))?", _english_season),
    (rf"(?P<y>{_N})年度", _fiscal),
)
"""The table of expressions: a pattern for the whole text, and what it means."""


def weekday(day: dt.date, language: str) -> str:
    """The short name of a day of the week: 金, or Fri."""
    return _WEEKDAYS[day.weekday()] if language == "ja" else _ENGLISH_DAYS[day.weekday()].title()


def ago(day: dt.date, today: dt.date, language: str) -> str:
    """How long ago ``day`` is, in whole days (to 13), weeks, months or years, rounded down.

    >>> ago(dt.date(2025, 8, 29), dt.date(2026, 5, 23), "ja"), ago(dt.date(2026, 5, 23), dt.date(2026, 5, 23), "en")
    ('8か月前', 'today')
    """
    early, late = sorted((day, today))
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    days = (late - early).days
    if days == 0:
        return "今日" if language == "ja" else "today"
    if months >= 12:
        count, unit = months // 12, ("年", "year")
    elif months:
        count, unit = months, ("か月", "month")
    elif days >= 14:
        count, unit = days // 7, ("週間", "week")
    else:
        count, unit = days, ("日", "day")
    if language == "ja":
        return f"{count}{unit[0]}{'前' if day < today else '後'}"
    plural = "" if count == 1 else "s"
    return f"{count} {unit[1]}{plural} ago" if day < today else f"in {count} {unit[1]}{plural}"
