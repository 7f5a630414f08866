"""Where the year and the month stand that the headings leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

WITHOUT_YEAR = "8/27\n畑。\n\n8/29\n川。\n"
WITHOUT_MONTH = "27日\n畑。\n\n29日\n川。\n"
DAYS = ["2021-08-27", "2021-08-29"]


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" for entry in reading.entries]


@pytest.mark.parametrize(
    "line",
    [
        "2021",
        "■2021年",
        "【2021年】",
        "[2021]",
        "=== 2021 ===",
        "----2021年----",
        "〜〜 2021年 〜〜",
        "■2021年■",
        "‹2021年>",
        "＜2021年＞",
        "《令和3年》",
        "**2021年**",
        "2021(R3)年",
        "令和3年（2021年）",
        "2021年（令和3年）",
        "日記 2021年",
        "# 日記（2021年）",
        "# 日記 2021年8月",
        "# 育児日記 2021",
        "2021年 育児日記",
        "2021年度 部活日誌",
        "# My Diary 2021",
        "2021 Diary",
        "# 2021年の日々",
        "# わたしの2021年",
        "タイトル：2021年の日記",
        "2021年/令和3年",
        "<h1>2021年</h1>",
        "2021年8月〜10月",
        "2021年8月27日から",
        "2021年8月27日〜8月29日",
        "2021年版",
        "年：令和3年",
        "年: 2021",
        "自 令和3年8月27日 至 令和3年8月29日",
        "（自 令和3年8月27日　至 令和3年8月29日）",
        "Diary 2021.8.27 - 2021.8.29",
    ],
)
def test_a_line_with_the_year(read_text: ReadText, line: str) -> None:
    reading = read_text(f"{line}\n\n{WITHOUT_YEAR}")
    assert days(reading) == DAYS
    assert not reading.notices


@pytest.mark.parametrize("below", ["\n\n", "\n"])
@pytest.mark.parametrize("line", ["2021年 四国旅行", "四国旅行（令和3年）", "2021/8 四国旅行"])
def test_a_first_line_with_the_year_and_other_words(read_text: ReadText, line: str, below: str) -> None:
    reading = read_text(f"{line}{below}{WITHOUT_YEAR}")
    assert days(reading) == ["None", *DAYS]
    assert reading.entries[0].title == line
    assert not reading.notices


@pytest.mark.parametrize(
    "line", ["2021年", "日記 2021", "DIARY 2021", "# 2021年", "2021年8月〜10月", "日記（2021年）"]
)
def test_a_heading_right_below_the_line_with_the_year(read_text: ReadText, line: str) -> None:
    assert days(read_text(f"{line}\n{WITHOUT_YEAR}")) == DAYS


def test_a_year_and_a_month_on_two_lines(read_text: ReadText) -> None:
    text = "2021年\n8月\n27日\n畑。\n\n29日\n川。\n\n9月\n1日\n山。\n"
    assert days(read_text(text)) == [*DAYS, "2021-09-01"]


def test_weekdays_are_believed_before_the_words_of_the_first_line(read_text: ReadText) -> None:
    """They are those of 2023."""
    text = "2011年の地震のこと\n\n8/27(日)\n畑。\n\n8/29(火)\n川。\n"
    assert days(read_text(text))[1:] == ["2023-08-27", "2023-08-29"]


@pytest.mark.parametrize(
    "line",
    [
        "■2021年8月",
        "【2021年8月】",
        "＜2021年8月＞",
        "― 2021年8月 ―",
        "++ 2021.8 ++",
        "'21 8月",
        "2021 8 August",
        "---- 2021/08 ----",
        "==2021年8月==",
        "■2021年8月■",
        "**2021年8月**",
        "┃ 2021年8月 ┃",
        "August 2021",
        "Aug 2021",
        "Aug. 2021",
        "2021 August",
        "# August, 2021",
        "202108",
        "R3.8",
        "令和3.8",
        "2021年 8月 August",
        "8月 August 2021",
        "2021年8月（August）",
        "2021年（令和3年）8月",
        "令和3年（2021年）8月",
        "2021年8月の\u200b日記",
        "# 日記（2021年8月）",
        "AUGUST 2021",
        "2021 8月",
        "8月（2021年）",
        "08/2021",
        "2021年8月分",
        "<h2>2021年8月</h2>",
    ],
)
def test_a_line_with_the_month(read_text: ReadText, line: str) -> None:
    reading = read_text(f"{line}\n\n{WITHOUT_MONTH}")
    assert days(reading) == DAYS
    assert not reading.notices


def test_a_month_in_english_above_days(read_text: ReadText) -> None:
    text = (
        "# August 2025\n\n### Tue 26\n\n畑。\n\n### Wed 27\n\n川。\n\n# September 2025\n\n### Mon 1\n\n山。\n"
    )
    assert days(read_text(text, "日記.md")) == ["2025-08-26", "2025-08-27", "2025-09-01"]


def test_months_by_name_below_a_year(read_text: ReadText) -> None:
    text = "# 2021\n\n## March\n\n### 30日\n\n畑。\n\n## May\n\n### 2日\n\n川。\n"
    assert days(read_text(text, "日記.md")) == ["2021-03-30", "2021-05-02"]


@pytest.mark.parametrize(
    "line",
    [
        "May は来ない。",
        "2021年のこと、いろいろ。",
        "M1.5",
        "202113",
        "Route 2021",
        "March",
        "【8月】",
        "| 8月 |",
        "【2021年に買った本】",
    ],
)
def test_lines_that_name_no_period(read_text: ReadText, line: str) -> None:
    reading = read_text(f"2020\n\n8/27\n畑。\n\n{line}\n\n8/29\n川。\n")
    assert days(reading) == ["2020-08-27", "2020-08-29"]
    assert line in reading.entries[0].text


@pytest.mark.parametrize(
    "line",
    [
        "2021年から日記をつける",
        "# 2021年から2022年の日記",
        "日記は2021年に買ったノート",
        "1巻 2021円のノート",
        "2021年前に買ったノート",
        "2021年に買ったノート",
        "2020年と2021年のこと",
        "会員番号 2021",
        "鞄は2021年製",
        "2021年の店で\n買ったノート",
        "2021年は雨が多かった。",
    ],
)
def test_a_first_line_that_names_no_year(read_text: ReadText, line: str) -> None:
    assert days(read_text(f"{line}\n\n{WITHOUT_YEAR}"))[-2:] == ["2026-08-27", "2026-08-29"]


def test_the_year_of_front_matter(read_text: ReadText) -> None:
    reading = read_text(f"---\ntitle: 畑の記録\nyear: 2021\n---\n\n{WITHOUT_YEAR}", "畑.md")
    assert days(reading) == DAYS
    reading = read_text(f"---\nyear: 2021\nmonth: 8\n---\n\n{WITHOUT_MONTH}", "畑.md")
    assert days(reading) == DAYS


NEW_YEAR = "12/31(火)\n雪。\n\n1/1(水)\n餅。\n\n1/3(金)\n凧。\n"
DOWN = "1/3(金)\n凧。\n\n1/1(水)\n餅。\n\n12/31(火)\n雪。\n"
LONG_DOWN = "3/3(月)\n雛。\n\n2/3(月)\n豆。\n\n1/1(水)\n餅。\n\n12/31(火)\n雪。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NEW_YEAR, ["2024-12-31", "2025-01-01", "2025-01-03"]),
        (DOWN, ["2025-01-03", "2025-01-01", "2024-12-31"]),
        (LONG_DOWN, ["2025-03-03", "2025-02-03", "2025-01-01", "2024-12-31"]),
    ],
)
@pytest.mark.parametrize("name", ["2025.txt", "2024.txt"])
def test_weekdays_say_on_which_side_of_new_year_the_year_of_the_name_is(
    read_text: ReadText, text: str, name: str, expected: list[str]
) -> None:
    reading = read_text(text, name)
    assert days(reading) == expected
    assert not reading.notices


def test_a_wrong_weekday_moves_no_year_of_the_name(read_text: ReadText) -> None:
    """These are the weekdays of 2024."""
    assert days(read_text("8/27(火)\n畑。\n\n8/29(木)\n川。\n", "2025.txt")) == ["2025-08-27", "2025-08-29"]


@pytest.mark.parametrize(
    ("name", "line", "day"),
    [
        ("2024年度/1月.txt", "1月7日(火)", "2025-01-07"),
        ("2024年度/1月.txt", "7日", "2025-01-07"),
        ("2024年度/4月.txt", "4月7日", "2024-04-07"),
        ("令和6年度/3月.txt", "3月7日", "2025-03-07"),
        ("2024年/1月.txt", "1月7日", "2024-01-07"),
    ],
)
def test_the_months_of_a_year_that_begins_in_april(
    read_text: ReadText, name: str, line: str, day: str
) -> None:
    assert days(read_text(f"{line}\n畑。\n", name)) == [day]


MARCH = [3, 4, 5, 7, 8, 9, 12, 13, 14]
"""Days that were written."""


def march(form: str, line: str, *, text: str = "あのころを思い出す。") -> str:
    """A diary of March 2024, with a line of its own in the entry of the 7th."""
    weekdays = "木金土日月火水"
    days = [f"{form.format(d=day, w=weekdays[day % 7])}\n畑へ行く。\n\n" for day in MARCH]
    days[3] += f"{line}\n\n{text}\n\n"
    return "".join(days)


@pytest.mark.parametrize("form", ["3月{d}日", "3月{d}日（{w}）", "3/{d}", "## 3月{d}日"])
@pytest.mark.parametrize(
    "line",
    ["2011年", "2011年3月", "平成23年", "# 2011年", "1938年3月7日", "2011/3/10", "2025年", "昭和12年3月8日"],
)
@pytest.mark.parametrize("named", ["name", "top", "first"])
def test_a_year_in_the_text_of_an_entry_changes_no_other(
    read_text: ReadText, form: str, line: str, named: str
) -> None:
    text = march(form, line)
    if named == "top":
        text = f"2024年\n\n{text}"
    elif named == "first":
        text = text.replace("3", "2024/3" if "/" in form else "2024年3", 1)
    reading = read_text(text, "2024.txt" if named == "name" else "日記.txt")
    assert days(reading) == [f"2024-03-{day:02}" for day in MARCH]
    assert line in reading.entries[3].text
    assert not reading.notices


@pytest.mark.parametrize("line", ["4月", "１２月", "2011年3月", "2011年"])
def test_a_month_in_the_text_of_an_entry_changes_no_other(read_text: ReadText, line: str) -> None:
    reading = read_text(march("{d}日（{w}）", line), "2024-03.txt")
    assert days(reading) == [f"2024-03-{day:02}" for day in MARCH]
    assert line in reading.entries[3].text


def test_a_year_in_the_text_of_whole_dates_parts_no_entry(read_text: ReadText) -> None:
    reading = read_text(march("2024年3月{d}日", "# 2011年"), "日記.txt")
    assert days(reading) == [f"2024-03-{day:02}" for day in MARCH]
    assert "# 2011年" in reading.entries[3].text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("日記.txt", "2011年\n\n3/5\nあ\n\n2012年\n\n3/6\nい\n", ["2011-03-05", "2012-03-06"]),
        ("日記.txt", "# 2013\n\n## 5/30\nあ\n\n# 2011\n\n## 3/1\nい\n", ["2013-05-30", "2011-03-01"]),
        ("2024.txt", "12/31\nあ\n\n2024年\n\n1/1\nい\n", ["2023-12-31", "2024-01-01"]),
        ("日記.txt", "12/30\nあ\n\n12/31\nい\n\n2024/1/1\nう\n", ["2023-12-30", "2023-12-31", "2024-01-01"]),
        (
            "日記.txt",
            "2023/3/1\nあ\n\n3/2\nい\n\n2024/3/3\nう\n\n3/4\nえ\n",
            ["2023-03-01", "2023-03-02", "2024-03-03", "2024-03-04"],
        ),
        (
            "日記.txt",
            "2011年\n\n3/5（土）\nあ\n\n2012年\n春。\n\n3/6（火）\nい\n",
            ["2011-03-05", "None", "2012-03-06"],
        ),
        (
            "日記.txt",
            "2024年\n\n12/31\nあ\n\n2025年\n抱負。\n\n1/1\nい\n",
            ["2024-12-31", "None", "2025-01-01"],
        ),
        ("2024-03.txt", "6日\nあ\n\n4月\n\n7日\nい\n", ["2024-03-06", "2024-04-07"]),
    ],
)
def test_a_year_that_begins_inside_a_file(
    read_text: ReadText, name: str, text: str, expected: list[str]
) -> None:
    assert days(read_text(text, name)) == expected


def test_a_year_in_the_text_of_the_only_entry(read_text: ReadText) -> None:
    reading = read_text("3月7日\n畑へ行く。\n\n2011年\n\nあのころを思い出す。\n", "2024.txt")
    assert days(reading) == ["2024-03-07"]
