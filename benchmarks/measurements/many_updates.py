"""Many updates of one post each, and searches after them against an index of the same diary made at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.asking import ask
from benchmarks.bench import size_of
from benchmarks.measure import by_turns
from benchmarks.nikki import NIKKI
from benchmarks.posts import new_posts, save
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.asking import Answer
    from benchmarks.bench import Bench, Figure
    from benchmarks.engine import Query

_OTHERS = 1000
"""More than the posts that the measurement of single updates writes."""


def measure(bench: Bench) -> Iterator[Figure]:
    """What an update takes while they go on, and what they leave behind."""
    count = bench.plan.updates
    more = bench.work / "many.jsonl"
    save(new_posts(bench.posts, count, first=_OTHERS), more)
    bench.nikki("index")
    bench.say(f"{count} updates")
    printed = bench.child("updates", str(bench.index), str(bench.folder), str(more)).output
    grown = bench.index
    bench.say("building the same at once")
    bench.build_nikki()
    fresh = bench.index

    def figure(row: str, unit: str, spread: Spread) -> Figure:
        return bench.figure("many-updates", row, unit, spread)

    yield figure("updates in a row", "", Spread.of([count]))
    yield figure("one update", "ms CPU", Spread.of(1000 * seconds for seconds in json.loads(printed)))
    engines = [(NIKKI.name, grown), (NIKKI.name, fresh)]
    ratios = _ratios(*ask(engines, bench.queries, bench.plan.runs, bench.environment))
    yield figure("searches in a process ÷ those in a fresh index", "×", Spread.of(ratios.values()))
    rare = bench.of_kind("rare word").text
    pairs = by_turns(
        lambda: bench.nikki("search", rare, index=grown).cost,
        lambda: bench.nikki("search", rare, index=fresh).cost,
        bench.plan.runs,
    )
    processes = Spread.of(one.cpu / other.cpu for one, other in pairs)
    yield figure("a search as a process ÷ one in a fresh index", "×", processes)
    yield figure("size ÷ that of a fresh index", "×", Spread.of([size_of(grown) / size_of(fresh)]))


def _ratios(grown: dict[Query, Answer], fresh: dict[Query, Answer]) -> dict[str, float]:
    """By kind of query, the time of all its queries in one index as a ratio to that in the other."""
    ratios = {}
    for kind in {query.kind for query in grown}:
        ours = sum(answer.first.median for query, answer in grown.items() if query.kind == kind)
        theirs = sum(answer.first.median for query, answer in fresh.items() if query.kind == kind)
        ratios[kind] = ours / theirs
    return ratios
