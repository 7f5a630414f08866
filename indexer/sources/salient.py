"""Lines that do not begin as text does: a quick look over a whole file, for most of its lines are paragraphs.

One pattern goes from line break to line break. To ask it for each line takes three times as long.
"""

from __future__ import annotations

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
    text = "\n" + "\n".join(lines)
    number, seen = -1, 0
    for match in SALIENT.finditer(text):
        start = match.start() + 1
        number += text.count("\n", seen, start)
        seen = start
        yield number
