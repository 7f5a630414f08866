"""Days, months and seasons of the year among the words of a query, in any year: 8月 in 8月の花火 is said by the date of an entry, too."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from indexer.search.expansion.dictionary import whole_quantities
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.analysis.quantities import Quantity
    from indexer.index.reader import IndexReader

_KEY = r"([0-9]{1,2})月(?:([0-9]{1,2})日)?"
_AFTER = frozenset("のにはもで、へ")
"""What follows a day or month in a sentence; 8月号 and 5月病 are other things."""


_MONTHS, _LONGEST_MONTH, _DAYS_OF_WEEK = 12, 31, 7
_ENDS_OF_NAMES = frozenset("春夏秋冬雨至日月旦分初夕始末盆みりスブヴンークw")
"""Last characters of the names of days and seasons: their table is read where a word ends so."""


class CalendarDay(NamedTuple):
    """Days of any year: from one to another, each a month and a day; they may reach into the next year.

    Where there is a ``weekday`` (0 is Monday), the ``rank``-th of the month of ``first``.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    weekday: int = 0
    rank: int = 0


def calendar_day(quantity: Quantity, text: str) -> CalendarDay | None:
    """The day or month of the year that a quantity of ``text`` is; None for any other, and for one of a year that is named."""
    if text[quantity.start - 1 : quantity.start] == "年" or not _stands_alone(text, quantity.end):
        return None
    for key in quantity.keys:
        if (match := re.fullmatch(_KEY, key)) and 1 <= (month := int(match[1])) <= _MONTHS:
            return CalendarDay((month, int(match[2] or 1)), (month, int(match[2] or _LONGEST_MONTH)))
    return None


def named_day(text: str, start: int, end: int) -> CalendarDay | None:
    """The day or season of the year that a word of ``text`` is the name of: 母の日 in 母の日の花束, no 秋 in 秋田; None for any other."""
    if text[end - 1 : end] not in _ENDS_OF_NAMES or not _stands_alone(text, end):
        return None
    from indexer.dates.feasts import FEASTS, NTH_WEEKDAYS
    from indexer.dates.words import PARTS_OF_YEAR

    name = text[start:end]
    if days := PARTS_OF_YEAR.get(name) or FEASTS.get(name):
        return CalendarDay(days[:2], days[2:])
    if nth := NTH_WEEKDAYS.get(name):
        month, weekday, rank = nth
        return CalendarDay((month, 1), (month, _LONGEST_MONTH), weekday, rank)
    return None


def _stands_alone(text: str, end: int) -> bool:
    return _AFTER.issuperset(text[end : end + 1])


def as_calendar_day(text: str) -> CalendarDay | None:
    """The day or month of the year that all of a prepared text is, by number or by name."""
    whole = (q for q in whole_quantities(text) if (q.start, q.end) == (0, len(text)))
    numbered = next((day for quantity in whole if (day := calendar_day(quantity, text))), None)
    return numbered or named_day(text, 0, len(text))


def documents_on(reader: IndexReader, wanted: Iterable[CalendarDay]) -> set[int]:
    """The documents of some days or months of the year, in any year."""
    sought = tuple(wanted)
    days = {number for number in set(reader.days) if any(falls_on(number, day) for day in sought)}
    return {doc for doc in reader.documents() if reader.days[doc] in days}


def falls_on(number: int, day: CalendarDay) -> bool:
    """Whether a day, as the index numbers it (0 is none), is this one of its year or in this month of it."""
    date = dt.date.fromordinal(number) if number else None
    if date is None:
        return False
    if day.rank:
        ranked = (date.day - 1) // _DAYS_OF_WEEK + 1 == day.rank
        return date.month == day.first[0] and date.weekday() == day.weekday and ranked
    here = date.month, date.day
    if day.first <= day.last:
        return day.first <= here <= day.last
    return here >= day.first or here <= day.last
