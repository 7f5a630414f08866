"""What was shown last, kept beside the index: ``show 3`` means the third hit, ``next`` goes on from the last entry read."""

from __future__ import annotations

import datetime as dt
from itertools import zip_longest
from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.index.store.directory import IndexDirectory, read
from indexer.index.store.filenames import LAST_SEARCH, LAST_SHOWN
from indexer.index.store.records import with_checksum, without_checksum
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class ShownHit(NamedTuple):
    """A hit that was shown: the id of its entry, the lines from there to its passage, its day."""

    id: str = ""
    offset: int = 0
    day: dt.date | None = None

    @classmethod
    def read(cls, line: str) -> ShownHit:
        """A line of the file; an empty hit for a line that cannot be read."""
        try:
            name, offset, day = line.split(" ")
            return cls(name, int(offset), dt.date.fromisoformat(day) if day else None)
        except ValueError:
            return cls()


class Shown:
    """The hits and entries that were shown last, of the index in the folder ``place``."""

    def __init__(self, place: str) -> None:
        self._place = place

    def keep_hits(self, ids: Sequence[str], offsets: Sequence[int], days: Sequence[dt.date | None]) -> None:
        """Keep the hits of a search, in their order."""
        rows = zip_longest(ids, offsets, days)
        self._keep(LAST_SEARCH, [f"{name} {offset or 0} {day or ''}" for name, offset, day in rows])

    def hit(self, number: int) -> ShownHit:
        """A hit of the last search, counted from 1. Raises UsageError if there is none with this number."""
        hits = [ShownHit.read(line) for line in self._kept(LAST_SEARCH)]
        known = any(hit.id for hit in hits)
        if not 1 <= number <= len(hits) or not hits[number - 1].id:
            raise UsageError("no-such-hit" if known else "no-search-yet", number=number, count=len(hits))
        return hits[number - 1]

    def keep_entries(self, ids: Sequence[str]) -> None:
        """Keep the ids of the entries that were read."""
        self._keep(LAST_SHOWN, ids)

    def entries(self) -> list[str]:
        """The ids of the entries that were read last."""
        return self._kept(LAST_SHOWN)

    def _keep(self, name: str, lines: Iterable[str]) -> None:
        with IndexDirectory(self._place) as directory:
            directory.write(name, with_checksum("".join(f"{line}\n" for line in lines).encode("ascii")))

    def _kept(self, name: str) -> list[str]:
        try:
            return without_checksum(read(f"{self._place}/{name}")).decode("ascii").split("\n")[:-1]
        except (OSError, ValueError):
            return []
