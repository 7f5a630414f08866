"""Lines that are written nearly as the headings of their file: ``2025-0825`` and ``2O25-08-25`` among ``2025-08-24``.

One that gives the day that is missing where it stands is a heading; any other is worth a notice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import valid_date
from indexer.sources.heading_marks import narrowed
from indexer.sources.headings import Heading, goes_on
from indexer.sources.remarks import is_inline
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LINE = late(r"[ \t]*(?P<mark>#{1,6}|[■◆●◎◇□★☆▼▲▽△]?)[ ]*(?P<word>[0-9OolI'][^\s(]{2,14})(?P<rest>.*)$")
_MONTH_DAY = late(r"\d{1,2}[-./]\d{1,2}$")
_DIGITS = late(r"\d+")
_DIGIT = late(r"\d")
_STARTS = frozenset("0123456789０１２３４５６７８９OolI#■◆●◎◇□★☆▼▲▽△' \t　")
_LONGEST = 40
"""Characters of a line that may be such a heading."""
_FEWEST = 8
"""Characters of a date in which one may be wrong: in fewer, another number would be as near."""
_SAMPLE = 100
"""Headings that are looked at for how they are written."""
_LETTERS = str.maketrans("OolI", "0011")


def near_misses(
    lines: Sequence[str], among: Iterable[int], heads: Sequence[Heading]
) -> Iterator[tuple[Heading, bool]]:
    """The lines ``among`` those of these numbers that are written nearly as ``heads`` are, read as far as they can be; and whether one is worth a notice."""
    looked_at = heads[:: len(heads) // _SAMPLE + 1]
    shapes = {shape for h in looked_at if h.plain and (shape := _shape(lines[h.line]))}
    taken = {h.line for h in heads}
    for number in among:
        line = lines[number]
        if line[:1] not in _STARTS or len(line) > _LONGEST or number in taken:
            continue
        match = _LINE.match(narrowed(line))
        if not match or ":" in match["word"]:
            continue
        mark, word = match["mark"][:1], match["word"]
        shape = mark + _DIGIT.sub("0", word)
        rest = line[match.start("rest") :].strip()
        if goes_on(rest) or is_inline(rest) or shape in shapes:
            continue
        if _MONTH_DAY.match(word):
            yield _read(number, mark, word, rest), False
        elif len(word) >= _FEWEST - 1 and any(
            len(known) - len(mark) >= _FEWEST and not known.isdigit() and _is_near(shape, known)
            for known in shapes
        ):
            yield _read(number, mark, word, rest), True


def _shape(line: str) -> str:
    """The first word of a heading with its mark, every digit a nought."""
    match = _LINE.match(narrowed(line))
    return match["mark"][:1] + _DIGIT.sub("0", match["word"]) if match else ""


def _is_near(one: str, other: str) -> bool:
    """Whether one character at most is wrong, missing or too many."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    same = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    return shorter[same + (len(shorter) == len(longer)) :] == longer[same + 1 :]


def _read(number: int, mark: str, word: str, title: str) -> Heading:
    """The heading of a word that is nearly a date; its day is 0 where no date can be made of it."""
    numbers = _DIGITS.findall(word.translate(_LETTERS))
    joined = "".join(numbers)
    year: int | None = None
    month, day = 0, 0
    if len(joined) == 8:
        year, month, day = int(joined[:4]), int(joined[4:6]), int(joined[6:])
    elif len(numbers) > 1 and all(len(part) <= 2 for part in numbers[-2:]):
        month, day = int(numbers[-2]), int(numbers[-1])
        year = int(numbers[0]) if len(numbers) == 3 and len(numbers[0]) == 4 else None
    if not valid_date(year or 2000, month, day):
        year, month, day = None, 0, 0
    return Heading(number, mark + "?", year, month, day, None, title, bool(mark), not title)
