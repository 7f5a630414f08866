"""Bars in a terminal, an eighth of a column fine."""

from __future__ import annotations

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(value: float, most: float, columns: int) -> str:
    """A bar of at most ``columns`` columns for ``value`` out of ``most``; what is not nothing shows.

    >>> bar(3, 4, 4), bar(5, 8, 4), bar(1, 1000, 4), bar(0, 4, 4)
    ('███', '██▌', '▏', '')
    """
    if value <= 0 or most <= 0:
        return ""
    whole, eighths = divmod(max(1, round(8 * columns * value / most)), 8)
    return "█" * whole + _EIGHTHS[eighths].strip()
