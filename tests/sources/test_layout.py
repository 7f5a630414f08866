"""Which lines of a text file head its entries, and the years they are of."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

import pytest

from indexer.sources import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.model import Reading

    ReadText = Callable[..., Reading]


def days(reading: Reading) -> list[str]:
    return [f"{entry.date:%Y%m%d}" if entry.date else "-" for entry in reading.entries]


CASES = [
    pytest.param("20250829\n\n\nあ\n\n20250828\n\n\nい\n", ["20250829", "20250828"], id="the owner's"),
    pytest.param(
        "20250828\nあ\n20250829\nい\n20250830\nう", ["20250828", "20250829", "20250830"], id="no blank lines"
    ),
    pytest.param("20250829\n\nあ\n\n20250828", ["20250829"], id="last heading has nothing below"),
    pytest.param("20250829\n\n朝\n\n20250829\n\n夜\n", ["20250829", "20250829"], id="two entries a day"),
    pytest.param("20250829\n\n朝\n\n20250829\n\n朝\n", ["20250829"], id="the same entry twice"),
    pytest.param(
        "20250829\n\nあ\n20250830\n20250831\n20250901\nい\n\n20250828\n\nう\n",
        ["20250829", "20250828"],
        id="list of numbers",
    ),
    pytest.param(
        "20250829\n\n番号は\n20250101\nだった\n\n20250828\n\nい\n\n20250827\n\nう\n",
        ["20250829", "20250828", "20250827"],
        id="number in a paragraph",
    ),
    pytest.param(
        "20250829\n\n予定\n\n2025/09/01（月）\n朝\n\n20250828\n\nい\n",
        ["20250829", "20250828"],
        id="plan in an entry",
    ),
    pytest.param(
        "20250829\n\nあ\n\n2025/08/28\n\nい\n\n20250827\n\nう\n",
        ["20250829", "20250828", "20250827"],
        id="another style that fits",
    ),
    pytest.param(
        "20250829\n\nあ\n\n2023/09/15\n\nい\n\n20200827\n\nう\n",
        ["20250829", "20230915", "20200827"],
        id="another style, two years from its neighbour",
    ),
    pytest.param(
        "20250829\n\nあ\n\n2023/08/15\n\nい\n\n20200827\n\nう\n",
        ["20250829", "20200827"],
        id="another style, more than two years from both",
    ),
    pytest.param(
        "20250830\n\n\n今日\n20250829\n\n\n昨日\n\n20250828\n\n\n一昨日\n",
        ["20250830", "20250829", "20250828"],
        id="blank line forgotten",
    ),
    pytest.param(
        "2025/8/28 晴れ。散歩。\n2025/8/29 雨。\n2025/8/30 曇\n",
        ["20250828", "20250829", "20250830"],
        id="a line a day",
    ),
    pytest.param("# 日記\n\n# 2025/08/29\n\nあ\n", ["20250829"], id="title of the file"),
    pytest.param(
        "長い前書きです。\n\n20250829\n\nあ\n", ["-", "20250829"], id="text before the first heading"
    ),
    pytest.param("# 2025-08-29\n\n```\n# 2025-08-30\n```\n\nあ\n", ["20250829"], id="code"),
    pytest.param(
        "# 2021年1月\n\n## [20210111]月祝\n\nあ\n\n## [20210112]火\n\nい\n",
        ["20210111", "20210112"],
        id="month chapter",
    ),
    pytest.param("2025-08-29\n==========\n\nあ\n", ["20250829"], id="underlined"),
    pytest.param(
        "2025/1/1(水)\nあ\n\n1/2(木)\nい\n\n1/3(金)\nう\n",
        ["20250101", "20250102", "20250103"],
        id="year once",
    ),
    pytest.param(
        "大正十二年\n\n十二月三十一日\nあ\n\n一月一日　曇\nい\n",
        ["19231231", "19240101"],
        id="year line, New Year",
    ),
    pytest.param(
        "昭和二十年\n\n八月\n\n十五日\nあ\n\n九月\n\n二日\nい\n", ["19450815", "19450902"], id="day alone"
    ),
    pytest.param("八月十五日　晴。放送を聞く。\n泣く。\n", ["20260815"], id="the year of the file"),
    pytest.param("ただの文。\n", ["-"], id="no date at all"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_headings(read_text: ReadText, text: str, expected: list[str]) -> None:
    assert days(read_text(text)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("2023.md", "12/30\nあ\n\n12/31\nい\n\n1/1\nう\n", ["20231230", "20231231", "20240101"]),
        ("2023.md", "1/1\nあ\n\n12/31\nい\n\n12/30\nう\n", ["20240101", "20231231", "20231230"]),
        # Half a year back is a step within the year, more crosses New Year.
        ("2023.md", "6/1\nあ\n\n7/1\nい\n\n1/5\nう\n", ["20230601", "20230701", "20230105"]),
        ("2023.md", "6/1\nあ\n\n8/1\nい\n\n1/5\nう\n", ["20230601", "20230801", "20240105"]),
        (
            "2023.md",
            "3/1\nあ\n\n1/5\nい\n\n7/1\nう\n\n6/1\nえ\n",
            ["20230301", "20230105", "20230701", "20230601"],
        ),
        (
            "2023.md",
            "3/1\nあ\n\n1/5\nい\n\n8/1\nう\n\n6/1\nえ\n",
            ["20240301", "20240105", "20230801", "20230601"],
        ),
        ("202307.md", "1/31\nあ\n\n2/1\nい\n", ["20230131", "20230201"]),
        ("202308.md", "1/31\nあ\n\n2/1\nい\n", ["20240131", "20240201"]),
        ("202301.md", "7/31\nあ\n\n8/1\nい\n", ["20230731", "20230801"]),
        ("202301.md", "8/1\nあ\n\n8/2\nい\n", ["20220801", "20220802"]),
        ("192308.md", "## 24日(金)\nあ\n\n## 25日(土)\nい\n", ["19230824", "19230825"]),
        ("2023/日記.txt", "8/24\nあ\n\n8/25\nい\n", ["20230824", "20230825"]),
        ("昭和十七年.txt", "十二月九日（水）\nあ\n\n十二月十日\nい\n", ["19421209", "19421210"]),
        ("日記.txt", "8/24\nあ\n\n8/25\nい\n", ["20260824", "20260825"]),
        ("日記.txt", "12/24\nあ\n\n12/25\nい\n", ["20251224", "20251225"]),
    ],
)
def test_years(read_text: ReadText, name: str, text: str, expected: list[str]) -> None:
    assert days(read_text(text, name)) == expected


def test_text_under_a_broken_date_stays_with_the_entry_before(read_text: ReadText) -> None:
    reading = read_text("20250829\n\n\nあ\n\n20251399\n\nい\n\n202060706\n\nう\n\n20250827\n\nえ")
    assert [entry.text for entry in reading.entries] == ["あ\n\n20251399\n\nい\n\n202060706\n\nう", "え"]
    assert [(n.code, n.line, n.detail) for n in reading.notices] == [
        ("notice-bad-date", 6, "20251399"),
        ("notice-bad-date", 10, "202060706"),
    ]


def test_weekday_that_contradicts(read_text: ReadText) -> None:
    reading = read_text("2025/8/29(金)\nあ\n\n2025/8/30(金)\nい\n")
    assert [(n.code, n.line) for n in reading.notices] == [("notice-weekday", 4)]
    assert days(reading) == ["20250829", "20250830"]


def test_yearless_by_the_time_of_the_file_which_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "日記.txt"
    path.write_text("8/24\nあ\n\n8/25\nい\n", encoding="utf-8")
    os.utime(path, (1_755_000_000, dt.datetime(2025, 8, 1, tzinfo=dt.UTC).timestamp()))

    reading = read(path, root=tmp_path)

    assert [(n.code, n.detail) for n in reading.notices] == [("notice-year-guessed", "2024")]
    assert [(entry.date, entry.text) for entry in reading.entries] == [
        (dt.date(2024, 8, 24), "あ"),
        (dt.date(2024, 8, 25), "い"),
    ]


@pytest.mark.parametrize(
    ("headings", "code", "year"),
    [
        (("8月24日（月）",), "notice-year-guessed", 2026),
        (("8月24日（日）",), "notice-year-of-weekdays", 2025),
        (("8月24日（金）",), "notice-year-doubtful", 2018),
        (("8月24日（金）", "8月25日（土）"), "notice-year-doubtful", 2018),
        (("8月24日（金）", "8月25日（土）", "8月26日（日）"), "notice-year-of-weekdays", 2018),
    ],
)
def test_what_gave_the_year_is_said(tmp_path: Path, headings: tuple[str, ...], code: str, year: int) -> None:
    path = tmp_path / "日記.txt"
    path.write_text("".join(f"{heading}\n雨。\n\n" for heading in headings), encoding="utf-8")
    os.utime(path, (0, dt.datetime(2026, 11, 30, 12, tzinfo=dt.UTC).timestamp()))

    reading = read(path, root=tmp_path)

    assert [(n.code, n.detail) for n in reading.notices] == [(code, str(year))]
    assert {entry.date.year for entry in reading.entries if entry.date} == {year}


@pytest.mark.parametrize(
    ("made", "changed"),
    [
        ("作成日：", "更新日："),
        ("作成：", "更新："),
        ("作成日時: ", "最終更新日時: "),
        ("投稿日：", "編集日："),
        ("記：", "追記："),
        ("Created: ", "Updated: "),
    ],
)
@pytest.mark.parametrize("swapped", [False, True])
def test_an_entry_is_of_the_day_on_which_it_was_made(
    read_text: ReadText, made: str, changed: str, swapped: bool
) -> None:
    labels = [(made, (2, 5, 9)), (changed, (9, 7, 9))]
    texts = []
    for number, text in enumerate("あいう"):
        lines = [f"{label}2024/03/{of[number]:02}" for label, of in labels]
        texts.append("\n".join([*(lines[::-1] if swapped else lines), "", text, ""]))
    assert days(read_text("\n".join(texts))) == ["20240302", "20240305", "20240309"]


def test_the_day_of_an_update_is_all_that_some_entries_have(read_text: ReadText) -> None:
    text = "更新日：2024/03/02\nあ\n\n更新日：2024/03/05\nい\n"
    assert days(read_text(text)) == ["20240302", "20240305"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 3/2\n  - あ\n- 3/3\n  - い\n- 3/5\n  - う\n", ["20240302", "20240303", "20240305"]),
        (
            "# 2024年3月\n- 2日（土） あ\n  い\n- 3日（日） う\n- 4日（月） え\n",
            ["20240302", "20240303", "20240304"],
        ),
        ("買い物\n- 3/2\n  - あ\n- 3/3\n  - い\n- 3/5\n  - う\n\nおわり\n", ["-"]),
        ("- 3/9\n  - あ\n- 3/3\n  - い\n- 3/5\n  - う\n- 2/4\n", ["20240309"]),
    ],
)
def test_an_outline_of_days(read_text: ReadText, text: str, expected: list[str]) -> None:
    assert days(read_text(text, "2024.md")) == expected


def test_a_page_break_parts_entries(read_text: ReadText) -> None:
    reading = read_text("2024年3月2日\nあ\n\f2024年3月3日\nい\n\f\n2024年3月4日\nう\n")
    assert days(reading) == ["20240302", "20240303", "20240304"]


def test_rules_between_entries_are_no_text(read_text: ReadText) -> None:
    reading = read_text("# 8月の日記\n\n---\n\n## 2025/08/29\n\nあ\n\n---\n\n## 2025/08/30\n\nい\n")
    assert [entry.text for entry in reading.entries] == ["あ", "い"]


def test_body_is_kept_exactly(read_text: ReadText) -> None:
    body = "　段落。  \n\n\n・項目\t印\n  • 箇条書き\n――――"
    reading = read_text(f"20250829\n\n\n{body}\n\n\n20250828\n\n\nい\n")
    assert reading.entries[0].text == body
    assert [entry.line for entry in reading.entries] == [1, 12]


def test_month_file_and_day_file_give_the_same_entry(read_text: ReadText) -> None:
    month = read_text(
        "# 2025年08月\n\n---\n\n## 2025/08/29 (金)\n\nあ\n\n---\n\n## 2025/08/30 (土)\n\nい\n", "202508.md"
    )
    day = read_text("# 日記\n\nあ\n", "2025/08/20250829.md")
    assert day.entries[0].id == month.entries[0].id


def test_what_stands_above_yearless_headings_of_a_day_file_is_of_that_day(read_text: ReadText) -> None:
    reading = read_text("前書き。\n\n8/1\nあ\n\n8/2\nい\n\n8/3\nう\n", "2025-08-31.md")
    assert days(reading) == ["20250831", "20250801", "20250802", "20250803"]
    assert reading.notices == ()
