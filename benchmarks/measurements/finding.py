"""What each engine finds of the cases of :mod:`benchmarks.cases`: speed without finding is no comparison."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.cases import CASES
from benchmarks.nikki import NIKKI
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Bench, Figure


def measure(bench: Bench) -> Iterator[Figure]:
    """How many cases of each kind are right: the post that should be found is, the one that should not be is not."""
    kinds = list(dict.fromkeys(case.kind for case in CASES))
    for engine in (NIKKI, *bench.plan.rivals):
        work = bench.work / f"cases-{engine.name}"
        work.mkdir()
        right = json.loads(bench.child("find", engine.name, str(work)).output)
        for kind in kinds:
            of_kind = [found for case, found in zip(CASES, right, strict=True) if case.kind == kind]
            figure = Spread.of([sum(of_kind)])
            yield bench.figure("finding", kind, f"of {len(of_kind)}", figure, engine.name)
        yield bench.figure("finding", "all cases", f"of {len(CASES)}", Spread.of([sum(right)]), engine.name)
