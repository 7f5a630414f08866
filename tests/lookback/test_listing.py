"""Entries by date, a page at a time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.app import Diary

if TYPE_CHECKING:
    from pathlib import Path

DAYS = ("20240101", "20240229", "20250101", "20250601")


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Two files with entries of the same days, and one without a date."""
    folder: Path = tmp_path_factory.mktemp("listing")
    for name in ("a", "b"):
        text = "".join(f"{day}\n\n\n{name}に{day}を書く。\n\n" for day in reversed(DAYS))
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "memo.txt").write_text("日付のない覚え書き。\n", encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "a.txt", folder / "b.txt", folder / "memo.txt"])
    return diary


def test_a_page_of_a_period(diary: Diary) -> None:
    found = diary.listed(dt.date(2024, 2, 1), dt.date(2025, 1, 1), limit=2, offset=1)

    assert [(e.date, e.text[0]) for e in found.entries] == [
        (dt.date(2024, 2, 29), "b"),
        (dt.date(2025, 1, 1), "a"),
    ]
    assert found.total == 4


def test_newest_first_keeps_the_order_of_a_day_and_the_undated_last(diary: Diary) -> None:
    found = diary.listed(limit=99, newest=True)

    assert [e.text[0] for e in found.entries] == ["a", "b", "a", "b", "a", "b", "a", "b", "日"]
    assert found.entries[0].date == dt.date(2025, 6, 1)
    assert found.total == 9


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(limit=st.integers(1, 10), since=st.sampled_from([None, dt.date(2024, 2, 29)]))
def test_pages_together_are_the_list(diary: Diary, limit: int, since: dt.date | None) -> None:
    pages = [diary.listed(since, None, limit, offset).entries for offset in range(0, 10, limit)]

    assert tuple(entry for page in pages for entry in page) == diary.entries(since)


def test_nothing_there(diary: Diary) -> None:
    assert diary.listed(dt.date(2030, 1, 1)) == ((), 0)
    assert diary.listed(offset=9) == ((), 9)
