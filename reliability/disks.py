"""Disks that are full, that can only be read, that go away: a small file system in a name space of its own, for root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from indexer.app import Diary
from reliability.scene import ROOT, WAYS, Scene, entries, environment, hold, write_diary

_OLD, _NEW = entries(40, "猫"), {**entries(45, "猫"), **entries(20, "犬")}


_ON_A_READ_ONLY_DISK = {
    "search 猫": 0,
    "show 2025-01-01": 0,
    "list": 0,
    "stats": 0,
    "doctor": 1,
    "index": 2,
    "index --rebuild": 2,
    "doctor --fix": 2,
}
"""Commands, and the status that they end with where the diary is newer than the index."""


def can_mount() -> bool:
    """Whether a file system can be mounted, in a name space of its own."""
    if os.geteuid() or not shutil.which("unshare"):
        return False
    with tempfile.TemporaryDirectory() as place:
        return not _in_own_space(f"mount -t tmpfs -o size=64k tmpfs {place}").returncode


def _in_own_space(script: str) -> subprocess.CompletedProcess[str]:
    command = ["unshare", "--mount", "sh", "-e", "-c", script]
    return subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=600
    )


def on_a_mount(folder: Path, trial: str) -> Counter[str]:
    """Run one of :data:`MOUNTED` where ``folder/mount`` is a small file system of its own; what it counted."""
    (folder / "mount").mkdir(exist_ok=True)
    code = f"from reliability import disks; disks.run_mounted({trial!r}, {str(folder)!r})"
    done = _in_own_space(
        f"mount -t tmpfs -o size=64m,mode=700 tmpfs '{folder}/mount'; exec '{sys.executable}' -c \"{code}\""
    )
    hold(done.returncode == 0, done.stdout + done.stderr)
    return Counter({name: int(count) for name, count in (line.split() for line in done.stdout.splitlines())})


def run_mounted(trial: str, folder: str) -> None:
    """What the process in the name space does: the trial, and print its counts."""
    for name, count in MOUNTED[trial](Path(folder)).items():
        sys.stdout.write(f"{name} {count}\n")


def _resize(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{options}", str(folder / "mount")], check=True)  # noqa: S607


def _full(folder: Path) -> Counter[str]:
    """The disk of the index is full, after ever more pages."""
    ends: Counter[str] = Counter()
    for way in WAYS:
        scene = Scene(folder / f"{way}.txt", folder / "mount" / way)
        while True:
            shutil.rmtree(scene.place, ignore_errors=True)
            write_diary(scene.source, _OLD)
            if way != "build":
                Diary(scene.place).update([scene.source])
            write_diary(scene.source, _NEW)
            pages = ends[f"{way}-full"] + 1
            _resize(folder, f"size={_used(folder) + 4 * pages}k")
            done = scene.run(*scene.words(way))
            searched = scene.run("search", "猫", "--count")
            hold(searched.returncode == 0 or way == "build", searched.stderr)
            _resize(folder, "size=64m")
            if not done.returncode:
                break
            hold("cannot be written" in done.stderr, done.stderr)
            scene.hold_ended(None if way == "build" else _OLD, _NEW)
            ends[f"{way}-full"] += 1
        ends[f"{way}-enough"] += 1
    return ends


def _used(folder: Path) -> int:
    """Kilobytes that the files on the mount take."""
    info = os.statvfs(folder / "mount")
    return (info.f_blocks - info.f_bfree) * info.f_frsize // 1024


def _read_only(folder: Path) -> Counter[str]:
    """The disk of the index can only be read."""
    scene = Scene(folder / "diary.txt", folder / "mount" / "index")
    write_diary(scene.source, _OLD)
    scene.run("index", str(scene.source))
    write_diary(scene.source, _NEW)
    _resize(folder, "ro")
    counts: Counter[str] = Counter()
    for words, status in _ON_A_READ_ONLY_DISK.items():
        done = scene.run(*words.split())
        hold(done.returncode == status, (words, done))
        counts["commands"] += 1
    _resize(folder, "rw")
    scene.hold_ended(_OLD, _NEW)
    return counts


def _gone(folder: Path) -> Counter[str]:
    """The disk of the diary goes away, and comes back."""
    source = folder / "mount" / "diary"
    counts: Counter[str] = Counter()
    for named in (source, folder / "mount"):
        scene = Scene(named, folder / f"index{counts.total()}")
        source.mkdir(exist_ok=True)
        write_diary(source / "a.txt", _OLD)
        scene.run("index", str(named))
        subprocess.run(["umount", str(folder / "mount")], check=True)  # noqa: S607
        for words in (
            ("search", "猫", "--count"),
            ("index",),
            ("index", "--rebuild"),
            ("search", "猫", "--count"),
        ):
            done = scene.run(*words)
            hold(words[0] != "search" or done.stdout == f"{len(_OLD)}\n", done)
            counts["commands"] += 1
        hold(scene.contents() == frozenset(_OLD.values()), "entries were lost")
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder / "mount")], check=True)  # noqa: S607
    return counts


MOUNTED = {"full": _full, "read-only": _read_only, "gone": _gone}
"""Trials that need a file system of their own."""
