"""Headings in files of which hardly a line begins with a date."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

APRIL = (dt.date(2019, 4, 14), dt.date(2019, 4, 17), dt.date(2019, 4, 28))
AUTUMN = (dt.date(2016, 12, 24), dt.date(2016, 11, 3), dt.date(2016, 10, 2))
LETTERS = "月火水木金土日"


def days(reading: Reading) -> list[str]:
    return [f"{entry.date}" for entry in reading.entries]


def written(form: str, day: dt.date, at: int) -> str:
    """``form`` for a day, the ``at``-th (from 0): %w stands for the weekday, {m} and {d} for numbers without noughts."""
    form = form.replace("%w", LETTERS[day.weekday()])
    return f"{day:{form}}".format(m=day.month, d=day.day, y=day.year, n=at + 1, t="海山川"[at])


@pytest.mark.parametrize("run", [APRIL, AUTUMN], ids=["up", "down"])
@pytest.mark.parametrize("blank", ["\n", ""], ids=["apart", "no blank lines"])
@pytest.mark.parametrize(
    ("form", "title"),
    [
        ("## {t}の終わり %Y-%m-%d", "{t}の終わり"),
        ("## {t}の終わり（{y}年{m}月{d}日）", "{t}の終わり"),
        ("{t}の終わり（{y}年{m}月{d}日）", "{t}の終わり"),
        ("■{t}の終わり %Y/%m/%d", "{t}の終わり"),
        ("{t}の終わり [%Y-%m-%d %a]", "{t}の終わり"),
        ("太郎 %Y/%m/%d 21:00", "太郎"),
        ("No.{n}　{y}年{m}月{d}日", ""),
        ("No. {n} {y}年{m}月{d}日（%w） {t}へ", "{t}へ"),
        ("#{n} %Y/%m/%d", ""),
        ("【{t}の終わり】%Y/%m/%d", "【{t}の終わり】"),
        ("{t}の終わり | %Y-%m-%d", "{t}の終わり"),
        ("[{n}] %Y/%m/%d", ""),
        ("({n}) {y}年{m}月{d}日", ""),
        ("（{n}）%Y/%m/%d　{t}へ", "{t}へ"),
        ("## {n}. {y}年{m}月{d}日", ""),
        ("{n}. %Y/%m/%d", ""),
        ("{n}）%Y/%m/%d", ""),
    ],
)
def test_words_before_the_date(
    read_text: ReadText, form: str, title: str, blank: str, run: tuple[dt.date, ...]
) -> None:
    text = "".join(f"{written(form, day, at)}\n畑{at}へ。\n{blank}" for at, day in enumerate(run))
    reading = read_text(text)
    assert days(reading) == [f"{day}" for day in run]
    assert [entry.title for entry in reading.entries] == [title.format(t=t) for t in "海山川"]
    assert [entry.text for entry in reading.entries] == ["畑0へ。", "畑1へ。", "畑2へ。"]


def test_the_weather_before_the_date(read_text: ReadText) -> None:
    reading = read_text("晴れ　2019年8月29日（木）\n海へ。\n\n雨　2019年8月30日（金）\n山へ。\n")
    assert days(reading) == ["2019-08-29", "2019-08-30"]
    assert [entry.text for entry in reading.entries] == ["晴れ\n海へ。", "雨\n山へ。"]


@pytest.mark.parametrize(
    "form",
    ["{t}へ行った。　　　　{y}年{m}月{d}日", "■{t}へ行った。 %Y/%m/%d", "## {t}へ行った。（%Y/%m/%d）"],
)
def test_a_sentence_as_the_title_of_a_date_at_the_right_end(read_text: ReadText, form: str) -> None:
    text = "".join(f"{written(form, day, at)}\n畑へ。\n\n" for at, day in enumerate(APRIL))
    reading = read_text(text)
    assert days(reading) == [f"{day}" for day in APRIL]
    assert [entry.text for entry in reading.entries] == [f"{t}へ行った。\n畑へ。" for t in "海山川"]


def test_one_title_with_a_date(read_text: ReadText) -> None:
    (entry,) = read_text("# 夏の終わり（2019年8月29日）\n\n海へ。\n", "記録.md").entries
    assert (f"{entry.date}", entry.title, entry.text) == ("2019-08-29", "夏の終わり", "海へ。")


@pytest.mark.parametrize(
    "text",
    [
        "海へ行ったのは 2019/04/14\n山へは行かない。\n川へ行ったのは 2019/04/17\n空。\n",
        "海の券 2019/04/14\n山の券 2019/04/17\n川の券 2019/04/28\n",
        "- 海の券 2019/04/14\n\n- 山の券 2019/04/17\n\n- 川の券 2019/04/28\n",
        "締切: 2019/04/14\n\n海。\n\n締切: 2019/04/17\n\n山。\n",
        "1. 2019/04/14\n2. 2019/04/17\n3. 2019/04/28\n",
        "次回 2019/04/14\n\n海。\n\n次回 2019/04/17\n\n山。\n",
        "```\n海の終わり 2019-04-14\n\n山の終わり 2019-04-17\n```\n",
        "海の話。\n\n山の券 2019/04/17\n\n川の話。\n",
        "海へ。 2019/04/14\n\n畑。\n\n山へ。 2019/04/17\n\n空。\n",
        "https://example.org/a 2019-04-14\n\n海。\n\nhttps://example.org/b 2019-04-17\n\n山。\n",
        "朝、海へ。次の会は 2019/04/14\n\n山。\n\n昼、川へ。次の会は 2019/04/17\n\n空。\n",
        "海 2019/04/14\n\nい。\n\n山 2019/04/02\n\nろ。\n\n川 2019/04/28\n\nは。\n\n空 2019/04/01\n\nに。\n",
    ],
)
def test_words_with_a_date_that_are_no_headings(read_text: ReadText, text: str) -> None:
    assert days(read_text(text)) == ["None"]


@pytest.mark.parametrize(
    "line", ["海の券 2019/04/15", "## 海の話（2019年4月15日）", "No.2 2019年4月15日", "16"]
)
def test_lines_of_a_diary_whose_headings_begin_with_a_date(read_text: ReadText, line: str) -> None:
    reading = read_text(
        f"2019/04/14\n畑。\n\n{line}\n\n2019/04/17\n川。\n\n2019/04/20\n山。\n", "2019-04.txt"
    )
    assert days(reading) == ["2019-04-14", "2019-04-17", "2019-04-20"]
    assert line in reading.entries[0].text


def test_a_day_of_a_file_of_its_own_is_parted_by_no_title_with_a_date(read_text: ReadText) -> None:
    text = "".join(f"## 本{n}（2019年4月{n}日）\n\n読む。\n\n" for n in range(11, 18))
    assert days(read_text(text, "2019-04-20.md")) == ["2019-04-20"]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("2019.txt", "{m}.{d}"),
        ("2019.txt", "{m}．{d}"),
        ("2019.txt", "{m}・{d}"),
        ("2019.txt", "{m}-{d}"),
        ("2019/04.txt", "{d}"),
        ("2019-04.txt", "%d"),
    ],
)
def test_bare_numbers_where_the_name_says_the_rest(read_text: ReadText, name: str, form: str) -> None:
    text = "".join(f"{written(form, day, 0)}\n畑へ。\n\n" for day in APRIL)
    assert days(read_text(text, name)) == [f"{day}" for day in APRIL]


@pytest.mark.parametrize(
    ("top", "form"), [("2019年", "{m}.{d}"), ("日記 2019", "{m}-{d}"), ("2019年4月", "{d}")]
)
def test_bare_numbers_where_the_first_line_says_the_rest(read_text: ReadText, top: str, form: str) -> None:
    text = "".join(f"{written(form, day, 0)}\n畑へ。\n\n" for day in APRIL)
    assert days(read_text(f"{top}\n\n{text}")) == [f"{day}" for day in APRIL]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("日記.txt", "8.27\n海。\n\n8.28\n山。\n\n8.29\n川。\n"),
        ("2019.txt", "62.5\n海。\n\n62.1\n山。\n\n61.9\n川。\n"),
        ("2019.txt", "3.14\n\n海。\n\n2.71\n\n山。\n"),
        ("2019.txt", "27\n海。\n\n28\n山。\n\n29\n川。\n"),
        ("2019-04.txt", "3\n海。\n\n1\n山。\n\n2\n川。\n"),
        ("2019-04.txt", "27\n海。\n"),
        ("2019-04.txt", "1\n卵。\n\n2\n砂糖。\n\n3\n粉。\n"),
        ("2019.txt", "1.5\nkm。\n\n2.3\nkm。\n\n3.1\nkm。\n"),
        ("2019.txt", "1.1\n海。\n\n1.2\n山。\n\n2.1\n川。\n"),
        ("2019.txt", "1-1\n海。\n\n1-2\n山。\n\n2-1\n川。\n"),
        ("2019.txt", "3-2\n勝ち。\n\n0-0\n分け。\n\n5-1\n勝ち。\n"),
        ("2019.txt", "3-2\n勝ち。\n\n2-1\n勝ち。\n\n5-1\n勝ち。\n"),
    ],
)
def test_bare_numbers_that_are_no_days(read_text: ReadText, name: str, text: str) -> None:
    assert days(read_text(text, name)) == ["None"]
