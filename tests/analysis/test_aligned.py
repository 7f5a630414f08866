"""Offsets survive every rewriting of a text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.aligned import Aligned
from indexer.analysis.analyzer import analyze
from indexer.analysis.folding import fold
from indexer.analysis.normalized import prepare
from indexer.analysis.segmenter import Segmenter

JAPANESE = st.text(
    st.sampled_from(
        "かがゝゞ〳〵〵ハﾊﾞﾟ㌔㍿…‥ーＡａß①二貳拾百圓會社行つた。「」！\n 　x×〜é\u3099\u0301🍣👨‍👩‍👧"
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("ＬＬＭ", "llm", id="width and case"),
        pytest.param("ﾜｲﾓﾊﾞｲﾙ", "ワイモバイル", id="half-width kana with voiced marks"),
        pytest.param("か\u3099く", "がく", id="decomposed"),
        pytest.param("㌔", "キロ", id="a square word grows"),
        pytest.param("６４，０００円", "64,000円", id="digits"),
        pytest.param("２０〜３０", "20~30", id="wave dash"),
        pytest.param("A―B−C", "a-b-c", id="dashes"),
        pytest.param("そう…", "そう…", id="dots stay one character"),
        pytest.param("會社", "會社", id="old kanji are another matter"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text).text == folded


@given(text=st.text(st.sampled_from("ＡｚＺ！～　ﾊﾞﾟか\u3099\u0301é…‥ßi\u0307…"), max_size=8))
def test_a_long_text_is_folded_as_each_of_its_characters_would_be(text: str) -> None:
    """The short way for full-width letters changes nothing; ten lines of it are long enough for patterns."""
    long = "\n".join([text] * 40)

    assert fold(long).text == "\n".join([fold(text).text] * 40)
    plain = unicodedata.normalize("NFKC", text.replace("…", "").replace("‥", "")).casefold()
    without = fold(text.replace("…", "").replace("‥", "")).text
    assert without == unicodedata.normalize("NFKC", plain)


def test_a_span_covers_whole_clusters() -> None:
    folded = fold("㌔とﾊﾞ")

    assert folded.text == "キロとバ"
    assert folded.span(1, 2) == (0, 1)
    assert folded.span(0, 3) == (0, 2)
    assert folded.span(3, 4) == (2, 4)


def test_all_that_joins_the_character_before_is_known() -> None:
    """By the data of Unicode: what composes with a character before it, or becomes such a character when folded."""
    signs = [chr(code) for code in range(0x11A00) if not 0xD800 <= code < 0xE000]
    pairs = (unicodedata.decomposition(char).split() for char in signs)
    composing = {chr(int(pair[1], 16)) for pair in pairs if len(pair) == 2 and "<" not in pair[0]}
    composing |= {chr(code) for code in (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))}

    joining = [
        char for char in signs if unicodedata.combining(char) == 0 and fold(char).text[:1] in composing
    ]

    assert [char for char in joining if fold("X" + char).starts is None] == []


@pytest.mark.parametrize("text", ["㌔ㄱㅏ", "ㄱㅏ㌔", "ﾡￂ猫㌔"])
def test_what_shrinks_does_not_hide_what_grows(text: str) -> None:
    folded = fold(text)

    assert folded.starts is not None
    place = text.index("㌔")
    assert (place, place + 1) in {folded.span(i, i + 1) for i in range(len(folded.text))}


@given(JAPANESE)
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    starts = folded.starts or tuple(range(len(text) + 1))

    assert len(starts) == len(folded.text) + 1
    assert list(starts) == sorted(starts)
    assert starts[-1] == len(text)


@given(JAPANESE)
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text

    assert fold(once).text == once


@given(st.text(max_size=80) | JAPANESE)
def test_positions_lie_in_the_text_in_order(text: str) -> None:
    analysis = analyze(text, Segmenter())

    assert all(
        0 <= start <= end <= len(text) for start, end in zip(analysis.starts, analysis.ends, strict=True)
    )
    assert analysis.starts == sorted(analysis.starts)
    assert len(analysis.words) == len(analysis.starts)
    assert all(0 <= position < len(analysis.starts) for position, _ in analysis.compounds)


@given(JAPANESE)
def test_preparing_keeps_offsets_inside(text: str) -> None:
    prepared = prepare(text)[1]

    assert all(
        0 <= a <= b <= len(text) for a, b in (prepared.span(i, i + 1) for i in range(len(prepared.text)))
    )


def test_edits_of_another_length_move_what_follows() -> None:
    text = Aligned("けふは").rewritten([(0, 2, "きょう")])

    assert text.text == "きょうは"
    assert text.span(3, 4) == (2, 3)
    assert text.span(0, 3) == (0, 2)
