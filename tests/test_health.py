"""What ``nikki doctor`` finds."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from indexer.app import Diary
from indexer.health import examine
from indexer.render.health import health_json
from tests.conftest import write_diary

if TYPE_CHECKING:
    from pathlib import Path


def test_a_sound_index(tmp_path: Path) -> None:
    source = tmp_path / "diary.txt"
    write_diary(source, {"20250501": "猫。"})
    Diary(tmp_path / "index").update([source])

    health = examine(tmp_path / "index")

    assert health.sound
    assert [(c.source, c.encoding, c.files, c.entries) for c in health.formats] == [
        ("dated-lines", "utf-8", 1, 1)
    ]


def test_a_file_name_cannot_drive_the_terminal_through_json(tmp_path: Path) -> None:
    name = "日記\x9b31m\x1b[31m\u200f\n.txt"
    write_diary(tmp_path / name, {"20250501": "猫。"})
    Diary(tmp_path / "index").update([tmp_path / name])

    (line,) = health_json(examine(tmp_path / "index"))

    assert not re.search("[\x00-\x1f\x7f-\x9f\u200e\u200f]", line)
    assert json.loads(line)["files"][0]["path"] == str(tmp_path / name)


def test_what_needs_attention(tmp_path: Path) -> None:
    folder = tmp_path / "diary"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        write_diary(folder / name, {"20250501": "猫。"})
    (folder / "memo.txt").write_text("走り書き。", encoding="utf-8")
    Diary(tmp_path / "index").update([folder])
    write_diary(folder / "a.txt", {"20250501": "猫。", "20250502": "犬。"})
    next((tmp_path / "index").glob("*.seg")).chmod(0o644)

    health = examine(tmp_path / "index")

    assert not health.sound
    assert not health.fresh
    assert health.undated == 1
    assert [len(duplicate.places) for duplicate in health.duplicates] == [2]
    assert len(health.open_files) == 1
