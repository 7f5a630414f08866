"""Searches inside a process, asked of several engines by turns, in a fresh process every round."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measure import run
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.engine import Query

ROOT = Path(__file__).parents[1]


class Answer(NamedTuple):
    """What one engine did with one query: how many it found (None: it cannot be asked that), and ms of CPU.

    ``first`` is the first time in a process, ``again`` directly after it (nikki only); one value a round.
    """

    found: int | None
    first: Spread
    again: Spread


def ask(
    engines: Sequence[tuple[str, Path]],
    queries: Sequence[Query],
    rounds: int,
    environment: Mapping[str, str],
) -> list[dict[Query, Answer]]:
    """What each of the engines (name and index) answers to each of the queries."""
    job = json.dumps({"engines": [(name, str(index)) for name, index in engines], "queries": queries})
    found: dict[tuple[int, int], int | None] = {}
    times: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for number in range(rounds):
        command = [sys.executable, "-m", "benchmarks.child", "search", str(number)]
        printed = run(command, environment, ROOT, given=job).output
        for engine, query, count, first, again in json.loads(printed):
            found[engine, query] = count
            times[engine, query].append((1000 * first, 1000 * again))
    return [
        {
            query: Answer(
                found[engine, number],
                Spread.of(first for first, _ in times[engine, number]),
                Spread.of(again for _, again in times[engine, number]),
            )
            for number, query in enumerate(queries)
        }
        for engine in range(len(engines))
    ]
