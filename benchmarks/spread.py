"""Values measured several times."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spread(NamedTuple):
    """Least, median and greatest of ``runs`` values."""

    low: float
    median: float
    high: float
    runs: int

    @classmethod
    def of(cls, values: Iterable[float]) -> Spread:
        """The spread of one value or more.

        >>> Spread.of([3.0, 1.0, 2.5])
        Spread(low=1.0, median=2.5, high=3.0, runs=3)
        """
        numbers = list(values)
        return cls(min(numbers), statistics.median(numbers), max(numbers), len(numbers))


def growth(small: tuple[float, float], large: tuple[float, float]) -> float | None:
    """The exponent k by which a cost grows as size to the k between two ``(size, cost)``; None where there is none.

    1 is in proportion, 0 is not at all.

    >>> growth((1000, 2.0), (10000, 20.0)), growth((1000, 2.0), (4000, 4.0)), growth((10, 0.0), (20, 1.0))
    (1.0, 0.5, None)
    """
    (few, cheap), (many, dear) = small, large
    if few <= 0 or many <= few or cheap <= 0 or dear <= 0:
        return None
    return round(math.log(dear / cheap) / math.log(many / few), 6)
