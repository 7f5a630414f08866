"""The query of a text that is still being typed."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.query import And, Field, Node, Not, Or, Phrase, Prefix, Word
from indexer.query.half_typed import parse_half_typed

KEYS = ("mood",)


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("温泉 旅", (Word("温泉"), Prefix("旅")), id="the last word"),
        pytest.param("温泉 旅　", (Word("温泉"), Word("旅")), id="whole, with a blank behind it"),
        pytest.param("(温泉 OR 旅", (Or((Word("温泉"), Prefix("旅"))),), id="an open bracket"),
        pytest.param(
            "猫 （犬 OR (鳥 A", (Word("猫"), Or((Word("犬"), And((Word("鳥"), Prefix("A")))))), id="two"
        ),
        pytest.param("猫 （", (Word("猫"),), id="a bracket before nothing"),
        pytest.param("猫 -", (Word("猫"),), id="a minus before nothing"),
        pytest.param("猫 -犬", (Word("猫"), Not(Word("犬"))), id="an exclusion is whole"),
        pytest.param('"温', (Phrase("温"),), id="an open quote"),
        pytest.param('猫 ("温', (Word("猫"), Phrase("温")), id="an open quote in an open bracket"),
        pytest.param("(温泉", (Prefix("温泉"),), id="an open bracket and no operator"),
        pytest.param("温泉(", (Prefix("温泉"),), id="a bracket behind a word"),
        pytest.param("温泉 (犬) -", (Word("温泉"), Word("犬")), id="a minus behind a bracket"),
        pytest.param("f(x)", (Prefix("f(x)"),), id="brackets in a word"),
        pytest.param('"(', (Phrase("("),), id="a quoted bracket"),
        pytest.param("猫 「", (Word("猫"),), id="a quote before nothing"),
        pytest.param("読む*", (Prefix("読む"),), id="a star of one's own"),
        pytest.param("猫 O", (Word("猫"), Prefix("O")), id="half an operator"),
        pytest.param("tag:仕", (Field("tag", "仕*"),), id="a tag"),
        pytest.param("title:読", (Field("title", "読"),), id="a title, of which any part will do"),
        pytest.param("mood:嬉", (Field("mood", "嬉"),), id="a property"),
        pytest.param("", (), id="nothing"),
        pytest.param(" 　", (), id="blanks"),
        pytest.param("(", (), id="a bracket"),
    ],
)
def test_meaning(text: str, items: tuple[Node, ...]) -> None:
    assert parse_half_typed(text, lambda: KEYS) == And(items)


@pytest.mark.parametrize("text", ["猫 OR", "猫 OR ", "OR", "猫 NOT", "tag:", "moood:嬉"])
def test_no_query_yet(text: str) -> None:
    with pytest.raises(UsageError):
        parse_half_typed(text, lambda: KEYS)


@pytest.mark.parametrize(
    ("text", "near"),
    [("since:1927", "date:1927.."), ("before:1930", "date:..1930"), ("猫 (titel:犬", "title:犬")],
)
def test_an_error_shows_what_was_typed(text: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_half_typed(text, lambda: KEYS)
    assert raised.value.details["near"] == near


@pytest.mark.parametrize(
    ("text", "code", "stray"),
    [
        ('温泉"', "query-quote", '"'), ('あ" 旅', "query-quote", '"'), ("温泉」", "query-quote", "」"), ("「温泉」」", "query-quote", "」"),
        ("温泉“", "query-quote", "“"), ("温泉 )", "query-bracket-first", ")"), ("温泉）", "query-bracket-first", "）"),
        ("(温泉) ) 旅", "query-bracket-first", ")"), ("温泉) OR 旅", "query-bracket-first", ")"),
    ],
)  # fmt: skip
def test_what_closes_and_has_no_beginning(text: str, code: str, stray: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_half_typed(text, lambda: KEYS)
    assert (raised.value.code, raised.value.details["text"]) == (code, stray)
    assert parse_half_typed(f"『{text}』", lambda: KEYS) == And((Phrase(text),))


@given(st.text(alphabet='猫a "「」()（）-|*OR:：tag　', max_size=12))
def test_whatever_is_typed_is_a_query_or_an_error_with_a_name(text: str) -> None:
    with contextlib.suppress(UsageError):
        parse_half_typed(text, lambda: KEYS)
