"""What answers a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.diary.opened import OpenDiary, bounds, local_day, reads_index
from indexer.errors import UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from indexer.diary.opened import Day
    from indexer.lookback.words import Characteristics
    from indexer.model import Entry, Hit, HitDays, SearchResults

SORTS = ("relevance", "new", "old")
"""The orders in which :meth:`Diary.search` gives its hits."""


class Searching(OpenDiary):
    """Searches of a diary."""

    @reads_index
    def search(  # noqa: PLR0913  (the public contract)
        self,
        query: str,
        limit: int | None = 10,
        offset: int = 0,
        since: Day | None = None,
        until: Day | None = None,
        sort: str = "relevance",
        passages: int = 1,
        *,
        exact_words: bool = False,
        full_only: bool = False,
        meaning: bool = True,
        today: dt.date | None = None,
    ) -> SearchResults:
        """Search the index as it is.

        ``limit`` None is all hits; ``sort`` is one of :data:`SORTS`; ``passages`` is how many passages each hit shows.
        ``exact_words`` leaves synonyms out, ``full_only`` the entries with some of the words that follow where few have
        them all, ``meaning`` False those that are near in meaning where words are not enough. A date among the words
        (去年の夏に読んだ本) is read as a period unless one was given.

        Raises UsageError for a query, a date or an order that cannot be understood and IndexUnusable where there is no
        index.
        """
        from indexer.query import And, parse
        from indexer.search.engine import Request, search
        from indexer.search.periods import search_in_period

        tree = parse(query, self._reader.property_keys)
        if tree == And(()) and since is None and until is None:
            raise UsageError("empty-query")
        if sort not in SORTS:
            raise UsageError("no-such-sort", text=sort, known=", ".join(SORTS))
        first, last = bounds(since, until, today)
        request = Request(tree, limit, offset, first, last, sort, passages, exact_words, full_only)
        dates = self._dates(today)
        near_to = self._near_to if meaning else None
        return search_in_period(
            request,
            today or local_day(),
            lambda one: search(one, self._reader, self._look_up, dates, near_to),
        )

    @reads_index
    def days(
        self,
        query: str = "",
        since: Day | None = None,
        until: Day | None = None,
        *,
        exact_words: bool = False,
        today: dt.date | None = None,
    ) -> HitDays:
        """The days of all hits of a query, or of all entries: when, and how often. Arguments as for :meth:`search`."""
        from indexer.dates.days import DayRange
        from indexer.lookback.periods import written_days, written_span

        period = DayRange.of(*bounds(since, until, today))
        if not query.strip():
            return written_days(self._reader, period)
        from indexer.query import parse
        from indexer.search.engine import Request, hit_days

        first, last = bounds(since, until, today)
        tree = parse(query, self._reader.property_keys)
        request = Request(tree, since=first, until=last, exact_words=exact_words)
        found = hit_days(request, self._reader, self._look_up, self._dates(today))
        return found._replace(span=written_span(self._reader, period))

    @reads_index
    def words(
        self,
        query: str = "",
        since: Day | None = None,
        until: Day | None = None,
        most: int = 20,
        *,
        today: dt.date | None = None,
    ) -> Characteristics:
        """The words that tell the entries of a period, or those that answer a query, from all others.

        ``most`` is how many of each kind. Raises UsageError as :meth:`search`, and where nothing is asked for.
        """
        from indexer.lookback.selection import Selection
        from indexer.lookback.words import characteristics
        from indexer.query import And, parse
        from indexer.search.engine import Request, matching

        tree = parse(query, self._reader.property_keys)
        if tree == And(()) and since is None and until is None:
            raise UsageError("nothing-to-compare")
        first, last = bounds(since, until, today)
        request = Request(tree, since=first, until=last)
        found = matching(request, self._reader, self._look_up, self._dates(today))
        return characteristics(Selection(self._reader, found.docs), self._headwords, most, found.terms)

    @reads_index
    def related(
        self,
        to: str | Sequence[Entry],
        limit: int = 10,
        since: Day | None = None,
        until: Day | None = None,
        *,
        meaning: bool = True,
        today: dt.date | None = None,
    ) -> tuple[Hit, ...]:
        """The entries most like a text or some entries (which are left out), best first, each with the passage that is.

        The reasons of a hit are the words that tie it to them. Where entries are encoded by their meaning, that counts,
        too, if ``meaning`` is not False.
        """
        from indexer.dates.days import DayRange
        from indexer.lookback.related import related

        texts = [to] if isinstance(to, str) else [f"{entry.title}\n{entry.text}" for entry in to]
        ids = () if isinstance(to, str) else [entry.id for entry in to]
        docs = {doc for doc in map(self._reader.find, ids) if doc is not None}
        period = DayRange.of(*bounds(since, until, today))
        near_to = self._near_to if meaning else None
        near = near_to("\n".join(texts)) if near_to else None
        return related(texts, self._headwords, self._reader, limit, period, docs, near)
