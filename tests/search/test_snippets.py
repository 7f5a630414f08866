"""Sentences and snippets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.search.snippets import excerpt, merged, sentences

PROSE = st.text(st.sampled_from("あ漢a。！？「」（）、\n 　"), max_size=400)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("晴れ。雨。", ["晴れ。", "雨。"], id="full stops"),
        pytest.param("「チ。」を見た。よい。", ["「チ。」を見た。", "よい。"], id="a stop inside brackets"),
        pytest.param("行くの！？と言う", ["行くの！？", "と言う"], id="several marks"),
        pytest.param("「行く。」\nそう", ["「行く。」\n", "そう"], id="lines"),
        pytest.param("始め「閉じない。そして" + "あ" * 130 + "。次。", None, id="a bracket left open"),
    ],
)
def test_sentences(text: str, expected: list[str] | None) -> None:
    found = [text[start:end] for start, end in sentences(text)]

    assert "".join(found) == text
    if expected:
        assert found == expected
    else:
        assert found[-1] == "次。"


@given(PROSE)
def test_sentences_make_up_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in sentences(text)) == text


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_a_snippet_of_a_text_that_says_nothing(text: str) -> None:
    assert excerpt(text, (0, 1), ()).text == excerpt(text, (3, 9), ()).text == ""


@given(PROSE, st.integers(0, 400), st.integers(1, 30), st.integers(20, 120))
def test_a_snippet_is_a_part_of_the_text(text: str, start: int, length: int, size: int) -> None:
    mark = (min(start, len(text)), min(start + length, len(text)))

    snippet = excerpt(text, mark, [mark], size)

    assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
    assert all(0 <= a < b <= len(snippet.text) for a, b in snippet.highlights)
    for a, b in snippet.highlights:
        assert mark[0] <= snippet.start + a
        assert snippet.start + b <= mark[1]


def test_a_long_sentence_is_cut_at_commas_around_the_highlight() -> None:
    text = "、".join(["これはとても長い文の一部"] * 40 + ["瞑想をした"] + ["まだまだ続く文の一部"] * 40)
    at = text.index("瞑想")

    snippet = excerpt(text, (0, len(text)), [(at, at + 2)])

    assert [snippet.text[a:b] for a, b in snippet.highlights] == ["瞑想"]
    assert len(snippet.text) < 220
    assert text[snippet.start - 1] == "、"


def test_a_long_sentence_without_commas_is_cut_between_words() -> None:
    text = "毎日の散歩と朝の掃除が好きで" * 20 + "瞑想をして" + "夕方の料理と夜の読書が好きで" * 20
    at = text.index("瞑想")

    snippet = excerpt(text, (0, len(text)), [(at, at + 2)])

    assert "瞑想" in snippet.text
    assert snippet.text[0] in "毎散朝掃好"
    assert snippet.text[-1] in "のとがで"


@pytest.mark.parametrize(("sentence", "cut"), [(219, False), (220, False), (221, True)])
def test_a_passage_may_be_twice_as_long_as_a_snippet(sentence: int, *, cut: bool) -> None:
    text = ("毎日の散歩、" * 40)[: sentence - 1] + "。"

    snippet = excerpt(text, (0, len(text)), [(0, 2)])

    assert (len(snippet.text) < len(text)) == cut


def test_many_highlights_in_one_long_sentence_take_no_time() -> None:
    text = "今日は猫を見た、" * 20_000
    marks = [(i, i + 1) for i in range(3, len(text), 8)]

    started = time.process_time()
    snippet = excerpt(text, (0, len(text)), marks)

    assert snippet.highlights
    assert time.process_time() - started < 5


def test_spans_that_touch_become_one() -> None:
    assert merged([(4, 6), (0, 2), (2, 3), (5, 5)]) == ((0, 3), (4, 6))
