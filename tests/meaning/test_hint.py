"""The line that says what is missing to find by meaning: where it would have helped, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indexer.cli import run
from indexer.cli.environment import Environment
from tests.meaning.conftest import ENTRIES

if TYPE_CHECKING:
    from tests.conftest import MakeDiary
    from tests.meaning.conftest import MakeEncoded

HINT = "find by meaning"


def said(
    place: str, query: str, capsys: pytest.CaptureFixture[str], *options: str, **environment: str
) -> str:
    run(
        ["--index", place, "search", *options, query],
        Environment(environment, "en", place, err_terminal=True),
    )
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "helps"),
    [
        ("散髪屋さん", True),
        ("散髪屋さんで株価の話を聞いた", True),
        ("猫", False),
        ("列車が止まった", False),
        ("散髪屋さん date:2024", True),
    ],
)
def test_it_stands_where_words_did_not_find_it(
    make_diary: MakeDiary, capsys: pytest.CaptureFixture[str], query: str, helps: bool
) -> None:
    place = str(make_diary(ENTRIES).directory)
    assert (HINT in said(place, query, capsys)) == helps
    assert HINT not in said(place, query, capsys, "--json")
    assert HINT not in said(place, query, capsys, NIKKI_MEANING="false")


def test_it_names_the_next_step(
    make_diary: MakeDiary, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(make_diary(ENTRIES).directory)
    assert "nikki --index" in said(place, "散髪屋さん", capsys) or "nikki index" in said(
        place, "散髪屋さん", capsys
    )
    monkeypatch.setattr("indexer.meaning.installed._DISTRIBUTION", "none")
    assert "pip install 'nikki-search[meaning]'" in said(place, "散髪屋さん", capsys)


def test_not_where_entries_are_encoded(make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str]) -> None:
    assert HINT not in said(str(make_encoded().directory), "散髪屋さん", capsys)


def test_not_for_a_program(make_diary: MakeDiary, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(make_diary(ENTRIES).directory)
    run(["--index", place, "search", "散髪屋さん"], Environment({}, "en", place))
    assert HINT not in capsys.readouterr().err
