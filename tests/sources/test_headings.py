"""What a line says about a date."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from indexer.sources.headings import parse_heading
from indexer.sources.model import SourceText
from indexer.sources.periods import parse_period
from indexer.sources.registry import SOURCES

DAY = dt.date(2025, 8, 29)


@pytest.mark.parametrize(
    ("line", "rest", "weekday"),
    [
        pytest.param("20250829", "", None, id="eight digits"),
        pytest.param("２０２５０８２９", "", None, id="full-width digits"),
        pytest.param("2025-08-29", "", None, id="hyphens"),
        pytest.param("2025/8/29(金)", "", 4, id="slashes, weekday"),
        pytest.param("2025/8/29（金曜日）　晴れ", "晴れ", 4, id="weekday and weather"),
        pytest.param("2025.8.29", "", None, id="points"),
        pytest.param("2025年8月29日（金）", "", 4, id="Japanese"),
        pytest.param("２０２５年８月２９日", "", None, id="Japanese, full-width"),
        pytest.param("令和7年8月29日", "", None, id="era"),
        pytest.param("令和七年八月二十九日　曇", "曇", None, id="era, kanji numerals"),
        pytest.param("R7.8.29", "", None, id="era letter"),
        pytest.param("㋿7年8月29日", "", None, id="era in one character"),
        pytest.param("二〇二五年八月廿九日", "", None, id="kanji digits"),
        pytest.param("[20250829]金祝", "祝", 4, id="brackets, holiday"),
        pytest.param("## [2025-08-29 金]", "", 4, id="mark and brackets"),
        pytest.param("【2025/8/29(金)】東京へ", "東京へ", 4, id="thick brackets"),
        pytest.param("# 2025/08/29", "", None, id="one mark"),
        pytest.param("### 2025/08/29 東京へ", "東京へ", None, id="three marks, title"),
        pytest.param("■2025年8月29日", "", None, id="square"),
        pytest.param("● 2025/08/29", "", None, id="circle"),
        pytest.param("◆2025.8.29 金曜", "", 4, id="diamond"),
        pytest.param("*2025-08-29*", "", None, id="star"),
        pytest.param(".2025/08/29/(金) 曇り", "曇り", 4, id="point in front"),
        pytest.param("2025/08/29（気温25℃曇）  ", "気温25℃曇", None, id="weather in brackets"),
        pytest.param("2025年8月29日 (Day 1)", "Day 1", None, id="count of days"),
        pytest.param("2025-08-29 21:30", "", None, id="time"),
        pytest.param("2025-08-29T21:30:00+09:00", "", None, id="time stamp"),
        pytest.param("Friday, August 29, 2025", "", 4, id="English"),
        pytest.param("# Fri Aug 29 2025 00:00:00 GMT+0900", "", 4, id="English, JavaScript's"),
        pytest.param("'25/8/29(金)", "", 4, id="two digits with weekday"),
        pytest.param("2025年8月29日 きんようび　晴れ", "晴れ", 4, id="weekday in kana"),
        pytest.param("## 2025.8.29（きん）", "", 4, id="weekday in kana and brackets"),
        pytest.param("◆ 2025.8.29 にわの手入れ", "にわの手入れ", None, id="mark, title like a particle"),
        pytest.param("2025/8/29 かようことにした", "かようことにした", None, id="no weekday in kana"),
        pytest.param("2025/8/29〜31 旅行", "〜31 旅行", None, id="range"),
    ],
)
def test_changes(line: str, rest: str, weekday: int | None) -> None:
    heading = parse_heading(line)
    assert heading
    assert (heading.date, heading.rest, heading.weekday) == (DAY, rest, weekday)


@pytest.mark.parametrize(
    ("line", "month", "day"),
    [
        ("8/29(金)", 8, 29),
        ("12/03", 12, 3),
        ("11.01", 11, 1),
        ("八月二十四日（水曜）晴", 8, 24),
        ("正月二日。", 1, 2),
        ("十二月廿二日　曇", 12, 22),
        ("30日(火)", 0, 30),
    ],
)
def test_changes_without_a_year(line: str, month: int, day: int) -> None:
    heading = parse_heading(line)
    assert heading
    assert (heading.year, heading.month, heading.day) == (None, month, day)
    assert heading.possible


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("2025年8月29日に東京へ行った。", id="sentence"),
        pytest.param("## 2025-08-29 に東京へ行った", id="sentence with a mark"),
        pytest.param("2025年の夏", id="year in a phrase"),
        pytest.param("8月29日は暑かった。", id="sentence without a year"),
        pytest.param("20250829円", id="amount"),
        pytest.param("24000円", id="shorter amount"),
        pytest.param("3.14", id="number"),
        pytest.param("1/2の確率", id="fraction"),
        pytest.param("1.1 はじめに", id="chapter"),
        pytest.param("一日中寝ていた", id="all day"),
        pytest.param("三日目", id="third day"),
        pytest.param("1. 20250829", id="list"),
        pytest.param("> ## 2024-08-29", id="quotation"),
        pytest.param("<< [[2025-08-28|昨日]] | [[2025-08-30|明日]] >>", id="links to other days"),
        pytest.param("090-1234-5678", id="telephone"),
        pytest.param("", id="nothing"),
    ],
)
def test_noop(line: str) -> None:
    assert parse_heading(line) is None


@pytest.mark.parametrize("line", ["20251399", "2025/2/30", "## 2025年13月1日", "0/5"])
def test_a_day_no_calendar_has(line: str) -> None:
    heading = parse_heading(line)
    assert heading
    assert not heading.possible


@pytest.mark.parametrize(
    ("line", "year", "month"),
    [
        ("大正十二年", 1923, 0),
        ("# 2021年１月", 2021, 1),
        ("1923年８月の日記", 1923, 8),
        ("五月", None, 5),
        ("# 2025-08", 2025, 8),
    ],
)
def test_period_changes(line: str, year: int | None, month: int) -> None:
    period = parse_period(line)
    assert period
    assert (period.year, period.month) == (year, month)


@pytest.mark.parametrize("line", ["八月は暑かった", "2025年に買った本の一覧。", "月", "一", "〇月", ""])
def test_period_noop(line: str) -> None:
    assert parse_period(line) is None


@pytest.mark.parametrize("line", ["<7|8|29>", "<二〇〇七|八|二十九>", "<令和7年|8|29>", "<07|8|29>"])
def test_own_pattern(line: str) -> None:
    pattern = re.compile(r"^<(?P<year>[^|]+)\|(?P<month>[^|]+)\|(?P<day>[^>]+)>(?P<title>.*)")
    source = SourceText("/d/日記.txt", f"{line} 題\n晴\n", pattern=pattern)
    own = next(candidate for candidate in SOURCES if candidate.name == "pattern")
    assert own.recognise(source) == (not line.startswith("<7"))
    if own.recognise(source):
        year = 2025 if "令和" in line else 2007
        (post,) = own.read(source)
        assert post[:3] == (dt.date(year, 8, 29), "題", "晴")
