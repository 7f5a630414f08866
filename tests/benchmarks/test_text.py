"""The diaries that are measured: made up, read from files, written to files."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.generate import generated_posts, post
from benchmarks.posts import Post, chosen, load, new_posts, read_diary, save, write_diary
from indexer.app import Diary

if TYPE_CHECKING:
    from pathlib import Path


def test_the_same_seed_makes_the_same_text() -> None:
    assert generated_posts(5, 1) == generated_posts(5, 1)
    assert generated_posts(5, 1)[0] != generated_posts(5, 2)[0]


def test_a_small_diary_is_the_beginning_of_a_large_one() -> None:
    assert generated_posts(12, 1)[:5] == generated_posts(5, 1)
    assert generated_posts(12, 1)[11] == post(11, 1)


def test_posts_are_as_long_and_as_uneven_as_real_ones() -> None:
    """Real posts have 1,500 characters; a word that comes once mostly stays alone, and some are nearly everywhere."""
    posts = generated_posts(200, 1)
    lengths = [len(found.text) for found in posts]
    pairs = Counter(
        pair for found in posts for pair in {a + b for a, b in zip(found.text, found.text[1:], strict=False)}
    )

    assert 1300 < statistics.mean(lengths) < 1700
    assert max(lengths) > 2 * statistics.median(lengths)
    assert pairs["った"] > 190
    assert sum(count == 1 for count in pairs.values()) > len(pairs) / 3


def test_days_do_not_go_back() -> None:
    days = [found.date for found in generated_posts(20, 1)]

    assert days == sorted(days)


@pytest.mark.parametrize(("one_file", "files"), [(False, ["1950.txt", "2025.txt"]), (True, ["diary.txt"])])
def test_a_diary_is_read_as_it_was_written(one_file: bool, files: list[str], tmp_path: Path) -> None:
    posts = [*generated_posts(10, 1), Post(dt.date(2025, 8, 29), "「引用」\n二行目")]
    write_diary(posts, tmp_path / "diary", one_file=one_file)

    assert sorted(file.name for file in (tmp_path / "diary").iterdir()) == files
    # Of one day, the later post stands first.
    assert sorted(read_diary(tmp_path / "diary")) == sorted(posts)


def test_nikki_counts_as_many_posts(tmp_path: Path) -> None:
    write_diary(generated_posts(30, 1), tmp_path / "diary")

    assert Diary(tmp_path / "index").update([tmp_path / "diary"]).added == 30


def test_a_post_without_a_date_gets_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("何日のことだったか。\n", encoding="utf-8")

    assert [found.text for found in read_diary(tmp_path)] == ["何日のことだったか。"]


def test_saved_posts_are_loaded(tmp_path: Path) -> None:
    posts = [Post(dt.date(2025, 8, 29), "一行目\n二行目"), Post(dt.date(2025, 8, 30), "「引用」")]
    save(posts, tmp_path / "posts")

    assert list(load(tmp_path / "posts")) == posts


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, [0]), (2, [0, 5]), (5, [0, 2, 4, 6, 8]), (10, list(range(10))), (20, list(range(10)))],
)
def test_posts_are_chosen_evenly(count: int, expected: list[int]) -> None:
    posts = [Post(dt.date(2025, 1, 1), str(number)) for number in range(10)]

    assert [int(found.text) for found in chosen(posts, count)] == expected


def test_new_posts_are_new() -> None:
    posts = generated_posts(7, 1)
    more = [*new_posts(posts, 30), *new_posts(posts, 30, first=30)]

    assert len({found.text for found in [*posts, *more]}) == 67
    assert len({found.date for found in more}) == 60
    assert min(found.date for found in more) > posts[-1].date
