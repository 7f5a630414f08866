"""What says something of a day."""

from __future__ import annotations

import time

import pytest

from indexer.support.boilerplate import is_telling, telling_line


@pytest.mark.parametrize(
    "title",
    [
        "晴れ",
        "曇りのち雨",
        "くもり時々晴れ",
        "最高気温28℃",
        "晴れ 25℃／湿度60%",
        "☀",
        "小雨、強風",
        "月曜日",
        "（日）",
        "Friday",
        "07:15",
        "午後3時半",
        "21時05分頃",
        "TODO",
        "## メモ",
        "今日のまとめ",
        "Daily",
        "の日記",
    ],
)
def test_tells_nothing(title: str) -> None:
    assert not is_telling(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "雨の日",
        "晴れ着を買う",
        "月曜日の朝",
        "雪かき",
        "メモの取り方",
        "嵐のライブ",
        "24時間営業",
        "風邪",
        "Friday night",
        "東京へ",
        "2025年",
    ],
)
def test_tells(title: str) -> None:
    assert is_telling(title)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## TODO\n- [x] 傘を買う", "傘を買う"),
        ("晴れ\n\n畑へ。", "畑へ。"),
        ("* 朝\n卵を焼いた。", "朝"),
        ("![[a.png]]\n---\n散歩。", "散歩。"),
        ("[前](a.md) | [次](b.md)\n\n# 今日のこと\n散歩。", "散歩。"),
        ("> [!note] 眠い", "眠い"),
        ("#+begin_quote\n湯。", "湯。"),
        ("雨", "雨"),
        ("金曜日\n晴", "晴"),
        ("---", "---"),
        ("\n\n", ""),
    ],
)
def test_telling_line(text: str, line: str) -> None:
    assert telling_line(text) == line


@pytest.mark.parametrize("piece", ["-", "■", "[", "![", "晴", "|", "- [x] ", "のち", "1"])
def test_takes_no_square_of_the_length(piece: str) -> None:
    started = time.process_time()
    telling_line(piece * 20_000 + "x")
    is_telling(piece * 20_000)
    assert time.process_time() - started < 1
