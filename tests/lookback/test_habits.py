from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lookback.habits import Run, longest_gap, runs

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary

DAYS = st.lists(st.integers(730_000, 730_060), unique=True).map(sorted)


def run(first: str, last: str) -> Run:
    return Run(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@given(DAYS)
def test_runs_hold_the_days_and_no_others(days: list[int]) -> None:
    found = runs(days)
    held = [day for one in found for day in range(one.first.toordinal(), one.last.toordinal() + 1)]

    assert held == days
    assert all((b.first - a.last).days > 1 for a, b in pairwise(found))


@given(DAYS)
def test_no_gap_is_longer(days: list[int]) -> None:
    gaps = [b - a - 1 for a, b in pairwise(days)]
    found = longest_gap(days)

    assert (found.days if found else 0) == max(gaps, default=0)


@pytest.mark.parametrize(
    ("today", "current"),
    [
        ("2026-05-23", run("2026-05-22", "2026-05-23")),
        ("2026-05-24", run("2026-05-22", "2026-05-23")),
        ("2026-05-25", None),
        ("2026-05-22", run("2026-05-22", "2026-05-22")),
        ("2026-05-21", None),
        ("2026-05-02", run("2026-05-01", "2026-05-02")),
    ],
)
def test_the_days_that_go_on(make_diary: MakeDiary, today: str, current: Run | None) -> None:
    days = ["20260501", "20260502", "20260503", "20260522", "20260523"]
    numbers = make_diary(dict.fromkeys(days, "書いた。")).statistics(dt.date.fromisoformat(today))

    assert numbers.current == current
    assert numbers.longest == run("2026-05-01", "2026-05-03")
    assert numbers.gap == run("2026-05-04", "2026-05-21")


def test_characters_are_those_of_the_writer(make_diary: MakeDiary) -> None:
    """Folding makes one character of ｶﾞ and four of ㍻㌢; the diary has two and two."""
    numbers = make_diary({"20250101": "ｶﾞ㍻㌢\n二行目", "20260101": "😀"}).statistics(dt.date(2026, 1, 1))

    assert [(year.year, year.entries, year.days, year.characters) for year in numbers.years] == [
        (2025, 1, 1, 7),
        (2026, 1, 1, 1),
    ]
    assert numbers.characters == 8


def test_what_the_index_costs(make_diary: MakeDiary) -> None:
    diary = make_diary({"20250101": "書いた。"})
    numbers = diary.statistics(dt.date(2026, 1, 1))

    assert numbers.cost.bytes == sum(path.stat().st_size for path in diary.directory.iterdir())
    assert numbers.cost.files == 1
    assert numbers.cost.diary_bytes == sum(
        path.stat().st_size for path in diary.directory.parent.glob("*.txt")
    )


def test_undated_entries_have_no_days(make_diary: MakeDiary, tmp_path: Path) -> None:
    diary = make_diary({"20250101": "日付のある記事。"})
    (tmp_path / "note.txt").write_text("日付のない記事。", encoding="utf-8")
    diary.update([tmp_path / "note.txt"])
    numbers = diary.statistics(dt.date(2026, 1, 1))

    assert (numbers.entries, numbers.undated, numbers.days) == (2, 1, 1)


def test_an_empty_diary(make_diary: MakeDiary) -> None:
    numbers = make_diary({}).statistics(dt.date(2026, 1, 1))

    assert (numbers.entries, numbers.first, numbers.longest, numbers.gap, numbers.years) == (
        0,
        None,
        None,
        None,
        (),
    )
