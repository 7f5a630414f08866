"""Lines with dates are headings where enough speaks for it, and text where it does not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.sources.dated_lines import passed_over

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

APRIL = (dt.date(2019, 4, 14), dt.date(2019, 4, 17), dt.date(2019, 4, 28))
AUTUMN = (dt.date(2016, 12, 24), dt.date(2016, 11, 3), dt.date(2016, 10, 2))
LETTERS = "月火水木金土日"


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" for entry in reading.entries]


def written(form: str, day: dt.date) -> str:
    """``form`` for a day: %w stands for the weekday, {m} and {d} for numbers without noughts."""
    return f"{day:{form.replace('%w', LETTERS[day.weekday()])}}".format(m=day.month, d=day.day, y=day.year)


@pytest.mark.parametrize("run", [APRIL, AUTUMN], ids=["up", "down"])
@pytest.mark.parametrize("remark", ["", " 芋を掘る"], ids=["plain", "titled"])
@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("{y}/{m}/{d}%w曜日", "日記.txt"),
        ("（%w）%Y-%m-%d", "日記.txt"),
        ("%w曜日　%Y/%m/%d", "日記.txt"),
        ("%w, {y}.{m}.{d}", "日記.txt"),
        ("# %w曜 {y}年{m}月{d}日", "日記.md"),
        ("### %a %Y-%m-%d", "日記.md"),
        ("## %A, %Y-%m-%d", "日記.md"),
        ("日付：%Y-%m-%d（%w）", "日記.txt"),
        ("日時: {y}年{m}月{d}日 06:15", "日記.txt"),
        ("date: {y}.{m}.{d}", "日記.txt"),
        ("Date：%Y%m%d", "日記.txt"),
        ("記録日: %Y/%m/%d", "日記.txt"),
        ("日時　%Y/%m/%d 21:30", "日記.txt"),
        ("午後9:30 %Y/%m/%d", "日記.txt"),
        ("[%Y-%m-%d](%Y-%m-%d.md)", "日記.md"),
        ("# 日誌 %Y.%m.%d", "日記.md"),
        ("農業日記 {y}/{m}/{d}", "日記.txt"),
        ("## Diary {y}-%m-%d", "日記.md"),
        ("[[%Y_%m_%d]]", "日記.md"),
        ("### [[{y}/{m}/{d}]] (%w)", "日記.md"),
        ("📆 {y}年{m}月{d}日", "日記.txt"),
        ("## 🌱 %Y/%m/%d", "日記.md"),
        ("☔　%Y.%m.%d（%w）", "日記.txt"),
        ("@{y}年{m}月{d}日", "日記.txt"),
        (">> %Y/%m/%d %w", "日記.txt"),
        ("6:05 {y}-%m-%d", "日記.txt"),
        ("── {y}.{m}.{d} ──", "日記.txt"),
        ("______ %Y/%m/%d", "日記.txt"),
        ("〜〜〜%Y年%m月%d日（%w）〜〜〜", "日記.txt"),
        ("{y}, {m}, {d}", "日記.txt"),
        ("{y}・{m}・{d}", "日記.txt"),
        ("{y} %m %d %w", "日記.txt"),
        ("{y}　{m}/{d}(%w)", "日記.txt"),
        ("%d.%m.%Y", "日記.txt"),
        ("{m}/{d}/{y}", "日記.txt"),
        ("%d/%m/%Y (%a)", "日記.txt"),
        ("'%y/{m}/{d}", "日記.txt"),
        ("’%y.%m.%d", "日記.txt"),
        ("%y.{m}.{d}", "日記.txt"),
        ("%y/%m/%d", "日記.txt"),
        ("■%y-%m-%d", "日記.txt"),
        ("%m/%d/%y %a", "日記.txt"),
        ("%y%m%d", "日記.txt"),
        ("# %y%m%d", "日記.md"),
        ("%y年{m}月{d}日（%w）", "日記.txt"),
    ],
)
def test_changes(read_text: ReadText, form: str, name: str, remark: str, run: tuple[dt.date, ...]) -> None:
    middle = remark if "〜" not in form and "──" not in form else ""
    lines = [f"{written(form, day)}{middle if at == 1 else ''}\n畑{at}へ。\n" for at, day in enumerate(run)]
    reading = read_text("\n".join(lines), name)
    assert days(reading) == [f"{day}" for day in run]
    assert [entry.title for entry in reading.entries] == ["", middle.strip(), ""]
    assert [entry.text for entry in reading.entries] == ["畑0へ。", "畑1へ。", "畑2へ。"]


@pytest.mark.parametrize("blank", ["\n", ""], ids=["apart", "no blank lines"])
@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("{d}(%w)", "2019-04.txt"),
        ("{d}日（%w）", "201904.txt"),
        ("%d %w曜日", "2019年4月.txt"),
        ("{d}%w曜", "2019-04.txt"),
        ("# {d}", "2019/2019-04.md"),
        ("## %d（%w）", "201904.md"),
        ("%m%d", "2019.txt"),
        ("%m-%d", "日記2019.txt"),
        ("%m-%d（%w）", "2019.txt"),
        ("{m}月{d}日の日記", "2019.txt"),
        ("# {m}.{d}", "2019.md"),
        ("{m}/{d} %w", "2019.txt"),
    ],
)
def test_changes_where_the_name_gives_the_rest(read_text: ReadText, form: str, name: str, blank: str) -> None:
    text = "".join(f"{written(form, day)}\n畑{day.day}へ。\n{blank}" for day in APRIL)
    assert days(read_text(text, name)) == [f"{day}" for day in APRIL]


DIARY = "2019/04/14\n畑。\n\n{}\n\n2019/04/17\n川。\n\n2019/04/20\n山。\n"


@pytest.mark.parametrize(
    "line",
    [
        "2018/05/01 植え付け、と去年の帳面にある。今年も同じころ。",
        "2019/04/28 追記",
        "> 2019/04/15",
        "[[2019-04-15]] を読み返す。",
        "@2019-04-15 開店、と貼り紙。",
        "190415",
        "4/15 までに出す。",
        "19.4.15",
        "1. 2019/04/15",
        "```\n2019/04/15\n```",
        "~~~\n2019/04/15\n~~~",
        "- 4/22 田\n- 4/23 畑\n- 4/24 山",
        "### 2018/04/02 の続き",
        "8:30 4/16 発の切符",
    ],
)
def test_text_of_a_diary(read_text: ReadText, line: str) -> None:
    reading = read_text(DIARY.format(line))
    assert days(reading) == ["2019-04-14", "2019-04-17", "2019-04-20"]
    assert reading.entries[0].text == f"畑。\n\n{line}"


@pytest.mark.parametrize(
    "title",
    [
        "はじめての畑",
        "のんびりした",
        "はんだ付け",
        "とうもろこし",
        "がんばる",
        "からあげ",
        "をんな",
        "もう夏",
    ],
)
def test_a_title_that_begins_like_a_particle(read_text: ReadText, title: str) -> None:
    reading = read_text(f"2019/04/14\n\n畑。\n\n2019/04/15 {title}\n\n種。\n\n2019/04/17\n\n水。\n")

    assert [(entry.text, entry.title) for entry in reading.entries][1] == ("種。", title)


def test_such_a_title_on_a_day_of_two_entries(read_text: ReadText) -> None:
    reading = read_text("2019/04/14\n\n畑。\n\n2019/04/14 はんだ付け\n\n種。\n\n2019/04/17\n\n水。\n")

    assert [(entry.text, entry.title) for entry in reading.entries][1] == ("種。", "はんだ付け")


@pytest.mark.parametrize(
    "line",
    [
        "2019/04/15 から入院。",
        "2019/04/15 は雨、と聞く",
        "2019/04/15 には届くそうだ\nが、来ない。",
        "2019/04/15 が期限だったと気づく",
        "2019/04/15 まで休み",
    ],
)
def test_a_sentence_that_begins_with_a_date(read_text: ReadText, line: str) -> None:
    reading = read_text(f"2019/04/14\n\n畑。\n\n{line}\n\n種。\n\n2019/04/17\n\n水。\n")

    assert days(reading) == ["2019-04-14", "2019-04-17"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# 覚え書き\n\n## 3.9 の場合\n甲\n\n## 3.12 の場合\n乙\n", id="versions"),
        pytest.param("## 2.1 準備\n甲\n\n## 2.2 仕上げ\n乙\n\n## 2.3 片づけ\n丙\n", id="sections"),
        pytest.param("## 1 洗う\n甲\n\n## 2 干す\n乙\n\n## 3 しまう\n丙\n", id="steps"),
        pytest.param("番号\n\n850412\n甲\n\n309911\n乙\n\n711203\n丙\n", id="numbers"),
        pytest.param("記録\n\n12-03 勝ち\n\n11-25 負け\n\n10-10 勝ち\n", id="scores"),
        pytest.param("前置き。\n\n2011-07-05 INFO started\n\n甲。\n" + "乙。\n" * 90, id="a line of a log"),
        pytest.param("前置き。\n\n> 2011-07-05\n\n甲。\n", id="one quotation"),
        pytest.param("控え\n\n1105\n甲\n\n1203\n乙\n\n1224\n丙\n", id="four digits"),
        pytest.param("# 192.168.0.1\n箱\n\n# 192.168.0.2\n箱\n", id="addresses"),
    ],
)
def test_noop(read_text: ReadText, text: str) -> None:
    (entry,) = read_text(text, "覚え書き.md").entries
    assert entry.date is None
    assert entry.text == text.strip("\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## 2.1 木\n甲\n\n## 2.2 釘\n乙\n\n## 3.1 塗り\n丙", id="sections"),
        pytest.param("## 2021/06/30 追記\n甲\n\n## 本文\n乙", id="postscript on top"),
        pytest.param("# 2020-05-05\n甲\n\n## 2020-05-09 追記\n乙", id="postscript below"),
        pytest.param("## 追記 2021-06-30\n甲\n\n乙", id="postscript before the date"),
        pytest.param("甲。\n\n2024年1月8日　開館、と幕にある。楽しみだ。\n\n乙。", id="paragraph"),
        pytest.param("甲。\n\n## 2024.1.8 開館\n\n乙。", id="one plan under a mark"),
        pytest.param("甲。\n\n200506\nは番号。\n\n0506\n暗証番号。\n\n5 (火) 分の薬。", id="numbers"),
        pytest.param("甲。\n\n2018/05/01\n一年目\n\n2012/05/02\nもっと前\n\n2019/05/03\n去年", id="memories"),
    ],
)
def test_a_day_stays_whole(read_text: ReadText, text: str) -> None:
    (entry,) = read_text(text, "2020-05-05.md").entries
    assert f"{entry.date}" == "2020-05-05"
    assert entry.text == text.removeprefix("# 2020-05-05\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 2020-05-05\n甲\n\n# 2020-05-06\n乙", ["2020-05-05", "2020-05-06"]),
        ("甲\n\n2020/5/6 畑\n乙\n\n2020/5/8 川\n丙", ["2020-05-05", "2020-05-06", "2020-05-08"]),
        ("## 2020/5/5\n甲\n\n## 2020/5/4\n乙", ["2020-05-05", "2020-05-04"]),
        ("5/1 畑\n甲\n\n5/2 川\n乙\n\n5/5 山\n丙", ["2020-05-01", "2020-05-02", "2020-05-05"]),
    ],
)
def test_days_that_go_on_from_the_day_of_the_file(
    read_text: ReadText, text: str, expected: list[str]
) -> None:
    assert days(read_text(text, "2020-05-05.md")) == expected


def test_what_was_left_in_the_text_is_said(read_text: ReadText) -> None:
    told = [
        read_text("前置き。\n\n> 2011-07-05\n\n甲。\n", "覚え書き.txt"),
        read_text("甲。\n\n## 2024.1.8 開館\n\n乙。", "2020-05-05.md"),
    ]
    assert [(n.line, n.detail) for r in told for n in r.notices if n.code == "notice-left-in-text"] == [
        (3, "> 2011-07-05"),
        (3, "## 2024.1.8 開館"),
    ]


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["6月11日(木)", "6月14日(日)"], ["2026-06-11", "2026-06-14"]),
        (["6月11日(火)", "6月14日(金)"], ["2024-06-11", "2024-06-14"]),
        (["12/31 土", "1/2 月"], ["2022-12-31", "2023-01-02"]),
        (["2月29日(木)"], ["2024-02-29"]),
    ],
)
def test_the_guess_of_the_year_looks_at_the_weekdays(
    read_text: ReadText, heads: list[str], expected: list[str]
) -> None:
    assert days(read_text("".join(f"{head}\n畑{head}。\n\n" for head in heads))) == expected


@pytest.mark.parametrize("name", ["日記.md", "2019-10-01.md"])
@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (["10.3", "10.4", "10.7"], True),
        (["10.7", "10.4", "10.3"], True),
        (["9.28", "10.1", "10.2", "11.5"], True),
        (["10.1", "10.2", "10.3"], False),
        (["5.1", "5.2", "6.1", "6.2"], False),
        (["10.3", "10.7"], False),
        (["10.3", "2.4", "11.7", "4.9"], False),
    ],
)
def test_numbers_that_may_be_days_are_said(
    read_text: ReadText, name: str, numbers: list[str], said: bool
) -> None:
    reading = read_text("朝。\n\n" + "".join(f"# {number} 題\n畑。\n\n" for number in numbers), name)

    left = [notice for notice in reading.notices if notice.code == "notice-left-in-text"]
    assert len(reading.entries) == 1
    assert [notice.detail for notice in left] == ([f"# {numbers[0]} 題"] if said else [])


def test_the_date_of_front_matter_is_no_heading_that_was_passed_over() -> None:
    text = "---\ndate: 2026-11-29\n---\n\n晴れ。\n\n# 2026-11-20\n\n買うもの\n"
    assert [line for line, _ in passed_over(text, set())] == [7]
