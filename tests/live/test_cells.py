"""Text in the cells of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from indexer.live.cells import Piece, around, filled, marked, row_width, shown, width
from indexer.live.list_view import _passage
from indexer.model import Entry, Hit, Snippet
from indexer.support.terminal_text import is_wide

TEXTS = st.text(
    st.one_of(st.sampled_from("日記 a…▌│👩👦か\u3099\u200d\ufe0f\x1b\x07\x9b\u202e\t\n"), st.characters()),
    max_size=30,
)


@given(TEXTS)
def test_columns_are_those_of_the_screen(text: str) -> None:
    clean = shown(text)
    assert width(clean) == get_cwidth(clean) == sum(map(get_cwidth, clean))


@given(TEXTS)
def test_nothing_that_is_shown_drives_a_terminal(text: str) -> None:
    assert not [
        char for char in shown(text) if char < " " or "\x7f" <= char < "\xa0" or char in "\u202e\u200d"
    ]


@given(st.lists(TEXTS, max_size=4), st.integers(0, 20))
def test_a_row_is_as_wide_as_it_should_be(texts: list[str], columns: int) -> None:
    row = tuple(Piece("", shown(text)) for text in texts)
    assert row_width(filled(row, columns)) == columns


def test_a_wide_row_ends_with_an_ellipsis() -> None:
    row = [Piece("date", "今日は"), Piece("mark", "猫")]
    assert filled(row, 8) == (*row, Piece("", ""))
    assert filled(row, 7) == (Piece("date", "今日は"), Piece("mark", ""), Piece("mark", "…"), Piece("", ""))
    assert filled(row, 6) == (Piece("date", "今日"), Piece("date", "…"), Piece("", " "))


def test_japanese_characters_take_two_columns_on_the_screen_and_reach_it_as_they_are() -> None:
    wide = [char for char in map(chr, range(0x3000, 0x10000)) if is_wide(char)]
    assert len(wide) > 20_000
    assert {get_cwidth(char) for char in wide} == {2}
    assert [char for char in wide if shown(f"-{char}") != f"-{char}"] == []


@pytest.mark.parametrize(
    ("text", "spans", "columns", "shown_text"),
    [
        ("猫がいた。", [(0, 1)], 10, "猫がいた。"),
        ("とても長い文の終わりに猫がいた。", [(11, 12)], 20, "…わりに猫がいた。"),
        ("とても長い文", [], 4, "とても長い文"),
    ],
)
def test_around(text: str, spans: list[tuple[int, int]], columns: int, shown_text: str) -> None:
    found, marks = around(text, spans, columns)
    assert found.startswith(shown_text[:4])
    assert [found[a:b] for a, b in marks] == [text[a:b] for a, b in spans]


def test_marked() -> None:
    assert list(marked("猫と\x1b犬", [(0, 1), (3, 4)])) == [("mark", "猫"), ("", "と␛"), ("mark", "犬")]


def test_a_match_behind_many_line_ends_is_in_its_row() -> None:
    """A line end is a blank in the list, and takes a column."""
    text = "行\n" * 12 + "瞑想した。"
    at = text.index("瞑想")
    hit = Hit.unasked(Entry("0" * 12, None, "", text, "diary.txt", 1))._replace(
        snippet=Snippet(text, ((at, at + 2),))
    )

    for columns in range(24, 44):
        row = filled(_passage(hit, columns), columns)
        assert Piece("mark", "瞑想") in row, columns
