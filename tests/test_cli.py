"""The command line from the outside: what it prints where, and its exit statuses. Sessions are in transcripts/."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRIES = {
    "20250829": "LLM入門を読んだ。",
    "20250606": "瞑想をした。本も読む。",
    "20250318": "映画をみた。\n猫の日。",
}


class Result(NamedTuple):
    status: int
    out: str
    err: str


class Nikki(Protocol):
    def __call__(self, *arguments: str, terminal: bool = False, **variables: str) -> Result: ...


@pytest.fixture
def nikki(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Nikki:
    """Run ``nikki`` in this process, on an index that holds ENTRIES."""
    source = tmp_path / "diary.txt"
    source.write_text("".join(f"{day}\n\n\n{text}\n\n" for day, text in ENTRIES.items()), encoding="utf-8")
    directory = str(tmp_path / "index")
    Diary(directory).update([source])

    def call(*arguments: str, terminal: bool = False, **variables: str) -> Result:
        known = {"HOME": str(tmp_path), "NIKKI_TODAY": "2026-05-23", "PATH": os.environ["PATH"]}
        environment = Environment({**known, **variables}, "ja", directory, terminal, terminal)
        status = run(arguments, environment)
        printed = capsys.readouterr()
        return Result(status, printed.out, printed.err)

    return call


def test_found_nothing_and_failed(nikki: Nikki) -> None:
    assert nikki("search", "読む").status == 0
    assert nikki("search", "自転車").status == 1
    assert nikki("search").status == 2
    assert nikki("--index", "/nowhere/at/all", "search", "読む").status == 2


def test_results_go_to_stdout_and_counts_to_stderr(nikki: Nikki) -> None:
    result = nikki("search", "読む", "-n", "1")
    assert len(result.out.splitlines()) == 1
    assert result.err == "2件中1件（関連度順。--sort new で新しい順）\n"
    assert nikki("search", "読む", "--json").err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("-映画", "読む"),
        ("読む", "-映画"),
        ("読む", "-n", "5", "-映画"),
        ("--", "-映画", "読む"),
        ("読む　-映画",),
    ],
)
def test_a_minus_excludes_wherever_it_stands(nikki: Nikki, arguments: tuple[str, ...]) -> None:
    assert json.loads(nikki("search", "--json", *arguments).out)["total"] == 2


@pytest.mark.parametrize("name", ["--json", "--jsonl", "--vimgrep", "--files", "--count"])
def test_every_format_prints_something_and_says_nothing(nikki: Nikki, name: str) -> None:
    result = nikki("search", "読む", name)
    assert (result.status, result.err) == (0, "")
    assert result.out.endswith("\n")


def test_files_and_count_speak_of_all_hits(nikki: Nikki, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for day in range(10, 25):
        (folder / f"2024-01-{day}.md").write_text(f"散歩{day}\n", encoding="utf-8")
    assert nikki("index", str(folder)).status == 0
    assert nikki("search", "散歩", "--count").out == "15\n"
    assert len(nikki("search", "散歩", "--files").out.splitlines()) == 15
    assert len(nikki("search", "散歩").out.splitlines()) == 10
    assert len(nikki("search", "散歩", "--all").out.splitlines()) == 15
    assert "15件中11〜15件目" in nikki("search", "散歩", "--offset", "10").err


@pytest.mark.parametrize("output", ["--passages=2", "--vimgrep", "--jsonl", "--format={title}"])
def test_an_entry_that_is_no_more_than_its_title(nikki: Nikki, tmp_path: Path, output: str) -> None:
    (tmp_path / "journal.txt").write_text("[2025-06-01 10:00] 鯨を見た\n", encoding="utf-8")
    nikki("index", str(tmp_path / "journal.txt"))

    for terminal in (False, True):
        found = nikki("search", "鯨", output, terminal=terminal)

        assert found.status == 0
        assert "鯨を見た" in found.out


def test_dates_limit_a_search(nikki: Nikki) -> None:
    assert nikki("search", "読む", "--since", "2025-07", "--count").out == "1\n"
    assert nikki("search", "読む", "--on", "2025-06", "--count").out == "1\n"
    assert nikki("search", "--until", "2025年3月", "--count").out == "1\n"
    assert nikki("search", "読む", "--since", "2025", "--until", "2024").status == 2
    nothing = nikki("search", "読む", "--on", "2024")
    assert nothing.status == 1
    assert "期間を限らなければ2件あります（2025-06-06〜2025-08-29）。" in nothing.err


def test_a_date_that_cannot_be_read_is_an_error_and_not_no_filter(nikki: Nikki) -> None:
    result = nikki("search", "読む", "--since", "ほげ")
    assert (result.status, result.out) == (2, "")
    assert "ほげ" in result.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("serch", "読む"), ("serch", "search")),
        (("search", "--jsno", "読む"), ("--jsno", "--json")),
        (("search", "読む", "-n", "x"), ("--limit", "x")),
        (("search", "読む", "-n"), ("-n", "値")),
        (("search", "読む", "-n0"), ("--limit", "0")),
        (("search", "読む", "--sort", "newest"), ("--sort", "relevance, new, old")),
        (("list", "foo"), ("foo",)),
        (("list", "--json=1"), ("--json", "値は付けられません")),
        (("show",), ("nikki show 2025-06-06",)),
        (("show", "99"), ("99",)),
        (("help", "foo"), ("foo", "query, dates")),
        (("index", "/no/such/place"), ("/no/such/place",)),
    ],
)
def test_bad_usage_is_named(nikki: Nikki, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    result = nikki(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("エラー: ")
    assert all(word in result.err for word in words)


def test_no_command_shows_the_help_as_an_error(nikki: Nikki) -> None:
    result = nikki()
    assert result.status == 2
    assert result.err.startswith("使い方: nikki")


def test_the_index_follows_the_diary(nikki: Nikki, tmp_path: Path) -> None:
    with (tmp_path / "diary.txt").open("a", encoding="utf-8") as file:
        file.write("20250101\n\n\n初詣で甘酒を飲んだ。\n")
    assert nikki("search", "甘酒", "--no-update").status == 1
    result = nikki("search", "甘酒")
    assert result.status == 0
    assert "追加1" in result.err


def test_a_locked_index_is_searched_as_it_is(nikki: Nikki, monkeypatch: pytest.MonkeyPatch) -> None:
    def refresh(_diary: Diary, _progress: object) -> None:
        raise IndexUnusable("index-locked", path="")

    monkeypatch.setattr(Diary, "refresh", refresh)
    result = nikki("search", "読む")
    assert result.status == 0
    assert "前回の索引を検索します" in result.err


def test_show_takes_numbers_of_the_last_search(nikki: Nikki) -> None:
    ids = [hit["id"] for hit in json.loads(nikki("search", "読む", "--json").out)["hits"]]
    assert nikki("show", "2").out == nikki("show", ids[1]).out
    nikki("search", "読む", "--offset", "1")
    assert nikki("show", "2").out == nikki("show", ids[1]).out


def test_show_says_what_is_near(nikki: Nikki) -> None:
    result = nikki("show", "2025-07-01")
    assert result.status == 1
    assert "近い日: 2025-06-06, 2025-08-29" in result.err


def test_colours_and_window(nikki: Nikki) -> None:
    on_terminal = nikki("search", "読む", terminal=True, TERM="xterm").out
    assert "\x1b[1;31m読んだ\x1b[0m" in on_terminal
    assert "\x1b]8;;file://" in on_terminal
    assert "\x1b" not in nikki("search", "読む", terminal=True, NO_COLOR="1").out
    assert "\x1b" not in nikki("search", "読む", terminal=True, TERM="dumb").out
    assert "\x1b" not in nikki("search", "読む", "--color", "never", terminal=True).out
    piped = nikki("search", "読む", "--color", "always").out
    assert "\x1b[1;31m" in piped
    assert "\x1b]8" not in piped


def test_an_unexpected_error_does_not_quote_the_diary(nikki: Nikki, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("秘" + "密")

    monkeypatch.setattr(Diary, "search", fail)
    result = nikki("search", "読む")
    assert result.status == 2
    assert "ValueError" in result.err
    assert "秘密" not in result.err
    assert "秘密" not in (trace := nikki("search", "読む", NIKKI_DEBUG="1").err)
    assert "in fail" in trace


def test_errors_cannot_drive_the_terminal(nikki: Nikki) -> None:
    assert "\x1b" not in nikki("show", "\x1b[2J").err


def test_the_pager_gets_what_does_not_fit(nikki: Nikki, tmp_path: Path) -> None:
    pager = (
        f"{sys.executable} -c \"import sys; open('{tmp_path}/paged', 'wb').write(sys.stdin.buffer.read())\""
    )
    text = "\n".join(f"{n}行目" for n in range(30))
    (tmp_path / "2024-01-01.md").write_text(text, encoding="utf-8")
    nikki("index", str(tmp_path / "2024-01-01.md"))
    assert "29行目" in nikki("show", "2024-01-01", "--no-pager", terminal=True, PAGER=pager).out
    assert nikki("show", "2024-01-01", terminal=True, PAGER=pager).out == ""
    assert "29行目" in (tmp_path / "paged").read_text(encoding="utf-8")
    assert "29行目" in nikki("show", "2024-01-01", terminal=True, PAGER="no-such-pager").out


@pytest.mark.parametrize("command", ["index", "search", "list", "show", "open", "help"])
def test_every_command_has_help_in_both_languages(nikki: Nikki, command: str) -> None:
    ja = nikki(command, "--help").out
    assert ja.startswith(f"使い方: nikki {command}")
    assert nikki("help", command).out == ja


class TestProcess:
    """What can be seen only from another process."""

    @pytest.fixture
    def variables(self, nikki: Nikki, tmp_path: Path) -> Mapping[str, str]:  # noqa: ARG002  (it makes the index)
        root = str(Path(__file__).parent.parent)
        return {**os.environ, "PYTHONPATH": root, "NIKKI_INDEX": str(tmp_path / "index"), "NIKKI_LANG": "ja"}

    @pytest.mark.parametrize(
        "arguments", [["search", "読む", "--all"], ["--help"], ["list"], ["show", "2025"]]
    )
    def test_a_closed_pipe_is_quiet(self, variables: Mapping[str, str], arguments: list[str]) -> None:
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-m", "indexer", *arguments]
        done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, env=variables, check=False)
        os.close(write)
        assert b"Traceback" not in done.stderr
        assert b"Broken" not in done.stderr

    def test_an_interrupt_is_130(self, variables: Mapping[str, str], tmp_path: Path) -> None:
        fifo = tmp_path / "diary.fifo"
        os.mkfifo(fifo)
        code = (
            "import sys, indexer.app, indexer.cli\n"
            "def search(*_, **__): print('ready', flush=True); import time; time.sleep(60)\n"
            "indexer.app.Diary.search = search\n"
            "sys.argv = ['nikki', 'search', '読む']\n"
            "indexer.cli.main()\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=variables
        )
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert b"Traceback" not in err

    def test_output_in_a_locale_without_the_characters(self, variables: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "indexer", "search", "読む"]
        ascii_only = {**variables, "PYTHONIOENCODING": "ascii"}
        assert subprocess.run(command, capture_output=True, env=ascii_only, check=False).returncode == 0
        done = subprocess.run([*command, "--json"], capture_output=True, env=ascii_only, check=False)
        assert "読んだ" in done.stdout.decode("utf-8")
