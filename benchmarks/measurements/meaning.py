"""Finding by meaning: what it costs to encode a diary, what that takes in its index, and what searches that use it cost.

In an index of its own. Where no encoder is installed there is nothing to measure.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from benchmarks.asking import ask
from benchmarks.bench import size_of
from benchmarks.measure import by_turns
from benchmarks.nikki import NIKKI
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from benchmarks.bench import Bench, Figure
    from benchmarks.engine import Query
    from benchmarks.measure import Cost

_ON = {"NIKKI_MEANING": "true"}
_SENTENCE, _WORD = "question", "common word"
"""Kinds of queries: in which meaning counts, and which words answer."""


def measure(bench: Bench) -> Iterator[Figure]:
    """Encoding, its space, and searches with and without it, as a process and inside one."""
    from indexer.meaning.installed import installed

    if installed() is None:
        return
    encoded = bench.work / "encoded"
    shutil.copytree(bench.index, encoded)
    cost = bench.nikki("index", index=encoded, watched=True, variables=_ON).cost
    yield from _encoding(bench, encoded, cost)
    for kind in (_SENTENCE, _WORD):
        ratios = [
            ratio for query in bench.queries if query.kind == kind for ratio in _ratios(bench, encoded, query)
        ]
        if ratios:
            yield bench.figure("meaning", f"a {kind} as a process ÷ without meaning", "×", Spread.of(ratios))
    yield from _inside(bench, encoded, [query for query in bench.queries if query.kind == _SENTENCE])


def _ratios(bench: Bench, encoded: Path, query: Query) -> Iterator[float]:
    """A search with meaning as a ratio to the same without, by turns."""
    by_meaning, plain = (
        lambda: bench.nikki("search", query.text, index=encoded, variables=_ON).cost,
        lambda: bench.nikki("search", query.text).cost,
    )
    for ours, other in by_turns(by_meaning, plain, bench.plan.runs):
        yield ours.cpu / other.cpu


def _encoding(bench: Bench, encoded: Path, cost: Cost) -> Iterator[Figure]:
    def figure(row: str, unit: str, value: float) -> Figure:
        return bench.figure("meaning", row, unit, Spread.of([value]))

    characters = sum(len(post.text) for post in bench.posts)
    vectors = sum(file.stat().st_size for file in encoded.glob("vectors-*"))
    tables = sum(file.stat().st_size for file in encoded.glob("encoder-*"))
    yield figure("encoding, characters a second of CPU", "", characters / cost.cpu)
    yield figure("encoding, by the clock", "s", cost.wall)
    yield figure("memory of encoding", "MB", cost.memory / 1e6)
    yield figure("vectors ÷ text", "×", vectors / size_of(bench.folder))
    yield figure("encoder's tables", "MB", tables / 1e6)


def _inside(bench: Bench, encoded: Path, queries: Sequence[Query]) -> Iterator[Figure]:
    engines = [(NIKKI.name, encoded), (NIKKI.name, bench.index)]
    by_meaning, plain = ask(engines, queries, bench.plan.runs, bench.environment)
    for row, answers in ((f"a {_SENTENCE} in a process", by_meaning), ("the same without meaning", plain)):
        yield bench.figure("meaning", row, "ms CPU", Spread.of(a.first.median for a in answers.values()))
