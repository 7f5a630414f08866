"""The quick looks that spare most lines of a file a reading miss nothing that a reading would find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from indexer.sources import date_forms
from indexer.sources.headings import parse_heading
from indexer.sources.misspelt import near_misses
from indexer.sources.salient import is_salient, salient_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGNS = "0123456789０８年月日/／.-'・, 　\t令和昭平一二三十〇元R晴は。#■【】「」(（)）:：AugOlo週W\u200b\ufeff\u2028~`★Ⅷ"
LINES = st.lists(
    st.text(alphabet=SIGNS, max_size=14) | st.text(max_size=8).map(lambda s: s.replace("\n", ""))
)


@given(LINES)
@example(["", "```", "2025-08-01", "", "O5-08", "l5-08"])
def test_a_look_over_all_lines_is_a_look_at_each(lines: Sequence[str]) -> None:
    assert list(salient_lines(lines)) == [number for number, line in enumerate(lines) if is_salient(line)]


@given(st.text(alphabet=SIGNS, max_size=20))
def test_every_form_of_a_date_is_one_of_them(text: str) -> None:
    if any(form.match(text) for _, form, _ in date_forms._FORMS):
        assert date_forms._ANY_FORM.match(text)


@given(st.text(alphabet=SIGNS, max_size=20))
@example("　　 ２０２５年８月１日")
@example("日付：2025/8/1")
@example("日記 2025年8月1日")
@example("> 8月1日")
@example("★8月1日")
@example("第3日 8月1日")
@example("AUG 1 2025")
@example("正月二日")
@example("\ufeff2025-08-01")
@example(" \u200b2025-08-01")
def test_a_heading_is_salient(line: str) -> None:
    if parse_heading(line):
        assert is_salient(line)


@given(st.lists(st.text(alphabet="0125-/.OolI'■# 　", max_size=12), max_size=20))
def test_what_is_nearly_a_heading_is_salient(lines: list[str]) -> None:
    heads = [
        heading
        for number, line in enumerate(["2025-08-21", "■2025/08/22"])
        if (heading := parse_heading(line, number))
    ]
    page = ["2025-08-21", "■2025/08/22", *lines]
    assert list(near_misses(page, range(len(page)), heads)) == list(
        near_misses(page, salient_lines(page), heads)
    )


@pytest.mark.parametrize(
    "line", ["", "　", "朝から雨。8月1日は晴れだった。", "今日は三回だけ歩く", "「はい」と言った。"]
)
def test_text_is_not(line: str) -> None:
    assert not is_salient(line)
