"""Odd files, notices, archives and front matter."""

from __future__ import annotations

import json
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from indexer.model import PASSING
from indexer.sources import read
from indexer.sources.html_text import html_to_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indexer.model import Reading

    ReadText = Callable[..., Reading]

DAY_ONE = json.dumps(
    {"entries": [{"creationDate": "2025-08-28T20:00:00Z", "timeZone": "Asia/Tokyo", "text": "# 題\n晴"}]}
)


def test_day_one_zip(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Journal.json", DAY_ONE)
        archive.writestr("photos/a.jpeg", b"\xff\xd8\xff")
    reading = read(path)
    assert [entry.title for entry in reading.entries] == ["題"]
    assert (reading.source, reading.encoding) == ("zip", "zip")


def test_another_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("settings.json", json.dumps({"a": 1}))
    assert [notice.code for notice in read(path).notices] == ["notice-archive"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "notice-empty"),
        (b" \r\n\n", "notice-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1", "notice-binary"),
        (b"PK\x03\x04broken", "failed-damaged"),
        ("晴れ。\n".encode() + b"\xff" + "曇り、のち雨。\n".encode(), "notice-broken-bytes"),
        ("晴れ。\n".encode() + "曇り、のち雨。\n".encode("cp932"), "notice-two-encodings"),
        ("---\ntitle: a: b: c\n---\n晴れ。\n".encode(), "notice-front-matter"),
        ("ただの文。".encode(), "notice-undated"),
    ],
)
def test_notices(read_text: ReadText, data: bytes, code: str) -> None:
    assert code in [notice.code for notice in read_text(data).notices]


def test_broken_front_matter_is_kept_whole(read_text: ReadText) -> None:
    (entry,) = read_text("---\ntitle: a: b: c\ndate: 2025-08-29\n---\n晴れ。\n").entries
    assert entry.text.startswith("---\ntitle: a: b: c")
    assert f"{entry.date}" == "2025-08-29"


@pytest.mark.parametrize(
    ("block", "day"),
    [
        ("date: 2025-08-28T20:00:00Z", "2025-08-29"),
        ("date: 2025-08-28 20:00:00+00:00", "2025-08-29"),
        ("date: 2025-08-29T01:00:00+09:00", "2025-08-29"),
        ("Date: 08/29/2025 13:51:14", "2025-08-29"),
        ("created: 2025-08-29", "2025-08-29"),
        ("date: 2025年8月29日", "2025-08-29"),
        ("title: 無題", "None"),
    ],
)
def test_dates_of_front_matter(read_text: ReadText, block: str, day: str) -> None:
    (entry,) = read_text(f"---\n{block}\n---\n晴れ。\n").entries
    assert f"{entry.date}" == day


def test_name_before_front_matter(read_text: ReadText) -> None:
    (entry,) = read_text("---\ndate: 2025-08-30T01:00:00+09:00\n---\n夜更かし。\n", "2025-08-29.md").entries
    assert f"{entry.date}" == "2025-08-29"


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    reading = read(tmp_path / "none.txt")

    assert ([notice.code for notice in reading.notices], reading.failure) == (
        ["notice-unreadable-file"],
        PASSING,
    )


def test_fewer_than_all_sources_read_python(read_text: ReadText) -> None:
    assert read_text("print('2025-08-29')\n", "make.py").source == "undated"


@pytest.mark.parametrize(
    "text", ["TDIARY2.01.00\n晴れ。\n", '<diary><day date="2025-01-01">晴れ。', ":END:\n晴れ。"]
)
def test_a_damaged_container_is_text(read_text: ReadText, text: str) -> None:
    assert any("晴れ" in entry.text for entry in read_text(text, "日記.xml").entries)


def test_headings_without_a_text_are_said_to_be_empty(read_text: Callable[..., Reading]) -> None:
    reading = read_text("6/3", "202508.md")

    assert reading.entries == ()
    assert [notice.code for notice in reading.notices] == ["notice-empty"]


def test_half_a_character_in_an_export_costs_that_character_only(read_text: Callable[..., Reading]) -> None:
    text = r'{"entries": [{"creationDate": "2025-08-28T20:00:00Z", "text": "猫\ud83dと\ud83d\ude00犬", "tags": ["\ud83d"]}]}'

    (entry,) = read_text(text, "Journal.json").entries

    assert entry.text == "猫\ufffdと😀犬"
    assert entry.tags == ("\ufffd",)


@pytest.mark.parametrize(
    ("name", "head", "piece"),
    [
        ("page.html", "", "<a href='"),
        ("page.html", "", "<!--"),
        ("page.html", "", "<?"),
        ("page.html", "", "<b>猫</b>"),
        ("export.txt", "AUTHOR: a\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\n<p>", "<a "),
        ("export.txt", "AUTHOR: a\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\n", "\n"),
        ("export.txt", "AUTHOR: a\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\n", "<a "),
        ("export.txt", "AUTHOR: a\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\n", "<a"),
        ("2025-08-29.md", "", "## "),
        ("2025-08-29.md", "", "# #"),
        ("2025-08-29.md", "## a", " "),
        ("2025-08-29.md", "## a", " \t#"),
        ("ChangeLog", "2004-02-08  N <a@b>\n\n\t* ", " "),
        ("日記.txt", "", "2025/08/29 晴れ。\n"),
        ("日記.txt", "", "> 2025-08-29\n\n猫。\n\n"),
        ("日記.txt", "", "〜〜 日 "),
        ("note.rst", "", "猫\n====\n"),
        ("note.adoc", "= 猫\n", ":a: b\n"),
        ("日記.org", "", "#+begin_src\n"),
        ("日記.org", "", ":PROPERTIES:\n"),
        ("page.html", "<table>", "<td>猫"),
        ("日記.enex", "<en-export>", "<note><title>猫</title></note>"),
        ("日記.csv", "日付,本文\n", '2025-08-29,"'),
        ("2025-08.md", "| 日付 | 本文 |\n|---|---|\n", "| 8/29 | 猫 |\n"),
    ],
)
def test_a_pattern_repeated_for_ever_takes_no_square_of_its_length(
    read_text: ReadText, name: str, head: str, piece: str
) -> None:
    """Twice as much takes some twice as long, not four times; each of these once took minutes."""

    def seconds(count: int) -> float:
        started = time.process_time()
        read_text(head + piece * count, name)
        return time.process_time() - started

    seconds(10)
    few, many = (min(seconds(count) for _ in range(3)) for count in (20_000, 80_000))

    assert many < 9 * few + 0.2


@pytest.mark.parametrize(
    ("block", "title", "tags"),
    [
        ("---\n日付: 2025-08-29\nタイトル: 町を歩く\nタグ: [散歩, 町]\n---\n", "町を歩く", ("散歩", "町")),
        ("---\n日時: 2025年8月29日 21:30\nカテゴリ: 散歩\n---\n", "", ("散歩",)),
        ("---\ndate created: 2025-08-29 09:00\nlabels:\n  - 散歩\n---\n", "", ("散歩",)),
        ("---\n作成日時: 2025/08/29 9:00\n題名: 町を歩く\n---\n", "町を歩く", ()),
        ('+++\n"投稿日" = "2025-08-29"\ntitle = "2025-08-29"\n+++\n', "", ()),
        ("title: 町を歩く\ndate: 2025-08-29 21:30\ncategory: 散歩\n\n", "町を歩く", ("散歩",)),
        ("Date: 29 August 2025\nKeywords: 散歩, 町\nAuthor: 花子\n\n", "", ("散歩", "町")),
    ],
)
def test_keys_of_front_matter(read_text: ReadText, block: str, title: str, tags: tuple[str, ...]) -> None:
    (entry,) = read_text(f"{block}晴れ。\n", "memo.md").entries
    assert (f"{entry.date}", entry.title, entry.tags, entry.text) == ("2025-08-29", title, tags, "晴れ。")


@pytest.mark.parametrize(
    "text",
    [
        "日付: 2025-08-29\n天気: 晴れ\n\n畑。\n\n日付: 2025-08-30\n天気: 雨\n\n本。\n",
        "Date: 2025-08-29\n畑。\n\nDate: 2025-08-30\n本。\n",
        "Date: 2025-08-29\nDate: 2025-08-30\n",
    ],
)
def test_keys_that_come_again_are_headings(read_text: ReadText, text: str) -> None:
    assert read_text(text, "memo.txt").source == "dated-lines"


@pytest.mark.parametrize(
    "text", ["山田: もしもし\n花子: はい\n\n電話。\n", "予定: 会議\nメモ: 資料\n\n畑。\n"]
)
def test_a_dialogue_is_no_header(read_text: ReadText, text: str) -> None:
    assert read_text(text, "memo.txt").entries[0].text == text.strip()


def test_navigation_that_is_left_out_is_said(read_text: ReadText) -> None:
    page = "<html><body>\n<p>2025年1月5日</p>\n<p>文。</p>\n<nav><a href='a'>目次</a></nav>\n</body></html>"
    reading = read_text(page, "a.html")

    assert [entry.text for entry in reading.entries] == ["文。"]
    assert ("notice-navigation", 4) in [(notice.code, notice.line) for notice in reading.notices]


def test_navigation_inside_an_entry_is_text() -> None:
    assert html_to_text("<p>文。</p><nav>目次</nav>") == "文。\n\n目次"
