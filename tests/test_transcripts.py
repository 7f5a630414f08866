"""Golden console sessions: every ``$ command`` in a ```` ```console ```` block is run and its output compared.

A file is one session, in a fresh home folder with a copy of data/. ``<!-- env NAME=value ... -->`` sets variables for
it; ``[1]`` after an output is the exit status. ``pytest --update-transcripts`` writes what the commands print now.
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

ROOT = Path(__file__).parent.parent
FILES = [*sorted((ROOT / "tests" / "transcripts").glob("*.md")), ROOT / "README.md", ROOT / "README.ja.md"]
HOME = "/home/me"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SHELL = f'nikki() {{ "{sys.executable}" -m indexer "$@"; }}\n'


def output_of(command: str, home: Path) -> str:
    """Both streams of a command, and its exit status if that is not 0. What needs no shell runs in this process."""
    if command.startswith("nikki ") and not re.search(r"[|<>;&$*]", command):
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            status = run(shlex.split(command)[1:], Environment.current())
        text = stream.getvalue()
    else:
        done = subprocess.run(
            ["bash", "-c", f"exec 2>&1\n{SHELL}{command}"], capture_output=True, check=False
        )
        status, text = done.returncode, done.stdout.decode()
    return text.replace(str(home), HOME) + (f"[{status}]\n" if status else "")


@pytest.mark.parametrize("path", [path for path in FILES if path.exists()], ids=lambda path: str(path.name))
def test_session(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    for name in [
        name for name in os.environ if name.startswith(("NIKKI_", "XDG_", "LC_")) or name == "NO_COLOR"
    ]:
        monkeypatch.delenv(name)
    before = path.read_text(encoding="utf-8")
    settings = "".join(re.findall(r"<!-- env (.*?) -->", before))
    for setting in [
        f"HOME={tmp_path}",
        f"PYTHONPATH={ROOT}",
        "NIKKI_TODAY=2026-05-23",
        *shlex.split(settings),
    ]:
        monkeypatch.setenv(*setting.split("=", 1))

    def replay(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        return "```console\n" + "".join(f"$ {line}\n{output_of(line, tmp_path)}" for line in commands) + "```"

    after = BLOCK.sub(replay, before)
    if request.config.getoption("--update-transcripts"):
        path.write_text(after, encoding="utf-8")
    assert after == before or request.config.getoption("--update-transcripts")
