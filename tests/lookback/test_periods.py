"""Counts by period, the calendar, and the days of hits."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import DateRange
from indexer.errors import UsageError
from indexer.lookback.calendar import LEVELS, calendar_of
from indexer.lookback.periods import UNITS, chosen_unit, counted
from indexer.model import HitDays

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary


def hits(*days: dt.date) -> HitDays:
    ordered = tuple(sorted(days))
    return HitDays(ordered, 0, (ordered[0], ordered[-1]) if ordered else None)


DAYS = st.lists(st.dates(dt.date(2019, 1, 1), dt.date(2026, 12, 31)), max_size=30)


@given(DAYS, st.sampled_from(UNITS))
def test_periods_follow_one_another_and_count_every_day(days: list[dt.date], unit: str) -> None:
    periods = counted(hits(*days), unit)

    assert sum(period.entries for period in periods) == len(days)
    assert all((later.start - period.end).days == 1 for period, later in pairwise(periods))
    for period in periods:
        assert period.entries == sum(period.start <= day <= period.end for day in days)
    if days:
        assert periods[0].start <= min(days)
        assert max(days) <= periods[-1].end


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        ("year", "2024-01-01", "2024-12-31"),
        ("month", "2024-02-01", "2024-02-29"),
        ("week", "2024-02-26", "2024-03-03"),
    ],
)
def test_where_a_period_begins_and_ends(unit: str, first: str, last: str) -> None:
    (period,) = counted(hits(dt.date(2024, 2, 29)), unit)

    assert (str(period.start), str(period.end)) == (first, last)


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("unit", UNITS)
def test_the_ends_of_the_calendar(day: dt.date, unit: str) -> None:
    assert [period.entries for period in counted(hits(day), unit)] == [1]


@pytest.mark.parametrize(
    ("days", "unit"), [(1, "week"), (92, "week"), (93, "month"), (1098, "month"), (1099, "year")]
)
def test_the_longer_the_coarser(days: int, unit: str) -> None:
    first = dt.date(2020, 1, 1)

    assert chosen_unit(DateRange(first, first + dt.timedelta(days - 1))) == unit


@given(DAYS)
def test_every_day_stands_in_its_row_and_column(days: list[dt.date]) -> None:
    found = hits(*days)
    held = []
    for sheet in calendar_of(found).sheets:
        for row, cells in enumerate(sheet.rows()):
            for column, count in enumerate(cells):
                if count:
                    start = dt.date(sheet.year, 1, 1)
                    day = start + dt.timedelta(7 * column + row - start.weekday())
                    assert day.weekday() == row
                    held += [day] * count

    assert sorted(held) == list(found.days)


def test_months_begin_in_their_columns() -> None:
    (sheet,) = calendar_of(hits(dt.date(2024, 5, 1))).sheets
    weeks = {(dt.date(2024, 1, 1) + dt.timedelta(7 * i)).isoformat(): i for i in range(53)}

    assert sheet.month_columns()[:3] == [weeks["2024-01-01"], weeks["2024-01-29"], weeks["2024-02-26"]]


@given(st.integers(1, 40))
def test_shades_cover_every_number_once(most: int) -> None:
    calendar = calendar_of(hits(*[dt.date(2024, 5, 1)] * most))
    found = calendar.steps

    assert [least for _, least, _ in found] == [0, *(top + 1 for _, _, top in found[:-1])]
    assert found[-1] == (LEVELS, found[-1][1], most)
    assert all(calendar.shade(n) == shade for shade, least, top in found for n in range(least, top + 1))


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=40))
def test_days_with_one_entry_are_shaded_by_its_length(sizes: list[int]) -> None:
    days = [dt.date(2024, 5, 1) + dt.timedelta(n) for n in range(len(sizes))]
    calendar = calendar_of(hits(*days)._replace(characters=tuple(sizes)))

    shades = [calendar.shade(max(1, size)) for size in sizes]
    assert calendar.by_characters
    assert calendar.sheets[0].total == len(days)
    assert min(shades) >= 1
    assert sorted(shades) == [shade for _, shade in sorted(zip(sizes, shades, strict=True))]
    if len({max(1, size) for size in sizes}) == len(sizes) >= LEVELS:
        assert set(shades) == set(range(1, LEVELS + 1))


def test_days_with_several_entries_are_shaded_by_their_number() -> None:
    day = dt.date(2024, 5, 1)
    calendar = calendar_of(hits(day, day, day + dt.timedelta(3))._replace(characters=(5, 5, 900)))

    assert not calendar.by_characters
    assert (calendar.shade(1), calendar.shade(2)) == (2, 4)


def test_years_are_whole() -> None:
    (sheet,) = calendar_of(hits(dt.date(2024, 5, 1))).sheets

    assert len(sheet.amounts) == 366
    assert sum(amount is not None for row in sheet.rows() for amount in row) == 366


ENTRIES = {
    "20230105": "雪が降った。",
    "20240229": "雪見酒。雪はやんだ。",
    "20240301": "晴れ。",
    "20250610": "梅雨入り。",
}


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("", ["2023-01-05", "2024-02-29", "2024-03-01", "2025-06-10"]),
        ("雪", ["2023-01-05", "2024-02-29"]),
        ("雪 OR 梅雨", ["2023-01-05", "2024-02-29", "2025-06-10"]),
        ("-雪", ["2024-03-01", "2025-06-10"]),
        ("date:2024", ["2024-02-29", "2024-03-01"]),
        ("存在しない話題", []),
    ],
)
def test_the_days_of_hits_are_those_of_a_search(make_diary: MakeDiary, query: str, days: list[str]) -> None:
    diary = make_diary(ENTRIES)
    found = diary.days(query)

    assert [str(day) for day in found.days] == days
    assert found.span == (dt.date(2023, 1, 5), dt.date(2025, 6, 10))
    if query:
        results = diary.search(query, limit=None, sort="old")
        assert [hit.entry.date for hit in results.hits] == list(found.days)


@pytest.mark.parametrize("query", ["", "雪"])
def test_the_days_of_a_period(make_diary: MakeDiary, query: str) -> None:
    found = make_diary(ENTRIES).days(query, dt.date(2024, 1, 1), dt.date(2024, 12, 31))

    assert found.days[0] == dt.date(2024, 2, 29)
    assert found.span == (dt.date(2024, 2, 29), dt.date(2024, 3, 1))
    assert make_diary(ENTRIES).days(query, dt.date(1999, 1, 1), dt.date(1999, 12, 31)) == HitDays((), 0, None)


def test_what_was_found_instead_is_said(make_diary: MakeDiary) -> None:
    found = make_diary({"20250101": "temperture を測った。"}).days("temperature")

    assert (found.relaxed, found.relaxation, len(found.days)) == (True, "spelling", 1)
    assert [s.word for s in found.suggestions] == ["temperture"]


def test_undated_entries_are_counted_apart(make_diary: MakeDiary, tmp_path: Path) -> None:
    diary = make_diary({"20250101": "雪。"})
    (tmp_path / "note.txt").write_text("雪の覚え書き。", encoding="utf-8")
    diary.update([tmp_path / "note.txt"])

    for query in ("", "雪"):
        found = diary.days(query)
        assert (len(found.days), found.undated) == (1, 1)
        assert diary.days(query, dt.date(2025, 1, 1)).undated == 0
        assert diary.days(query, until=dt.date(2025, 1, 1)).undated == 0


@given(DAYS, st.sampled_from(UNITS))
def test_no_more_periods_than_asked_for(days: list[dt.date], unit: str) -> None:
    found = hits(*days)
    count = len(counted(found, unit))
    assert len(counted(found, unit, count)) == count
    if count:
        with pytest.raises(UsageError, match=f"{count} periods"):
            counted(found, unit, count - 1)


def test_a_mistyped_year_does_not_fill_the_memory() -> None:
    found = hits(dt.date(1, 1, 1), dt.date(2025, 5, 1), dt.date.max)
    assert len(counted(found, "month")) == 12 * 9999
    for unit in ("week", "day"):
        with pytest.raises(UsageError, match="120000 at most"):
            counted(found, unit)
    assert [sheet.year for sheet in calendar_of(found).sheets if sheet.total] == [1, 2025, 9999]
    assert {len(sheet.amounts) for sheet in calendar_of(found).sheets} == {365, 366}
