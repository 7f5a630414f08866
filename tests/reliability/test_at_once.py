"""Searches and updates at once: the short form of ``python -m reliability at-once``."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from indexer.app import Diary
from indexer.errors import IndexUnusable
from indexer.index.store import lock
from indexer.index.store.directory import IndexDirectory
from reliability.at_once import together
from tests.conftest import days, write_diary

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("two", [False, True])
def test_searchers_and_writers(tmp_path: Path, two: bool) -> None:
    counts = together(tmp_path, searchers=3, writers=2, seconds=3, two=two)

    assert counts["searches"] > 1
    assert counts["updates"] > 1


def test_a_second_update_waits_for_the_first(tmp_path: Path) -> None:
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    write_diary(source, {"20250501": "猫。"})
    Diary(index).update([source])
    write_diary(source, {"20250501": "猫。", "20250502": "犬。"})
    held = lock.Lock.of(IndexDirectory(index))
    timer = threading.Timer(0.4, held.release)
    timer.start()
    started = time.monotonic()

    assert Diary(index).update().added == 1

    assert time.monotonic() - started > 0.3
    timer.join()


def test_a_second_update_does_not_wait_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    write_diary(source, {"20250501": "猫。"})
    Diary(index).update([source])
    monkeypatch.setattr(lock, "_TIMEOUT", 0.2)
    # Nor though the clock is set back meanwhile.
    monkeypatch.setattr(time, "time", lambda: 0.0)
    held = lock.Lock.of(IndexDirectory(index))
    try:
        with pytest.raises(IndexUnusable, match="Another nikki is updating"):
            Diary(index).update(rebuild=True)
        assert days(Diary(index), "猫") == ["20250501"]
    finally:
        held.release()


def test_a_search_that_began_before_a_rebuild_ends_with_what_it_began(tmp_path: Path) -> None:
    """Its files are removed underneath it; they are open."""
    source, index = tmp_path / "diary.txt", tmp_path / "index"
    write_diary(source, {"20250501": "猫。", "20250502": "猫と犬。"})
    before = Diary(index)
    before.update([source])
    assert days(before, "犬") == ["20250502"]

    write_diary(source, {"20250503": "鳥。"})
    Diary(index).update(rebuild=True)

    assert sorted(days(before, "猫")) == ["20250501", "20250502"]
    assert {entry.text for entry in before.entries()} == {"猫。", "猫と犬。"}
    assert days(Diary(index), "猫") == []
