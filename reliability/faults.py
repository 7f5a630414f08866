"""What fails around the program: each deed on the index, each system call, the place of the diary.

A clear message or the work done, never a traceback, never another state than the old or the new, never a lost entry.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

from indexer.app import Diary
from reliability.kills import interrupted
from reliability.scene import ROOT, WAYS, Scene, entries, environment, hold, hold_upright, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_OLD, _NEW = entries(40, "猫"), {**entries(45, "猫"), **entries(20, "犬")}
CALLS = ("write", "fsync", "renameat", "unlinkat", "mkdir", "flock")
"""System calls of which each is made to fail, or to be the last: those that change the index."""
ERRORS = ("ENOSPC", "EIO", "EACCES")
PLACE_CALLS = ("newfstatat", "openat", "getdents64", "read")
PLACE_ERRORS = ("EIO", "ENOTCONN", "ESTALE", "EACCES", "ETIMEDOUT")
"""What a mount says that has gone away."""


def at_every_deed(folder: Path, way: str, error: str, *, every: int = 1, first: int = 0) -> Counter[str]:
    """Let each deed on a file of the index fail with an error, a run for each; or every so-manieth."""
    number = getattr(errno, error)

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return interrupted(folder, way, fail, every=every, first=first)


def deleted_underneath(folder: Path, way: str, *, every: int = 1, first: int = 0) -> Counter[str]:
    """Let the directory of the index be deleted before each deed on a file of it."""

    def delete() -> None:
        shutil.rmtree(folder / "index", ignore_errors=True)

    return interrupted(folder, way, delete, every=every, first=first, may_vanish=True)


def can_trace() -> bool:
    """Whether strace is there, and may be used."""
    return bool(shutil.which("strace")) and not traced("true").returncode


def traced(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command under strace, with the options before it."""
    command = ["strace", "-f", "-qqq", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False, timeout=300
    )


def at_every_call(folder: Path, way: str, call: str, what: str) -> Counter[str]:
    """Let each system call of a kind fail (``error=EIO``) or be the last (``signal=SIGKILL``), a run for each."""
    scene = Scene(folder / "diary.txt", folder / "index")
    saved = folder / "saved"
    if way != "build":
        write_diary(scene.source, _OLD)
        Diary(scene.place).update([scene.source])
        shutil.copytree(scene.place, saved)
    write_diary(scene.source, _NEW)
    ends: Counter[str] = Counter()
    for number in range(1, 400):
        shutil.rmtree(scene.place, ignore_errors=True)
        if way != "build":
            shutil.copytree(saved, scene.place)
        log = folder / "log"
        done = traced(
            "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}",
            *scene.command(*scene.words(way)),
        )  # fmt: skip
        killed = done.returncode == -signal.SIGKILL
        if not killed and "INJECTED" not in log.read_text(encoding="utf-8", errors="replace"):
            return ends
        if not killed:
            hold_upright(done.returncode, done.stderr)
        ends[scene.hold_ended(None if way == "build" else _OLD, _NEW)] += 1
    return ends


def on_a_troubled_place(folder: Path, call: str, what: str) -> str:
    """Let every system call of a kind on the diary's folder or file fail, or be slow; how a search ended.

    Holds that no entry is lost: neither now, nor by an update, nor by a rebuild, nor when the place is as before.
    """
    source = folder / "diary"
    source.mkdir()
    scene = Scene(source, folder / "index")
    write_diary(source / "a.txt", _OLD)
    Diary(scene.place).update([source])
    statuses = []
    for words in (
        ("search", "猫", "--count"),
        ("index",),
        ("index", "--rebuild"),
        ("search", "猫", "--count"),
    ):
        done = traced(
            "-o", "/dev/null", "-P", str(source), "-P", str(source / "a.txt"),
            "-e", f"trace={call}", "-e", f"inject={call}:{what}", *scene.command(*words),
        )  # fmt: skip
        hold_upright(done.returncode, done.stderr)
        hold(
            words[0] != "search" or done.stdout == f"{len(_OLD)}\n",
            f"{call} {what}: {done.stdout}{done.stderr}",
        )
        statuses.append(str(done.returncode))
    hold(scene.contents() == frozenset(_OLD.values()), f"{call} {what}: entries were lost")
    Diary(scene.place).refresh()
    hold(scene.contents() == frozenset(_OLD.values()), f"{call} {what}: entries were lost afterwards")
    return " ".join(statuses)


def of_deeds(place: Callable[[], Path]) -> Iterator[str]:
    """Each deed on the index fails."""
    for error in ERRORS:
        ends: Counter[str] = Counter()
        for way in WAYS:
            ends += at_every_deed(place(), way, error)
        yield f"each deed on the index fails with {error}: {ends.total()} runs, {dict(ends)}"


def of_deletions(place: Callable[[], Path]) -> Iterator[str]:
    """The directory of the index is deleted underneath."""
    ends: Counter[str] = Counter()
    for way in WAYS:
        ends += deleted_underneath(place(), way)
    yield f"the index is deleted before each deed on it: {ends.total()} runs, no traceback, rebuilt by the next"


def of_calls(place: Callable[[], Path]) -> Iterator[str]:
    """Each system call that changes the index fails, or is the last."""
    for what in ("signal=SIGKILL", "error=ENOSPC", "error=EIO"):
        ends: Counter[str] = Counter()
        for way in WAYS:
            for call in CALLS:
                ends += at_every_call(place(), way, call, what)
        yield f"each system call ({' '.join(CALLS)}) with {what}: {ends.total()} runs, {dict(ends)}"


def of_places(place: Callable[[], Path]) -> Iterator[str]:
    """The place of the diary fails, or is slow."""
    count = 0
    for call in PLACE_CALLS:
        for what in (*(f"error={error}" for error in PLACE_ERRORS), "delay_enter=300000"):
            on_a_troubled_place(place(), call, what)
            count += 4
    yield f"the diary's place fails or is slow ({' '.join(PLACE_CALLS)}): {count} commands, no entry lost"
