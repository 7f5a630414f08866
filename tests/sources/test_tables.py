"""Tables of days: where year and month stand that the rows leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.test_layout import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

RULE = "|---|---|"


@pytest.mark.parametrize(
    ("above", "name", "dates"),
    [
        ("# 2024年3月", "日", ("2", "3")),
        ("# 2024年3月", "日", ("2日", "3日")),
        ("# 2024年3月", "日", ("2（土）", "3（日）")),
        ("# 2024年3月", "日付", ("3/2", "3/3")),
        ("2024年の日記", "日付", ("3/2", "3/3")),
        ("# 日記 2024", "日付", ("3月2日", "3月3日")),
    ],
)
def test_a_line_above_the_table(read_text: ReadText, above: str, name: str, dates: tuple[str, ...]) -> None:
    rows = "\n".join(f"| {day} | 海へ{day}。 |" for day in dates)
    reading = read_text(f"{above}\n\n| {name} | 本文 |\n{RULE}\n{rows}\n", "表.md")
    assert days(reading) == ["20240302", "20240303"]
    assert not reading.notices


def test_a_line_above_each_table(read_text: ReadText) -> None:
    table = f"| 日 | 本文 |\n{RULE}\n| 2 | {{}} |\n| 3 | {{}} |\n\n"
    text = f"# 2024年3月\n\n{table.format('海', '山')}# 2024年4月\n\n{table.format('川', '畑')}"
    reading = read_text(text, "表.md")
    assert [entry.text for entry in reading.entries if entry.date] == ["海", "山", "川", "畑"]
    assert days(reading) == ["20240302", "20240303", "20240402", "20240403"]


def test_the_year_that_is_guessed_is_said(read_text: ReadText) -> None:
    reading = read_text(f"| 日付 | 本文 |\n{RULE}\n| 3/2 | 海 |\n| 3/3 | 山 |\n", "表.md")
    assert days(reading) == ["20260302", "20260303"]
    assert [(n.code, n.line, n.detail) for n in reading.notices] == [("notice-year-guessed", 3, "2026")]


@pytest.mark.parametrize("second", [",,3,山", "2024,,3,山", ",3,3,山", "2024,3,3,山"])
def test_cells_left_blank_are_those_of_the_row_above(read_text: ReadText, second: str) -> None:
    text = f"年,月,日,本文\n2024,3,2,海\n{second}\n,4,1,川\n"
    reading = read_text(text, "表.csv")
    assert days(reading) == ["20240302", "20240303", "20240401"]
    assert not reading.notices


def test_rows_without_a_day_have_none(read_text: ReadText) -> None:
    text = "年,月,日,本文\n2024,3,2,海\n,,3,山\n,,4,川\n,,5,畑\n,,,合計\n"
    assert days(read_text(text, "表.csv")) == ["20240302", "20240303", "20240304", "20240305", "-"]
