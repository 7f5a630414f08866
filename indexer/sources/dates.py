"""Dates as programs write them: in front matter, headers and time stamps."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from indexer.support.patterns import late

JAPAN = dt.timezone(dt.timedelta(hours=9), "JST")
FIRST_YEAR, LAST_YEAR = 1500, 2199
"""A diary's years. Numbers outside are numbers."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIME = r"(?:[T ]+(?P<H>\d{1,2}):(?P<M>\d{2})(?::\d{2})?(?:[.,]\d+)?)?"
_ZONE = r"\s*(?P<zone>Z|(?:UTC|GMT)(?![+-])|[+-]00:?00)?"
_ISO = late(r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)" + _TIME + _ZONE)
_COMPACT = late(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)" + r"(?:T(?P<H>\d{2})(?P<M>\d{2})\d*)?" + _ZONE)
_KANJI = late(r"(?P<y>\d{4})年\s*(?P<m>\d{1,2})月\s*(?P<d>\d{1,2})日" + _TIME + _ZONE)
_AMERICAN = late(r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4})(?!\d)")
_MONTH_DAY = late(r"(?:[A-Z][a-z]+,? +)?(?P<b>[A-Z][a-z]{2,8})\.? +(?P<d>\d{1,2}),? +(?P<y>\d{4})(?!\d)")
_DAY_MONTH = late(
    r"(?:[A-Z][a-z]+,? +)?(?P<d>\d{1,2}) +(?P<b>[A-Z][a-z]{2,8})\.?,? +(?P<y>\d{4})(?!\d)" + _TIME + _ZONE
)
_FORMS = (_ISO, _COMPACT, _KANJI, _AMERICAN, _MONTH_DAY, _DAY_MONTH)


@lru_cache(maxsize=16384)
def valid_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has none or no diary could be of that year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def parse_stamp(text: str) -> dt.date | None:
    """The day of a time stamp. A time in UTC becomes Japan's day; any other is the writer's own day already.

    >>> parse_stamp("2021-09-26T21:35:06+09:00"), parse_stamp("2000-10-28 20:00:01Z")
    (datetime.date(2021, 9, 26), datetime.date(2000, 10, 29))
    >>> parse_stamp("01/30/2020 13:51:14"), parse_stamp("Sat Apr 19 2025"), parse_stamp("soon")
    (datetime.date(2020, 1, 30), datetime.date(2025, 4, 19), None)
    """
    text = text.strip()
    for form in _FORMS:
        match = form.match(text)
        if match:
            return _date_of(match.groupdict())
    return None


def _date_of(groups: dict[str, str | None]) -> dt.date | None:
    """The date that the groups of one of the forms give."""
    name = groups.get("b")
    if name:
        month = MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in MONTHS else 0
    else:
        month = int(groups["m"] or 0)
    day = valid_date(int(groups["y"] or 0), month, int(groups["d"] or 0))
    if day and groups.get("zone") and groups.get("H") and int(groups["H"] or 0) + 9 >= 24:
        return day + dt.timedelta(days=1)
    return day


def unix_day(seconds: int) -> dt.date | None:
    """Japan's day of a Unix time, or None for one out of range.

    >>> unix_day(1237750634)
    datetime.date(2009, 3, 23)
    """
    try:
        day = dt.datetime.fromtimestamp(seconds, JAPAN).date()
    except (ValueError, OverflowError, OSError):
        return None
    return valid_date(day.year, day.month, day.day)
