"""kill -9 at any moment of an update or a rebuild: the index is exactly the old or the new one, and works on."""

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
from tests.conftest import write_diary

KILLS = int(os.environ.get("NIKKI_KILLS", "8"))
"""How often to kill: a few by default, 200 before a release."""
UPDATE = (
    "import sys; from indexer.app import Diary; Diary(sys.argv[1]).update(rebuild=sys.argv[2] == 'rebuild')"
)
ROOT = Path(__file__).parents[2]


def entries(count: int, word: str) -> dict[str, str]:
    return {f"2025{i // 28 + 1:02}{i % 28 + 1:02}": f"{i}日目。{word}の話。" * 20 for i in range(count)}


def contents(diary: Diary) -> set[str]:
    return {entry.text for entry in diary.entries()}


@pytest.mark.parametrize("how", ["update", "rebuild"])
def test_kill(tmp_path: Path, how: str) -> None:
    chance = random.Random(how)  # noqa: S311
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    old = entries(40, "猫")
    write_diary(source, old)
    Diary(index).update([source])
    started = time.monotonic()
    subprocess.run([sys.executable, "-c", UPDATE, str(index), "rebuild"], check=True, cwd=ROOT)
    whole = time.monotonic() - started
    for round_ in range(KILLS):
        new = entries(40 + round_, "犬" if round_ % 2 else "鳥")
        write_diary(source, new)
        process = subprocess.Popen([sys.executable, "-c", UPDATE, str(index), how], cwd=ROOT)
        time.sleep(chance.uniform(0.3, 1.1) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()

        found = contents(Diary(index))
        assert found in ({*old.values()}, {*new.values()})

        report = Diary(index).update()
        assert contents(Diary(index)) == {*new.values()}
        assert report.total == len(new)
        old = new
    names = [path.name for path in index.iterdir()]
    assert sum(name.startswith("state-") for name in names) == 1
    assert not [name for name in names if name.endswith(".tmp")]
