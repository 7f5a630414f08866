"""The queries that were of use, beside the index: readable by their writer alone, and gone with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.index.store.directory import IndexDirectory, read
from indexer.index.store.filenames import LAST_QUERIES
from indexer.index.store.records import with_checksum, without_checksum
from indexer.live.line import LONGEST

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 200
"""Queries that are kept, each as long as a line may be."""


class History:
    """The last queries of the index in the folder ``place``, the newest first; None keeps and knows none."""

    def __init__(self, place: str | None) -> None:
        self._place = place

    def queries(self) -> tuple[str, ...]:
        """Those that are kept; none where they cannot be read."""
        if self._place is None:
            return ()
        try:
            text = without_checksum(read(f"{self._place}/{LAST_QUERIES}")).decode()
        except (OSError, ValueError):
            return ()
        return tuple(query for query in text.split("\n") if 0 < len(query) <= LONGEST)

    def keep(self, query: str) -> None:
        """Keep a query, once; the oldest ones are forgotten. Where nothing can be written, it is not kept."""
        query = " ".join(query.split())[:LONGEST]
        if self._place is None or not query:
            return
        kept = [query, *(other for other in self.queries() if other != query)]
        self._write(kept[:_MOST])

    def _write(self, queries: Sequence[str]) -> None:
        assert self._place is not None  # noqa: S101  (see keep)
        text = "".join(f"{query}\n" for query in queries)
        try:
            with IndexDirectory(self._place) as directory:
                directory.write(LAST_QUERIES, with_checksum(text.encode("utf-8", "replace")))
        except OSError:
            return
