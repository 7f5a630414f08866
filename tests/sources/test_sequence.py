"""Which lines with dates head entries where the sequence of the dates tells: without blank lines, out of style, out of order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.sources.dated_lines import passed_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

LETTERS = "月火水木金土日"
KANJI = ("", *"一二三四五六七八九", "十", *(f"十{n}" for n in "一二三四五六七八九"), "二十")
FIRST = dt.date(2025, 8, 1)
BODY = ("散歩。", "鴨がいた。", "本を読んだ。")


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" if entry.date else "-" for entry in reading.entries]


def kanji(number: int) -> str:
    return (
        KANJI[number]
        if number <= 20
        else f"{KANJI[number // 10]}十{KANJI[number % 10]}".replace("十十", "十")
    )


def written(form: str, day: dt.date) -> str:
    text = f"{day:{form.replace('%w', LETTERS[day.weekday()])}}"
    return text.format(
        y=day.year, m=day.month, d=day.day, k=kanji(day.day), n=kanji(day.month), j=f"{day:%-j}"
    )


def run(count: int, step: int = 1, first: dt.date = FIRST) -> list[dt.date]:
    return [first + dt.timedelta(step * n) for n in range(count)]


def iso(found: list[dt.date]) -> list[str]:
    return [f"{day}" for day in found]


@pytest.mark.parametrize("step", [1, 3, -1], ids=["daily", "every third", "down"])
@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "spaced"])
@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("%Y-%m-%d 晴れ", "日記.txt"),
        ("%Y-%m-%d %w 晴", "日記.txt"),
        ("%Y-%m-%d 京都へ", "日記.txt"),
        ("%Y-%m-%d @京都", "日記.txt"),
        ("%Y-%m-%d [晴れ]", "日記.txt"),
        ("%Y-%m-%d ({j}/365)", "日記.txt"),
        ("%Y-%m-%d(%w) 散歩", "日記.txt"),
        ("{y}-{m}-{d} 晴れ", "日記.txt"),
        ("{m}/{d}(%w) 散歩に行った。", "2025.txt"),
        ("%Y/%m/%d(%w) 散歩に行った。", "日記.txt"),
        ("%Y/%m/%d 散歩に行った。", "日記.txt"),
        ("%Y.%m.%d 散歩に行った。", "日記.txt"),
        ("%Y%m%d 散歩に行った。", "日記.txt"),
        ("{m}月{d}日（%w）散歩に行った。", "2025.txt"),
        ("{d}日（%w） 散歩に行った。", "2025-08.txt"),
        ("{n}月{k}日。晴。", "2025.txt"),
        ("{m}月{d}日。散歩した。", "2025.txt"),
    ],
)
def test_headings_with_a_remark(read_text: ReadText, form: str, name: str, blank: str, step: int) -> None:
    first = FIRST if step > 0 else dt.date(2025, 8, 30)
    found = run(12 if "{m}" not in form and "{d}日" in form and step > 1 else 28, step, first)
    if form.startswith("{d}"):
        found = [day for day in found if day.month == 8]
    text = "\n".join(f"{written(form, day)}\n{BODY[n % 3]}\n鴨。\n{blank}" for n, day in enumerate(found))
    assert days(read_text(text.replace("\n\n", "\n") if not blank else text, name)) == iso(found)


@pytest.mark.parametrize("share", [0, 3, 4, 5, 6, 7, 8, 9, 10])
@pytest.mark.parametrize(
    "form", ["{y}/{m}/{d} 晴れ", "{m}/{d} 晴れ", "%Y%m%d 京都へ", "{m}月{d}日 晴れ", "%Y-%m-%d 曇"]
)
def test_days_some_of_which_have_nothing_below(read_text: ReadText, form: str, share: int) -> None:
    found = run(40)
    text = "\n".join(
        written(form, day) + ("\n散歩。\n鴨がいた。" if n * 7 % 10 < share else "")
        for n, day in enumerate(found)
    )
    assert days(read_text(text, "2025.txt")) == iso(found)


@pytest.mark.parametrize("titled", [{5}, set(range(0, 30, 2)), {3, 4, 5, 20}])
def test_some_days_with_a_title(read_text: ReadText, titled: set[int]) -> None:
    found = run(30)
    text = "\n".join(f"{day}{' 晴れ' if n in titled else ''}\n鴨。" for n, day in enumerate(found))
    assert days(read_text(text)) == iso(found)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("2025.txt", "8/30(土)\n鴨。\n8/31(日)\n鷺。", ["2025-08-30", "2025-08-31"]),
        ("2025.txt", "8月27日\n鴨。\n8月28日\n鷺。", ["2025-08-27", "2025-08-28"]),
        ("2025-08.txt", "30日(土)\n鴨。\n31日(日)\n鷺。", ["2025-08-30", "2025-08-31"]),
        ("2025.txt", "1月3日\n鴨。\n12月31日\n鷺。", ["2025-01-03", "2025-12-31"]),
        ("2025-08.txt", "2日\n鴨。\n21日\n鷺。", ["2025-08-02", "2025-08-21"]),
        ("日記.txt", "2025年3月2日\n鴨。\n7月5日\n鷺。", ["2025-03-02", "2025-07-05"]),
        (
            "日記.txt",
            "2025年3月2日（日）　大山　1,252m\n朝。\n2025年7月5日（土）　鋸山　329m\n昼。",
            ["2025-03-02", "2025-07-05"],
        ),
        (
            "2025.txt",
            "1/3(金)\n鴨。\n5/3(土)\n鷺。\n9/13(土)\n鳩。",
            ["2025-01-03", "2025-05-03", "2025-09-13"],
        ),
        # A plan, which lies behind the day of the file; another weekday, another form, part of a cup.
        ("2026.txt", "11/28(土)\n鴨。\n12/12(土)\n会う予定。", ["2026-11-28"]),
        ("2025.txt", "8/30(土)\n鴨。\n9/13(日)\n会う予定。", ["2025-08-30"]),
        ("2025.txt", "8/30(土)\n鴨。\n9/13\n会う予定。", ["2025-08-30"]),
        ("2025.txt", "1月3日\n鴨。\n5月13日 歯医者\n会う予定。", ["2025-01-03"]),
        ("2025.txt", "1/1\n鴨。\n3/4\nカップの水。", ["2025-01-01"]),
    ],
)
def test_two_days(read_text: ReadText, name: str, text: str, expected: list[str]) -> None:
    assert days(read_text(text, name)) == expected


@pytest.mark.parametrize(
    ("name", "heads"),
    [
        ("2025.txt", ["■8月28日", "■8月29日", "◆8月30日", "◆8月31日"]),
        (
            "日記.txt",
            ["2025-08-28 09:00", "2025-08-29 09:00", "2025年8月30日 午前9時", "2025年8月31日 午後3時"],
        ),
        ("日記.txt", ["2025/8/28", "2025/8/29", "2025/8/30", "　２０２５．８．３１（日）"]),
        (
            "日記.txt",
            ["木曜日 2025年8月28日", "金曜日 2025年8月29日", "土曜日 2025年8月30日", "(日) 2025/8/31"],
        ),
    ],
)
def test_change_of_style(read_text: ReadText, name: str, heads: list[str]) -> None:
    text = "\n\n".join(f"{head}\n鴨{n}。" for n, head in enumerate(heads))
    assert days(read_text(text, name)) == ["2025-08-28", "2025-08-29", "2025-08-30", "2025-08-31"]


@pytest.mark.parametrize(
    ("form", "odd", "blank"),
    [
        ("{y}年{m}月{d}日（%w）", "8月6日（水）", "\n"),
        ("{y}/{m}/{d}", "8/6", "\n"),
        ("{y}/{m}/{d}", "8.6", "\n"),
        ("{y}/{m}/{d}", "8月6日", "\n"),
        ("%Y-%m-%d", "2025-0806", "\n"),
        ("%Y-%m-%d", "2025-08--06", "\n"),
        ("%Y-%m-%d", "2O25-08-06", "\n"),
        ("%Y-%m-%d", "2025-08.06", "\n"),
        ("%Y-%m-%d", "225-08-06", "\n"),
        ("{y}/{m}/{d}", "2025//8/6", "\n"),
        ("{y}/{m}/{d}", "8-6", "\n"),
        ("%Y-%m-%d", "2025/08/06", ""),
        ("%Y-%m-%d", "20250806", ""),
        ("{y}年{m}月{d}日（%w）", "2025/8/6（水）", ""),
    ],
)
def test_one_heading_that_is_written_differently(
    read_text: ReadText, form: str, odd: str, blank: str
) -> None:
    found = run(10)
    heads = [odd if n == 5 else written(form, day) for n, day in enumerate(found)]
    text = f"\n{blank}".join(f"{head}\n{BODY[n % 3]}{n}" for n, head in enumerate(heads))
    assert days(read_text(text)) == iso(found)


@pytest.mark.parametrize(
    ("form", "odd"), [("{m}/{d}", "8/36"), ("%Y-%m-%d", "2025-0886"), ("{y}/{m}/{d}", "2025/8/66")]
)
def test_a_heading_that_gives_no_date_is_named(read_text: ReadText, form: str, odd: str) -> None:
    found = run(10)
    heads = [odd if n == 5 else written(form, day) for n, day in enumerate(found)]
    reading = read_text("\n\n".join(f"{head}\n鴨{n}" for n, head in enumerate(heads)), "2025.txt")
    assert days(reading) == iso(found[:5] + found[6:])
    assert [(n.line, n.detail) for n in reading.notices if n.code == "notice-bad-date"] == [(16, odd)]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("2025.txt", "8/28\n\n雨。\n\n8/29\n\n鴨。\n\n8/30-31\n\n旅。\n\n9/1\n\n鷺。", "28 29 30 01"),
        ("2025.txt", "8/28\n雨。\n\n8/29\n鴨。\n\n8/30-31\n旅。\n\n9/1\n鷺。", "28 29 30 01"),
        (
            "日記.txt",
            "2025年8月28日\n雨。\n\n2025年8月29日\n鴨。\n\n2025-08-30〜2025-08-31\n旅。\n\n2025年9月1日\n鷺。",
            "28 29 30 01",
        ),
    ],
)
def test_ranges(read_text: ReadText, name: str, text: str, expected: str) -> None:
    assert [day[-2:] for day in days(read_text(text, name))] == expected.split()


@pytest.mark.parametrize(
    ("name", "form", "blank", "stray"),
    [
        ("日記.txt", "%Y%m%d", "", "番号は\n20250301\nだった。"),
        ("2025-08.txt", "{d}日(%w)", "", "3日\n連続の残業"),
        ("2025-08.txt", "{d}日(%w)", "\n", "3日\n連続の残業"),
        (
            "日記.txt",
            "%Y-%m-%d",
            "\n",
            "写した。\n\n2025-09-20\n東京から金沢\n\n2025-09-21\n金沢から東京\n\n楽しみだ。",
        ),
        (
            "日記.txt",
            "%Y-%m-%d",
            "\n",
            "古い日記。\n\n　1975-05-01\n　祭り\n\n　1975-05-02\n　雨\n\n懐かしい。",
        ),
        ("2025-08.txt", "{d}日(%w)", "\n", "写した。\n\n2025-12-20\n出発"),
        ("2025-08.txt", "{d}日", "", "写した。\n\n2025-08-20\n出発"),
        ("2025.txt", "{m}/{d}", "", "番号は\n20240301\nだった。"),
        ("2025.txt", "{m}/{d}", "", "1/2\nカップ"),
        ("2025.txt", "{m}/{d}(%w)", "", "9/20(土) 旅行の予定"),
        ("2025.txt", "{m}/{d}(%w)", "", "1/2\nカップ"),
        ("2025.txt", "{m}/{d}(%w)", "\n", "予約。\n\n1/10(土)\n成人式の予約。"),
        ("2025.txt", "{m}/{d}", "\n", "予約。\n\n1/10(土)\n成人式の予約。"),
    ],
)
def test_dates_that_break_the_sequence_are_text(
    read_text: ReadText, name: str, form: str, blank: str, stray: str
) -> None:
    found = run(30)
    text = f"\n{blank}".join(
        f"{written(form, day)}\n鴨。{n}" + (f"\n{stray}" if n == 4 else "") for n, day in enumerate(found)
    )
    reading = read_text(text, name)
    assert days(reading) == iso(found)
    assert reading.entries[4].text == f"鴨。4\n{stray}"


@pytest.mark.parametrize("step", [1, 2])
def test_days_that_were_left_in_the_text_are_listed(read_text: ReadText, step: int) -> None:
    found = run(8, step)[::-1] + run(8, step)
    random = sorted(found, key=lambda day: day.day * 7 % 11)
    text = "前書き。\n" + "\n".join(f"{day} 晴れ\n鴨。" for day in random)
    heads = {entry.line for entry in read_text(text).entries}
    dates = {number for number, line in enumerate(text.split("\n"), 1) if line[:1] == "2"}
    assert dates <= heads | {line for line, _ in passed_over(text, heads)}


def test_a_day_far_off_breaks_the_sequence_where_days_are_missing_too(read_text: ReadText) -> None:
    found = run(20, 4)
    text = "\n".join(
        f"{day}\n鴨。" + ("\n\n2026-03-20\n出発" if n == 9 else "") for n, day in enumerate(found)
    )
    assert days(read_text(text)) == iso(found)


def test_days_in_no_order_are_headings_all_the_same(read_text: ReadText) -> None:
    found = sorted(run(20, 4), key=lambda day: day.toordinal() * 7 % 11)
    assert days(read_text("\n".join(f"{day}\n鴨。" for day in found))) == iso(found)


def test_a_list_of_days_in_a_day_stays_in_it(read_text: ReadText) -> None:
    plan = "\n".join(f"9/{n} 京都{n}\n泊まり。" for n in range(10, 20))
    reading = read_text(f"2025-08-28\n\n雨。\n\n2025-08-29\n\n旅程\n{plan}\n\n2025-08-30\n\n晴。\n")
    assert days(reading) == ["2025-08-28", "2025-08-29", "2025-08-30"]


def test_a_title_of_the_file_is_kept_where_it_says_something(read_text: ReadText) -> None:
    reading = read_text("# 転職してからの記録\n\n## 2025-08-29\n\n鴨。\n\n## 2025-08-30\n\n鷺。\n")
    assert [(entry.date is None, entry.title) for entry in reading.entries] == [
        (True, "転職してからの記録"),
        (False, ""),
        (False, ""),
    ]


def test_a_list_of_links_to_days_is_no_diary(read_text: ReadText) -> None:
    text = "# 目次\n- [[2025-08-29]]\n- [[2025-08-30]]\n栞代わり。"
    assert [(entry.date, entry.text) for entry in read_text(text).entries] == [(None, text)]


@pytest.mark.parametrize(
    ("text"),
    [
        "夏の終わり\n2025年8月29日\n鴨。\n\n秋の始まり\n2025年8月30日\n鷺。\n",
        "## 夏の終わり\n*2025-08-29*\n\n鴨。\n\n## 秋の始まり\n*2025-08-30*\n\n鷺。\n",
    ],
)
def test_title_above_the_date(read_text: ReadText, text: str) -> None:
    assert [(f"{e.date}", e.title, e.text) for e in read_text(text).entries] == [
        ("2025-08-29", "夏の終わり", "鴨。"),
        ("2025-08-30", "秋の始まり", "鷺。"),
    ]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "spaced"])
@pytest.mark.parametrize("head", ["{day}", "{day} 12:01"])
@pytest.mark.parametrize("first", [dt.date(2025, 2, 25), dt.date(2025, 2, 28), dt.date(2025, 3, 4)])
def test_lines_of_a_log_in_an_entry_stay_in_it(
    read_text: ReadText, head: str, first: dt.date, blank: str
) -> None:
    log = "\n".join(f"{first + dt.timedelta(n)} 23:59:0{n} ERROR disk full" for n in range(3))
    found = [dt.date(2025, 3, 1), dt.date(2025, 3, 2), dt.date(2025, 3, 3)]
    text = f"\n{blank}".join(f"{head.format(day=day)}\n鴨。" for day in found)
    text = text.replace("鴨。", f"記録を写した。\n{blank}{log}\n{blank}以上。", 1)
    reading = read_text(text)
    assert days(reading) == iso(found)
    assert log in reading.entries[0].text


def test_days_in_a_row_with_nothing_but_the_weather_are_headings(read_text: ReadText) -> None:
    text = "2025-03-02 晴\n2025-03-03 曇\n2025-03-04 雨\n2025-03-05 雨\n本を読む。\n2025-03-06 晴\n歩く。\n"
    assert len(days(read_text(text))) == 5
