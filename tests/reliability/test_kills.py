"""kill -9 at any moment: the short form of ``python -m reliability kills``."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer.app import Diary
from reliability.kills import at_every_deed, at_random
from reliability.scene import WAYS
from tests.conftest import write_diary

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("way", WAYS)
def test_at_random_moments(tmp_path: Path, way: str) -> None:
    assert at_random(tmp_path, way, 4, seed=1).total() == 4


def test_at_random_moments_of_two_processes(tmp_path: Path) -> None:
    """Whose half of the work goes on for a moment after the one that started them is dead."""
    assert at_random(tmp_path, "rebuild", 3, seed=1, two=True).total() == 3


@pytest.mark.parametrize("way", WAYS)
def test_before_a_deed(tmp_path: Path, way: str) -> None:
    """Before every other opening, renaming or removal, beginning with another one each time."""
    ends = at_every_deed(tmp_path, way, every=2, first=random.randrange(2))  # noqa: S311

    assert ends["old"] > 2
    # After a first build has been committed there is one deed left, which may be passed over.
    assert ends["new"] > 0 or way == "build"


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
