"""Golden console sessions: every ``$ command`` in a ```` ```console ```` block is run and its output compared.

A file is one session, in a fresh home folder with a copy of data/. ``<!-- env NAME=value ... -->`` sets variables for
it, TERMINAL=yes what a terminal of 80 columns shows; ``[1]`` after an output is the exit status.
``pytest --update-transcripts`` writes what the commands print now.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.help import TOPICS
from indexer.cli.program import COMMANDS

ROOT = Path(__file__).parent.parent
FILES = [*sorted((ROOT / "tests" / "transcripts").glob("*.md")), ROOT / "README.md", ROOT / "README.ja.md"]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = f'exec 2>&1\nnikki() {{ "{sys.executable}" -m indexer "$@"; }}\n'


def output_of(command: str, home: Path) -> str:
    """Both streams of a command, and its exit status if that is not 0. What needs no shell runs in this process."""
    if command.startswith("nikki ") and not re.search(r"[|<>;&$*]", command):
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            environment = Environment.current()._replace(out_terminal="TERMINAL" in os.environ)
            status = run(shlex.split(command)[1:], environment)
        text = stream.getvalue()
    else:
        done = subprocess.run(["bash", "-c", SHELL + command], capture_output=True, check=False)
        status, text = done.returncode, done.stdout.decode()
    return text.replace(str(home), "/home/me") + (f"[{status}]\n" if status else "")


@pytest.mark.parametrize("path", [path for path in FILES if path.exists()], ids=lambda path: str(path.name))
def test_session(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith(("NIKKI_", "XDG_", "LC_", "NO_COLOR"))]:
        monkeypatch.delenv(name)
    before = path.read_text(encoding="utf-8")
    fixed = f"HOME={tmp_path} PYTHONPATH={ROOT} NIKKI_TODAY=2026-05-23 TERM=dumb PAGER=cat "
    for setting in shlex.split(fixed + " ".join(re.findall(r"<!-- env (.*?) -->", before))):
        monkeypatch.setenv(*setting.split("=", 1))

    def replay(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        return "```console\n" + "".join(f"$ {line}\n{output_of(line, tmp_path)}" for line in commands) + "```"

    after = BLOCK.sub(replay, before)
    if pytestconfig.getoption("--update-transcripts"):
        path.write_text(after, encoding="utf-8")
    else:
        assert after == before


def sessions(language: str) -> str:
    """All sessions in a language, those of the READMEs left out."""
    paths = (ROOT / "tests" / "transcripts").glob(f"*.{language}.md")
    return "".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_session_and_its_help_in_each_language(command: str, language: str) -> None:
    lines = re.findall(
        rf"^\$ (?:.*[ |])?nikki (?:--\w+ \S+ )?{command}\b(.*)$", sessions(language), re.MULTILINE
    )
    assert " --help" in lines
    assert [rest for rest in lines if "--help" not in rest]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_both_readmes_speak_of_every_command(command: str, name: str) -> None:
    assert f"nikki {command}" in (ROOT / name).read_text(encoding="utf-8")


def test_every_session_has_its_twin() -> None:
    names = {path.name.removesuffix(".md") for path in (ROOT / "tests" / "transcripts").glob("*.md")}
    assert {name.rpartition(".")[0] + ".en" for name in names} <= names
    assert {name.rpartition(".")[0] + ".ja" for name in names} <= names


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_topic_of_the_help_is_shown(topic: str, language: str) -> None:
    assert f"$ nikki help {topic}" in sessions(language)
