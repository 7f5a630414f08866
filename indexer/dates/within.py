"""A period that is given by where it begins, where it ends, and what it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates import DateRange, parse_range
from indexer.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt


def within(
    today: dt.date,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    on: str | None = None,
) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: ``since`` counts from its start, ``until`` to its end, ``on`` is both; None where it is open.

    Each is a date expression, or a day.

    Raises UsageError for a text that is no date and for a period that ends before it begins.

    >>> import datetime as dt
    >>> print(*within(dt.date(2026, 5, 23), since="2025-03", on="2025"))
    2025-03-01 2025-12-31
    """
    inside = None if on is None else parse_range(on, today)
    starts = [] if since is None else [_range(since, today).start]
    ends = [] if until is None else [_range(until, today).end]
    if inside:
        starts.append(inside.start)
        ends.append(inside.end)
    first, last = max(starts, default=None), min(ends, default=None)
    if first and last and first > last:
        raise UsageError("since-after-until", since=first, until=last)
    return first, last


def _range(day: dt.date | str, today: dt.date) -> DateRange:
    return parse_range(day, today) if isinstance(day, str) else DateRange(day, day)
