"""A diary that is asked at every key: opened once, it keeps what one search worked out for the next."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from indexer.app import Diary, local_day
from indexer.dates.days import DayRange
from indexer.diary.opened import reads_index
from indexer.errors import IndexUnusable, UsageError
from indexer.index.store.directory import generation
from indexer.lookback.listing import Listing, listed
from indexer.query import And
from indexer.query.half_typed import parse_half_typed
from indexer.search.engine import Kept, Request, search
from indexer.search.filters import on_day
from indexer.search.periods import search_in_period, with_period
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from indexer.model import SearchResults

_LOOK = 32
"""Answers between two looks at how much is kept."""
_MOST_KEPT = 3_000_000
"""Scores that are kept, some 100 bytes each; then the index is opened again."""


class Scope(NamedTuple):
    """Of which days an answer is, in which order: ``on_day`` is a day of the year in any year, ``today`` the day it is."""

    since: dt.date | None = None
    until: dt.date | None = None
    on_day: dt.date | None = None
    sort: str = "relevance"
    today: dt.date | None = None


class LiveDiary(Diary):
    """A diary that answers queries that are still being typed."""

    _answered = 0

    @reads_index
    def answer(self, query: str, limit: int, scope: Scope, *, settled: bool = False) -> SearchResults:
        """The first ``limit`` hits of a query of which the last word is the beginning of one; no spelling is corrected.

        A query that is ``settled``, because its writer pauses, is taken as a whole one, and what is near in meaning
        follows. A period among the words is asked for instead of that of the scope. Raises UsageError for what is no query
        yet.
        """
        request = self._request(query, limit, scope, settled=settled)
        self._answered += 1
        if self._answered % _LOOK == 0 and self._kept.scorer.size > _MOST_KEPT:
            self._close()
        today = scope.today or local_day()

        def find(one: Request) -> SearchResults:
            return search_in_period(one, today, lambda dated: self._found(dated, scope, settled=settled))

        if (scope.since or scope.until) and with_period(request, today)[0]:
            found = find(request)
            if found.period and found.period.applied:
                return found
        return find(request._replace(since=scope.since, until=scope.until))

    @reads_index
    def at_any_time(self, query: str, scope: Scope) -> int:
        """How many entries have all words of a query, whatever period is chosen or among them.

        Raises UsageError for what is no query yet.
        """
        request = self._request(query, 1, scope._replace(on_day=None), settled=False)
        _, dated = with_period(request, scope.today or local_day())
        if dated.query == And(()):
            return 0
        found = self._found(dated._replace(since=None, until=None), scope, settled=False)
        return 0 if found.relaxed else found.total

    def _request(self, query: str, limit: int, scope: Scope, *, settled: bool) -> Request:
        tree = parse_half_typed(query, self._reader.property_keys, whole=settled)
        if tree == And(()):
            raise UsageError("empty-query")
        return Request(tree, limit, sort=scope.sort, on_day=scope.on_day, half_typed=True)

    def _found(self, request: Request, scope: Scope, *, settled: bool) -> SearchResults:
        near_to = self._near_to if settled else None
        return search(request, self._reader, self._look_up, self._dates(scope.today), near_to, self._kept)

    @reads_index
    def asks_for_something(self, query: str) -> bool:
        """Whether a text is more than blanks, quotes and brackets. Raises UsageError for what is no query yet."""
        return bool(query.strip()) and parse_half_typed(query, self._reader.property_keys) != And(())

    @reads_index
    def latest(self, limit: int, scope: Scope) -> Listing:
        """The first entries of some days by date, the newest first unless the oldest are asked for."""
        reader, newest = self._reader, scope.sort != "old"
        if scope.on_day is None:
            return listed(reader, DayRange.of(scope.since, scope.until), limit, newest=newest)
        docs = sorted(on_day(reader, scope.on_day), key=lambda doc: (reader.days[doc], -doc), reverse=newest)
        return Listing(tuple(map(reader.entry, docs[:limit])), len(docs))

    def follow(self) -> bool:
        """Let go of the open index if a newer commit is there; whether one is."""
        try:
            changed = generation(self._place) != self._reader.generation
        except (OSError, IndexUnusable):
            return False
        if changed:
            self._close()
        return changed

    @reads_index
    def warm_up(self) -> Iterator[None]:
        """Open what most queries need, the dictionary and the words by their beginnings, a part at a time."""
        self._look_up("\N{MIDDLE DOT}")
        yield
        yield from self._kept.completions().warm_up()

    @cached_property
    def _kept(self) -> Kept:
        return Kept(self._reader)

    def _close(self, *, damaged: bool = False) -> None:
        super()._close(damaged=damaged)
        self.__dict__.pop("_kept", None)
