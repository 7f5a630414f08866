"""Searches inside a process, by kind of query: nikki and the rivals on the same queries, by turns."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.asking import ask
from benchmarks.measure import run
from benchmarks.nikki import NIKKI
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.asking import Answer
    from benchmarks.bench import Bench, Figure
    from benchmarks.engine import Engine, Query

_TOLD = 10


def measure(bench: Bench) -> Iterator[Figure]:
    """How long each kind takes, what is found, and how much the same query differs from run to run."""
    rivals = [rival for rival in bench.plan.rivals if rival.searcher]
    engines = [(NIKKI.name, bench.index), *((rival.name, bench.index_of(rival)) for rival in rivals)]
    answers = ask(engines, bench.queries, bench.plan.runs, bench.environment)
    for (name, _), of_engine in zip(engines, answers, strict=True):
        yield from _by_kind(bench, name, of_engine)
    yield from _altogether(bench, answers[0])
    if bench.plan.tell:
        _tell(bench, answers[0])
    for rival in bench.plan.rivals:
        if not rival.searcher:
            yield from _as_process(bench, rival)


def _by_kind(bench: Bench, engine: str, answers: dict[Query, Answer]) -> Iterator[Figure]:
    """A spread is over the queries of a kind: of each, the median of all rounds."""
    for kind in bench.kinds:
        of_kind = [answer for query, answer in answers.items() if query.kind == kind]
        counts = [answer.found for answer in of_kind if answer.found is not None]
        if counts:
            times = Spread.of(answer.first.median for answer in of_kind)
            yield bench.figure("search", kind, "ms CPU", times, engine)
            yield bench.figure("found", kind, "", Spread.of(counts), engine)


def _altogether(bench: Bench, answers: dict[Query, Answer]) -> Iterator[Figure]:
    times = [answer.first.median for answer in answers.values()]
    again = [answer.again.median for answer in answers.values()]
    differing = [(a.first.high - a.first.low) / a.first.median for a in answers.values()]
    yield bench.figure("search", "all queries", "ms CPU", Spread.of(times))
    yield bench.figure("search", "all queries, asked again", "ms CPU", Spread.of(again))
    noise = 100 * statistics.median(differing)
    yield bench.figure("search", "one query from run to run", "% apart", Spread.of([noise]))


def _tell(bench: Bench, answers: dict[Query, Answer]) -> None:
    """Name the slowest queries, to whoever runs this and nowhere else."""
    slowest = sorted(answers.items(), key=lambda item: -item[1].first.median)[:_TOLD]
    for query, answer in slowest:
        bench.say(f"{answer.first.median:.0f} ms, {answer.found} found: {query.text} ({query.kind})")


def _as_process(bench: Bench, rival: Engine) -> Iterator[Figure]:
    """One that has no other way to be asked."""
    for kind in bench.kinds:
        times, counts = [], []
        for query in bench.queries:
            command = rival.command("", str(bench.folder), query) if query.kind == kind else None
            if command:
                runs = [
                    run(command, bench.environment, bench.work, expected=(0, 1))
                    for _ in range(bench.plan.runs)
                ]
                times.append(statistics.median(1000 * done.cost.cpu for done in runs))
                counts.append(runs[0].output.count("\n"))
        if times:
            yield bench.figure("search", kind, "ms CPU", Spread.of(times), rival.name)
            yield bench.figure("found", kind, "", Spread.of(counts), rival.name)
