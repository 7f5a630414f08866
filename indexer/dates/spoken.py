"""Days as a reader says them: the weekday, and how long ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}


_SHORT = {"day": "d", "week": "w", "month": "mo", "year": "y"}


def weekday(day: dt.date, language: str) -> str:
    """The short name of a day of the week: ``金``, or ``Fri`` (in any language but ``ja``)."""
    return _WEEKDAYS["ja" if language == "ja" else "en"][day.weekday()]


def weekday_names(language: str) -> tuple[str, ...]:
    """The short names of the days of the week, Monday first."""
    return tuple(_WEEKDAYS["ja" if language == "ja" else "en"])


def ago(day: dt.date, today: dt.date, language: str, *, short: bool = False) -> str:
    """How long ago ``day`` is, in whole days (to 13), weeks, months or years; ``3日後`` for a day to come.

    Months and years are those of the calendar, rounded down: from the 31st to the 30th is not yet a month.
    What is ``short`` takes 8 columns up to 99 years: ``8mo ago``; Japanese is.

    >>> import datetime as dt
    >>> today = dt.date(2026, 5, 23)
    >>> ago(dt.date(2025, 8, 29), today, "ja"), ago(dt.date(2024, 5, 24), today, "en"), ago(today, today, "ja")
    ('8か月前', '1 year ago', '今日')
    """
    if day == today:
        return "今日" if language == "ja" else "today"
    count, ja, en = _distance(*sorted((day, today)))
    if language == "ja":
        return f"{count}{ja}{'前' if day < today else '後'}"
    said = f"{count}{_SHORT[en]}" if short else f"{count} {en}{'' if count == 1 else 's'}"
    return f"{said} ago" if day < today else f"in {said}"


def years_ago(count: int, language: str) -> str:
    """So many years ago: ``3年前``, ``3 years ago``."""
    return f"{count}年前" if language == "ja" else f"{count} year{'' if count == 1 else 's'} ago"


def _distance(early: dt.date, late: dt.date) -> tuple[int, str, str]:
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    days = (late - early).days
    if months >= 12:
        return months // 12, "年", "year"
    if months:
        return months, "か月", "month"
    if days >= 14:
        return days // 7, "週間", "week"
    return days, "日", "day"
