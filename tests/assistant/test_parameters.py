"""Arguments are read as their schema says, and a little more kindly; schemas are those of the command line."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.assistant.parameters import Parameter, input_schema, read_arguments
from indexer.assistant.shapes import shape
from indexer.assistant.tools import TOOLS
from indexer.errors import NikkiError, UsageError

PARAMETERS = (
    Parameter("query", "Words.", 10, required=True),
    Parameter("sort", "Order.", choices=("new", "old"), default="old"),
    Parameter("limit", "How many.", least=1, most=50, default=10),
    Parameter("since", "From."),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@pytest.mark.parametrize(
    ("sent", "limit"),
    [({}, 10), ({"limit": 5}, 5), ({"limit": "5"}, 5), ({"limit": 5.0}, 5), ({"limit": "５"}, 5), ({"limit": None}, 10), ({"since": "", "sort": ""}, 10)],
    ids=str,
)  # fmt: skip
def test_numbers_as_models_send_them(sent: dict[str, object], limit: int) -> None:
    found = read_arguments(PARAMETERS, {"query": "猫", **sent})
    assert found == {"query": "猫", "sort": "old", "limit": limit, "since": None}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"limit": 0}, "argument-not-in-range"),
        ({"limit": 51}, "argument-not-in-range"),
        ({"limit": 1.5}, "argument-not-in-range"),
        ({"limit": True}, "argument-not-in-range"),
        ({"limit": float("inf")}, "argument-not-in-range"),
        ({"limit": "9" * 5000}, "argument-not-in-range"),
        ({"limit": [5]}, "argument-not-in-range"),
        ({"sort": "best"}, "bad-choice"),
        ({"since": 2025}, "argument-not-text"),
        ({"query": "猫" * 11}, "argument-too-long"),
        ({"query": None}, "argument-missing"),
        ({"more": 1}, "no-such-argument"),
    ],
    ids=str,
)
def test_what_is_not_an_argument(sent: dict[str, object], code: str) -> None:
    with pytest.raises(UsageError) as error:
        read_arguments(PARAMETERS, {"query": "猫", **sent})
    assert error.value.code == code
    assert len(error.value.text("ja")) < 200


@given(st.dictionaries(st.sampled_from([p.name for p in PARAMETERS]), JSON))
def test_what_the_schema_allows_is_read_and_anything_else_is_an_error_in_words(sent: dict[str, Any]) -> None:
    allowed = jsonschema.Draft202012Validator(input_schema(PARAMETERS)).is_valid(sent)
    try:
        found = read_arguments(PARAMETERS, sent)
    except NikkiError:
        assert not allowed
    else:
        assert set(found) == {p.name for p in PARAMETERS}


def test_a_schema_says_what_is_demanded() -> None:
    schema = input_schema(PARAMETERS)
    assert schema["required"] == ["query"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["query"] == {"type": "string", "maxLength": 10, "description": "Words."}
    assert schema["properties"]["sort"]["enum"] == ["new", "old"]
    limit = {"type": "integer", "minimum": 1, "maximum": 50, "default": 10, "description": "How many."}
    assert schema["properties"]["limit"] == limit


def test_a_shape_is_that_of_the_command_line_with_what_is_added() -> None:
    found = shape("search", {"hit": {"start": {"type": "integer"}}})
    hit = found["$defs"]["hit"]
    assert {"query", "total", "hits", "notes"} <= set(found["properties"])
    assert "start" in hit["required"]
    assert "absolute" not in hit["properties"]["path"]["description"]
    assert not {"passages", "reasons", "parts"} & set(hit["properties"])
    assert set(found["$defs"]) == {
        "date",
        "front-matter",
        "hit",
        "id",
        "matched-front-matter",
        "snippet",
        "suggestion",
    }


def test_fields_can_be_added_to_what_a_list_holds() -> None:
    found = shape("today", {"today.entries": {"characters": {"type": "integer"}}})
    assert "characters" in found["properties"]["entries"]["items"]["required"]


def test_every_tool_describes_what_it_takes_and_gives() -> None:
    for tool in TOOLS:
        jsonschema.Draft202012Validator.check_schema(tool.output())
        for parameter in tool.parameters:
            value = parameter.default
            assert parameter.description.endswith(".")
            assert value is None or parameter.read(value) == value
