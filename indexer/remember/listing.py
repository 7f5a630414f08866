"""Entries by date, some at a time: only those of the days that are shown are read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from indexer.index.reader import IndexReader
    from indexer.model import Entry

_UNDATED = 1 << 31
"""Stands for the day of an entry that has none."""


class Listing(NamedTuple):
    """Some of the entries of a period, and how many there are in all."""

    entries: tuple[Entry, ...]
    total: int


def everything(
    reader: IndexReader, since: dt.date | None = None, until: dt.date | None = None
) -> tuple[Entry, ...]:
    """Every entry in date order (undated ones last), or those of a period, both ends included."""
    return listed(reader, since, until, reader.doc_count).entries


def listed(
    reader: IndexReader,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int = 50,
    offset: int = 0,
    *,
    newest: bool = False,
) -> Listing:
    """``limit`` entries of a period (both ends included), the first ``offset`` left out, by date.

    Those of one day come as they stand in their files; undated ones, which belong to no period, come last.
    """
    first = since.toordinal() if since else 1
    last = until.toordinal() if until else _UNDATED - 1
    whole = since is None and until is None
    found = [(reader.days[doc] or _UNDATED, doc) for doc in reader.documents()]
    dated = [item for item in found if first <= item[0] <= last]
    dated.sort(key=lambda item: -item[0] if newest else item[0])
    wanted = dated + [item for item in found if whole and item[0] == _UNDATED]
    return Listing(tuple(_shown(reader, wanted, offset, offset + limit)), len(wanted))


def _shown(reader: IndexReader, wanted: list[tuple[int, int]], start: int, end: int) -> Iterator[Entry]:
    at = 0
    for _, group in groupby(wanted, key=lambda item: item[0]):
        docs = [doc for _, doc in group]
        if at < end and at + len(docs) > start:
            entries = sorted(map(reader.entry, docs), key=lambda entry: (entry.path, entry.line))
            yield from entries[max(0, start - at) : end - at]
        at += len(docs)
