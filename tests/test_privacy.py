"""Nobody in: a diary cannot drive the terminal, an index cannot run code, nothing is sent anywhere, nothing is told on."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, open_dir

from indexer.app import Diary
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.options import make_page
from indexer.cli.pick import fzf_command
from indexer.cli.program import COMMANDS
from indexer.cli.search import Request
from indexer.index.store.directory import generation
from indexer.index.store.upkeep import not_private
from indexer.index.whoosh.schema import schema
from tests.commands import Line, lines
from tests.conftest import write_diary

ROOT = Path(__file__).parent.parent
NASTY = "\x1b[31m\x1b]0;owned\x07\x9b31m\x90q\x9c\x1bc\x08\r\x7f\u202e\u2066\u200f\u061c"
"""Colours, a window title, 8-bit control sequences, a reset, going back over what was written, right-to-left."""
WHALES = "鯨飲馬食"
NEVER_RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OWN_MARKUP = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;;(?:file://[!-~]*)?\x1b\\\\")
CALLS = [
    (name, line) for name, found in lines("猫", "2025-05-01", Path("/nowhere")).items() for line in found
]
IDS = [repr(" ".join(line.words)) for _, line in CALLS]


class Home(NamedTuple):
    """A home folder with a diary and its index."""

    folder: Path

    @property
    def place(self) -> Path:
        return self.folder / "index"

    def environment(self, *, terminal: bool = False, language: str = "ja", **variables: str) -> Environment:
        own = {"HOME": str(self.folder), "NIKKI_TODAY": "2026-05-23", "EDITOR": "true", "PAGER": "cat"}
        return Environment(
            {**own, "PATH": os.environ["PATH"], **variables}, language, str(self.place), terminal, terminal
        )

    def call(self, line: Line, environment: Environment) -> str:
        """What a command prints, on both streams, in this process."""
        words = [word.replace("/nowhere", str(self.folder)) for word in line.words]
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, "utf-8", "surrogateescape", newline="\n")
        with contextlib.redirect_stdout(stream), contextlib.redirect_stderr(stream):
            assert run(words, environment) in {0, 1, 2}, words
        stream.flush()
        return written.getvalue().decode("utf-8", "surrogateescape")

    def process(self, code: str, *lines: Line, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run ``code`` in a process of its own, with the index and the words of the lines as JSON for its argument."""
        words = [[word.replace("/nowhere", str(self.folder)) for word in line.words] for line in lines]
        return subprocess.run(
            [sys.executable, "-c", code, json.dumps([str(self.place), *words])],
            cwd=ROOT,
            env={**self.environment().variables, "NIKKI_DEBUG": "1", **variables},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )


def write_hostile_diary(folder: Path) -> None:
    """Everything that a diary is made of, full of what a terminal obeys."""
    folder.mkdir()
    name = os.fsdecode(f"猫{NASTY}\n".encode() + b"\x9b31m\xff.md")
    front = (
        f'---\ndate: 2025-05-01\ntitle: "猫{_escaped(NASTY)}題"\ntags: ["猫{_escaped(NASTY)}札", 猫札]\n---\n'
    )
    (folder / name).write_text(
        f"{front}猫{NASTY}がいる。#猫{NASTY}札\n猫\x85\u2028\n", encoding="utf-8", newline=""
    )
    (folder / f"日{NASTY}記.txt").write_text(
        f"20250502\n\n\n猫{NASTY}の本。\n\n20250532\x1b[31m\n\n\n## 2025/05/04 (月)\n\n猫{NASTY}。\n\n2025-05-40{NASTY}\n",
        encoding="utf-8",
        newline="",
    )
    (folder / "202506.md").write_text(
        f"# 日記\n\n## 2025/06/01 (月) {NASTY}\n\n猫。\n\n## 2025/06/02 (月)\n\n猫{NASTY}犬。\n",
        encoding="utf-8",
    )
    (folder / "memo.txt").write_bytes(f"猫{NASTY}の覚え書き。\n".encode() * 40 + b"\xff\xfe\x80\n")
    (folder / f"{NASTY}.png").write_bytes(b"")


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Home:
    folder = tmp_path_factory.mktemp(f"home{os.fsdecode(os.fsencode('日記'))}")
    write_hostile_diary(folder / "diary")
    (folder / ".config" / "nikki").mkdir(parents=True)
    (folder / ".config" / "nikki" / "config.toml").write_text(
        f'editor = "true {_escaped(NASTY)}"\n[diaries.other]\npaths = ["{folder}/{_escaped(NASTY)}"]\n',
        encoding="utf-8",
    )
    Diary(folder / "index").update([folder / "diary"])
    return Home(folder)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "diary").mkdir()
    write_diary(tmp_path / "diary" / "a.txt", {"20250501": f"猫と{WHALES}。", "20250502": "犬。"})
    Diary(tmp_path / "index").update([tmp_path / "diary"])
    return Home(tmp_path)


def test_every_command_is_among_them() -> None:
    """A new command says in ``tests/commands.py`` how it is called; so all of this is tried on it, too."""
    assert {name for name, _ in CALLS} == set(COMMANDS)


# --- the terminal -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "terminal", "language"),
    [
        pytest.param(line, terminal, language, id=f"{words}-{terminal}-{language}")
        for (_, line), words in zip(CALLS, IDS, strict=True)
        for terminal, language in [(True, "ja"), (True, "en"), (False, "ja")]
        # A path for another program is as it is.
        if terminal or not line.paths
    ],
)
def test_a_diary_cannot_drive_the_terminal(hostile: Home, line: Line, terminal: bool, language: str) -> None:
    environment = hostile.environment(terminal=terminal, language=language, TERM="xterm")

    printed = hostile.call(line, environment)

    if "-0" in line.words:
        printed = printed.replace("\0", "\n")
    raw = NEVER_RAW.search(OWN_MARKUP.sub("", printed))
    assert raw is None, (raw, printed)
    assert not any("\ud800" <= char <= "\udfff" for char in printed), printed


def test_the_hostile_diary_is_hostile(hostile: Home) -> None:
    """It has what it takes: the same commands do print names and texts of it."""
    printed = hostile.call(
        Line(("search", "猫", "--all", "--format", "{path} {title} {tags} {text}")), hostile.environment()
    )
    assert set("\x1b\x9b\n\udc9b\udcff") <= set(printed), printed
    assert "␛" in printed


# --- the index --------------------------------------------------------------------------------------------


class Bomb:
    """What a planted pickle may be: loading it makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def clean(self) -> None:
        """As a field of Whoosh does before it is written."""

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.mkdir, (str(self.path), 0o700)


def plant(index: Path, mark: Path, among: str = "fields") -> None:
    """Put a bomb into Whoosh's table of contents, among the fields or the segments."""
    number = generation(str(index))
    (index / f"_MAIN_{number}.toc").unlink()
    fields = schema()
    if among == "fields":
        fields._fields["bomb"] = Bomb(mark)
    segments = [Bomb(mark)] if among == "segments" else []
    TOC(fields, segments, number).write(FileStorage(str(index)), "MAIN")


WATCHED = """
import json, socket, sys
def watch(event, args):
    if event == "pickle.find_class":
        print("UNPICKLED", args, file=sys.stderr, flush=True)
    if event.split(".")[0] in {"socket", "urllib", "http", "ftplib", "smtplib"} and args[1:2] != (socket.AF_UNIX,):
        print("NETWORK", event, file=sys.stderr, flush=True)
sys.addaudithook(watch)
from indexer.cli import run
from indexer.cli.environment import Environment
from indexer.cli.output import prepare_streams
prepare_streams()
index, *lines = json.loads(sys.argv[1])
for words in lines:
    assert run(["--index", index, *words], Environment.current()) in {0, 1, 2}, words
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_unpickled_and_nothing_goes_over_the_network(home: Home, name: str) -> None:
    """Not though the index looks private and is the user's own: a bomb that is planted there does not go off."""
    mark = home.folder / "owned"
    plant(home.place, mark)

    done = home.process(WATCHED, *(line for command, line in CALLS if command == name))

    assert done.returncode == 0, done.stderr
    assert "UNPICKLED" not in done.stderr
    assert "NETWORK" not in done.stderr
    assert not mark.exists()


@pytest.mark.parametrize(
    ("deed", "word"),
    [("import pickle; pickle.loads(pickle.dumps(print))", "UNPICKLED"), ("socket.socket()", "NETWORK")],
)
def test_both_are_watched(home: Home, deed: str, word: str) -> None:
    assert word in home.process(f"{WATCHED}\n{deed}").stderr


@pytest.mark.parametrize("among", ["fields", "segments"])
def test_the_planted_index_would_run_code(home: Home, among: str) -> None:
    """In Whoosh itself, that is: what is planted there is no dud."""
    mark = home.folder / "owned"
    plant(home.place, mark, among)

    with contextlib.suppress(Exception):
        open_dir(str(home.place), "MAIN")

    assert mark.exists()


@pytest.mark.parametrize("among", ["fields", "segments"])
def test_a_planted_index_is_replaced_by_the_next_commit(home: Home, among: str) -> None:
    mark = home.folder / "owned"
    plant(home.place, mark, among)
    write_diary(home.folder / "diary" / "b.txt", {"20250503": "鳥。"})

    Diary(home.place).refresh()

    assert open_dir(str(home.place), "MAIN").doc_count() == 3
    assert not mark.exists()


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_everything_in_the_index_is_private_under_any_umask(home: Home, mask: int) -> None:
    (home.folder / "names.txt").write_text("ラファウ\n", encoding="utf-8")
    place = home.folder / "deep" / "index"
    before = os.umask(mask)
    try:
        for words in (
            f"index {home.folder}/diary --names {home.folder}/names.txt",
            "search 犬",
            "show 1",
            "index --rebuild",
            "doctor --fix --seed 1",
        ):
            home.call(Line(tuple(words.split())), home.environment()._replace(directory=str(place)))
    finally:
        os.umask(before)

    assert {path.name for path in place.iterdir()} >= {"last-search", "last-shown"}
    assert not_private(str(place)) == []
    assert place.parent.stat().st_mode & 0o022 == 0


@pytest.mark.parametrize("words", [("search", "猫"), ("index",), ("list",)])
def test_an_index_that_others_can_read_is_closed(home: Home, words: tuple[str, ...]) -> None:
    home.call(Line(("search", "猫")), home.environment())
    home.call(Line(("show", "1")), home.environment())
    home.place.chmod(0o755)
    for path in home.place.iterdir():
        path.chmod(0o644)

    home.call(Line(words), home.environment())

    assert not_private(str(home.place)) == []


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702, 0o1777])
@pytest.mark.parametrize(
    ("name", "line"),
    [call for call in CALLS if not {"--rebuild", "--fix"}.intersection(call[1].words)],
    ids=lambda value: repr(" ".join(value.words)) if isinstance(value, Line) else None,
)
def test_an_index_that_others_can_write_is_not_opened(home: Home, name: str, line: Line, mode: int) -> None:
    """Those commands that make it anew are tried in ``tests/test_planted.py``."""
    home.place.chmod(mode)
    before = {path.name: path.read_bytes() for path in home.place.iterdir()}
    try:
        printed = home.call(line, home.environment(language="en"))
        assert WHALES not in printed
        assert (name in {"help", "config", "completion"}) or "for safety" in printed or "Error" in printed
    finally:
        home.place.chmod(0o700)
    assert {path.name: path.read_bytes() for path in home.place.iterdir()} == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("words", [("search", "猫"), ("index",), ("list",), ("doctor",)])
def test_an_index_of_somebody_else_is_not_opened(home: Home, words: tuple[str, ...]) -> None:
    os.chown(home.place, 12345, 12345)

    printed = home.call(Line(words), home.environment(language="en"))

    assert "belongs to another user" in printed
    assert WHALES not in printed


# --- other programs ---------------------------------------------------------------------------------------


def test_the_editor_is_given_the_path_as_it_is(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home.folder))
    odd = home.folder / "diary" / "; touch owned; $(touch owned) `touch owned` 'x\n.txt"
    write_diary(odd, {"20250503": "鳥。"})
    Diary(home.place).update()
    (home.folder / "editor").write_text('#!/bin/sh\nprintf "%s|" "$@" > "$HOME/given"\n', encoding="utf-8")
    (home.folder / "editor").chmod(0o700)

    home.call(Line(("open", "2025-05-03")), home.environment(EDITOR=f"{home.folder}/editor --wait"))

    assert (home.folder / "given").read_text(encoding="utf-8") == f"--wait|{odd}|"
    assert not (home.folder / "owned").exists()


@pytest.mark.parametrize("name", ["EDITOR", "PAGER"])
def test_what_a_shell_would_run_is_not_run(home: Home, name: str) -> None:
    line = Line(("open", "2025-05-01")) if name == "EDITOR" else Line(("show", "2025"))
    mark = home.folder / "owned"

    home.call(line, home.environment(terminal=True, **{name: f"true; touch {mark}"})._replace(rows=1))
    home.call(line, home.environment(terminal=True, **{name: f"$(touch {mark})"})._replace(rows=1))

    assert not mark.exists()


def test_the_preview_of_fzf_runs_nothing_but_nikki(home: Home) -> None:
    """fzf has a shell run it: the place of the index stays a place."""
    odd = home.folder / "$(touch owned) `touch owned`; touch owned; 'index"
    home.place.rename(odd)
    environment = home.environment()._replace(directory=str(odd))
    entry = Diary(odd).search("猫").hits[0].entry
    request = Request(
        "猫", None, None, "relevance", 10, 0, "plain", 1, exact_words=False, full_only=False, meaning=False
    )
    options = fzf_command(request, environment, make_page(environment))
    preview = next(option for option in options if option.startswith("--preview="))
    command = preview.removeprefix("--preview=").replace("--marks {4}", "").replace("{1}", entry.id)

    shell = subprocess.run(
        ["sh", "-c", command],
        cwd=home.folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert WHALES in shell.stdout, (command, shell.stderr)
    assert not (home.folder / "owned").exists()


@pytest.mark.parametrize("start", ['"path:', "'path:", "path:"])
def test_what_bash_completes_runs_nothing(home: Home, start: str) -> None:
    """A name that is put into an open quote stays a name when the line is run."""
    name = """$(touch$IFS"owned")`touch$IFS'owned'`!x.txt"""
    write_diary(home.folder / "diary" / name, {"20250503": "鳥。"})
    Diary(home.place).update()
    line = Line(("completion", "bash", "--line", f"nikki search {start}$", "--breaks", ":"))

    kind, value = home.call(line, home.environment()).split("\n")[:2]
    typed = (
        start.partition(":")[0] + ":" + value.removeprefix("path:") + {'"': '"', "'": "'"}.get(start[0], "")
    )
    shell = subprocess.run(
        ["bash", "-c", f"printf %s {typed}"], cwd=home.folder, capture_output=True, text=True, check=False
    )

    assert kind in {"words", "nospace"}
    assert shell.stdout == f"path:{name}"
    assert not (home.folder / "owned").exists()


# --- error reports ----------------------------------------------------------------------------------------

PLACES = (
    "indexer.index.segment.reader:SegmentReader.blob",
    "indexer.index.segment.reader:SegmentReader.postings",
    "indexer.index.lexicon.reader:Lexicon.typed",
    "indexer.index.segment.stored_fields:unpacked_entry",
    "indexer.index.reader:IndexReader.entry",
    "indexer.analysis.folding:fold",
    "indexer.analysis.analyzer:analyze_all",
    "indexer.sources.reading:read",
    "indexer.sources.decoding:decode",
    "indexer.query:parse",
    "indexer.search.snippets:excerpt",
    "indexer.support.terminal_text:clean",
    "indexer.dates:parse_range",
    "indexer.sync.scan:scan",
)
FAILS = """
import importlib, os, sys
# By a name: a report may show the line of the program that raises, which from Python 3.13 on is this one.
whales = {whales!r}
module, _, name = {place!r}.partition(":")
owner = importlib.import_module(module)
*within, last = name.split(".")
for part in within:
    owner = getattr(owner, part)
def fail(*arguments, **options):
    raise {error}
for holder in [owner, *(m for m in list(sys.modules.values()) if getattr(m, last, None) is getattr(owner, last))]:
    setattr(holder, last, fail)
"""
RUN = """
import json
from indexer.cli import main
index, words = json.loads(sys.argv[1])
sys.argv[1:] = ["--index", index, *words]
main()
"""
ERRORS = (
    "KeyError(whales)",
    "ValueError(whales, *map(repr, arguments))",
    "UnicodeEncodeError('ascii', whales * 3, 0, 1, whales)",
    "BaseException(whales) from LookupError(whales, *map(repr, arguments))",
)


CASES = [
    (place, words, ERRORS[(number + shift) % len(ERRORS)])
    for number, place in enumerate(PLACES)
    for shift, words in enumerate([("search", WHALES), ("index", "--rebuild")])
]


@pytest.mark.parametrize(("place", "words", "error"), CASES)
def test_no_error_report_tells_of_the_diary(
    home: Home, place: str, words: tuple[str, ...], error: str
) -> None:
    """Whatever fails wherever, with whatever in its hands: the report names kinds and places in the program only."""
    done = home.process(FAILS.format(whales=WHALES, place=place, error=error) + RUN, Line(words))

    assert done.returncode in {0, 1, 2}
    assert WHALES not in done.stderr
    assert "Traceback (most recent call last)" not in done.stderr


def test_the_reports_of_errors_are_provoked(home: Home) -> None:
    done = home.process(
        FAILS.format(whales=WHALES, place=PLACES[0], error=ERRORS[0]) + RUN, Line(("search", WHALES))
    )

    assert done.returncode == 2
    assert "KeyError" in done.stderr
    assert "reader.py" in done.stderr
