"""What reads entries."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.diary.opened import OpenDiary, bounds, reads_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.dates import DateRange
    from indexer.diary.opened import Day
    from indexer.lookback.anniversaries import OnThisDay
    from indexer.lookback.habits import Statistics
    from indexer.lookback.listing import Listing
    from indexer.lookback.review import Review
    from indexer.model import Entry


class Reading(OpenDiary):
    """Entries of a diary, and what they tell of it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The files and folders that the index remembers, as absolute paths."""
        from indexer.index import source_settings

        return source_settings.newest(self.directory).sources

    @property
    def absent_files(self) -> frozenset[str]:
        """The files that are gone or empty and whose entries are kept, as absolute paths."""
        return self._absent()

    @reads_index
    def _absent(self) -> frozenset[str]:
        return frozenset(self._reader.state.absent)

    @reads_index
    def entries(
        self, since: Day | None = None, until: Day | None = None, *, today: dt.date | None = None
    ) -> tuple[Entry, ...]:
        """Every entry in date order (undated ones last), or those of a period."""
        from indexer.dates.days import DayRange
        from indexer.lookback.listing import everything

        return everything(self._reader, DayRange.of(*bounds(since, until, today)))

    @reads_index
    def listed(
        self,
        since: Day | None = None,
        until: Day | None = None,
        limit: int = 50,
        offset: int = 0,
        *,
        newest: bool = False,
        today: dt.date | None = None,
    ) -> Listing:
        """Some of what :meth:`entries` gives, and how many there are; ``newest`` turns the days round.

        Undated entries come last either way. Only the texts of the days that are shown are read.
        """
        from indexer.dates.days import DayRange
        from indexer.lookback.listing import listed

        return listed(self._reader, DayRange.of(*bounds(since, until, today)), limit, offset, newest=newest)

    @reads_index
    def days_written(self) -> tuple[dt.date, ...]:
        """The days on which something was written, ascending."""
        reader = self._reader
        return tuple(
            dt.date.fromordinal(day)
            for day in sorted({reader.days[doc] for doc in reader.documents()})
            if day
        )

    @reads_index
    def tags(self) -> dict[str, int]:
        """How many entries have each tag."""
        counts: dict[str, int] = {}
        for doc in self._reader.documents():
            for tag in self._reader.stored(doc).tags:
                counts[tag] = counts.get(tag, 0) + 1
        return counts

    @reads_index
    def property_keys(self) -> tuple[str, ...]:
        """The keys of front matter by which a query can filter (``mood:嬉しい``), in small letters."""
        return tuple(self._reader.property_keys())

    @reads_index
    def files(self) -> tuple[str, ...]:
        """The files that the index was made of, by path."""
        return tuple(sorted(self._reader.state.files))

    @reads_index
    def find(self, when: str, today: dt.date) -> tuple[Entry, ...]:
        """The entries that ``when`` names: a date in any form, an id or its beginning, or a number of the last search.

        Raises UsageError if it is none of them; an empty tuple means that nothing was written then.
        """
        from indexer.lookback.named import named

        return named(self._reader, self._shown, when, today)

    def line_to_open(self, when: str, entry: Entry) -> int:
        """The line of the file at which ``entry``, found as ``when``, is of interest: that of the passage, if of a hit."""
        from indexer.lookback.named import passage_line

        return passage_line(self._shown, when, entry)

    def remember(
        self, ids: Sequence[str], offsets: Sequence[int] = (), days: Sequence[dt.date | None] = ()
    ) -> None:
        """Keep the ids of the hits that were shown, so that ``show 3`` means the third of them.

        ``offsets`` are the lines from the beginning of each entry to its passage, ``days`` the dates of the entries.
        """
        self._shown.keep_hits(ids, offsets, days)

    def remember_lookups(self) -> None:
        """Keep what the dictionary said of the words that were searched for, and patterns, so that the next search has both."""
        if "_looked_up" in self.__dict__:
            self._looked_up.keep()
        if self._patterns:
            self._patterns.keep()

    @reads_index
    def on_this_day(self, period: DateRange, today: dt.date, *, other_years: bool = False) -> OnThisDay:
        """What was written on the days of ``period`` in any year; ``other_years`` leaves out the latest before ``today``.

        Raises UsageError if ``period`` is not shorter than a year.
        """
        from indexer.lookback.anniversaries import on_this_day

        return on_this_day(self._reader, period, today, other_years=other_years)

    @reads_index
    def statistics(self, today: dt.date) -> Statistics:
        """The diary in numbers; ``today`` says which days in a row are going on."""
        from indexer.lookback.habits import statistics

        return statistics(self._reader, self.directory, today)

    @reads_index
    def any_entry(
        self,
        since: Day | None = None,
        until: Day | None = None,
        seed: int | None = None,
        *,
        today: dt.date | None = None,
    ) -> Entry | None:
        """An entry drawn from all or from a period; with a ``seed``, always the same one of the same index."""
        from indexer.dates.days import DayRange
        from indexer.lookback.browse import any_entry

        return any_entry(self._reader, DayRange.of(*bounds(since, until, today)), seed)

    @reads_index
    def before(self, place: Entry | dt.date) -> Entry | None:
        """The entry before an entry, or the last one before a day, in the order of :meth:`entries`."""
        from indexer.lookback.browse import before

        return before(self._reader, place)

    @reads_index
    def after(self, place: Entry | dt.date) -> Entry | None:
        """The entry after an entry, or the first one after a day."""
        from indexer.lookback.browse import after

        return after(self._reader, place)

    def remember_shown(self, entries: Sequence[Entry]) -> None:
        """Keep which entries were read last, for :meth:`last_shown`."""
        self._shown.keep_entries([entry.id for entry in entries])

    @reads_index
    def last_shown(self) -> tuple[Entry, ...]:
        """The entries that were read last; empty if none was, or they are gone."""
        from indexer.lookback.named import by_id

        return tuple(entry for entry_id in self._shown.entries() for entry in by_id(self._reader, entry_id))

    @reads_index
    def usual_period(self, today: dt.date) -> DateRange | None:
        """The year that is looked back on if nothing was asked for (see :mod:`indexer.lookback.review`); None without dated entries."""
        from indexer.lookback.review import usual_period

        return usual_period(self._reader, today)

    @reads_index
    def review(self, period: DateRange | None, today: dt.date) -> Review | None:
        """A digest of a period; None for the usual one (see :mod:`indexer.lookback.review`). None if nothing was written in it."""
        from indexer.lookback.review import review, usual_period

        period = period or usual_period(self._reader, today)
        return review(self._reader, self._headwords, period, today) if period else None
