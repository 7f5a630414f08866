"""What is measured: one module each, all in the table :data:`MEASUREMENTS`, in the order in which they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measurements import (
    building,
    filtering,
    finding,
    latency,
    many_updates,
    meaning,
    searching,
    text,
    typing,
    updating,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.bench import Bench, Figure


class Measurement(NamedTuple):
    """A measurement: its name, and what it does with a diary of one size.

    Those that change the diary come last.
    """

    name: str
    measure: Callable[[Bench], Iterator[Figure]]


MEASUREMENTS = (
    Measurement("text", text.measure),
    Measurement("build", building.measure),
    Measurement("latency", latency.measure),
    Measurement("search", searching.measure),
    Measurement("finding", finding.measure),
    Measurement("typing", typing.measure),
    Measurement("filters", filtering.measure),
    Measurement("meaning", meaning.measure),
    Measurement("update", updating.measure),
    Measurement("many-updates", many_updates.measure),
)
