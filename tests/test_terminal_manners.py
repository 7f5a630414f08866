"""The small things of a command in a terminal and in a pipe: closed streams, full disks, narrow windows, marks."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from indexer.model import Entry, Hit, SearchResults, Snippet
from indexer.render import RENDERERS, Page
from indexer.support.terminal_text import width

if TYPE_CHECKING:
    from pathlib import Path

NIKKI = f"{shlex.quote(sys.executable)} -m indexer"
_OWN_MARKUP = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;[^\x1b]*\x1b\\\\")


IN_TERMINAL = (
    "import os, pty, sys\n"
    "pid, fd = pty.fork()\n"
    "if not pid:\n    os.execvp(sys.argv[1], sys.argv[1:])\n"
    "out = b''\n"
    "while True:\n"
    "    try:\n        piece = os.read(fd, 65536)\n"
    "    except OSError:\n        break\n"
    "    if not piece:\n        break\n"
    "    out += piece\n"
    "sys.stdout.buffer.write(out)\n"
)
"""Runs a command in a terminal of its own, and prints what it showed."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    text = "".join(
        f"2025{month:02}{day:02}\n\n猫と{said}、川べりの長い道を日が暮れるまで歩いた。<猫>は元気。\n\n"
        for month, said in ((1, "雪を見て"), (8, "朝顔に水をやり、朝顔を描いて"))
        for day in (3, 4, 29)
    )
    (folder / "とても長い名前の日記のファイル.txt").write_text(text, encoding="utf-8")
    run(folder, f"{NIKKI} index *.txt")
    return folder


def run(folder: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HOME": str(folder),
        "NIKKI_LANG": "ja",
        "NIKKI_TODAY": "2026-05-23",
        **variables,
    }
    environment |= {"PYTHONPATH": os.getcwd(), "NIKKI_INDEX": str(folder / "index")}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("redirection", [">&-", "2>&-", "<&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_streams_that_are_closed(home: Path, redirection: str) -> None:
    done = run(home, f"{NIKKI} search 猫 {redirection}")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_named(home: Path) -> None:
    done = run(home, f"{NIKKI} search 猫 > /dev/full")
    assert done.returncode == 2
    assert "<stdout>: 空き容量がありません" in done.stderr


def test_quiet(home: Path) -> None:
    found, nothing = run(home, f"{NIKKI} search -q 猫"), run(home, f"{NIKKI} search -q 存在しない話題")
    assert (found.returncode, found.stdout, nothing.returncode, nothing.stdout) == (0, "", 1, "")
    assert found.stderr == nothing.stderr == ""


@pytest.mark.parametrize(
    ("options", "expected"),
    [("", "【猫】と"), ("--mark '<<>>'", "<<猫>>と"), ("--mark ''", ":猫と"), ("--mark '**'", "*猫*と")],
)
def test_marks_of_a_pipe(home: Path, options: str, expected: str) -> None:
    assert expected in run(home, f"{NIKKI} search 猫 -n 1 {options}").stdout


def test_marks_of_the_configuration(home: Path) -> None:
    (home / "config" / "nikki").mkdir(parents=True)
    (home / "config" / "nikki" / "config.toml").write_text('mark = "[]"\n', encoding="utf-8")
    config = str(home / "config")
    assert "[猫]と" in run(home, f"{NIKKI} search 猫 -n 1", XDG_CONFIG_HOME=config).stdout
    assert "<猫>と" in run(home, f"{NIKKI} search 猫 -n 1 --mark '<>'", XDG_CONFIG_HOME=config).stdout


def test_marks_that_have_no_halves(home: Path) -> None:
    done = run(home, f"{NIKKI} search 猫 --mark '<'")
    assert done.returncode == 2
    assert "--mark の「<」" in done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("読む", "探すなら: nikki search 読む"),
        ("search 猫 --index x", "--index はコマンドの前に書きます。例: nikki --index … search"),
        ("list --diary x", "--diary はコマンドの前に書きます。例: nikki --diary … list"),
    ],
)
def test_what_was_meant(home: Path, command: str, said: str) -> None:
    done = run(home, f"{NIKKI} {command}")
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("query", "day"),
    [
        ("11月27日", "11/27"),
        ("宇宙船 二月三日", "2/3"),
        ("2/3の宇宙船", "2/3"),
        ("13月77日", ""),
        ("宇宙船", ""),
    ],
)
def test_a_day_among_words_that_nothing_has_is_named(home: Path, query: str, day: str) -> None:
    said = run(home, f"{NIKKI} search '{query}'").stderr
    assert (f"nikki today {day}" in said) if day else ("nikki today" not in said)


def test_words_alone_are_of_the_last_year(home: Path) -> None:
    alone, named = run(home, f"{NIKKI} words"), run(home, f"{NIKKI} words --on 2025")
    assert alone.stdout == named.stdout
    assert "2025-01-01〜2025-12-31" in alone.stderr


def test_a_day_far_from_all_others_proposes_a_random_one(home: Path) -> None:
    done = run(home, f"{NIKKI} today 5/23")
    assert done.returncode == 1
    assert "近い日" not in done.stderr
    assert "次: nikki random" in done.stderr


@pytest.mark.parametrize("command", ["list", "stats", "review 2025", "words --on 2025-08", "search 猫"])
def test_a_narrow_window(home: Path, command: str) -> None:
    shown = run(
        home,
        f"{shlex.quote(sys.executable)} -c {shlex.quote(IN_TERMINAL)} {NIKKI} {command}",
        COLUMNS="40",
        LINES="500",
        TERM="xterm",
        PAGER="cat",
    ).stdout
    lines = [_OWN_MARKUP.sub("", line).rstrip("\r") for line in shown.split("\n")]
    assert len(lines) > 3
    assert [line for line in lines if width(line) > 40 and "件（" not in line] == []


def test_hits_stand_apart_on_a_terminal() -> None:
    hits = tuple(
        Hit(Entry(f"{n}", dt.date(2025, 8, n), "", "猫", "/d/a.txt", n), 1.0, Snippet("猫", ((0, 1),)))
        for n in (1, 2)
    )
    lines = list(RENDERERS["terminal"](SearchResults(hits, 2), Page(dt.date(2026, 5, 23))))
    assert lines.count("") == 1
