"""The national holidays of Japan and what hangs on them: on which day of a year each is.

国民の祝日に関する法律（昭和23年法律第178号）, with its changes up to 2022.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECOND, _THIRD = -2, -3
"""Mondays of a month, where a rule has a day: since 2000 and 2003 some holidays are on these (平成10年法律第141号 and later)."""

Rule = tuple[int, int, int]
"""From a year on: a month and a day of it, or one of its Mondays; month 0 says that there is no such holiday."""

_RULES: Mapping[str, Sequence[Rule]] = {
    "成人の日": ((1949, 1, 15), (2000, 1, _SECOND)),
    "建国記念の日": ((1967, 2, 11),),
    "天皇誕生日": ((1949, 4, 29), (1989, 12, 23), (2019, 0, 0), (2020, 2, 23)),
    "昭和の日": ((2007, 4, 29),),
    "憲法記念日": ((1949, 5, 3),),
    "みどりの日": ((1989, 4, 29), (2007, 5, 4)),
    "海の日": ((1996, 7, 20), (2003, 7, _THIRD), (2020, 7, 23), (2021, 7, 22), (2022, 7, _THIRD)),
    "山の日": ((2016, 8, 11), (2020, 8, 10), (2021, 8, 8), (2022, 8, 11)),
    "敬老の日": ((1966, 9, 15), (2003, 9, _THIRD)),
    "体育の日": ((1966, 10, 10), (2000, 10, _SECOND), (2020, 0, 0)),
    "スポーツの日": ((2020, 7, 24), (2021, 7, 23), (2022, 10, _SECOND)),
    "文化の日": ((1948, 11, 3),),
    "勤労感謝の日": ((1948, 11, 23),),
}
"""2020 and 2021 had holidays of their own, for the Olympic games."""
SPRING_EQUINOX, AUTUMN_EQUINOX = "春分の日", "秋分の日"
_EQUINOXES = {SPRING_EQUINOX: (3, 20.8357, 20.8431), AUTUMN_EQUINOX: (9, 23.2588, 23.2488)}
"""Month, and the day of 1980 with its fraction, by the formulas for 1900–1979 and 1980–2099 (海上保安庁水路部『新こよみ便利帳』)."""
NAMES = (*_RULES, *_EQUINOXES)


def holiday(name: str, year: int) -> dt.date:
    """The day of a holiday in a year; ValueError in a year that has none.

    >>> print(holiday("成人の日", 1999), holiday("成人の日", 2025), holiday("秋分の日", 2024))
    1999-01-15 2025-01-13 2024-09-22
    """
    if name in _EQUINOXES:
        return _equinox(name, year)
    rule = next((rule for rule in reversed(_RULES[name]) if rule[0] <= year), None)
    if rule is None or not rule[1]:
        raise ValueError(name)
    _, month, day = rule
    if day > 0:
        return dt.date(year, month, day)
    first = dt.date(year, month, 1)
    return first + dt.timedelta(-first.weekday() % 7 + 7 * (-day - 1))


def _equinox(name: str, year: int) -> dt.date:
    month, until_1979, since_1980 = _EQUINOXES[name]
    if not 1900 <= year < 2100:
        raise ValueError(name)
    at, leap_days = (until_1979, int((year - 1983) / 4)) if year < 1980 else (since_1980, (year - 1980) // 4)
    return dt.date(year, month, int(at + 0.242194 * (year - 1980) - leap_days))


def silver_week(year: int) -> tuple[dt.date, dt.date]:
    """The Saturday before 敬老の日, and 秋分の日, or the Monday that stands for it; ValueError before both were near it."""
    first, last = holiday("敬老の日", year), holiday(AUTUMN_EQUINOX, year)
    if year < 2003:
        raise ValueError(year)
    return first - dt.timedelta(2), last + dt.timedelta(last.weekday() == 6)


def higan(name: str, year: int) -> tuple[dt.date, dt.date]:
    """The week around an equinox."""
    middle = _equinox(name, year)
    return middle - dt.timedelta(3), middle + dt.timedelta(3)
