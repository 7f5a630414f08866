"""Building an index from nothing, against what SudachiPy alone takes to cut the same text into words."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

from benchmarks.bench import size_of
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from benchmarks.bench import Bench, Figure
    from benchmarks.measure import Cost

_PATIENCE = 60.0
"""Seconds: a build is repeated until the runs are done or so long has been spent."""


def measure(bench: Bench) -> Iterator[Figure]:
    """CPU, time, memory and space, of nikki and of the rivals that build an index."""
    pairs: list[tuple[Cost, Cost]] = []
    for _ in _until_enough(bench):
        before = bench.index if pairs else None
        pairs.append((bench.build_nikki().cost, bench.child("tokenize", str(bench.saved)).cost))
        if before:
            shutil.rmtree(before)
    yield from _ours(bench, pairs)
    for rival in bench.plan.rivals:
        if rival.build:
            bench.say(f"building the index of {rival.name}")
            costs = [bench.build_rival(rival).cost]
            index = size_of(bench.index_of(rival))
            yield from _all(bench, rival.name, costs, index)


def _until_enough(bench: Bench) -> Iterator[int]:
    started = time.monotonic()
    for number in range(bench.plan.runs):
        yield number
        if time.monotonic() - started > _PATIENCE:
            return


def _ours(bench: Bench, pairs: Iterable[tuple[Cost, Cost]]) -> Iterator[Figure]:
    builds = [build for build, _ in pairs]
    alone = [tokenizing for _, tokenizing in pairs]

    def figure(row: str, unit: str, value: Callable[[Cost, Cost], float]) -> Figure:
        return bench.figure("build", row, unit, Spread.of(map(value, builds, alone)))

    yield bench.figure("build", "alone", "s CPU", Spread.of(cost.cpu for cost in alone), "SudachiPy")
    yield from _all(bench, "nikki", builds, size_of(bench.index))
    yield figure("CPU ÷ SudachiPy's CPU", "×", lambda build, other: build.cpu / other.cpu)
    yield figure("time ÷ SudachiPy's time", "×", lambda build, other: build.wall / other.wall)


def _all(bench: Bench, engine: str, costs: list[Cost], index: int) -> Iterator[Figure]:
    def figure(row: str, unit: str, values: Iterable[float]) -> Figure:
        return bench.figure("build", row, unit, Spread.of(values), engine)

    yield figure("CPU", "s CPU", (cost.cpu for cost in costs))
    yield figure("time", "s", (cost.wall for cost in costs))
    yield figure("memory", "MB", (cost.memory / 1e6 for cost in costs))
    yield figure("memory, shared pages counted twice", "MB", (cost.resident / 1e6 for cost in costs))
    yield figure("index", "MB", [index / 1e6])
    yield figure("index ÷ text", "×", [index / size_of(bench.folder)])
