"""What is said of entries near in meaning: what is missing to find them, that they were left out, and where the words are."""

from __future__ import annotations

import errno
import os
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


def test_a_disk_that_is_full_then_leaves_the_words(
    make_diary: MakeDiary, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(make_diary(ENTRIES).directory)

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("indexer.meaning.building.write_vectors", full)
    status = run(["--index", place, "index"], Environment({}, "en", place))
    assert status == 0
    printed = capsys.readouterr().err
    assert "could not be encoded by their meaning (No space left on device)" in printed
    assert f"nikki --index {place} index goes on" in printed
    assert run(["--index", place, "search", "猫"], Environment({}, "en", place)) == 0


def test_not_where_entries_are_encoded(make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str]) -> None:
    assert HINT not in said(str(make_encoded().directory), "散髪屋さん", capsys)


def test_not_for_a_program(make_diary: MakeDiary, capsys: pytest.CaptureFixture[str]) -> None:
    place = str(make_diary(ENTRIES).directory)
    run(["--index", place, "search", "散髪屋さん"], Environment({}, "en", place))
    assert HINT not in capsys.readouterr().err


def outcome(
    place: str, capsys: pytest.CaptureFixture[str], *arguments: str, **environment: str
) -> tuple[int, str, str]:
    status = run(["--index", place, *arguments], Environment(environment, "en", place))
    return status, *capsys.readouterr()


@pytest.mark.parametrize("form", [(), ("--json",), ("--count",), ("--files",), ("--sort", "new")])
@pytest.mark.parametrize("limit", [("--on", "2025-01-04"), ("--since", "2025-01-06")])
def test_entries_of_near_meaning_do_not_hide_that_the_word_is_outside_the_dates(
    make_encoded: MakeEncoded,
    capsys: pytest.CaptureFixture[str],
    form: tuple[str, ...],
    limit: tuple[str, ...],
) -> None:
    diary = make_encoded(ENTRIES | {"20250104": "犬がじゃれて遊んだ。", "20250106": "子犬を抱いた。"})
    diary.encode()
    _, out, err = outcome(str(diary.directory), capsys, "search", "猫", *limit, *form)
    assert "Without the dates: 1 found (2025-01-05)" in err
    assert "No entry has the words" not in err
    assert ("No entry in this period has the words" in err) == (out not in {"", "0\n"})


def test_nor_that_it_is_shut_out_by_a_filter(
    make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str]
) -> None:
    diary = make_encoded(ENTRIES | {"20250104": "犬がじゃれて遊んだ。"})
    diary.encode()
    _, _, err = outcome(str(diary.directory), capsys, "search", "猫", "-障子")
    assert "No entry that the filters leave has the words" in err
    assert "Without '-障子': 1 found" in err


def test_nor_outside_a_date_among_the_words(
    make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str]
) -> None:
    diary = make_encoded(ENTRIES | {"20240104": "犬がじゃれて遊んだ。"})
    diary.encode()
    _, _, err = outcome(str(diary.directory), capsys, "search", "2024年の猫")
    assert "Without the dates: 1 found (2025-01-05)" in err


@pytest.mark.parametrize(
    "arguments",
    [
        *(["search", *form] for form in (["--count"], ["--files"], ["--vimgrep"], ["--format", "{id}"])),
        ["search", "--sort", "new"],
        ["search", "--full-only"],
        ["timeline"],
        ["words"],
        ["export", "--jsonl"],
    ],
)
def test_forms_without_entries_of_near_meaning_say_that_there_are_some(
    make_encoded: MakeEncoded, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    diary = make_encoded()
    diary.encode()
    place = str(diary.directory)
    status, _, err = outcome(place, capsys, *arguments, "散髪屋さん")
    assert status == 1
    assert "of near meaning" in err
    assert "of near meaning" not in outcome(place, capsys, *arguments, "散髪屋さん", NIKKI_MEANING="false")[2]
    assert "of near meaning" not in outcome(place, capsys, *arguments, "猫")[2]
