"""The query language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.query import And, Field, Node, Not, Or, Phrase, Word, parse, unparse

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("猫 犬", (Word("猫"), Word("犬")), id="and"),
        pytest.param("猫　犬", (Word("猫"), Word("犬")), id="full-width blank"),
        pytest.param('"猫 犬"', (Phrase("猫 犬"),), id="quoted"),
        pytest.param("「チ。」を見た", (Phrase("チ。"), Word("を見た")), id="Japanese quotes"),
        pytest.param("“猫”", (Phrase("猫"),), id="typographic quotes"),
        pytest.param("猫 -犬", (Word("猫"), Not(Word("犬"))), id="minus"),
        pytest.param("猫 －犬", (Word("猫"), Not(Word("犬"))), id="full-width minus"),
        pytest.param('-"犬 猫"', (Not(Phrase("犬 猫")),), id="minus phrase"),
        pytest.param("猫 NOT 犬", (Word("猫"), Not(Word("犬"))), id="not"),
        pytest.param("猫 OR 犬", (Or((Word("猫"), Word("犬"))),), id="or"),
        pytest.param(
            "猫 または 犬 鳥", (Or((Word("猫"), And((Word("犬"), Word("鳥"))))),), id="and binds closer"
        ),
        pytest.param("(猫 OR 犬) 散歩", (Or((Word("猫"), Word("犬"))), Word("散歩")), id="brackets"),
        pytest.param(
            "（猫 ｜ 犬） 散歩", (Or((Word("猫"), Word("犬"))), Word("散歩")), id="full-width brackets"
        ),
        pytest.param("-(猫 犬) 鳥", (Not(And((Word("猫"), Word("犬")))), Word("鳥")), id="not a group"),
        pytest.param("date:2025-05 title:夏", (Field("date", "2025-05"), Field("title", "夏")), id="fields"),
        pytest.param("tag：旅行", (Field("tag", "旅行"),), id="full-width colon"),
        pytest.param("1923年(大正12年)に", (Word("1923年(大正12年)に"),), id="brackets inside a word"),
        pytest.param("https://example.com/a?b=(c)", (Word("https://example.com/a?b=(c)"),), id="url"),
        pytest.param("C++ a-b", (Word("C++"), Word("a-b")), id="signs inside words"),
        pytest.param('24" の', (Word('24"'), Word("の")), id="a lone quote inside a word"),
        pytest.param("「開いたまま", (Phrase("開いたまま"),), id="a quote left open"),
        pytest.param("(((", (Word("((("),), id="brackets that group nothing"),
        pytest.param("- 猫", (Word("-"), Word("猫")), id="a lone minus"),
        pytest.param('"" 猫', (Word("猫"),), id="an empty phrase"),
        pytest.param('猫 -""', (Word("猫"),), id="minus an empty phrase"),
        pytest.param("", (), id="empty"),
    ],
)
def test_parse(text: str, items: tuple[Node, ...]) -> None:
    assert parse(text) == And(items)


@pytest.mark.parametrize(
    ("text", "place"), [("猫 OR", "3"), ("OR 猫", "1"), ("猫 NOT", "3"), ("date:", "1"), ("猫 OR OR 犬", "3")]
)
def test_what_cannot_be_understood_is_named_with_its_place(text: str, place: str) -> None:
    with pytest.raises(UsageError, match=f"character {place} "):
        parse(text)


def test_a_pasted_page_is_refused() -> None:
    with pytest.raises(UsageError, match="too many"):
        parse("猫 " * 500)


@given(st.text(max_size=100) | st.text(st.sampled_from('猫犬 　"「」()（）-－:date:OR NOT|｜'), max_size=40))
def test_any_text_is_a_query_or_a_usage_error(text: str) -> None:
    try:
        tree = parse(text)
    except UsageError as error:
        tree = And(())
        text = error.text("ja")

    assert isinstance(tree, And)


def words_of(node: Node) -> Iterator[str]:
    """The words that hold brackets or quotes: what they mean depends on what stands before them."""
    if isinstance(node, Not):
        yield from words_of(node.item)
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from words_of(item)
    elif re.search('[()（）"“”「」『』＂]', node[-1]):
        yield node[-1]


@given(st.text(st.sampled_from('猫犬 　"「」()（）-－:OR|｜ab'), max_size=30) | st.text(max_size=30))
def test_a_query_can_be_written_down_again(text: str) -> None:
    try:
        tree = parse(text)
    except UsageError:
        return
    assume(not any(words_of(tree)))

    assert parse(unparse(tree)) == tree


@pytest.mark.parametrize(
    "node",
    [
        And((Not(And((Word("猫"), Word("犬")))), Field("tag", "赤 い"), Phrase('"'))),
        And((Or((And((Word("猫"), Word("犬"))), Or((Phrase("「"), Word("鳥"))))),)),
    ],
)
def test_any_tree_can_be_written_down(node: And) -> None:
    assert parse(unparse(node)) == node
