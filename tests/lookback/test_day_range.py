"""A period means the same wherever one is asked for, for entries without a date too."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary

if TYPE_CHECKING:
    from pathlib import Path

_WORD = "瞑想"


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Two entries with a date and one without, all with the same word."""
    folder: Path = tmp_path_factory.mktemp("day_range")
    (folder / "a.txt").write_text("20250502\n\n\n二日目の瞑想。\n\n20250501\n\n\n瞑想。\n", encoding="utf-8")
    (folder / "memo.txt").write_text("瞑想の覚え書き。\n", encoding="utf-8")
    diary = Diary(folder / "index")
    diary.update([folder / "a.txt", folder / "memo.txt"])
    return diary


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, {"2025-05-01", "2025-05-02", "None"}),
        ("0001-01-01", None, {"2025-05-01", "2025-05-02"}),
        (None, "9999-12-31", {"2025-05-01", "2025-05-02"}),
        (None, "2030-01-01", {"2025-05-01", "2025-05-02"}),
        ("2025-05-02", None, {"2025-05-02"}),
        (None, "2025-05-01", {"2025-05-01"}),
        ("2025-05-01", "2025-05-02", {"2025-05-01", "2025-05-02"}),
        ("2026-01-01", "2026-12-31", set()),
    ],
)
def test_every_question_takes_the_same_entries(
    diary: Diary, since: str | None, until: str | None, expected: set[str]
) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    drawn = [entry for seed in range(30) if (entry := diary.any_entry(first, last, seed))]
    days = diary.days("", first, last)

    answers = {
        "entries": {str(entry.date) for entry in diary.entries(first, last)},
        "listed": {str(entry.date) for entry in diary.listed(first, last).entries},
        "search": {str(hit.entry.date) for hit in diary.search(_WORD, since=first, until=last).hits},
        "related": {str(hit.entry.date) for hit in diary.related(_WORD, since=first, until=last)},
        "any_entry": {str(entry.date) for entry in drawn},
        "days": {*map(str, days.days), *["None"] * days.undated},
    }

    assert answers == dict.fromkeys(answers, expected)


def test_the_span_of_a_period_is_that_of_its_dated_entries(diary: Diary) -> None:
    assert diary.days(_WORD).span == (dt.date(2025, 5, 1), dt.date(2025, 5, 2))
    assert diary.days(_WORD, until=dt.date(2025, 5, 1)).span == (dt.date(2025, 5, 1), dt.date(2025, 5, 1))
    assert diary.days(_WORD, since=dt.date(2026, 1, 1)).span is None
