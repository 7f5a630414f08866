"""kill -9 at any moment of a build, an update or a rebuild: the index is exactly the old or the new one, and works on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.app import Diary
from indexer.index.reader import snapshot
from tests.conftest import write_diary

KILLS = int(os.environ.get("NIKKI_KILLS", "8"))
"""How often to kill in each way: a few by default, 200 before a release."""
UPDATE = """
import sys
from pathlib import Path
from indexer.app import Diary
Diary(sys.argv[1]).update([Path(sys.argv[2])], rebuild=sys.argv[3] == "rebuild")
"""
ROOT = Path(__file__).parents[2]


def entries(count: int, word: str) -> dict[str, str]:
    return {f"2025{i // 28 + 1:02}{i % 28 + 1:02}": f"{i}日目。{word}の話。" * 20 for i in range(count)}


def contents(index: Path) -> set[str] | None:
    """The texts in the index; None if there is no index."""
    return {entry.text for entry in Diary(index).entries()} if snapshot(index) else None


def run(index: Path, source: Path, how: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", UPDATE, str(index), str(source), how], cwd=ROOT)


def timed(index: Path, source: Path, how: str) -> float:
    """How long a run takes that nobody kills, in seconds."""
    started = time.monotonic()
    assert run(index, source, how).wait() == 0
    return time.monotonic() - started


def left_over(index: Path) -> list[str]:
    """The files of the index that its newest commit does not need."""
    snap = snapshot(index)
    assert snap
    number = snap.generation
    needed = {"MAIN_WRITELOCK", f"_MAIN_{number}.toc", f"state-{number}.tsv", f"sources-{number}.tsv"}
    return sorted({path.name for path in index.iterdir()} - needed - set(snap.state.own_files()))


@pytest.mark.parametrize("how", ["build", "update", "rebuild"])
def test_kill(tmp_path: Path, how: str) -> None:
    chance = random.Random(how)  # noqa: S311
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    old = entries(40, "猫")
    for entries_before in (entries(40, "魚"), old):
        write_diary(source, entries_before)
        whole = timed(tmp_path / "first" if how == "build" else index, source, how)
    ends = {"old": 0, "new": 0}
    for round_ in range(KILLS):
        if how == "build":
            index = tmp_path / f"index{round_}"
        new = entries(40 + round_ % 20, "犬" if round_ % 2 else "鳥")
        write_diary(source, new)
        process = run(index, source, how)
        time.sleep(chance.uniform(0.3, 1.25) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()

        before = None if how == "build" else {*old.values()}
        found = contents(index)
        assert found in (before, {*new.values()})
        ends["old" if found == before else "new"] += 1

        report = Diary(index).update([source])
        assert contents(index) == {*new.values()}
        assert report.total == len(new)
        assert left_over(index) == []
        old = new
    print(f"{how}: {KILLS} kills, {ends}")  # noqa: T201


def test_the_lock_of_a_killed_writer_blocks_nobody(tmp_path: Path) -> None:
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    write_diary(source, {"20250501": "猫。"})
    hold = (
        "import sys, time\nfrom pathlib import Path\nfrom indexer.index.writer import IndexWriter\n"
        "with IndexWriter(Path(sys.argv[1])):\n    print('locked', flush=True)\n    time.sleep(60)\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", hold, str(index)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout
    assert holder.stdout.readline() == "locked\n"
    holder.kill()
    holder.communicate()
    started = time.monotonic()

    assert Diary(index).update([source]).added == 1
    assert time.monotonic() - started < 8
