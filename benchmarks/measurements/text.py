"""The diary itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.bench import size_of
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.bench import Bench, Figure


def measure(bench: Bench) -> Iterator[Figure]:
    """How much text it is."""
    lengths = [len(post.text) for post in bench.posts]
    yield bench.figure("text", "all characters", "million", Spread.of([sum(lengths) / 1e6]))
    yield bench.figure("text", "UTF-8", "MB", Spread.of([size_of(bench.folder) / 1e6]))
    yield bench.figure("text", "characters of a post", "", Spread.of(lengths))
