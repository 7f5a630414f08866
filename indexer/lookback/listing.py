"""Entries by date, some at a time: only those of the days that are shown are read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.dates.days import DayRange
    from indexer.index.reader import IndexReader
    from indexer.model import Entry


class Listing(NamedTuple):
    """Some of the entries of a period, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


def everything(reader: IndexReader, period: DayRange) -> tuple[Entry, ...]:
    """The entries of a period in date order, undated ones last."""
    return listed(reader, period, reader.doc_count).entries


def listed(
    reader: IndexReader,
    period: DayRange,
    limit: int = 50,
    offset: int = 0,
    *,
    newest: bool = False,
) -> Listing:
    """``limit`` entries of a period, the first ``offset`` left out, by date.

    Those of one day come as they stand in their files; undated ones come last.
    """
    days, (first, last) = reader.days, period
    found = [doc for doc in reader.documents() if first <= days[doc] <= last]
    wanted = sorted(filter(days.__getitem__, found), key=days.__getitem__, reverse=newest)
    wanted += [doc for doc in found if not days[doc]]
    return Listing(tuple(_shown(reader, wanted, offset, offset + limit)), len(wanted))


def _shown(reader: IndexReader, wanted: list[int], start: int, end: int) -> Iterator[Entry]:
    at = 0
    for _, group in groupby(wanted, key=reader.days.__getitem__):
        if at >= end:
            return
        docs = list(group)
        if at + len(docs) > start:
            entries = sorted(map(reader.entry, docs), key=lambda entry: (entry.path, entry.line))
            yield from entries[max(0, start - at) : end - at]
        at += len(docs)
