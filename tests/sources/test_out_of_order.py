"""Lines like headings whose dates are out of order or that no calendar has: said, and listed by the doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.sources.dated_lines import passed_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]


def said(reading: Reading, code: str) -> list[tuple[int, str]]:
    return [(notice.line, notice.detail) for notice in reading.notices if notice.code == code]


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (["2021年11月4日", "2021年11月5日", "2021年11月31日", "2021年11月7日"], "日記.txt"),
        (["20211104", "20211105", "20211131", "20211107"], "日記.txt"),
        (["11月4日（木）", "11月5日（金）", "11月31日（土）", "11月7日（日）"], "2021.txt"),
        (["2021/11/04", "2021/11/05", "2021/13/06", "2021/11/07"], "日記.txt"),
        (["## 11/4", "## 11/5", "## 11/66", "## 11/7"], "2021.md"),
    ],
)
def test_a_date_that_no_calendar_has_where_no_blank_lines_are(
    read_text: ReadText, heads: list[str], name: str
) -> None:
    reading = read_text("".join(f"{head}\n鴨を見た。\n" for head in heads), name)
    assert said(reading, "notice-bad-date") == [(5, heads[2])]


WRONG = [
    # The month, the year, a digit too many, one of the future.
    (["2021-11-29", "2021-11-30", "2021-11-01", "2021-12-02", "2021-12-03"], "日記.txt"),
    (["12月30日（木）", "12月31日（金）", "1月10日（土）", "1月2日（日）", "1月3日（月）"], "2021.txt"),
    (["2021/12/30", "2021/12/31", "2021/1/1", "2022/1/2", "2022/1/3"], "日記.txt"),
    (["20211102", "20211103", "20481104", "20211105", "20211106"], "日記.txt"),
]


@pytest.mark.parametrize(("heads", "name"), WRONG)
def test_a_date_out_of_order_is_said_and_listed(read_text: ReadText, heads: list[str], name: str) -> None:
    text = "".join(f"{head}\n鴨を見た。\n" for head in heads)
    reading = read_text(text, name)
    assert said(reading, "notice-out-of-order") == [(5, heads[2])]
    assert (5, heads[2]) in passed_over(text, {entry.line for entry in reading.entries})


def test_several_are_said_once(read_text: ReadText) -> None:
    heads = [f"2021-11-{day:02}" for day in range(2, 30)]
    for at in (3, 8, 13, 20):
        heads[at] = f"2021-03-{at:02}"
    reading = read_text("".join(f"{head}\n鴨を見た。\n" for head in heads))
    assert said(reading, "notice-out-of-order") == [(7, "2021-03-03, 2021-03-08, 2021-03-13 +1")]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "spaced"])
@pytest.mark.parametrize(
    "extra",
    [
        "11月20日 歯医者\n11月25日 床屋",
        "11月28日（日） 歯医者",
        "　11月1日（月）\n　去年のつづき。",
        "11月1日\nに始めた。",
        "2011年11月1日（火）\nの手紙。",
        "11月1日（月） 火\n11月2日（火） 水\n11月3日（水） 木",
    ],
)
def test_plans_letters_and_lists_are_left_without_a_word(read_text: ReadText, extra: str, blank: str) -> None:
    days = [
        "7日（日）",
        "8日（月）",
        "9日（火）",
        "10日（水）",
        "11日（木）",
        "12日（金）",
        "13日（土）",
        "14日（日）",
        "15日（月）",
    ]
    text = f"\n{blank}".join(f"11月{day}\n鴨を見た。" for day in days)
    text = text.replace("11月13日", f"{extra}\n{blank}11月13日")
    reading = read_text(text, "2021.txt")
    assert len(reading.entries) == len(days)
    assert not reading.notices


@pytest.mark.parametrize(
    "form",
    [
        "　　　（2021年11月{d}日）",
        "天気 晴れ　2021.11.{d}",
        "・・・十一月{d}日・・・・",
        "@@@ {d}/11/2021 @@@",
    ],
)
def test_where_no_line_is_a_heading_every_short_line_with_a_date_is_listed(
    read_text: ReadText, form: str
) -> None:
    text = "".join(f"鴨を見た。\n{form.format(d=day)}\n" for day in (10, 11, 12))
    reading = read_text(text)
    if all(entry.date is None for entry in reading.entries):
        heads = {entry.line for entry in reading.entries}
        assert [number for number, _ in passed_over(text, heads)] == [2, 4, 6]


def test_a_date_in_a_sentence_is_not_listed() -> None:
    text = "2021年11月10日に東京で生まれた鴨は、そのあと川を下って海へ出たという。\n" * 4
    assert not list(passed_over(text, {1}))
