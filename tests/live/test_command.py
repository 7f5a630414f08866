"""The command around the screen: its options, and what it needs."""

from __future__ import annotations

import datetime as dt

import click
import pytest

from indexer.cli import live
from indexer.cli.environment import Environment
from indexer.cli.search import Request
from indexer.errors import UsageError


@pytest.mark.parametrize(
    ("text", "rows", "height"),
    [("15", 40, 15), ("40%", 40, 16), ("100%", 24, 24), ("3", 40, 3), ("1", 40, 3), ("10%", 20, 3)],
)
def test_height(text: str, rows: int, height: int) -> None:
    found = live._height(click.Context(live.live_command), live.live_command.params[1], text)
    assert found
    assert found(rows) == height


@pytest.mark.parametrize("text", ["", "0", "0%", "101%", "-3", "many", "1.5", "%"])
def test_no_height(text: str) -> None:
    with pytest.raises(UsageError):
        live._height(click.Context(live.live_command), live.live_command.params[1], text)


@pytest.mark.parametrize(
    "fields", [{"in_terminal": False}, {"out_terminal": False}, {"variables": {"TERM": "dumb"}}]
)
def test_alone_it_needs_a_terminal(fields: dict[str, object]) -> None:
    there = Environment({}, "en", "/nowhere", out_terminal=True, in_terminal=True)
    assert not live.can_start(there._replace(**fields))  # type: ignore[arg-type]
    assert not live.can_start(there)  # for there is no index


@pytest.mark.parametrize(
    ("since", "until", "query"),
    [
        (None, None, "猫"), (dt.date(2025, 5, 1), None, "猫 date:2025-05-01.."),
        (None, dt.date(2025, 5, 1), "猫 date:..2025-05-01"), (dt.date(2025, 5, 1), dt.date(2025, 6, 1), "猫 date:2025-05-01..2025-06-01"),
    ],
)  # fmt: skip
def test_a_period_goes_into_the_query(
    since: dt.date | None, until: dt.date | None, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from indexer.query import parse

    started: list[str] = []

    def start(_environment: Environment, text: str, **_options: object) -> int:
        started.append(text)
        return 0

    monkeypatch.setattr(live, "start", start)
    request = Request(
        "猫", since, until, "new", 10, 0, "plain", 1, exact_words=False, full_only=False, meaning=False
    )
    live.start_with(request, Environment({}, "en", "/nowhere"), update=False)
    assert started == [query]
    assert parse(query).items


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"variables": {"TERM": "dumb"}}, "live-dumb-terminal"),
        ({"out_terminal": False}, "live-needs-terminal"),
        ({"variables": {"TERM": "dumb"}, "out_terminal": False}, "live-needs-terminal"),
    ],
)
def test_what_keeps_it_from_starting_is_named(fields: dict[str, object], code: str) -> None:
    there = Environment({}, "en", "/nowhere", out_terminal=True, in_terminal=True)
    with pytest.raises(UsageError) as raised:
        live.start(there._replace(**fields))  # type: ignore[arg-type]
    assert raised.value.code == code
