"""A period at a glance: what is in the digest, that it fits a screen, and that Markdown keeps the diary's signs."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.dates import DateRange, parse_range
from indexer.dates.days import year_of
from indexer.lookback.habits import Amount
from indexer.lookback.review import Review, usual_period
from indexer.lookback.words import Characteristics
from indexer.model import Entry
from indexer.render.page import Page
from indexer.render.review import REVIEW_RENDERERS
from indexer.support.terminal_text import one_line, width

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary

TODAY = dt.date(2026, 5, 23)
ENTRIES = {
    "20240523": "雨。",
    "20241224": "サーバが落ちた。",
    "20250105": "庭で猫と遊んだ。",
    "20250523": "猫を庭で見た。梅を干す支度をした。",
    "20250524": "晴。",
    "20251231": "大掃除。",
    "20260401": "嘘をつかれた。",
}


def of(diary: Diary, when: str, today: dt.date = TODAY) -> Review:
    found = diary.review(parse_range(when, today), today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("days", "today", "year"),
    [
        (["20250829"], "2026-05-23", 2025),
        (["20250829", "20260401"], "2026-05-23", 2026),
        (["20251230", "20260103"], "2026-01-31", 2025),
        (["20251230", "20260103"], "2026-02-01", 2026),
        (["20241230", "20260103"], "2026-01-31", 2026),
        (["20250829", "20301231"], "2026-05-23", 2025),
        (["20301231"], "2026-05-23", 2030),
    ],
)
def test_the_period_that_is_usual(make_diary: MakeDiary, days: list[str], today: str, year: int) -> None:
    diary = make_diary(dict.fromkeys(days, "書いた。"))
    found = diary.review(None, dt.date.fromisoformat(today))
    assert found is not None
    assert found.period == year_of(year)


def test_without_dates_there_is_no_period(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("日付のない覚え書き。\n", encoding="utf-8")
    diary = Diary(tmp_path / "index")
    diary.update([tmp_path / "a.txt"])
    assert usual_period(diary._reader, TODAY) is None
    assert diary.review(None, TODAY) is None


def test_a_year(make_diary: MakeDiary) -> None:
    found = of(make_diary(ENTRIES), "2025")
    assert (found.amount.entries, found.amount.days, found.before) == (4, 4, 2)
    assert (found.unit, [count.entries for count in found.counts]) == (
        "month",
        [1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1],
    )
    assert [found.first.text, found.last.text] == ["庭で猫と遊んだ。", "大掃除。"]
    assert [long.characters for long in found.longest] == [17, 8, 4]
    assert [(m.years_ago, m.entry.text) for m in found.this_day] == [
        (1, "猫を庭で見た。梅を干す支度をした。")
    ]
    assert {"猫", "庭"} <= {word.form for word in found.words.words}
    assert found.words.others == 3
    assert [str(entry.date) for entry in found.entries] == ["2025-01-05", "2025-12-31", "2025-05-23"]


def test_months_before_the_diary_and_after_it_are_no_gaps(make_diary: MakeDiary) -> None:
    diary = make_diary(ENTRIES)
    assert str(of(diary, "2024").counts[0].start) == "2024-05-01"
    assert str(of(diary, "2026").counts[-1].start) == "2026-04-01"


@pytest.mark.parametrize(
    ("when", "period", "before", "unit"),
    [
        ("2024", "2024-01-01 2024-12-31", None, "month"),
        ("2025-05", "2025-05-01 2025-05-31", 1, "day"),
        ("2025-12", "2025-12-01 2025-12-31", 1, "day"),
        ("2026-04-01", "2026-04-01 2026-04-01", 0, "day"),
        ("2025..", "2025-01-01 2026-04-01", None, "month"),
        ("..2025", "2024-05-23 2025-12-31", None, "month"),
    ],
)
def test_periods_of_other_lengths(
    make_diary: MakeDiary, when: str, period: str, before: int | None, unit: str
) -> None:
    found = of(make_diary(ENTRIES), when)
    assert " ".join(map(str, found.period)) == period
    assert (found.before, found.unit) == (before, unit)


def test_many_years_are_counted_by_year(make_diary: MakeDiary) -> None:
    found = of(make_diary({"20100101": "正月。", **ENTRIES}), "2010..2026")
    assert (found.unit, len(found.counts)) == ("year", 17)


def test_a_leap_day_is_this_day_on_the_28th(make_diary: MakeDiary) -> None:
    diary = make_diary({"20240229": "うるう日。", "20240301": "弥生。"})
    assert [m.entry.text for m in of(diary, "2024", dt.date(2026, 2, 28)).this_day] == ["うるう日。"]
    assert of(diary, "2024", dt.date(2026, 3, 2)).this_day == ()


def test_nothing_was_written(make_diary: MakeDiary, capsys: pytest.CaptureFixture[str]) -> None:
    environment = Environment({"NIKKI_TODAY": "2026-05-23"}, "ja", str(make_diary(ENTRIES).directory))
    assert run(["review", "2023"], environment) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "「2023」（2023-01-01〜2023-12-31）の記事はありません。\n近い日: 2024-05-23\n"


def test_show_takes_the_numbers(make_diary: MakeDiary, capsys: pytest.CaptureFixture[str]) -> None:
    environment = Environment({"NIKKI_TODAY": "2026-05-23"}, "ja", str(make_diary(ENTRIES).directory))
    assert run(["review", "2025"], environment) == 0
    number = re.search(r"(\d)  2025-05-23\(金\)  1年前", capsys.readouterr().out)
    assert number
    assert run(["show", number[1]], environment) == 0
    assert "梅を干す支度" in capsys.readouterr().out


def test_a_full_year_fits_a_screen(make_diary: MakeDiary, capsys: pytest.CaptureFixture[str]) -> None:
    """As many names, titles and words as there can be, all of them long."""
    names = [
        "青木",
        "浅野",
        "石川",
        "上田",
        "遠藤",
        "大野",
        "岡田",
        "加藤",
        "木村",
        "工藤",
        "小林",
        "斎藤",
        "佐々木",
        "清水",
        "高橋",
        "渡辺",
    ]
    places = [
        "札幌",
        "仙台",
        "新潟",
        "金沢",
        "名古屋",
        "京都",
        "大阪",
        "神戸",
        "広島",
        "高松",
        "福岡",
        "熊本",
        "鹿児島",
        "那覇",
    ]
    year = {}
    for month in range(1, 13):
        for day_of_month in range(1, 29):
            name, place = names[(month + day_of_month) % 16], places[day_of_month % 14]
            year[f"2025{month:02}{day_of_month:02}"] = (
                f"{name}さんと{place}へ旅行。『{place}の食べあるき図鑑とその歴史、第{month}巻』を読んだ。" * 3
            )
    year |= {f"{y}0523": "ほかの年。" for y in range(2015, 2025)}
    directory = str(make_diary(year).directory)
    for language in ("ja", "en"):
        variables = {"NIKKI_TODAY": "2026-05-23", "PAGER": "cat"}
        environment = Environment(variables, language, directory, out_terminal=True, columns=80, rows=24)
        assert run(["review", "2025", "--color", "never"], environment) == 0
        lines = capsys.readouterr().out.splitlines()
        assert 15 < len(lines) < 24
        assert max(map(width, lines)) < 80


def digest_of(text: str) -> Review:
    """A digest of one entry."""
    day = dt.date(2025, 5, 23)
    entry = Entry("0" * 12, day, "", text, "/d/a.txt", 1)
    amount = Amount(1, 0, 1, len(text), day, day, None, None)
    words = Characteristics((), (), 1, 0)
    return Review(DateRange(day, day), amount, None, "day", (), words, entry, entry, (), ())


@given(st.text(max_size=30))
@example("# 見出し")
@example("1. 一 *強* _斜_ `x` <b>a</b> [a](b) ![c](d) &amp; ~~z~~ \\")
@example("| a | b |")
@example("<script>alert(1)</script>")
def test_what_the_diary_says_is_text_in_markdown(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse("\n".join(REVIEW_RENDERERS["md"](digest_of(text), Page(TODAY))))
    inline = [token for token in tokens if token.type == "inline"]
    assert [token.type for token in tokens if token.type.endswith("_open")].count("list_item_open") == 3
    assert {child.type for token in inline for child in token.children or ()} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline[-1].children or ())
    said = one_line(" ".join(text.split()))
    assert shown.split() == f"最初: 2025-05-23(金) {said}".split()


@pytest.mark.parametrize("output", ["terminal", "md"])
@pytest.mark.parametrize("text", ["\x1b[31m赤", "a\u202eb", "一\r二"])
def test_nothing_drives_the_terminal(output: str, text: str) -> None:
    shown = "\n".join(REVIEW_RENDERERS[output](digest_of(text), Page(TODAY)))
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e]", shown)
