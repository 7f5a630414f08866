"""Building an index from nothing, against what SudachiPy alone takes to cut the same text into words.

Twice: with the normalized form, beginning and end of each word, which is what a plain indexer takes of it, and without
looking at the words at all.
"""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.bench import size_of
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from benchmarks.bench import Bench, Figure
    from benchmarks.measure import Cost

_PATIENCE = 180.0
"""Seconds: a build is repeated until the runs are done or so long has been spent."""


class _Round(NamedTuple):
    """What it cost to build, to take words from SudachiPy, to let it cut."""

    build: Cost
    tokenize: Cost
    cut: Cost


def measure(bench: Bench) -> Iterator[Figure]:
    """CPU, time, memory and space, of nikki and of the rivals that build an index."""
    rounds: list[_Round] = []
    for _ in _until_enough(bench):
        before = bench.index if rounds else None
        tokenize, cut = (bench.child(job, str(bench.saved)).cost for job in ("tokenize", "cut"))
        rounds.append(_Round(bench.build_nikki().cost, tokenize, cut))
        if before:
            shutil.rmtree(before)
    yield from _ours(bench, rounds)
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


def _ours(bench: Bench, rounds: Sequence[_Round]) -> Iterator[Figure]:
    def ratio(row: str, value: Callable[[_Round], float]) -> Figure:
        return bench.figure("build", row, "×", Spread.of(map(value, rounds)))

    yield bench.figure("build", "words", "s CPU", Spread.of(r.tokenize.cpu for r in rounds), "SudachiPy")
    yield bench.figure("build", "cutting alone", "s CPU", Spread.of(r.cut.cpu for r in rounds), "SudachiPy")
    yield from _all(bench, "nikki", [r.build for r in rounds], size_of(bench.index))
    yield ratio("CPU ÷ SudachiPy's words", lambda r: r.build.cpu / r.tokenize.cpu)
    yield ratio("time ÷ SudachiPy's words", lambda r: r.build.wall / r.tokenize.wall)
    yield ratio("CPU ÷ SudachiPy's cutting alone", lambda r: r.build.cpu / r.cut.cpu)
    yield ratio("time ÷ SudachiPy's cutting alone", lambda r: r.build.wall / r.cut.wall)


def _all(bench: Bench, engine: str, costs: list[Cost], index: int) -> Iterator[Figure]:
    def figure(row: str, unit: str, values: Iterable[float]) -> Figure:
        return bench.figure("build", row, unit, Spread.of(values), engine)

    yield figure("CPU", "s CPU", (cost.cpu for cost in costs))
    yield figure("time", "s", (cost.wall for cost in costs))
    yield figure("memory", "MB", (cost.memory / 1e6 for cost in costs))
    yield figure("memory, shared pages counted twice", "MB", (cost.resident / 1e6 for cost in costs))
    yield figure("index", "MB", [index / 1e6])
    yield figure("index ÷ text", "×", [index / size_of(bench.folder)])
