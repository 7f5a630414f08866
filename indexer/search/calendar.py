"""Days and months of the year among the words of a query, in any year: 8月 in 8月の花火 is said by the date of an entry, too."""

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


class CalendarDay(NamedTuple):
    """A day of the year, or a month where ``day`` is 0."""

    month: int
    day: int


def calendar_day(quantity: Quantity, text: str) -> CalendarDay | None:
    """The day or month of the year that a quantity of ``text`` is; None for any other, and for one of a year that is named."""
    if text[quantity.start - 1 : quantity.start] == "年" or not _AFTER.issuperset(
        text[quantity.end : quantity.end + 1]
    ):
        return None
    for key in quantity.keys:
        if (match := re.fullmatch(_KEY, key)) and 1 <= int(match[1]) <= 12:
            return CalendarDay(int(match[1]), int(match[2] or 0))
    return None


def as_calendar_day(text: str) -> CalendarDay | None:
    """The day or month of the year that all of a prepared text is."""
    whole = (q for q in whole_quantities(text) if (q.start, q.end) == (0, len(text)))
    return next((day for quantity in whole if (day := calendar_day(quantity, text))), None)


def documents_on(reader: IndexReader, wanted: Iterable[CalendarDay]) -> set[int]:
    """The documents of some days or months of the year, in any year."""
    sought = tuple(wanted)
    days = {number for number in set(reader.days) if any(falls_on(number, day) for day in sought)}
    return {doc for doc in reader.documents() if reader.days[doc] in days}


def falls_on(number: int, day: CalendarDay) -> bool:
    """Whether a day, as the index numbers it (0 is none), is this one of its year or in this month of it."""
    date = dt.date.fromordinal(number) if number else None
    return date is not None and date.month == day.month and day.day in (0, date.day)
