"""Searches and updates at once, each a process of its own: every search sees one state, nothing is lost.

Each writer has a file of the diary, of whose entries all tell the number of the same turn; a search that finds entries
of two turns, or not all of them, has seen what never was.
"""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING

from indexer.app import Diary
from reliability.scene import ROOT, Scene, environment, hold, hold_upright, write_diary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENTRIES = 12
"""Of each writer's file."""
_CALM = {"20240101": "猫がいる。", "20240102": "猫が寝る。"}
"""What nobody touches."""
_NAMES = "甲乙丙丁"


def together(
    folder: Path, searchers: int, writers: int, seconds: float, *, two: bool = False
) -> Counter[str]:
    """Let so many processes search and so many update, every third time by a rebuild, for some seconds; what they did."""
    source = folder / "diary"
    source.mkdir()
    scene = Scene(source, folder / "index", two)
    write_diary(source / "calm.txt", _CALM)
    for name in _NAMES[:writers]:
        _write_turn(source, name, 0)
    Diary(scene.place).update([source])
    counts: Counter[str] = Counter()
    failures: list[BaseException] = []
    end = time.monotonic() + seconds

    def repeat(step: Callable[[int], str]) -> None:
        number = 0
        try:
            while time.monotonic() < end and not failures:
                number += 1
                counts[step(number)] += 1
        except BaseException as error:  # noqa: BLE001  (raised again below)
            failures.append(error)

    steps = [_searcher(scene, writers) for _ in range(searchers)]
    steps += [_writer(scene, name) for name in _NAMES[:writers]]
    threads = [threading.Thread(target=repeat, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures:
        raise failure
    Diary(scene.place).update()
    hold(Diary(scene.place).refresh() is None, "not up to date in the end")
    hold(scene.left_over() == (), scene.left_over())
    hold(len(Diary(scene.place).entries()) == len(_CALM) + ENTRIES * writers, "entries are missing")
    return counts


def _write_turn(source: Path, name: str, turn: int) -> None:
    write_diary(
        source / f"{name}.txt", {f"202506{day:02}": f"{name}の{turn}番。" for day in range(1, ENTRIES + 1)}
    )


def _run(scene: Scene, *words: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        scene.command(*words),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    hold_upright(done.returncode, done.stderr)
    return done


def _searcher(scene: Scene, writers: int) -> Callable[[int], str]:
    def search(number: int) -> str:
        calm = number % 2 == 0
        name = _NAMES[number // 2 % writers]
        done = _run(
            scene,
            "search",
            "猫" if calm else f'"{name}の"',
            "--all",
            "--json",
            *(["--no-update"] * (number % 3 == 0)),
        )
        hold(done.returncode == 0, f"{done.stdout}{done.stderr}")
        texts = [hit["snippet"]["text"] for hit in json.loads(done.stdout)["hits"]]
        if calm:
            hold(sorted(texts) == sorted(_CALM.values()), texts)
        else:
            hold(len(texts) == ENTRIES and len(set(texts)) == 1, texts)
        return "searches, of the index as it was" if "cannot be updated now" in done.stderr else "searches"

    return search


def _writer(scene: Scene, name: str) -> Callable[[int], str]:
    def update(number: int) -> str:
        _write_turn(scene.source, name, number)
        done = _run(scene, "index", *(["--rebuild"] * (number % 3 == 0)))
        if done.returncode:
            hold("Another nikki is updating" in done.stderr, done.stderr)
            return "updates that gave way after ten seconds"
        return "rebuilds" if number % 3 == 0 else "updates"

    return update
