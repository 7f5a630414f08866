"""Days that were written later than those around them, and dates in the text that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

FORMS = [
    ("2023年10月{d}日（{w}）", "日記.txt"),
    ("10月{d}日（{w}）", "2023.txt"),
    ("10/{d}", "2023.txt"),
    ("2023/10/{d:02}", "日記.txt"),
    ("202310{d:02}", "日記.txt"),
    ("{d}日（{w}）", "2023-10.txt"),
]
WEEKDAYS = "土日月火水木金"
"""That of the seventh, and so on."""
LATE = [3, 4, 5, 6, 8, 9, 11, 12, 14, 7, 15, 16, 18]
SWAPPED = [3, 4, 5, 7, 6, 8, 9, 11]
LAST = [3, 4, 5, 8, 9, 10, 11, 6]
FIRST = [4, 5, 6, 7, 8, 9, 3, 11]
DOWN = [18, 16, 15, 7, 14, 12, 11, 9, 8, 6, 5]


def written(form: str, days: list[int], extra: str = "", blank: str = "\n") -> str:
    """Entries of the days, with more text in the one of the 15th."""
    return f"\n{blank}".join(
        f"{form.format(d=day, w=WEEKDAYS[day % 7])}\n庭の柿を{day}個とる。" + (extra if day == 15 else "")
        for day in days
    )


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" for entry in reading.entries]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "spaced"])
@pytest.mark.parametrize("order", [LATE, SWAPPED, LAST, FIRST, DOWN])
@pytest.mark.parametrize(("form", "name"), FORMS)
def test_a_day_written_later(read_text: ReadText, form: str, name: str, order: list[int], blank: str) -> None:
    reading = read_text(written(form, order, blank=blank), name)
    assert days(reading) == [f"2023-10-{day:02}" for day in order]
    assert not reading.notices


DAILY = [3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
"""The 6th is missing."""


@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "spaced"])
@pytest.mark.parametrize(
    ("form", "name", "extra"),
    [
        # The day has an entry of its own.
        ("10/{d}", "2023.txt", "\n\n10/4\nの写真を見た。"),
        ("202310{d:02}", "日記.txt", "\n\n20231005\nが番号だ。"),
        # Another year, a day with another weekday, one without.
        ("2023/10/{d:02}", "日記.txt", "\n\n2022/10/06\n去年の今ごろ。"),
        ("10月{d}日（{w}）", "2023.txt", "\n\n10月6日（月）\nあのときの手紙。"),
        ("10月{d}日（{w}）", "2023.txt", "\n\n10月6日\nのことを聞く。"),
        # A list, a plan, a part of a cup, a sentence.
        ("10月{d}日（{w}）", "2023.txt", "\n\n10月6日（金） 栗\n10月21日（土） 柿\n10月28日（土） 梨\n"),
        ("10月{d}日（{w}）", "2023.txt", "\n\n10月28日（土）\n歯医者。"),
        ("10/{d}", "2023.txt", "\n\n10/6 に買った本。"),
        ("2023/10/{d:02}", "日記.txt", "\n\n2023/10/06 柿をとりに行ったのはこの日だった。よく晴れていた。"),
        ("10月{d}日", "2023.txt", "\n\n10月6日\nは休み。"),
        # Nothing below it.
        ("10月{d}日（{w}）", "2023.txt", "\n\n運動会は\n10月6日（金）"),
    ],
)
def test_a_date_in_the_text(read_text: ReadText, form: str, name: str, extra: str, blank: str) -> None:
    reading = read_text(written(form, DAILY, extra, blank), name)
    assert days(reading) == [f"2023-10-{day:02}" for day in DAILY]


@pytest.mark.parametrize("first", ["10月1日（日） 梅", "10月6日（金） 梅"])
def test_a_list_of_days_past_is_text(read_text: ReadText, first: str) -> None:
    extra = f"\n\n{first}\n10月2日（月） 桃\n10月28日（土） 桜\n\n以上。"
    reading = read_text(written("10月{d}日（{w}）", DAILY, extra), "2023.txt")
    assert days(reading) == [f"2023-10-{day:02}" for day in DAILY]
