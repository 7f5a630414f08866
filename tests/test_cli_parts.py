"""The parts of the command line that can be tried by themselves."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click
import pytest

from indexer.cli.editor import edit, editor_command
from indexer.cli.environment import Environment, default_index, language
from indexer.cli.framework import split_words
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
