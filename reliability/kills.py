"""kill -9 at any moment of a build, an update or a rebuild: the index is exactly the old or the new one, and works on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from typing import TYPE_CHECKING

from indexer.app import Diary
from indexer.index.store.filenames import is_own
from reliability.scene import Scene, entries, hold, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_OLD, _NEW = entries(40, "猫"), {**entries(45, "猫"), **entries(20, "犬")}
_DEEDS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"})
"""What Python tells an audit hook of before it does it."""


def at_random(folder: Path, way: str, times: int, seed: int, *, two: bool = False) -> Counter[str]:
    """Kill as many runs, each at a moment drawn by chance; how many left the old state, and how many the new."""
    chance = random.Random(f"{seed} {way}")  # noqa: S311
    scene = Scene(folder / "diary.txt", folder / "index", two)
    old: Mapping[str, str] = _OLD
    write_diary(scene.source, old)
    whole = _timed(scene._replace(place=folder / "first"), "build")
    if way != "build":
        Diary(scene.place).update([scene.source])
        write_diary(scene.source, entries(40, "魚"))
        whole = _timed(scene, way)
        write_diary(scene.source, old)
        Diary(scene.place).update()
    ends: Counter[str] = Counter()
    for number in range(times):
        if way == "build":
            scene = scene._replace(place=folder / f"index{number}")
        new = entries(40 + number % 20, "犬" if number % 2 else "鳥")
        write_diary(scene.source, new)
        process = scene.start(*scene.words(way))
        time.sleep(chance.uniform(0.3, 1.25) * whole)
        process.send_signal(signal.SIGKILL)
        process.wait()
        ends[scene.hold_ended(None if way == "build" else old, new)] += 1
        old = new
        if way == "build":
            shutil.rmtree(scene.place)
    return ends


def _timed(scene: Scene, way: str) -> float:
    """How long a run takes that nobody kills, in seconds."""
    started = time.monotonic()
    scene.run(*scene.words(way))
    return time.monotonic() - started


def at_every_deed(folder: Path, way: str, *, every: int = 1, first: int = 0) -> Counter[str]:
    """Kill runs before each opening, renaming, removal and so on of a file of the index; or before every so-manieth."""
    return interrupted(folder, way, lambda: os.kill(os.getpid(), signal.SIGKILL), every=every, first=first)


def interrupted(
    folder: Path,
    way: str,
    interrupt: Callable[[], None],
    *,
    every: int = 1,
    first: int = 0,
    may_vanish: bool = False,
) -> Counter[str]:
    """Let ``interrupt`` happen before each deed on a file of the index, a run for each; how they ended.

    ``may_vanish``: what is left may be no index at all.
    """
    scene = Scene(folder / "diary.txt", folder / "index")
    saved = folder / "saved"
    if way != "build":
        write_diary(scene.source, _OLD)
        Diary(scene.place).update([scene.source])
        shutil.copytree(scene.place, saved)
    write_diary(scene.source, _NEW)
    ends: Counter[str] = Counter()
    number = first
    while True:
        shutil.rmtree(scene.place, ignore_errors=True)
        if way != "build":
            shutil.copytree(saved, scene.place)
        if _forked(scene, way, number, interrupt):
            hold(ends.total() > 0, "nothing was interrupted")
            return ends
        vanished = way == "build" or (may_vanish and scene.contents() is None)
        ends[scene.hold_ended(None if vanished else _OLD, _NEW)] += 1
        number += every


def _forked(scene: Scene, way: str, number: int, interrupt: Callable[[], None]) -> bool:
    """Run in a child what is to be interrupted before its deed ``number``; whether it came to its end before that."""
    child = os.fork()
    if not child:
        status = 1
        try:
            status = _watched(scene, way, number, interrupt)
        except BaseException:  # noqa: BLE001  (a child of a fork must not go on with what its parent does)
            traceback.print_exc()
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    hold(os.WIFSIGNALED(status) or os.WEXITSTATUS(status) in {0, 2}, f"the child fell over: {status}")
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def _watched(scene: Scene, way: str, number: int, interrupt: Callable[[], None]) -> int:
    """0 if the run ended before its deed ``number``, 2 if it was interrupted and said so."""
    from indexer.errors import NikkiError

    left = number
    place = str(scene.place)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if left >= 0 and event in _DEEDS and _is_of_index(arguments[0], place):
            left -= 1
            if left < 0:
                interrupt()

    sys.addaudithook(watch)
    try:
        Diary(scene.place).update([scene.source], rebuild=way == "rebuild")
    except (NikkiError, OSError):
        return 2
    return 2 if left < 0 else 0


def _is_of_index(path: object, place: str) -> bool:
    text = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
    # Most are named relative to the open directory.
    return isinstance(text, str) and (text == place or is_own(text.removeprefix(f"{place}/")))
