"""One command from start to end, against what it cannot do without: Python, click, the dictionary."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import nikki
from benchmarks.asking import ROOT
from benchmarks.measure import Cost, by_turns, peak, run
from benchmarks.posts import write_diary
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from benchmarks.bench import Bench, Figure
    from benchmarks.engine import Engine, Query
    from benchmarks.posts import Post

SIDE_BY_SIDE = ("rare word", "common word", "three words", "quoted, rare")
"""Kinds of queries that are asked of the rivals as processes, too."""
_TEN = 10


class Floor(NamedTuple):
    """A process that does only what cannot be left out; it is given the query as an argument."""

    name: str
    code: str


CLICK = Floor("floor: import click", "import click")
DICTIONARY = Floor(
    "floor: click, dictionary, one word",
    "import sys, click; from sudachipy import Dictionary; Dictionary().tokenizer().tokenize(sys.argv[1])",
)


class Pairs(NamedTuple):
    """What a command cost and what its floor did, by turns."""

    row: str
    floor: Floor
    costs: list[tuple[Cost, Cost]]


def measure(bench: Bench) -> Iterator[Figure]:
    """``--help`` and ``--version`` against ``import click``; a search of each kind, and of small diaries, against the dictionary's opening."""
    few = [kind for kind in bench.kinds if kind in SIDE_BY_SIDE]
    kinds = few if bench.plan.quick else bench.kinds
    options = [_pairs(bench, option, CLICK, option) for option in ("--help", "--version")]
    searches = [_pairs(bench, kind, DICTIONARY, "search", bench.of_kind(kind).text) for kind in kinds]
    for measured in (options, searches):
        yield bench.figure("latency", measured[0].floor.name, "ms CPU", _cpu(measured, floor=True))
        for pairs in measured:
            yield bench.figure("latency", pairs.row, "ms CPU", _cpu([pairs]))
            ratios = Spread.of(ours.cpu / floor.cpu for ours, floor in pairs.costs)
            yield bench.figure("floors", pairs.row, "×", ratios)
    for row, diary in (
        ("a word in a diary of ten posts", bench.posts[:_TEN]),
        ("a word in an empty diary", []),
    ):
        small = _pairs(
            bench, row, DICTIONARY, "search", bench.of_kind("rare word").text, index=_index(bench, diary)
        )
        yield bench.figure("latency", row, "ms CPU", _cpu([small]))
        yield bench.figure("floors", row, "×", Spread.of(ours.cpu / floor.cpu for ours, floor in small.costs))
    walls = [Spread.of(1000 * ours.wall for ours, _ in pairs.costs).median for pairs in searches]
    yield bench.figure("latency", "all kinds, by the clock", "ms", Spread.of(walls))
    command = [*nikki.program(), "--index", str(bench.index), "search", bench.of_kind("rare word").text]
    memory = peak(command, bench.environment, bench.work)
    yield bench.figure("latency", "memory of a search", "MB", Spread.of([memory / 1e6]))
    for rival in bench.plan.rivals:
        for kind in few:
            yield from _rival(bench, rival, bench.of_kind(kind))


def _index(bench: Bench, diary: Sequence[Post]) -> Path:
    """The index of a small diary, made now; of an empty file, if it has no posts."""
    folder = bench.work / f"diary-{len(diary)}"
    write_diary(diary, folder)
    (folder / "empty.txt").touch()
    index = bench.work / f"index-of-{len(diary)}"
    command = [*nikki.program(), "--index", str(index), "index", str(folder)]
    # To find no entry is a failure, of which the index is still made.
    run(command, bench.environment, bench.work, expected=(0, 1))
    return index


def _pairs(bench: Bench, row: str, floor: Floor, *arguments: str, index: Path | None = None) -> Pairs:
    def ours() -> Cost:
        return bench.nikki(*arguments, index=index).cost

    def least() -> Cost:
        command = [sys.executable, "-c", floor.code, arguments[-1]]
        return run(command, bench.environment, bench.work).cost

    return Pairs(row, floor, by_turns(ours, least, bench.plan.runs))


def _cpu(measured: Iterable[Pairs], *, floor: bool = False) -> Spread:
    """Milliseconds."""
    return Spread.of(1000 * cost[floor].cpu for pairs in measured for cost in pairs.costs)


def _rival(bench: Bench, rival: Engine, query: Query) -> Iterator[Figure]:
    command = rival.command(str(bench.index_of(rival)), str(bench.folder), query)
    if command:
        # The first run reads from the disk.
        costs = [
            run(command, bench.environment, ROOT, expected=(0, 1)).cost for _ in range(bench.plan.runs + 1)
        ]
        times = Spread.of(1000 * cost.cpu for cost in costs[1:])
        yield bench.figure("processes", query.kind, "ms CPU", times, rival.name)
