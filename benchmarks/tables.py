"""Tables that can be read in a terminal and are Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.spread import growth
from indexer.support.terminal_text import pad, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.spread import Spread

NOTHING = "–"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    r"""The lines of a table; all columns but the first are set to the right. A full-width character takes two columns.

    >>> print(*table(["語", "ms"], [["猫", "1.5"], ["cat", "12"]]), sep="\n")
    | 語  |  ms |
    | --- | --: |
    | 猫  | 1.5 |
    | cat |  12 |
    """
    widths = [max(3, *(width(row[at]) for row in (header, *rows))) for at in range(len(header))]
    rule = ["-" * size if at == 0 else "-" * (size - 1) + ":" for at, size in enumerate(widths)]
    return [_line(header, widths), f"| {' | '.join(rule)} |", *(_line(row, widths) for row in rows)]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first = pad(cells[0], widths[0])
    others = [" " * (size - width(cell)) + cell for cell, size in zip(cells[1:], widths[1:], strict=True)]
    return f"| {' | '.join([first, *others])} |"


def number(value: float) -> str:
    """Three figures, whole numbers in full.

    >>> number(0.01234), number(1.0), number(12.34), number(123.4), number(12345.6), number(0)
    ('0.0123', '1.00', '12.3', '123', '12,346', '0')
    """
    if value == 0:
        return "0"
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 3 if size >= 0.1 else 4
    return f"{value:,.{digits}f}"


def spread_cell(spread: Spread) -> str:
    """The median, and where there were several values the least and the greatest.

    >>> from benchmarks.spread import Spread
    >>> spread_cell(Spread.of([1, 2, 4])), spread_cell(Spread.of([3])), spread_cell(Spread.of([2, 2]))
    ('2.00 (1.00–4.00)', '3.00', '2.00')
    """
    low, middle, high = map(number, spread[:3])
    return middle if low == high else f"{middle} ({low}–{high})"


def growth_cell(small: tuple[float, float] | None, large: tuple[float, float] | None) -> str:
    """How a cost grows from one ``(size, cost)`` to another: n with the exponent.

    >>> growth_cell((1000, 1.0), (10000, 10.0)), growth_cell((1000, 1.0), None)
    ('n^1.00', '–')
    """
    exponent = growth(small, large) if small and large else None
    return NOTHING if exponent is None else f"n^{exponent:.2f}"
