"""The calendar in a terminal, on pages of any width."""

from __future__ import annotations

import datetime as dt

from hypothesis import example, given
from hypothesis import strategies as st

from indexer.lookback.calendar import calendar_of
from indexer.model import HitDays
from indexer.render.heatmap import heatmap
from indexer.render.page import Page
from indexer.support.terminal_text import width

DAYS = st.lists(st.dates(dt.date(2023, 1, 1), dt.date(2025, 12, 31)), min_size=1, max_size=20)


@example([dt.date(2024, 5, 1)], 21, "ja")
@given(DAYS, st.integers(20, 90), st.sampled_from(["ja", "en"]))
def test_every_day_has_a_cell_within_the_page(days: list[dt.date], columns: int, language: str) -> None:
    span = (min(days), max(days))
    calendar = calendar_of(HitDays(tuple(sorted(days)), 0, span))
    lines = list(heatmap(calendar, Page(span[1], language=language, width=columns)))
    cells = [line[1 if language == "ja" else 3 :].strip() for line in lines[:-1]]
    shown = sum(char in "·░▒▓█" for line in cells for char in line)

    assert max(map(width, lines[:-1])) <= columns
    # A year without an entry is one line.
    assert shown == sum(len(sheet.amounts) for sheet in calendar.sheets if sheet.total)


def test_a_gap_of_many_years_is_one_line() -> None:
    days = (dt.date(2000, 1, 1), dt.date(2003, 1, 1), dt.date.max)
    calendar = calendar_of(HitDays(days, 0, (days[0], days[-1])))
    lines = list(heatmap(calendar, Page(days[0], language="en", width=80)))

    assert len(lines) < 50
    assert [line for line in lines if "without" in line] == ["⋮  7995 years without"]
    assert [line for line in lines if "0 found" in line] == ["2001  0 found", "2002  0 found"]
