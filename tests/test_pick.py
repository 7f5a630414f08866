"""``search -i``, with a stand-in on PATH for fzf: what it is given, and what becomes of its answer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.options import make_page
from indexer.cli.pick import fzf_command
from indexer.cli.search import Request

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import MakeDiary

FZF = r"""#!{python}
import os, re, shlex, subprocess, sys
home = os.environ["HOME"]
records = sys.stdin.buffer.read().decode().split("\0")[:-1]
open(f"{{home}}/given", "w", encoding="utf-8").write("".join(f"{{record}}\n" for record in records))
binds = dict(word.removeprefix("--bind=").split(":", 1) for word in sys.argv if word.startswith("--bind="))
typed = open(f"{{home}}/typed", encoding="utf-8").read()
if typed:
    command = binds["change"].removeprefix("reload:").replace("{{q}}", shlex.quote(typed))
    records = subprocess.run(command, shell=True, capture_output=True).stdout.decode().split("\0")[:-1]
    open(f"{{home}}/again", "w", encoding="utf-8").write("".join(f"{{record}}\n" for record in records))
wanted = open(f"{{home}}/wanted", encoding="utf-8").read()
for record in [record for record in records if wanted and wanted in record][:1]:
    fill = lambda field: shlex.quote(record.split("\t")[int(field[1]) - 1])
    subprocess.run(re.sub(r"\{{(\d)\}}", fill, binds["enter"].removeprefix("execute:")), shell=True)
sys.exit(130)
"""


REQUEST = Request(
    "猫", None, None, "relevance", 10, 0, "terminal", 1, exact_words=False, full_only=False, meaning=False
)


class Desk(NamedTuple):
    """A home with an index of two entries, an editor that writes down what it is given, and fzf."""

    home: Path
    environment: Environment

    def pick(self, wanted: str, *arguments: str, typed: str = "") -> int:
        (self.home / "wanted").write_text(wanted, encoding="utf-8")
        (self.home / "typed").write_text(typed, encoding="utf-8")
        return run(["search", "-i", *arguments], self.environment)

    def read(self, name: str) -> str:
        return (self.home / name).read_text(encoding="utf-8")


def tool(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o700)


@pytest.fixture
def desk(tmp_path: Path, make_diary: MakeDiary, monkeypatch: pytest.MonkeyPatch) -> Desk:
    diary = make_diary(
        {
            "20250829": f"本を読んだ。\n{'雨が降った。' * 60}\n猫の本も読む。",
            "20250606": "映画\tを\x1b[31m見た。",
        }
    )
    (tmp_path / "bin").mkdir()
    tool(tmp_path / "bin" / "fzf", FZF.format(python=sys.executable))
    tool(tmp_path / "vi", '#!/bin/sh\necho "$@" > "$HOME/opened"\n')
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    variables = {
        "HOME": str(tmp_path),
        "PATH": path,
        "EDITOR": str(tmp_path / "vi"),
        "NIKKI_TODAY": "2026-05-23",
    }
    # Those of what fzf runs.
    for name, value in (variables | {"NIKKI_LANG": "ja", "LC_ALL": "C.UTF-8"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("VISUAL", raising=False)
    return Desk(tmp_path, Environment(variables, "ja", str(diary.directory), err_terminal=True))


def test_the_passage_that_was_picked_opens_at_its_line(desk: Desk) -> None:
    assert desk.pick("猫の", "読む") == 0
    assert desk.read("opened").startswith("+6 ")
    lines = desk.read("given").splitlines()
    assert [line.split("\t")[1:4] for line in lines] == [["4", "1", "2-5"], ["6", "3", "372-374"]]
    assert "\t2025-08-29(金) " in lines[1]
    assert lines[1].endswith(" 猫の本も【読む】。")


def test_without_a_query_every_entry_can_be_picked(desk: Desk) -> None:
    assert desk.pick("映画") == 0
    assert desk.read("opened").endswith("/diary0.txt\n")
    first, second = desk.read("given").splitlines()
    assert first.endswith("本を読んだ。")
    assert second.endswith("映画 を␛[31m見た。")


def test_nothing_picked_opens_nothing(desk: Desk) -> None:
    assert desk.pick("", "読む") == 0
    assert not (desk.home / "opened").exists()


def test_what_is_typed_there_is_searched_for(desk: Desk) -> None:
    assert desk.pick("映画", "読む", typed="eig") == 0
    assert desk.read("again").splitlines() == [desk.read("again").rstrip("\n")]
    assert desk.read("again").endswith(" 【映画】 を␛[31m見た。\n")
    assert desk.read("opened").endswith("/diary0.txt\n")


@pytest.mark.parametrize("typed", ["読む OR", "("])
def test_what_is_no_query_yet_lists_nothing(desk: Desk, typed: str) -> None:
    assert desk.pick("", "読む", typed=typed) == 0
    assert desk.read("again").count("\n") in {0, 2}


def test_nothing_found_is_said_as_ever(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.pick("", "自転車") == 1
    assert "自転車" in capsys.readouterr().err
    assert not (desk.home / "given").exists()


@pytest.mark.parametrize("arguments", [["--json"], ["--format", "{id}"]])
def test_a_format_and_picking_do_not_go_together(desk: Desk, arguments: list[str]) -> None:
    assert desk.pick("", "読む", *arguments) == 2


def test_without_a_terminal_or_fzf_it_is_an_error(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Desk(desk.home, desk.environment._replace(err_terminal=False)).pick("", "読む") == 2
    tool(desk.home / "bin" / "fzf", "#!/bin/sh\nexit 2\n")
    assert desk.pick("", "読む") == 2
    monkeypatch.setenv("PATH", str(desk.home))
    capsys.readouterr()
    assert desk.pick("", "読む") == 2
    assert "nikki live は端末で" in capsys.readouterr().err


def test_the_preview_is_this_program_and_no_shell_meets_a_name(desk: Desk) -> None:
    odd = desk.environment._replace(directory="/a b/$(touch pwned)")
    (preview,) = [word for word in fzf_command(REQUEST, odd, make_page(odd)) if word.startswith("--preview=")]
    assert " -P -m indexer --index '/a b/$(touch pwned)' show --glance " in preview
    assert preview.endswith(" --marks {4} {1}")
    change, _, enter = [
        word for word in fzf_command(REQUEST, odd, make_page(odd)) if word.startswith("--bind=")
    ]
    assert change.endswith(" --sort relevance -- {q}")
    assert enter.endswith(" open --no-update --line {2} {1}")


def test_the_preview_marks_what_was_found(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    run(["show", "--glance", "--marks", "2-5", "2025-08-29"], desk.environment)
    assert "\n本を【読んだ】。\n" in capsys.readouterr().out
    run(["show", "--glance", "--marks", "-", "2025-08-29"], desk.environment)
    assert "【" not in capsys.readouterr().out


def test_a_glance_is_no_reading(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    diary = Diary(desk.environment.directory)
    assert run(["show", "--glance", "2025-06-06"], desk.environment) == 0
    assert diary.last_shown() == ()
    assert run(["show", "2025-06-06"], desk.environment) == 0
    assert len(diary.last_shown()) == 1


@pytest.mark.skipif(not shutil.which("fzf"), reason="fzf is not installed")
def test_fzf_knows_the_options(desk: Desk) -> None:
    command = fzf_command(REQUEST, desk.environment, make_page(desk.environment))
    program = [shutil.which("fzf", path="/usr/local/bin:/usr/bin:/bin") or "fzf", *command[1:], "--filter=猫"]
    done = subprocess.run(program, input="0\t1\t1\t-\t猫\0".encode(), capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.decode().endswith("猫\n")
