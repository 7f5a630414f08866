"""``python -m reliability [TRIAL ...]``: the long form of what the tests try for some seconds, with counts.

Each trial takes minutes; ``--times`` and ``--seconds`` make them shorter or longer. What does not hold ends it with
a BrokenPromiseError that says what.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from reliability import at_once, disks, faults, kills, large, mutants, power
from reliability.scene import WAYS, hold

if TYPE_CHECKING:
    from argparse import Namespace
    from collections import Counter
    from collections.abc import Callable, Iterator


def _kills(folder: Path, options: Namespace) -> Iterator[str]:
    for two in (False, True):
        for way in WAYS:
            place = folder / f"{way}{two}"
            place.mkdir()
            ends = kills.at_random(place, way, options.times, options.seed, two=two)
            yield f"{way}{', two processes' if two else ''}: {options.times} kills at random moments, {_said(ends)}"
    for way in WAYS:
        place = folder / f"deeds-{way}"
        place.mkdir()
        ends = kills.at_every_deed(place, way)
        yield f"{way}: killed before each of {ends.total()} deeds on its files, {_said(ends)}"


def _at_once(folder: Path, options: Namespace) -> Iterator[str]:
    counts = at_once.together(folder, 8, 2, options.seconds)
    yield f"8 searchers and 2 writers for {options.seconds:.0f} s: {_said(counts)}"


def _faults(folder: Path, _options: Namespace) -> Iterator[str]:
    numbers = count()

    def place() -> Path:
        path = folder / str(next(numbers))
        path.mkdir()
        return path

    yield from faults.of_deeds(place)
    yield from faults.of_deletions(place)
    if faults.can_trace():
        yield from faults.of_calls(place)
        yield from faults.of_places(place)
    else:
        yield "strace is not there, or not allowed: system calls were left out"
    if not disks.can_mount():
        yield "nothing can be mounted: full, read-only and vanishing disks were left out"
        return
    for trial in disks.MOUNTED:
        yield f"disk {trial}: {_said(disks.on_a_mount(place(), trial))}"


def _power(folder: Path, options: Namespace) -> Iterator[str]:
    for two in (False, True):
        for way in power.POWER_WAYS:
            place = folder / f"{way}{two}"
            place.mkdir()
            ends = power.crashed(place, way, options.times, options.seed, two=two)
            yield f"{way}{', two processes' if two else ''}: {_said(ends)}"
    for deaf in power.DEAF:
        place = folder / f"deaf-{deaf}"
        place.mkdir()
        ends = power.crashed(place, "update", options.times, options.seed, deaf=deaf)
        hold(ends["bad"] > 0, f"nobody would notice a program that does not sync: {deaf}")
        yield f"a program that does not sync ({deaf}) is noticed: {_said(ends)}"


def _large(folder: Path, options: Namespace) -> Iterator[str]:
    for shape in large.SHAPES:
        place = folder / shape.replace(" ", "-")
        place.mkdir()
        yield from large.tried(place, shape, options.share)


def _mutants(folder: Path, options: Namespace) -> Iterator[str]:
    numbers = count()

    def place() -> Path:
        path = folder / str(next(numbers))
        path.mkdir()
        return path

    yield from mutants.all_tried(place, 5 * options.times, options.seed)


def _said(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in sorted(counts.items()))


TRIALS: dict[str, Callable[[Path, Namespace], Iterator[str]]] = {
    "kills": _kills,
    "at-once": _at_once,
    "power": _power,
    "faults": _faults,
    "large": _large,
    "mutants": _mutants,
}
"""Fuzzing has a command of its own, ``python reliability/fuzz.py``: it must load the program by itself."""


def main() -> None:
    """Run the trials that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m reliability", description=__doc__)
    parser.add_argument(
        "trials", nargs="*", metavar="TRIAL", help=f"{', '.join(TRIALS)}; all if none is named"
    )
    parser.add_argument(
        "--times",
        type=int,
        default=200,
        help="kills of each kind, states by chance for each call (200); five times as many damages of a file",
    )
    parser.add_argument("--seconds", type=float, default=60.0, help="of searches and updates at once (60)")
    parser.add_argument("--share", type=float, default=1.0, help="of the size of the large diaries (1)")
    parser.add_argument("--seed", type=int, default=1, help="of the moments of the kills (1)")
    options = parser.parse_args()
    for name in options.trials:
        if name not in TRIALS:
            parser.error(f"no such trial: {name}")
    for name in options.trials or TRIALS:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="nikki-reliability-") as folder:
            for line in TRIALS[name](Path(folder), options):
                print(f"{name}: {line}", flush=True)
        print(f"{name}: all held, {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
