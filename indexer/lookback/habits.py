"""How much was written, how regularly, and what the index of it holds and costs."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.index.fields import HAS, IMAGE
from indexer.index.store.directory import IndexDirectory, is_file_of_mine
from indexer.meaning.files import coverage, is_encoder
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from indexer.index.reader import IndexReader


class Run(NamedTuple):
    """So many days one after the other, from ``first`` to ``last``, both included."""

    first: dt.date
    last: dt.date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


class YearCount(NamedTuple):
    """What was written in a year: entries, days that have one, characters."""

    year: int
    entries: int
    days: int
    characters: int


class IndexCost(NamedTuple):
    """The index: where it is, how many files of the diary it holds, its bytes on disk and those of the files, and what made it.

    ``encoded`` is how many entries are found by their meaning, too; ``meaning_bytes`` what is kept for that, of ``bytes``,
    and ``encoder_bytes`` the encoder, of these: it takes as much whatever the diary.
    """

    directory: str
    files: int
    bytes: int
    diary_bytes: int
    made_with: str
    encoded: int = 0
    meaning_bytes: int = 0
    encoder_bytes: int = 0


class Amount(NamedTuple):
    """How much some entries are, and how regular. ``characters`` are those of titles and texts, line ends left out.

    ``longest`` are the most days in a row (the latest, if there are several), ``gap`` the days of the longest silence
    between two entries; None where there is none.
    """

    entries: int
    undated: int
    days: int
    characters: int
    first: dt.date | None
    last: dt.date | None
    longest: Run | None
    gap: Run | None


class Statistics(NamedTuple):
    """A diary in numbers: those of :class:`Amount`, and what only the whole of it has.

    ``pictures`` are those that its texts name, ``with_pictures`` the entries that name one.
    ``current`` are the days in a row that lead up to today or yesterday.
    """

    entries: int
    undated: int
    days: int
    characters: int
    first: dt.date | None
    last: dt.date | None
    current: Run | None
    longest: Run | None
    gap: Run | None
    years: tuple[YearCount, ...]
    cost: IndexCost
    pictures: int = 0
    with_pictures: int = 0


def runs(days: Iterable[int]) -> list[Run]:
    """The days in a row among ``days`` (ordinals, ascending, no two alike).

    >>> [run.days for run in runs([7, 8, 9, 20])]
    [3, 1]
    """
    found: list[list[int]] = []
    for day in days:
        if found and day == found[-1][1] + 1:
            found[-1][1] = day
        else:
            found.append([day, day])
    return [Run(dt.date.fromordinal(first), dt.date.fromordinal(last)) for first, last in found]


def longest_gap(days: Sequence[int]) -> Run | None:
    """The longest stretch without an entry between two days of ``days`` (ascending); the latest of several.

    >>> print(*longest_gap([1, 2, 5, 8]))
    0001-01-06 0001-01-07
    """
    gaps = [(later - day, day) for day, later in pairwise(days) if later - day > 1]
    if not gaps:
        return None
    length, day = max(gaps)
    return Run(dt.date.fromordinal(day + 1), dt.date.fromordinal(day + length - 1))


def statistics(reader: IndexReader, directory: Path, today: dt.date) -> Statistics:
    """The numbers of an open index in ``directory``."""
    docs = reader.documents()
    pictures = reader.postings(HAS + IMAGE)
    return Statistics(
        **amount(reader, docs)._asdict(),
        current=_going_on(_days(reader, docs), today),
        years=_years(reader, docs),
        cost=_cost(reader, directory),
        pictures=sum(pictures.freqs),
        with_pictures=len(pictures.docs),
    )


def amount(reader: IndexReader, docs: Sequence[int]) -> Amount:
    """How much some documents are; their texts are not read."""
    days = _days(reader, docs)
    return Amount(
        entries=len(docs),
        undated=sum(not reader.days[doc] for doc in docs),
        days=len(days),
        characters=sum(reader.characters[doc] for doc in docs),
        first=dt.date.fromordinal(days[0]) if days else None,
        last=dt.date.fromordinal(days[-1]) if days else None,
        longest=max(runs(days), key=lambda run: (run.days, run.first), default=None),
        gap=longest_gap(days),
    )


def _days(reader: IndexReader, docs: Iterable[int]) -> list[int]:
    """The days on which the documents were written (ordinals, ascending)."""
    return sorted({reader.days[doc] for doc in docs if reader.days[doc]})


def _going_on(days: Iterable[int], today: dt.date) -> Run | None:
    """The days in a row up to today, or to yesterday: today may not be written yet."""
    for run in runs(days):
        if run.first <= today <= run.last + dt.timedelta(1):
            return run._replace(last=min(run.last, today))
    return None


def _years(reader: IndexReader, docs: Iterable[int]) -> tuple[YearCount, ...]:
    table: dict[int, tuple[list[int], set[int]]] = {}
    for doc in docs:
        day = reader.days[doc]
        if day:
            texts, days = table.setdefault(dt.date.fromordinal(day).year, ([], set()))
            texts.append(reader.characters[doc])
            days.add(day)
    return tuple(
        YearCount(year, len(texts), len(days), sum(texts)) for year, (texts, days) in sorted(table.items())
    )


def _cost(reader: IndexReader, directory: Path) -> IndexCost:
    state = reader.state
    kept = {one.name: one.size for one in state.checksums if one.name in state.meaning}
    with IndexDirectory(directory) as opened:
        size = sum(info.st_size for _, info in opened.entries() if is_file_of_mine(info))
    return IndexCost(
        directory=str(directory),
        files=len(state.files),
        bytes=size,
        diary_bytes=sum(record.size for record in state.files.values()),
        made_with=state.fingerprint,
        encoded=coverage(reader).encoded if state.meaning else 0,
        meaning_bytes=sum(kept.values()),
        encoder_bytes=sum(size for name, size in kept.items() if is_encoder(name)),
    )
