"""What fails around the program: the short form of ``python -m reliability faults``."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reliability.disks import MOUNTED, can_mount, on_a_mount
from reliability.faults import (
    at_every_call,
    at_every_deed,
    can_trace,
    deleted_underneath,
    on_a_troubled_place,
    traced,
)
from reliability.scene import WAYS, Scene, write_diary

if TYPE_CHECKING:
    from pathlib import Path

needs_strace = pytest.mark.skipif(not can_trace(), reason="strace is not there, or not allowed")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
def test_a_deed_that_fails(tmp_path: Path, way: str, error: str) -> None:
    assert at_every_deed(tmp_path, way, error, every=6, first=random.randrange(6)).total() > 2  # noqa: S311


@pytest.mark.parametrize("way", WAYS)
def test_the_index_is_deleted_underneath(tmp_path: Path, way: str) -> None:
    assert deleted_underneath(tmp_path, way, every=6, first=random.randrange(6)).total() > 2  # noqa: S311


@needs_strace
@pytest.mark.parametrize(("call", "what"), [("renameat", "signal=SIGKILL"), ("renameat", "error=ENOSPC")])
def test_a_system_call_that_fails(tmp_path: Path, call: str, what: str) -> None:
    assert at_every_call(tmp_path, "update", call, what).total() > 1


@needs_strace
@pytest.mark.parametrize(
    ("call", "what"),
    [
        ("newfstatat", "error=ENOTCONN"),
        ("openat", "error=EIO"),
        ("getdents64", "error=ESTALE"),
        ("read", "error=ETIMEDOUT"),
        ("getdents64", "delay_enter=300000"),
    ],
)
def test_a_place_of_the_diary_that_fails_or_is_slow(tmp_path: Path, call: str, what: str) -> None:
    assert on_a_troubled_place(tmp_path, call, what) == "0 0 0 0"


@needs_strace
def test_a_slow_disk_is_told_of(tmp_path: Path) -> None:
    source = tmp_path / "diary"
    source.mkdir()
    scene = Scene(source, tmp_path / "index")
    write_diary(source / "a.txt", {"20250501": "猫。"})
    scene.run("index", str(source))

    done = traced(
        "-P", str(source), "-e", "inject=getdents64:delay_enter=1800000", *scene.command("search", "猫")
    )

    assert done.returncode == 0
    assert "--no-update searches without" in done.stderr


@pytest.mark.skipif(not can_mount(), reason="only root can mount")
@pytest.mark.parametrize("trial", [name for name in MOUNTED if name != "full"])
def test_a_disk(tmp_path: Path, trial: str) -> None:
    assert on_a_mount(tmp_path, trial)["commands"] == 8
