"""Headings of two days, or from one to another: the entry is of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.sources.headings import parse_heading
from indexer.support.boilerplate import is_telling
from tests.sources.test_layout import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("line", "month"),
    [
        ("6、7日", 0),
        ("6日、7日", 0),
        ("6・7日", 0),
        ("6-7日", 0),
        ("6～7日", 0),
        ("6,7日", 0),
        ("6日から7日", 0),
        ("6日から7日まで", 0),
        ("6日と7日", 0),
        ("六、七日", 0),
        ("6、7日（土・日）", 0),
        ("3/6, 7", 3),
        ("3/6、7", 3),
        ("3/6&7", 3),
        ("3/6→7", 3),
        ("3月6、7日", 3),
        ("3月6日・7日", 3),
        ("3月6～7日", 3),
        ("3月6日から8日", 3),
        ("三月六日から八日", 3),
        ("2024年3月6、7日", 3),
    ],
)
def test_changes(line: str, month: int) -> None:
    heading = parse_heading(line)
    assert heading
    assert (heading.month, heading.day, heading.plain) == (month, 6, True)
    assert not is_telling(heading.rest)


@pytest.mark.parametrize(
    "line",
    [
        "3月6日から3日 休む",
        "3月6日から東京",
        "3月6日と同じ",
        "二、三日雨が続いた。",
        "2、3日前から咳",
        "2、3日間",
        "3/6、7時に起きる",
        "3/6, 7時に起きる",
        "2、3 人",
        "2,3",
        "6,700円",
        "2月3、4巻",
        "1-2",
    ],
)
def test_noop(line: str) -> None:
    assert parse_heading(line) is None


def test_ten_to_twelve_is_no_december(read_text: ReadText) -> None:
    text = "9日\nあ\n\n10-12日\nい\n\n13日\nう\n"
    assert days(read_text(text, "2024-03.txt")) == ["20240309", "20240310", "20240313"]


def test_a_range_is_a_heading_where_it_runs_on(read_text: ReadText) -> None:
    text = "3/5\nあ\n3/6, 7\nい\n3/8\nう\n2、3日\nえ\n3/9\nお\n"
    assert days(read_text(text, "2024.txt")) == ["20240305", "20240306", "20240308", "20240309"]
