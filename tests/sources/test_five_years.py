"""Diaries of five or ten years, a page a day: each year of a page is an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.test_layout import days

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

EXPECTED = ["20210302", "20220302", "20230302", "20210303", "20220303", "20230303"]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("3月{}日", ("2021年", "2022年", "2023年")),
        ("■3月{}日", ("2021年（{}）", "2022年（{}）", "2023年（{}）")),
        ("【3月{}日】", ("[2021]", "[2022]", "[2023]")),
        ("3/{}", ("2021", "2022", "2023")),
        ("# 3/{}", ("## 2021 {}", "## 2022 {}", "## 2023 {}")),
        ("3月{}日", ("令和3年", "令和4年", "令和5年")),
        ("3月{}日", ("R3", "R4", "R5")),
        ("3月{}日", ("◆2021年　晴", "◆2022年　雨", "◆2023年")),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_changes(read_text: ReadText, day: str, years: tuple[str, ...], gap: str) -> None:
    weekdays = ("火水木", "水木金")
    text = "".join(
        f"{day.format(number)}{gap}"
        + "".join(
            f"{year.format(at)}\n{year[-1]}のこと。{gap}" for year, at in zip(years, names, strict=True)
        )
        for number, names in zip((2, 3), weekdays, strict=True)
    )
    reading = read_text(text, "五年日記.md")
    assert days(reading) == EXPECTED
    assert not reading.notices
    assert "3月3日" not in "".join(entry.text for entry in reading.entries)


def test_the_text_may_stand_on_the_line_of_the_year(read_text: ReadText) -> None:
    text = "３月２日\n平成29年（木）山へ行った。\n平成30年（金）川へ行った。\n令和2年（月）海へ行った。\n"
    reading = read_text(text, "十年日記.txt")
    assert days(reading) == ["20170302", "20180302", "20200302"]
    assert [entry.line for entry in reading.entries] == [2, 3, 4]


@pytest.mark.parametrize(
    "inside",
    [
        "2011年\nあの年のことを考える。",
        "2011年\n地震。\n2016年\n地震。\n2018年\n大雨。",
        "あ\n2011年\nい\n2012年\nう\n2013年\nえ",
    ],
)
def test_years_in_an_entry_are_text(read_text: ReadText, inside: str) -> None:
    text = f"3月2日（土）\n{inside}\n\n3月3日（日）\n海。\n\n3月4日（月）\n山。\n"
    assert "20110302" not in days(read_text(text, "2024.txt"))


def test_weekdays_that_are_of_other_years_make_no_such_diary(read_text: ReadText) -> None:
    text = "3月2日\n2011年（月）\nあ\n2012年（月）\nい\n2013年（月）\nう\n"
    assert "20110302" not in days(read_text(text, "年表.txt"))
