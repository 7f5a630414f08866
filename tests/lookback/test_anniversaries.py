"""Which days are this day in other years, and what is found on them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import DateRange
from indexer.errors import UsageError
from indexer.lookback.anniversaries import anniversaries, widened

if TYPE_CHECKING:
    from indexer.app import Diary
    from tests.conftest import MakeDiary

TODAY = dt.date(2026, 5, 23)


def days(text: str) -> DateRange:
    first, _, last = text.partition("..")
    return DateRange(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("period", "year", "expected"),
    [
        ("2026-05-23", 2020, "2020-05-23"),
        ("2024-02-29", 2020, "2020-02-29"),
        ("2024-02-29", 2025, None),
        ("2026-02-28", 2024, "2024-02-28..2024-02-29"),
        ("2024-02-28", 2020, "2020-02-28"),
        ("2024-02-28", 2025, "2025-02-28"),
        ("2026-02-01..2026-02-28", 2024, "2024-02-01..2024-02-29"),
        ("2024-02-01..2024-02-29", 2025, "2025-02-01..2025-02-28"),
        ("2024-02-29..2024-03-02", 2025, "2025-03-01..2025-03-02"),
        ("2025-12-29..2026-01-03", 2020, "2020-12-29..2021-01-03"),
    ],
)
def test_the_same_days_of_another_year(period: str, year: int, expected: str | None) -> None:
    (found,) = anniversaries(days(period), TODAY, range(year, year + 1))

    assert (found.start > found.end) if expected is None else (found[1:] == days(expected))


@pytest.mark.parametrize(
    ("period", "year", "expected"),
    [
        ("2026-05-23", 2025, 1),
        ("2026-05-23", 2026, 0),
        ("2026-05-23", 2027, -1),
        ("2025-05-24", 2025, 0),
        ("2025-05-24", 2024, 1),
        ("2024-02-29", 2024, 2),
        ("2019-01-01", 2019, 7),
    ],
)
def test_how_many_years_ago(period: str, year: int, expected: int) -> None:
    (found,) = anniversaries(days(period), TODAY, range(year, year + 1))

    assert found.years_ago == expected


def test_a_period_longer_than_a_year_has_no_anniversaries() -> None:
    with pytest.raises(UsageError):
        list(anniversaries(days("2024-01-01..2025-01-01"), TODAY, range(2020, 2021)))


def test_years_beyond_the_calendar_are_left_out() -> None:
    assert not list(anniversaries(days("2025-12-31..2026-01-01"), TODAY, range(9999, 10001)))


@pytest.mark.parametrize(
    ("period", "span", "expected"),
    [
        ("2026-05-23", "", "2026-05-23"),
        ("2026-05-23", "week", "2026-05-20..2026-05-26"),
        ("2026-01-01", "week", "2025-12-29..2026-01-04"),
        ("2026-02-23", "month", "2026-02-01..2026-02-28"),
        ("2025-12-29..2026-01-03", "month", "2025-12-01..2026-01-31"),
        ("0001-01-01", "week", "0001-01-01"),
    ],
)
def test_widened(period: str, span: str, expected: str) -> None:
    assert widened(days(period), span) == days(expected)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.integers(1900, 2099))
def test_every_day_comes_back_once_a_year(day: dt.date, year: int) -> None:
    """Whoever asks on every day of a year is shown each day of any other year once."""
    asked = map(
        dt.date.fromordinal, range(dt.date(year, 1, 1).toordinal(), dt.date(year + 1, 1, 1).toordinal())
    )
    found = [next(anniversaries(DateRange(one, one), one, range(day.year, day.year + 1))) for one in asked]

    assert [one.start <= day <= one.end for one in found].count(True) == 1


ENTRIES = {
    "20200229": "うるう日の記事。",
    "20240229": "二度目のうるう日。",
    "20240523": "二年前の記事。",
    "20250522": "一年前の前の日。",
    "20250523": "一年前の記事。",
    "20260501": "今年の記事。",
    "20260523": "今日の記事。",
    "20270523": "未来の記事。",
}


@pytest.fixture
def diary(make_diary: MakeDiary) -> Diary:
    return make_diary(ENTRIES)


@pytest.mark.parametrize(
    ("period", "other_years", "expected"),
    [
        ("2026-05-23", True, [(-1, "未来"), (1, "一年前の記事"), (2, "二年前")]),
        ("2026-05-23", False, [(-1, "未来"), (0, "今日"), (1, "一年前の記事"), (2, "二年前")]),
        (
            "2026-05-20..2026-05-26",
            True,
            [(-1, "未来"), (1, "一年前の前"), (1, "一年前の記事"), (2, "二年前")],
        ),
        ("2026-05-01..2026-05-31", False, None),
        ("2024-02-29", False, [(2, "二度目"), (6, "うるう日")]),
    ],
)
def test_what_was_written(
    diary: Diary, period: str, other_years: bool, expected: list[tuple[int, str]] | None
) -> None:
    found = diary.on_this_day(days(period), TODAY, other_years=other_years)
    if expected is None:
        assert len(found.memories) == 6
        return

    assert [memory.years_ago for memory in found.memories] == [years for years, _ in expected]
    assert all(m.entry.text.startswith(text) for m, (_, text) in zip(found.memories, expected, strict=True))
    assert not found.nearest


@pytest.mark.parametrize(
    ("period", "other_years", "expected"),
    [
        ("2026-05-24", True, ["2027-05-23"]),
        ("2026-05-22", True, None),
        ("2026-03-02", True, ["2024-02-29"]),
        ("2026-12-31", True, []),
    ],
)
def test_nearest_days(diary: Diary, period: str, other_years: bool, expected: list[str] | None) -> None:
    found = diary.on_this_day(days(period), TODAY, other_years=other_years)

    if expected is None:
        assert [memory.entry.date for memory in found.memories] == [dt.date(2025, 5, 22)]
    else:
        assert [day.isoformat() for day in found.nearest] == expected


def test_an_empty_diary_has_no_days(make_diary: MakeDiary) -> None:
    assert make_diary({}).on_this_day(days("2026-05-23"), TODAY) == (days("2026-05-23"), (), ())
