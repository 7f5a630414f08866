"""What may go wrong around the program: a full disk, permissions, clocks, disks that vanish. A message, never a traceback."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from indexer.app import Diary
from tests.commands import lines
from tests.conftest import days, write_diary

ROOT = Path(__file__).parent.parent
_CAPABILITIES = "-dac_override,-dac_read_search,-fowner"


class Output(NamedTuple):
    status: int
    out: str
    err: str


def nikki(*arguments: object, limit: int = -1, **variables: str) -> Output:
    """Run ``nikki`` where permissions count (root's are dropped), with files of ``limit`` bytes at most."""
    command = [sys.executable, "-m", "indexer", *map(str, arguments)]
    if os.geteuid() == 0 and shutil.which("setpriv"):
        command = ["setpriv", f"--bounding-set={_CAPABILITIES}", f"--inh-caps={_CAPABILITIES}", *command]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NIKKI_LANG": "en", "PAGER": "cat", **variables},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        if limit >= 0
        else None,
    )
    assert "Traceback" not in done.stderr
    assert "Something unexpected" not in done.stderr
    return Output(done.returncode, done.stdout, done.stderr)


needs_permissions = pytest.mark.skipif(
    os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may do everything"
)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "diary").mkdir()
    write_diary(tmp_path / "diary" / "diary.txt", {"20250501": "猫がいる。"})
    return tmp_path / "diary"


@pytest.fixture
def index(tmp_path: Path, source: Path) -> Path:
    Diary(tmp_path / "index").update([source])
    return tmp_path / "index"


def add_a_dog(source: Path) -> None:
    write_diary(source / "diary.txt", {"20250501": "猫がいる。", "20250502": "猫と犬。" * 200})


@pytest.mark.parametrize("limit", [0, 100, 400])
def test_a_full_disk_while_building(tmp_path: Path, source: Path, limit: int) -> None:
    index = tmp_path / "index"

    done = nikki("--index", index, "index", source, limit=limit)

    assert (done.status, done.out) == (2, "")
    assert "cannot be written (" in done.err
    assert nikki("--index", index, "search", "猫").status == 2
    assert nikki("--index", index, "index", source).status == 0
    assert nikki("--index", index, "search", "猫", "--count").out == "1\n"


@pytest.mark.parametrize("limit", [0, 400, 2000])
def test_a_full_disk_while_updating(source: Path, index: Path, limit: int) -> None:
    before = {path.name for path in index.iterdir()}
    add_a_dog(source)

    done = nikki("--index", index, "search", "猫", "--count", limit=limit)

    assert (done.status, done.out) == (0, "1\n")
    assert "searches it as it is" in done.err
    assert nikki("--index", index, "index", limit=limit).status == 2
    assert {path.name for path in index.iterdir()} - {"last-search"} == before
    assert nikki("--index", index, "search", "猫", "--count").out == "2\n"


@needs_permissions
def test_an_index_that_can_only_be_read(source: Path, index: Path) -> None:
    add_a_dog(source)
    index.chmod(0o500)
    try:
        found = nikki("--index", index, "search", "猫")
        shown = nikki("--index", index, "show", "2025-05-01")
        written = nikki("--index", index, "index", "--rebuild")
    finally:
        index.chmod(0o700)

    assert found.status == shown.status == 0
    assert "Permission denied" in found.err
    assert written.status == 2
    assert "cannot be written (Permission denied)" in written.err


@needs_permissions
@pytest.mark.parametrize("command", ["index", "search 猫", "list", "show 2025", "doctor"])
def test_an_index_without_permission(index: Path, command: str) -> None:
    index.chmod(0)
    try:
        done = nikki("--index", index, *command.split())
    finally:
        index.chmod(0o700)

    assert (done.status, done.out) == (2, "")
    assert "Permission denied" in done.err or "permission" in done.err


@needs_permissions
@pytest.mark.parametrize("kind", ["state-*", "*.seg", "lexicon-*", "sources-*", "_MAIN_*", "MAIN_WRITELOCK"])
def test_a_file_of_the_index_without_permission(source: Path, index: Path, kind: str) -> None:
    victim = next(index.glob(kind))
    add_a_dog(source)
    victim.chmod(0)

    searched = nikki("--index", index, "search", "猫")
    listed = nikki("--index", index, "list")

    for done in (searched, listed):
        assert done.status == 0 or "Permission denied" in done.err or "damaged" in done.err
    assert nikki("--index", index, "doctor", "--fix").status == 0
    assert nikki("--index", index, "search", "猫", "--count").out == "2\n"


@needs_permissions
@pytest.mark.parametrize("how", ["file", "folder", "source"])
def test_a_diary_without_permission_keeps_its_entries(source: Path, index: Path, how: str) -> None:
    (source / "sub").mkdir()
    write_diary(source / "sub" / "more.txt", {"20250502": "また猫。"})
    Diary(index).update()
    closed = {"file": source / "sub" / "more.txt", "folder": source / "sub", "source": source}[how]
    mode = closed.stat().st_mode
    closed.chmod(0)
    try:
        searched = nikki("--index", index, "search", "猫")
        updated = nikki("--index", index, "index")
        rebuilt = nikki("--index", index, "index", "--rebuild")
        found = nikki("--index", index, "search", "猫", "--count")
    finally:
        closed.chmod(mode)

    assert updated.status == rebuilt.status == 0
    assert found.out == "2\n"
    assert "ermission" in updated.err
    assert how == "file" or "ermission" in searched.err
    assert "--forget" not in updated.err + searched.err


def test_a_file_that_cannot_be_read_to_its_end(source: Path, index: Path) -> None:
    (source / "memory.txt").symlink_to("/proc/self/mem")  # opens, but reading is an input/output error
    (source / "circle").symlink_to("circle")

    done = nikki("--index", index, "index")

    assert done.status == 0
    assert "could not be read (Input/output error)" in done.err


@pytest.mark.parametrize("when", [0, -(10**9), 2**32, 2**40])
def test_any_time_of_a_file(source: Path, index: Path, when: int) -> None:
    (source / "5月.txt").write_text("5/3\n\n猫。\n", encoding="utf-8")
    os.utime(source / "5月.txt", (when, when))

    assert Diary(index).update().total == 2
    assert Diary(index).refresh() is None


@pytest.mark.parametrize("today", ["1970-01-01", "0001-01-01", "9999-12-31"])
def test_a_clock_that_is_wrong(index: Path, today: str) -> None:
    for command in ("search 猫", "search 猫 --since 去年", "list", "show 昨日", "today", "search date:先週"):
        assert nikki("--index", index, *command.split(), NIKKI_TODAY=today).status in {0, 1, 2}
    assert nikki("--index", index, "search", "猫", "--count", NIKKI_TODAY=today).out == "1\n"


def test_a_clock_set_back_between_two_commits(source: Path, index: Path) -> None:
    os.utime(source / "diary.txt", (4_000_000_000, 4_000_000_000))
    assert Diary(index).refresh()
    add_a_dog(source)
    os.utime(source / "diary.txt", (1_000_000_000, 1_000_000_000))

    assert Diary(index).refresh()
    assert days(Diary(index), "犬") == ["20250502"]


def test_special_files_are_not_waited_for(source: Path, index: Path) -> None:
    os.mkfifo(source / "pipe.txt")

    assert nikki("--index", index, "search", "猫", "--count").out == "1\n"
    named = nikki("--index", index, "index", source / "pipe.txt")
    assert (named.status, "neither a file nor a folder" in named.err) == (2, True)


def fingerprints(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Hash, time of modification and mode of every file below a folder."""
    return {
        str(path): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
            path.stat().st_mode,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


WATCHED = """
import json, sys
folder, index, *lines = json.loads(sys.argv[1])
LOOKS = {"os.scandir", "os.listdir", "os.walk", "os.fwalk", "os.chdir"}
def is_below(value):
    return isinstance(value, str) and value.startswith(folder)
def watch(event, args):
    if event == "open" and is_below(args[0]):
        if args[2] & 0o1003 or (args[1] is not None and not set(args[1]) <= set("rbt")):
            print("TOUCHED", args, file=sys.stderr, flush=True)
    elif event.split(".")[0] in {"os", "shutil"} and event not in LOOKS and any(map(is_below, args)):
        print("TOUCHED", event, args, file=sys.stderr, flush=True)
sys.addaudithook(watch)
from indexer.cli import run
from indexer.cli.environment import Environment
for words in lines:
    assert run(["--index", index, *words], Environment.current()) in {0, 1, 2}, words
"""


@pytest.mark.parametrize("deed", ["", "open(folder + '/diary.txt', 'a')"])
def test_the_diary_is_opened_for_reading_only_and_never_touched(tmp_path: Path, deed: str) -> None:
    """As the interpreter's own audit sees it: nothing below the diary is opened to be written, moved, removed or changed.

    Its files have the same contents, times and modes after all commands, which are called in all ways.
    """
    source, index = tmp_path / "diary", tmp_path / "index"
    shutil.copytree(ROOT / "data", source)
    (source / "2025-08-29.md").write_text("---\ntags: [猫]\n---\n猫。\n", encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    first = ["index", str(source), "--names", str(source / "2025-08-29.md")]
    calls = [
        call.words for found in lines("猫", "2025-08-29", tmp_path / "scratch").values() for call in found
    ]
    before = fingerprints(source)

    done = subprocess.run(
        [
            sys.executable,
            "-c",
            WATCHED + deed,
            json.dumps([str(source), str(index), first, *([] if deed else calls)]),
        ],
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "PAGER": "cat", "EDITOR": "true"},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )

    assert done.returncode == 0, done.stderr
    assert ("TOUCHED" in done.stderr) == bool(deed)
    assert fingerprints(source) == before
