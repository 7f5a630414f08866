"""Reading on: the entry before, the entry after, and any entry at all."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.dates.days import DayRange
    from indexer.index.reader import IndexReader
    from indexer.model import Entry

_UNDATED = 1 << 31
"""Stands for the day of an entry that has none: it comes after all others."""


def before(reader: IndexReader, place: Entry | dt.date) -> Entry | None:
    """The entry before an entry, or the last one of a day before a day; None if there is none.

    The order is that of :meth:`indexer.app.Diary.entries`.
    """
    if isinstance(place, dt.date):
        day = place.toordinal()
    else:
        day = _day(place)
        earlier = [entry for entry in _of_day(reader, day) if _place(entry) < _place(place)]
        if earlier:
            return earlier[-1]
    found = max((other for other in _days(reader).values() if other < day), default=None)
    return None if found is None else _of_day(reader, found)[-1]


def after(reader: IndexReader, place: Entry | dt.date) -> Entry | None:
    """The entry after an entry, or the first one of a day after a day; None if there is none."""
    if isinstance(place, dt.date):
        day = place.toordinal()
    else:
        day = _day(place)
        later = [entry for entry in _of_day(reader, day) if _place(entry) > _place(place)]
        if later:
            return later[0]
    found = min((other for other in _days(reader).values() if other > day), default=None)
    return None if found is None else _of_day(reader, found)[0]


def any_entry(reader: IndexReader, period: DayRange, seed: int | None) -> Entry | None:
    """An entry of a period, each as likely as another; None if there is none.

    With a ``seed`` it is always the same one of the same index.
    """
    days = _days(reader)
    docs = sorted((days[doc], doc) for doc in days if period.contains(reader.days[doc]))
    if not docs:
        return None
    # What is drawn is a memory, no secret.
    return reader.entry(random.Random(seed).choice(docs)[1])  # noqa: S311


def first_and_last(reader: IndexReader, docs: Sequence[int]) -> tuple[Entry, Entry]:
    """The first and the last of the entries that were written on the days of ``docs``, of which there is one at least."""
    days = [reader.days[doc] or _UNDATED for doc in docs]
    return _of_day(reader, min(days))[0], _of_day(reader, max(days))[-1]


def _day(entry: Entry) -> int:
    return entry.date.toordinal() if entry.date else _UNDATED


def _days(reader: IndexReader) -> dict[int, int]:
    return {doc: reader.days[doc] or _UNDATED for doc in reader.documents()}


def _of_day(reader: IndexReader, day: int) -> Sequence[Entry]:
    """The entries of one day, as they stand in their files."""
    docs = [doc for doc, d in _days(reader).items() if d == day]
    return sorted((reader.entry(doc) for doc in docs), key=_place)


def _place(entry: Entry) -> tuple[str, int]:
    return entry.path, entry.line
