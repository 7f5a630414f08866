from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.support.terminal_text import clean, is_wide, one_line, pad, shorten, width, wrap, wrapped

TEXT = st.text(st.sampled_from("日記を読む。、「」（）ー abcXYZ 123\n\t\u3099\u200d👩\x1b"), max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("日記", 4),
        ("ｱｲｳ", 3),
        ("か\u3099", 2),
        ("①…ー", 4),
        ("👩\u200d👩\u200d👧", 2),
        ("e\u0301", 1),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, []),
        ("\n\n", 10, []),
        ("日記を読む。", 10, ["日記を読", "む。"]),  # 。 does not begin a line
        ("これは「日記」", 8, ["これは", "「日記」"]),  # 「 does not end one
        ("read the diary", 9, ["read the", "diary"]),
        ("read the diary", 11, ["read the", "diary"]),
        ("とはattention", 9, ["とは", "attention"]),  # between Japanese and Latin, either way round
        ("Attentionとは", 11, ["Attentionと", "は"]),
        ("aaaaaaaaaaaaaaa", 10, ["aaaaaaaaaa", "aaaaa"]),
        ("一行目\n\n二行目", 20, ["一行目", "二行目"]),
        ("か\u3099か\u3099か\u3099", 4, ["か\u3099か\u3099", "か\u3099"]),
        ("日記（を）", 6, ["日記", "（を）"]),
        ("ab、cd", 2, ["ab", "、", "cd"]),
        ("。。。。。。", 4, ["。。", "。。", "。。"]),
    ],
)
def test_wrap(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


def test_wide_characters_are_east_asian_wide_ones_that_stand_alone() -> None:
    wide = [char for char in map(chr, range(0x10000)) if is_wide(char)]
    assert len(wide) > 20_000
    assert {unicodedata.east_asian_width(char) for char in wide} <= {"W", "F"}
    assert not [char for char in wide if unicodedata.combining(char) or one_line(char) != char]


@given(TEXT, st.integers(0, 40))
def test_a_shortened_text_is_as_long_as_fits(text: str, columns: int) -> None:
    short = shorten(text, columns)
    if short == text:
        assert width(text) <= columns
        return
    kept = len(short) - 1
    assert short == f"{text[:kept]}…"
    assert width(text[:kept]) < max(1, columns) <= width(text[: kept + 1])


@given(TEXT, st.integers(2, 30))
def test_wrapping_keeps_everything_but_blanks_and_fits(text: str, columns: int) -> None:
    spans = wrap(text, columns)
    assert spans == sorted(spans)
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())
    assert all(width(text[a:b]) <= columns for a, b in spans)


@given(st.text(max_size=40))
def test_nothing_that_drives_a_terminal_is_left(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert not [
        c
        for c in cleaned
        if (c < " " and c not in "\n\t") or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e"
    ]
    assert len(one_line(text)) == len(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "\ufffd31m"),
        ("a\u202eb", "a\ufffdb"),
        ("a\u200e\u200f\u061cb", "a\ufffd\ufffd\ufffdb"),
        ("\udce3.txt", "\ufffd.txt"),
        ("\r\n", "␍\n"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(TEXT, st.integers(1, 30))
def test_shorten_and_pad(text: str, columns: int) -> None:
    assert width(shorten(text, columns)) <= columns
    assert width(pad(text, columns)) >= columns
