"""Lines that do not begin as text does: a quick look over a whole file, for most of its lines are paragraphs.

One pattern goes from line break to line break. To ask it for each line takes twice as long.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from indexer.sources.heading_marks import SALIENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FENCES = ("```", "~~~")


def is_salient(line: str) -> bool:
    """Whether it is worth while to read ``line`` as a heading."""
    return SALIENT.match(f"\n{line}") is not None


def salient_lines(lines: Sequence[str]) -> Iterator[int]:
    """The numbers (from 0) of the lines that may be headings, or are code fences, in order."""
    breaks = list(accumulate(map((1).__add__, map(len, lines)), initial=0))
    return (bisect_left(breaks, match.start()) for match in SALIENT.finditer("\n" + "\n".join(lines)))
