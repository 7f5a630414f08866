"""The parts of the command line that can be tried by themselves."""

from __future__ import annotations

import datetime as dt
import importlib
from typing import TYPE_CHECKING

import click
import pytest

from indexer.cli import conflicts, run
from indexer.cli.editor import edit, editor_command
from indexer.cli.environment import Environment, default_index, language
from indexer.cli.framework import split_words
from indexer.cli.program import COMMANDS
from indexer.cli.search import search_command
from indexer.errors import NikkiError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = [param for param in search_command.params if isinstance(param, click.Option)]


@pytest.mark.parametrize(
    ("args", "options", "words"),
    [
        (["読む"], [], ["読む"]),
        (["-n", "5", "読む"], ["-n", "5"], ["読む"]),
        (["読む", "-n5"], ["-n5"], ["読む"]),
        (["-読書", "瞑想"], [], ["-読書", "瞑想"]),
        (["-note"], [], ["-note"]),
        (["-5"], [], ["-5"]),
        (["-"], [], ["-"]),
        (["--since", "-3", "x"], ["--since", "-3"], ["x"]),
        (["--since=去年", "x"], ["--since=去年"], ["x"]),
        (["--json", "x", "--unknown"], ["--json", "--unknown"], ["x"]),
        (["x", "--", "--json", "-n"], [], ["x", "--json", "-n"]),
        (["－読書"], [], ["－読書"]),
    ],
)
def test_split_words(args: list[str], options: list[str], words: list[str]) -> None:
    assert split_words(args, OPTIONS) == (options, words)


def test_an_option_without_its_value() -> None:
    with pytest.raises(UsageError):
        split_words(["x", "--since"], OPTIONS)


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_ALL": ""}, "ja"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "ja"}, "ja"),
        ({"NIKKI_LANG": "JA", "LC_ALL": "C"}, "ja"),
        ({"NIKKI_LANG": "fr", "LANG": "ja_JP"}, "en"),
    ],
)
def test_language(variables: dict[str, str], expected: str) -> None:
    assert language(variables) == expected


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"HOME": "/h"}, "/h/.local/share/nikki"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/x"}, "/x/nikki"),
        ({"HOME": "/h", "XDG_DATA_HOME": "relative"}, "/h/.local/share/nikki"),
        ({"HOME": "/h", "XDG_DATA_HOME": "/x", "NIKKI_INDEX": "here"}, "here"),
    ],
)
def test_default_index(variables: dict[str, str], expected: str) -> None:
    assert default_index(variables) == expected


def test_today() -> None:
    assert Environment({"NIKKI_TODAY": "2026-05-23"}, "ja", "").today() == dt.date(2026, 5, 23)
    assert Environment({}, "ja", "").today() >= dt.date(2025, 1, 1)
    with pytest.raises(UsageError):
        Environment({"NIKKI_TODAY": "きのう"}, "ja", "").today()


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", ["vim", "+4", "/d/日記 1.txt"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+4", "/d/日記 1.txt"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+4", "/d/日記 1.txt"]),
        ("nano", ["nano", "+4", "/d/日記 1.txt"]),
        ("code --wait", ["code", "--wait", "--goto", "/d/日記 1.txt:4"]),
        ("hx", ["hx", "/d/日記 1.txt:4"]),
        ("kak", ["kak", "+4", "/d/日記 1.txt"]),
        ("subl -w", ["subl", "-w", "/d/日記 1.txt:4"]),
        ("kate", ["kate", "--line", "4", "/d/日記 1.txt"]),
        ("'/opt/my editor/ed' -x", ["/opt/my editor/ed", "-x", "/d/日記 1.txt"]),
    ],
)
def test_editor_command(editor: str, command: list[str]) -> None:
    assert editor_command(editor, "/d/日記 1.txt", 4) == command


def test_an_editor_is_known_by_what_it_links_to(tmp_path: Path) -> None:
    (tmp_path / "vim.basic").touch(mode=0o700)
    (tmp_path / "editor").symlink_to(tmp_path / "vim.basic")
    editor = str(tmp_path / "editor")
    assert editor_command(editor, "/d/x", 4) == [editor, "+4", "/d/x"]


@pytest.mark.parametrize("name", ["a; touch pwned", "$(touch pwned)", "{line}.txt", "-R"])
def test_a_file_name_is_only_a_file_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).touch()
    edit(str(tmp_path / name), 4, {"EDITOR": "true"})
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert editor_command("vi", f"/d/{name}", 4)[-1] == f"/d/{name}"


@pytest.mark.parametrize("editor", ["false", "no-such-editor", "'unclosed", " "])
def test_editors_that_do_not_work(tmp_path: Path, editor: str) -> None:
    path = tmp_path / "x"
    path.touch()
    with pytest.raises(NikkiError):
        edit(str(path), 1, {"VISUAL": editor})


@pytest.mark.parametrize(
    ("line", "first", "second"),
    [
        ("search 猫 --json --count", "--json", "--count"),
        ("search 猫 --json --vimgrep", "--json", "--vimgrep"),
        ("search 猫 --vimgrep --json", "--vimgrep", "--json"),
        ("search 猫 --json --format {id}", "--json", "--format"),
        ("search 猫 --format={id} --count", "--count", "--format"),
        ("search 猫 -q --json", "--json", "--quiet"),
        ("search 猫 --files --explain", "--files", "--explain"),
        ("search 猫 --count --passages 3", "--count", "--passages"),
        ("search 猫 --mark <> --json", "--json", "--mark"),
        ("search 猫 --count -n5", "--count", "--limit"),
        ("search 猫 -n 5 --all", "--all", "--limit"),
        ("list --json --format {id}", "--json", "--format"),
        ("show 1 --json --format {id}", "--json", "--format"),
        ("next --json --format {id}", "--json", "--format"),
        ("timeline --heatmap --by week", "--by", "--heatmap"),
        ("timeline --json --svg a.svg", "--svg", "--json"),
        ("export 猫 --jsonl --title a", "--jsonl", "--title"),
        ("export 猫 --bulk a --no-images", "--bulk", "--no-images"),
        ("review --md --json", "--md", "--json"),
    ],
)
def test_an_option_that_would_do_nothing_is_refused(
    line: str, first: str, second: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(line.split(), Environment({}, "en", str(tmp_path))) == 2
    assert capsys.readouterr().err.startswith(f"Error: {first} and {second} cannot be used together.")


def test_an_option_that_needs_another_is_refused_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["timeline", "--force"], Environment({}, "en", str(tmp_path))) == 2
    assert "--force goes with --svg" in capsys.readouterr().err


@pytest.mark.parametrize(
    "line",
    ["search 猫 -- --json --count", "search 猫 --json --passages 2 --explain", "search 猫 --mark --count"],
)
def test_options_that_go_together(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(line.split(), Environment({}, "en", str(tmp_path)))
    assert "together" not in capsys.readouterr().err


def test_the_tables_of_conflicts_name_options_that_there_are() -> None:
    for table in (conflicts.WITHOUT, conflicts.NEEDED):
        for command, rows in table.items():
            module, _, name = COMMANDS[command].partition(":")
            options = {
                opt for param in getattr(importlib.import_module(module), name).params for opt in param.opts
            }
            assert {one for option, others in rows for one in (option, *others)} <= options
