"""How often and when: bars by year, month or week, for a person or as JSON."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from indexer.messages import message
from indexer.render.bars import bar
from indexer.render.json_object import VERSION, dumps
from indexer.render.page import styled
from indexer.support.terminal_text import pad, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.lookback.periods import PeriodCount
    from indexer.model import HitDays
    from indexer.render.page import Page

GAP = 3
"""As many periods without anything are drawn as one line that says how many they are."""
_NARROWEST = 10
_WIDEST_ONE = 6
"""Columns for one entry: a single one is no long bar."""


def bars(periods: Sequence[PeriodCount], unit: str, page: Page) -> Iterator[str]:
    """A line for each period: its name, a bar, its count; long gaps as a line that counts them."""
    names = {period: period_name(period, unit, page.language) for period in periods}
    left = max(map(width, names.values()), default=0)
    most = max((period.entries for period in periods), default=0)
    columns = min(max(_NARROWEST, page.width - left - len(str(most)) - 3), _WIDEST_ONE * most)
    for empty, group in groupby(periods, key=lambda period: not period.entries):
        run = list(group)
        if empty and len(run) >= GAP:
            text = message(f"gap-{unit}", page.language, count=len(run))
            yield pad("⋮", left) + "  " + styled(text, "faint", page)
            continue
        for period in run:
            drawn = bar(period.entries, most, columns)
            yield f"{pad(names[period], left)}  {styled(drawn, 'bar', page)}{' ' if drawn else ''}{period.entries}"


def period_name(period: PeriodCount, unit: str, language: str) -> str:
    """``2025``, ``2025-08``, ``2025-08-25``, or that and a sign that a week begins there."""
    if unit == "year":
        return f"{period.start.year:04}"
    if unit == "month":
        return f"{period.start.year:04}-{period.start.month:02}"
    if unit == "day":
        return period.start.isoformat()
    return f"{period.start.isoformat()}{'〜' if language == 'ja' else '..'}"


def count_objects(periods: Sequence[PeriodCount]) -> list[dict[str, Any]]:
    """The periods for JSON."""
    return [
        {"from": period.start.isoformat(), "to": period.end.isoformat(), "count": period.entries}
        for period in periods
    ]


def timeline_json(
    found: HitDays, periods: Sequence[PeriodCount], unit: str, page: Page, *, with_days: bool
) -> str:
    """One object, version 1: the counts of all periods, and with ``with_days`` of all days that have any."""
    fields: dict[str, Any] = {
        "version": VERSION,
        "query": page.query,
        "total": len(found.days) + found.undated,
        "undated": found.undated,
        "relaxed": found.relaxed,
        "relaxation": found.relaxation,
        "suggestions": [suggestion._asdict() for suggestion in found.suggestions],
        "by": unit,
        "periods": count_objects(periods),
    }
    if with_days:
        fields["days"] = [
            {"date": day.isoformat(), "count": len(list(hits))} for day, hits in groupby(found.days)
        ]
    return dumps(fields)
