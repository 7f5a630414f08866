"""Completion: what may follow a line, and the shells that ask."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.program import COMMANDS
from indexer.cli.shell_words import SHELLS, Words, split, typed

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTE = "---\ndate: {day}\ntags: [旅行, {tag}, 空 白]\n---\n温泉\n"


class Answer(Protocol):
    def __call__(self, line: str, shell: str = "fish", **variables: str) -> list[str]: ...


@pytest.fixture
def answer(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Answer:
    """What the program answers to a line, the index holding three days with tags."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for day, tag in (("2024-05-01", "家族"), ("2024-06-01", "a:b"), ("2025-06-02", "家族")):
        (notes / f"{day}.md").write_text(NOTE.format(day=day, tag=tag), encoding="utf-8")
    Diary(tmp_path / "index").update([notes])
    (tmp_path / ".config" / "nikki").mkdir(parents=True)
    (tmp_path / ".config" / "nikki" / "config.toml").write_text("[diaries.work]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def ask(line: str, shell: str = "fish", **variables: str) -> list[str]:
        environment = Environment({"HOME": str(tmp_path), **variables}, "en", str(tmp_path / "index"))
        assert run(["completion", shell, "--line", line, "--breaks", ":="], environment) == 0
        printed = capsys.readouterr()
        assert printed.err == ""
        return printed.out.splitlines()

    return ask


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("nikki sea", ["search\tSearch the diary"]),
        ("nikki --diary ", ["work"]),
        ("nikki search --sort ", ["relevance", "new", "old"]),
        ("nikki search --sort=n", ["--sort=new"]),
        ("nikki search 猫 --no-u", ["--no-update\tDo not bring the index up to date first"]),
        ("nikki search --since 2", ["2024\t2 days", "2025\t1 day"]),
        ("nikki search --since=2024", ["--since=2024\t2 days", "--since=2024-05\t1 day", "--since=2024-06\t1 day"]),
        ("nikki show 2024-06", ["2024-06\t1 day", "2024-06-01"]),
        ("nikki show 2024-06-01", ["2024-06-01"]),
        ("nikki show 20240", []),
        ("nikki show yes", ["yesterday"]),
        ("nikki search tag:", ["tag:旅行\t3 entries", "tag:家族\t2 entries", "tag:a:b\t1 entry"]),
        ("nikki search 温泉 '-tag:家", ["-tag:家族\t2 entries"]),
        ("nikki search '温泉 (tag:家", ["温泉 (tag:家族\t2 entries"]),
        ("nikki search path:2025", ["path:2025-06-02.md"]),
        ("nikki search date:2025-", ["date:2025-06\t1 day"]),
        ("nikki search ti", ["title:"]),
        ("nikki search ", []),
        ("nikki help form", ["format"]),
        ("nikki completion f", ["fish"]),
        ("nikki nothing ", []),
    ],
)  # fmt: skip
def test_what_may_follow(answer: Answer, line: str, expected: list[str]) -> None:
    assert answer(line)[1:] == expected


@pytest.mark.parametrize(("line", "kind"), [("nikki index ", "files"), ("nikki --index ", "files"), ("nikki search da", "nospace")])  # fmt: skip
def test_the_kind_of_an_answer(answer: Answer, line: str, kind: str) -> None:
    assert answer(line)[0] == kind


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_options_completed(answer: Answer, command: str) -> None:
    assert any(line.startswith("--help") for line in answer(f"nikki {command} --"))


def test_an_index_or_configuration_that_cannot_be_read_is_silence(answer: Answer, tmp_path: Path) -> None:
    assert answer("nikki --index /nowhere show 2") == []
    assert answer("nikki --diary nobody show 2") == []
    (tmp_path / ".config" / "nikki" / "config.toml").write_text("x", encoding="utf-8")
    assert answer("nikki --diary nobody show 2") == []
    assert answer("nikki show 2") != []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(
    st.lists(
        st.sampled_from(["nikki", "search", "show", "--since", "--index", "=", "'", '"', "\\", " ", "tag:", "-n", "--", "2"])
    ).map("".join)
    | st.text(max_size=20)
)  # fmt: skip
def test_any_line_is_answered_without_a_word_of_complaint(answer: Answer, line: str) -> None:
    for shell in SHELLS:
        answer(line, shell)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nikki ", Words(("nikki",), "")),
        (r"nikki a\ b", Words(("nikki",), "a b")),
        ('nikki "a \\" b', Words(("nikki",), 'a " b', '"')),
        ("nikki ''", Words(("nikki",), "")),
        ("nikki '' x", Words(("nikki", ""), "x")),
    ],
)
def test_split(line: str, words: Words) -> None:
    assert split(line) == words


@pytest.mark.parametrize(
    ("value", "current", "quote", "expected"),
    [
        ("tag:旅行", "tag:旅", "", "旅行"),
        ("tag:旅行", "tag:旅", "'", "tag:旅行"),
        ("--since=2024", "--since=20", "", "2024"),
        ("tag:a:b", "tag:a:", "", "b"),
        ("a b$(x)", "a", "", r"a\ b\$\(x\)"),
    ],
)
def test_bash_is_given_what_it_takes_for_the_word(
    value: str, current: str, quote: str, expected: str
) -> None:
    assert typed(value, Words((), current, quote), "bash", " :=") == expected
    assert typed(value, Words((), current, quote), "zsh", "") == value


def shell_variables(tmp_path: Path) -> Mapping[str, str]:
    """A PATH on which ``nikki`` is the program as it stands here."""
    tool = tmp_path / "bin" / "nikki"
    tool.parent.mkdir(exist_ok=True)
    root = Path(__file__).parents[1]
    tool.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m indexer "$@"\n')
    tool.chmod(0o700)
    path = f"{tool.parent}:{os.environ['PATH']}"
    return {"HOME": str(tmp_path), "PATH": path, "NIKKI_INDEX": str(tmp_path / "index"), "LC_ALL": "C.UTF-8"}


ASK = {
    "bash": 'eval "$(nikki completion bash)"; compopt() { :; }; COMP_LINE="nikki search tag:家"; COMP_POINT=${#COMP_LINE};'
    " COMP_WORDS=(nikki search tag : 家); _nikki; echo ${COMPREPLY[@]}",
    "zsh": "autoload -Uz compinit; compinit -u -d $HOME/dump; eval \"$(nikki completion zsh)\"; compadd() { print -r -- ${values[@]} };"
    ' words=(nikki search tag:家); CURRENT=3; PREFIX=tag:家; _nikki',
    "fish": "nikki completion fish | source; complete -C 'nikki search tag:家'",
}  # fmt: skip


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_takes_its_script(answer: Answer, tmp_path: Path, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command = [shell, "-c", ASK[shell]] if shell != "zsh" else [shell, "-f", "-c", ASK[shell]]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=shell_variables(tmp_path), timeout=60
    )
    assert "家族" in done.stdout, done.stderr
    assert done.stderr == ""
