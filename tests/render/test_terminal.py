from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.render.entries import render_full, render_list
from indexer.render.entry_lines import first_line
from indexer.render.terminal import render
from indexer.support.terminal_text import width

if TYPE_CHECKING:
    from indexer.model import SearchResults
    from indexer.render import Page


def test_without_colours(results: SearchResults, page: Page) -> None:
    assert list(render(results, page)) == [
        "1  2025-08-29(金) 8か月前  …/diary.txt:4",
        "   LLM自作入門を【読んだ】。",
        "   章ごとにメモを取る␛[31m。",
        "",
        "2  日付なし  覚え書き  …/␛[2Jnote.txt:3",
        "   【読む】本",
    ]


def test_with_colours_and_links(results: SearchResults, page: Page) -> None:
    lines = list(render(results, page._replace(color=True, links=True)))
    assert lines[1] == "   LLM自作入門を\x1b[1;31m読んだ\x1b[0m。"
    link = "\x1b]8;;file:///home/me/diary/diary.txt\x1b\\\x1b[35m…/diary.txt:4\x1b[0m\x1b]8;;\x1b\\"
    assert lines[0].endswith(link)
    assert "file:///mnt/%1B%5B2Jnote.txt" in lines[4]
    named = list(render(results, page._replace(links=True, host="my pc")))
    assert "\x1b]8;;file://my%20pc/home/me/diary/diary.txt\x1b" in named[0]
    assert "\x1b[2J" not in "".join(lines)


def test_a_highlight_is_coloured_on_both_lines_that_it_stands_on(results: SearchResults, page: Page) -> None:
    hit = results.hits[1]
    long = hit._replace(snippet=hit.snippet._replace(text="あ" * 30, highlights=((10, 25),)))
    lines = list(render(results._replace(hits=(long,)), page._replace(color=True)))[1:]
    assert lines == [
        f"   {'あ' * 10}\x1b[1;31m{'あ' * 8}\x1b[0m",
        f"   \x1b[1;31m{'あ' * 7}\x1b[0m{'あ' * 5}",
    ]


@pytest.mark.parametrize("columns", [30, 41, 60, 80, 120])
@pytest.mark.parametrize("title", ["", "旅", "箱根から草津へ、そして日光へとまわった長い長い旅の記録"])
def test_lines_fit_the_window(results: SearchResults, page: Page, columns: int, title: str) -> None:
    hit = results.hits[0]
    long = hit._replace(
        entry=hit.entry._replace(
            title=title, path="/home/me/とても深い/ところにある/日記/長い名前のファイル.txt"
        ),
        snippet=hit.snippet._replace(text="日記を書いた。Attention と言う。" * 9, highlights=((1, 2),)),
    )
    lines = list(render(results._replace(hits=(long,)), page._replace(width=columns)))
    assert max(map(width, lines)) <= columns
    assert "ァイル.txt:4" in lines[0] + lines[1]
    listed = list(render_list([long.entry], page._replace(width=columns)))
    assert max(map(width, listed)) <= max(columns, 46)


def test_numbers_go_on_after_an_offset(results: SearchResults, page: Page) -> None:
    heads = [line for line in render(results, page._replace(offset=10)) if line and not line.startswith(" ")]
    assert [head.split()[0] for head in heads] == ["11", "12"]


def test_several_passages_and_an_explanation(results: SearchResults, page: Page) -> None:
    lines = list(render(results, page._replace(passages=2, explain=True)))
    assert lines[3:6] == [
        "   章ごとにメモを【取る】",
        "   読む → 読む（同じ語）",
        "   スコア 1.50（document 1.50）",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("（月曜）\n暑。医者へ", "暑。医者へ"),
        ("\n 金曜日 \n\n晴", "晴"),
        ("日", "日"),
        ("月がきれい", "月がきれい"),
        ("", ""),
    ],
)
def test_the_first_line_says_more_than_the_weekday(results: SearchResults, text: str, first: str) -> None:
    assert first_line(results.hits[0].entry._replace(text=text)) == first


def test_the_place_of_an_entry_in_full_has_a_line_of_its_own_where_it_must(
    results: SearchResults, page: Page
) -> None:
    entry = results.hits[0].entry
    assert next(iter(render_full([entry], page._replace(terminal=True)))) == (
        "2025-08-29(金) 8か月前\n~/diary/diary.txt:1"
    )
    assert next(iter(render_full([entry], page._replace(terminal=True, width=60)))) == (
        "2025-08-29(金) 8か月前  ~/diary/diary.txt:1"
    )
