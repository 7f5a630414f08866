"""Ways of writing a heading: with the year twice, in the marks of other programs, with what a copied text has."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.sources.headings import parse_heading

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

APRIL = (dt.date(2019, 4, 14), dt.date(2019, 4, 17), dt.date(2019, 4, 28))


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" for entry in reading.entries]


DAY = dt.date(2025, 8, 1)


@pytest.mark.parametrize(
    ("line", "rest", "weekday"),
    [
        ("2025年（令和7年）8月1日（金）", "", 4),
        ("令和7年（2025年）8月1日", "", None),
        ("2025(R7)年8月1日　晴れ", "晴れ", None),
        ("令和7(2025)年8月1日", "", None),
        ("二〇二五年（令和七年）八月一日", "", None),
        ("2025（令和7）年 8月 1日", "", None),
        ("2025(R7)/8/1", "", None),
        ("2025年8月1日、金曜日。晴れ。", "晴れ。", 4),
        ("2025年8月1日の夜", "夜", None),
        ("2025年8月1日早朝", "早朝", None),
        ("2025年8月1日 の朝", "朝", None),
        ("2025年8月1日記す", "記す", None),
        ("2025年8月1日（金）記", "記", 4),
        ("2025年8月1日はれ", "はれ", None),
        ("2025年8月1日くもりのち雨", "くもりのち雨", None),
        ("2025年8月1日、", "", None),
        ("2025年8月1日①", "①", None),
        ("2025年8月1日㈮", "", 4),
        ("2025年8月1日㊎ 晴れ", "晴れ", 4),
        ("2025年8月1日\u00a0晴れ", "晴れ", None),
        ("2025年\u00a08月\u00a01日", "", None),
        ("\u200b2025年8月1日", "", None),
        ("\u200e2025/8/1\u200e", "", None),
        ("2025年\u200b8月1日", "", None),
        ("2025年8⽉1⽇（⾦）", "", 4),
        ("2025\u20118\u20111", "", None),
        ("2025\u201008\u201001", "", None),
        ("2025ー8ー1", "", None),
        ("<h3>2025年8月1日</h3>", "", None),
        ('<h3 class="day">2025年8月1日（金） 海</h3>', "海", 4),
        ("<b>2025年8月1日</b>", "", None),
        ("<p><strong>2025/8/1</strong></p>", "", None),
        ("`2025-08-01`", "", None),
        ("┃2025年8月1日┃", "", None),
        ("| 2025年8月1日 |", "", None),
        ("01-Aug-2025", "", None),
        ("Aug-01-2025", "", None),
        ("1. August 2025", "", None),
        ("1/Aug/2025", "", None),
        ("2025-W31-5", "", None),
        ("2025 Aug 1", "", None),
        ("2025-Aug-01", "", None),
        ('<font color="red">2025/8/1</font>', "", None),
        ("二〇二五年八月朔日", "", None),
        ("令和七年八月朔日　晴", "晴", None),
        ("2025年8月1日〈金〉", "", 4),
        ("2025年8月1日《金》 晴れ", "晴れ", 4),
        ("2025年8月1日「金」", "", 4),
        ("2025年8月1日－金", "", 4),
        ("〔2025年8月1日・金〕", "", 4),
        ("金曜日、2025年8月1日", "", 4),
        ("＊2025年8月1日＊", "", None),
        ("― 2025年8月1日 ―", "", None),
        ("令7・8・1", "", None),
        ("令.7.8.1", "", None),
        ("R.7.8.1", "", None),
        ("令和七・八・一", "", None),
        ("令和7年 8/1", "", None),
        ("FRIDAY, AUGUST 1, 2025", "", 4),
        ("1 AUGUST 2025", "", None),
        ("2025年8月1日「夏」", "「夏」", None),
        ("2025/8/1『夏の終わり』", "『夏の終わり』", None),
    ],
)
def test_changes(line: str, rest: str, weekday: int | None) -> None:
    heading = parse_heading(line)
    assert heading
    assert (heading.date, heading.rest, heading.weekday) == (DAY, rest, weekday)


@pytest.mark.parametrize(
    "line",
    [
        "2025年8月1日、東京へ。",
        "2025年8月1日の夜に東京へ着いた。",
        "2025年8月1日の夜行で東京へ",
        "2025年8月1日朝食",
        "2025年8月1日はれんこんを煮た",
        "2025年8月1日あめりかへ",
        "8月1日、火曜日に行った。",
        "2025年8月1日記念",
        "| 2025年8月1日 | 海 |",
        "`2025-08-01` を見る",
        "<a>2025年8月1日",
        "2025年（仮）8月1日",
        "2025-W60-5",
        "夏の終わり 2025-08-29",
        "2025年8月1日「夏」と言った",
        "2025年8月1日『夏』を観る",
        "昭和・六・三・二",
        "三・一一",
        "一・二年生",
        "三日月",
        "― 二日酔い ―",
        "四日市",
        "3/2:30",
        "Ver.2.3",
        "May.2.3",
        "8.27",
        "27",
    ],
)
def test_noop(line: str) -> None:
    assert parse_heading(line) is None


@pytest.mark.parametrize(
    ("line", "month", "weekday"),
    [
        ("Mar.2", 3, None),
        ("SATURDAY, MARCH 2", 3, 5),
        ("SATURDAY 2", 0, 5),
        ("3/2：晴れ", 3, None),
        ("3/2: 晴れ", 3, None),
        ("― 二日 ―", 0, None),
    ],
)
def test_forms_without_a_year(line: str, month: int, weekday: int | None) -> None:
    heading = parse_heading(line)
    assert heading
    assert (heading.month, heading.day, heading.weekday) == (month, 2, weekday)


def test_a_box_around_a_heading_is_no_text(read_text: ReadText) -> None:
    box = "┏━━━━┓\n┃{}┃\n┗━━━━┛\n{}\n\n"
    text = box.format("2019年4月14日", "海。") + box.format("2019年4月17日", "山。")
    assert [entry.text for entry in read_text(text).entries] == ["海。", "山。"]


@pytest.mark.parametrize("blank", [" ", "　", "\t"])
def test_a_heading_at_the_right_end(read_text: ReadText, blank: str) -> None:
    text = "".join(f"{blank * 60}{day.year}年{day.month}月{day.day}日\n　畑へ。\n\n" for day in APRIL)
    assert days(read_text(text)) == [f"{day}" for day in APRIL]


def test_a_line_a_day_with_a_colon(read_text: ReadText) -> None:
    text = "4/14：海へ行った。\n4/17：山へ行った。\n4/28：川へ行った。\n"
    assert days(read_text(text, "2019.txt")) == [f"{day}" for day in APRIL]


def test_ratios_and_scores_are_text(read_text: ReadText) -> None:
    text = "4月14日\n海。\n3/2：割合\n1/3: 残り\n\n4月17日\n山。\n\n4月28日\n川。\n"
    assert days(read_text(text, "2019.txt")) == [f"{day}" for day in APRIL]


@pytest.mark.parametrize("sign", ["\u200b", "\u200e", "\u00a0", "\u2060"])
def test_one_heading_with_a_sign_that_cannot_be_seen(read_text: ReadText, sign: str) -> None:
    reading = read_text(f"2019年4月14日\n海。\n\n{sign}2019年4月17日\n山。\n\n2019年4月28日\n川。\n")
    assert days(reading) == [f"{day}" for day in APRIL]


@pytest.mark.parametrize(
    "form",
    [
        "<h3>{y}年{m}月{d}日</h3>",
        "**{y}年{m}月{d}日**",
        "`%Y-%m-%d`",
        "┃{y}年{m}月{d}日┃",
        "| {y}年{m}月{d}日 |",
    ],
)
@pytest.mark.parametrize("name", ["日記.md", "日記.txt"])
def test_marks_of_other_programs(read_text: ReadText, form: str, name: str) -> None:
    text = "".join(
        f"{day:{form}}".format(m=day.month, d=day.day, y=day.year) + "\n\n畑へ。\n\n" for day in APRIL
    )
    assert days(read_text(text, name)) == [f"{day}" for day in APRIL]
