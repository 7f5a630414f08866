"""The Python API as somebody uses it who imports ``indexer``: names, types, dates, orders, and what is printed."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import indexer
from indexer import Entry, Hit, SearchResults, Snippet, UsageError
from tests.test_imports import modules_after

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import MakeDiary

_DAYS = {
    "20240815": "夏の旅行。",
    "20250503": "旅行の支度。",
    "20250520": "旅行から帰る。",
    "20250601": "旅行の写真。",
}
_TODAY = dt.date(2026, 5, 23)


# --- names and types --------------------------------------------------------------------------------------


def test_public_names_are_there_and_listed() -> None:
    assert set(indexer.__all__) <= set(dir(indexer))
    for name in indexer.__all__:
        assert getattr(indexer, name) is getattr(indexer, name)
    with pytest.raises(AttributeError, match="no attribute 'Dairy'"):
        getattr(indexer, "Dairy")  # noqa: B009  (a checker of types would find it)


def test_importing_the_package_imports_nothing_else() -> None:
    assert modules_after("import indexer") - modules_after() == {"__future__", "indexer"}
    assert "indexer.app" not in modules_after("from indexer import Entry, UsageError")


def test_the_types_are_shipped() -> None:
    assert (Path(indexer.__file__).parent / "py.typed").read_bytes() == b""


_USER = """\
import datetime as dt
from typing import assert_type

from indexer import Diary, Entry, Hit, NikkiError, SearchResults, Snippet, UpdateReport

diary = Diary("index")
assert_type(diary.update(["diary"]), UpdateReport)
results = diary.search("読む", since="2025-05", until=dt.date(2025, 6, 1))
assert_type(results, SearchResults)
assert_type(results.total, int)
for hit in results.hits:
    assert_type(hit, Hit)
    assert_type(hit.entry, Entry)
    assert_type(hit.entry.date, dt.date | None)
    assert_type(hit.score, float)
    assert_type(hit.snippet, Snippet)
    assert_type(hit.snippet.highlights, tuple[tuple[int, int], ...])
assert_type(diary.entries(since="去年"), tuple[Entry, ...])
error: NikkiError
"""
_MISTAKES = """\
from indexer import Diary, Dairy

diary = Diary("index")
diary.search("読む", since=2025)
diary.search("読む").hits[0].entry.dat
"""


def test_a_users_checker_sees_the_types(tmp_path: Path) -> None:
    """mypy --strict over programs outside the project, against the installed package."""
    assert importlib.metadata.version("nikki-search") == indexer.__version__
    (tmp_path / "right.py").write_text(_USER, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(_MISTAKES, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--no-error-summary",
        "--config-file=",
        "right.py",
        "wrong.py",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert not done.stderr
    errors = done.stdout.splitlines()
    assert [line for line in errors if not line.startswith("wrong.py")] == []
    for said in ('"Dairy"', '"since" to "search"', '"Entry" has no attribute "dat"'):
        assert any(said in line for line in errors), (said, errors)


# --- dates and orders -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2025-05", "2025-05", ["0503", "0520"]),
        ("2025-05", None, ["0503", "0520", "0601"]),
        (None, "去年の五月", ["0815", "0503", "0520"]),
        (dt.date(2025, 5, 20), "2025-06", ["0520", "0601"]),
        ("2025年5月4日", dt.date(2025, 5, 31), ["0520"]),
        ("3 years ago", "2025-05-20", ["0815", "0503", "0520"]),
    ],
)
def test_a_date_may_be_an_expression(
    make_diary: MakeDiary, since: dt.date | str | None, until: dt.date | str | None, expected: list[str]
) -> None:
    diary = make_diary(_DAYS)

    def found(entries: tuple[Entry, ...]) -> list[str]:
        return sorted((f"{entry.date:%m%d}" for entry in entries), key=expected.index)

    answers: dict[str, Callable[[], tuple[Entry, ...]]] = {
        "search": lambda: tuple(
            hit.entry for hit in diary.search("旅行", since=since, until=until, today=_TODAY).hits
        ),
        "entries": lambda: diary.entries(since, until, today=_TODAY),
        "listed": lambda: diary.listed(since, until, today=_TODAY).entries,
        "related": lambda: tuple(
            hit.entry for hit in diary.related("旅行", since=since, until=until, today=_TODAY)
        ),
    }
    assert {name: found(answer()) for name, answer in answers.items()} == dict.fromkeys(answers, expected)
    days = diary.days("旅行", since, until, today=_TODAY)
    assert [f"{day:%m%d}" for day in days.days] == expected
    drawn = {diary.any_entry(since, until, seed, today=_TODAY) for seed in range(40)}
    assert found(tuple(entry for entry in drawn if entry)) == expected
    assert diary.words("旅行", since, until, today=_TODAY)


def test_what_is_no_date_is_an_error_that_names_it(make_diary: MakeDiary) -> None:
    diary = make_diary(_DAYS)
    for ask in (diary.search, diary.days, diary.related):
        with pytest.raises(UsageError, match="いつか"):
            ask("旅行", since="いつか")
    with pytest.raises(UsageError, match="2025-06-01"):
        diary.entries("2025-06", "2025-05")


@pytest.mark.parametrize("sort", ["newest", "", "Relevance"])
def test_a_wrong_order_is_an_error_that_names_the_right_ones(make_diary: MakeDiary, sort: str) -> None:
    with pytest.raises(UsageError, match=f"no order '{sort}'. There are: relevance, new, old"):
        make_diary(_DAYS).search("旅行", sort=sort)


# --- what is printed --------------------------------------------------------------------------------------


def test_values_are_printed_on_a_line(make_diary: MakeDiary) -> None:
    found = make_diary({"20250503": "旅行の支度。\n鞄を出す。", "20250520": "雨。"}).search("旅行")
    (hit,) = found.hits

    assert repr(hit.entry) == "<Entry 2025-05-03 '旅行の支度。 鞄を出す。' diary0.txt:6>"
    assert repr(hit) == f"<Hit 2025-05-03 '旅行の支度。 鞄を出す。' {hit.score:.2f}>"
    assert repr(found) == f"<SearchResults 1 of 1, first {hit!r}>"


def test_what_is_printed_stays_short() -> None:
    long = "あ\n" * 100_000
    entry = Entry("0" * 12, None, "", long, "/home/me/diary.txt", 3)
    hit = Hit(entry, 1.5, Snippet(long, ()))
    found = SearchResults((hit,) * 50, 900, relaxed=True, relaxation="partial")

    assert repr(entry) == f"<Entry None '{'あ ' * 15}…' diary.txt:3>"
    assert repr(found).startswith("<SearchResults 50 of 900 (partial), first <Hit None 'あ あ")
    assert len(repr(found)) < 120
    assert "\x1b" not in repr(entry._replace(title="\x1b[31m"))
