from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def diary(tmp_path: Path) -> Diary:
    """Two entries on one day in two files, one on another, two without a date."""
    for name, text in {
        "b.txt": "20250101\n\n\n元日、二つ目。\n\n20250103\n\n\n三日。\n",
        "a.txt": "20250101\n\n\n元日、一つ目。\n",
        "note1.txt": "日付のない記事。\n",
        "note2.txt": "日付のない、もう一つの記事。\n",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = Diary(tmp_path / "index")
    found.update(sorted(tmp_path.glob("*.txt")))
    return found


def test_steps_go_through_all_entries_in_their_order(diary: Diary) -> None:
    entries = diary.entries()
    assert len(entries) == 5

    assert [diary.after(entry) for entry in entries] == [*entries[1:], None]
    assert [diary.before(entry) for entry in entries] == [None, *entries[:-1]]


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ("2024-12-31", None, "元日、一つ目"),
        ("2025-01-01", None, "三日"),
        ("2025-01-02", "元日、二つ目", "三日"),
        ("2025-01-04", "三日", "日付のない記事"),
    ],
)
def test_steps_from_a_day(diary: Diary, day: str, before: str | None, after: str | None) -> None:
    place = dt.date.fromisoformat(day)
    found = [diary.before(place), diary.after(place)]

    assert [entry.text.partition("。")[0] if entry else None for entry in found] == [before, after]


def test_every_entry_can_be_drawn(diary: Diary) -> None:
    drawn = {entry.id for seed in range(60) if (entry := diary.any_entry(seed=seed))}

    assert drawn == {entry.id for entry in diary.entries()}


def test_a_seed_draws_the_same_again(diary: Diary) -> None:
    assert [diary.any_entry(seed=seed) for seed in range(9)] == [
        diary.any_entry(seed=seed) for seed in range(9)
    ]


@pytest.mark.parametrize(
    ("since", "until", "texts"),
    [
        ("2025-01-02", None, {"三日"}),
        (None, "2025-01-01", {"元日、一つ目", "元日、二つ目"}),
        ("2025-01-02", "2025-01-02", set()),
    ],
)
def test_drawn_from_a_period(diary: Diary, since: str | None, until: str | None, texts: set[str]) -> None:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    drawn = [entry for seed in range(20) if (entry := diary.any_entry(first, last, seed))]

    assert {entry.text.partition("。")[0] for entry in drawn} == texts


def test_what_was_read_last_is_kept_until_it_is_gone(diary: Diary, tmp_path: Path) -> None:
    assert diary.last_shown() == ()
    entries = diary.entries()
    diary.remember_shown(entries[:2])
    assert diary.last_shown() == entries[:2]
    (tmp_path / "a.txt").write_text("20250101\n\n\n書きなおした。\n", encoding="utf-8")
    diary.refresh()

    assert diary.last_shown() == entries[1:2]
