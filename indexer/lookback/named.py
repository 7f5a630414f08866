"""The entries that somebody names: by a date in any form, by an id or its beginning, by the number of a hit that was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates.days import DayRange
from indexer.errors import UsageError
from indexer.lookback.listing import everything

if TYPE_CHECKING:
    import datetime as dt

    from indexer.index.reader import IndexReader
    from indexer.lookback.last_shown import Shown
    from indexer.model import Entry

_SHORTEST_ID = 4
"""Characters of the beginning of an id."""
_LONGEST_NUMBER = 3
"""Digits of the number of a hit; more of them are a year."""
_DATE_BUT = ("no-such-date", "bad-date-weekday", "dates-backwards")
"""Errors of what is a date and nothing else, but none of the calendar."""


def named(reader: IndexReader, shown: Shown, name: str, today: dt.date) -> tuple[Entry, ...]:
    """The entries of that name; ``today`` is what relative dates count from.

    Raises UsageError if it is no name of any kind; an empty tuple means that nothing was written then.
    """
    from indexer.dates import parse_range

    if _is_number(name):
        return _hit(reader, shown, int(name))
    try:
        period = parse_range(name, today)
    except UsageError as error:
        found = by_id(reader, name)
        if not found:
            if error.code.startswith(_DATE_BUT):
                raise
            raise UsageError("bad-when", text=name) from None
        return found
    return everything(reader, DayRange.of(*period)) or by_id(reader, name)


def passage_line(shown: Shown, name: str, entry: Entry) -> int:
    """The line of its file at which ``entry``, found by that name, is of interest: that of the passage, if of a hit."""
    hit = shown.hit(int(name)) if _is_number(name) else None
    return entry.line + (hit.offset if hit and hit.id == entry.id else 0)


def by_id(reader: IndexReader, prefix: str) -> tuple[Entry, ...]:
    """The entries whose id begins so."""
    if len(prefix) < _SHORTEST_ID:
        return ()
    ids = [entry_id for entry_id in reader.state.ids() if entry_id.startswith(prefix)]
    docs = [reader.find(entry_id) for entry_id in ids]
    return tuple(reader.entry(doc) for doc in docs if doc is not None)


def _is_number(name: str) -> bool:
    return name.isdecimal() and len(name) <= _LONGEST_NUMBER


def _hit(reader: IndexReader, shown: Shown, number: int) -> tuple[Entry, ...]:
    """The entry of a hit; if it was written anew since, those of its day."""
    hit = shown.hit(number)
    found = by_id(reader, hit.id)
    if not found and hit.day:
        found = everything(reader, DayRange.of(hit.day, hit.day))
    if not found:
        raise UsageError("hit-gone", number=number)
    return found
