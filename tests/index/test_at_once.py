"""Several writers and readers at once: none loses anything, each reader sees one consistent state."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from indexer.app import Diary
from tests.conftest import days, write_diary

SECONDS = float(os.environ.get("NIKKI_AT_ONCE_SECONDS", "4"))
"""How long they run at once: some seconds by default, a minute before a release."""
ROOT = Path(__file__).parents[2]
WRITE = """
import sys, time
from pathlib import Path
from indexer.app import Diary
index, source, rebuild, seconds = sys.argv[1], Path(sys.argv[2]), sys.argv[3] == "rebuild", float(sys.argv[4])
end, count = time.monotonic() + seconds, 0
while time.monotonic() < end:
    count += 1
    days = range(1, min(count, 28) + 1)
    source.write_text("".join(f"202605{day:02}\\n\\n\\n{source.stem}の{day}日目。\\n\\n" for day in days), encoding="utf-8")
    Diary(index).update([source], rebuild=rebuild and count % 3 == 0)
print(min(count, 28))
"""
READ = """
import sys, time
from indexer.app import Diary
end, count = time.monotonic() + float(sys.argv[2]), 0
while time.monotonic() < end:
    found = [hit.entry.text for hit in Diary(sys.argv[1]).search("猫").hits]
    assert found == ["猫がいる。"], found
    count += 1
print(count)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_writers_and_readers(tmp_path: Path) -> None:
    index, base = tmp_path / "index", tmp_path / "base.txt"
    write_diary(base, {"20250501": "猫がいる。"})
    Diary(index).update([base])
    writers = [
        start(WRITE, index, tmp_path / f"{name}.txt", how, SECONDS)
        for name, how in (("甲", "update"), ("乙", "rebuild"))
    ]
    readers = [start(READ, index, SECONDS) for _ in range(2)]

    outcomes = [(process.communicate(), process.returncode) for process in (*writers, *readers)]

    assert [(code, errors) for (_, errors), code in outcomes] == [(0, "")] * 4
    written = sum(int(out) for (out, _), _ in outcomes[:2])
    assert Diary(index).refresh() is None
    assert len(Diary(index).entries()) == 1 + written
    assert days(Diary(index), "猫") == ["20250501"]
