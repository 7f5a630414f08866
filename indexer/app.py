"""What the program does, without a terminal: the public Python API.

``import indexer`` is light; sudachipy is imported when text is analyzed or a word is unknown to the index, whoosh hardly ever.
"""

from __future__ import annotations

import datetime as dt
import os
from functools import cached_property, wraps
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from typing import Concatenate, ParamSpec, TypeVar

    from indexer.analysis.headwords import Headwords
    from indexer.analysis.query_word import Typed
    from indexer.analysis.segmenter import Segmenter
    from indexer.dates import DateRange
    from indexer.index.reader import IndexReader
    from indexer.index.snapshot import Snapshot
    from indexer.lookback.anniversaries import OnThisDay
    from indexer.lookback.habits import Statistics
    from indexer.lookback.last_shown import Shown
    from indexer.lookback.listing import Listing
    from indexer.lookback.review import Review
    from indexer.lookback.words import Characteristics
    from indexer.meaning.files import Coverage
    from indexer.meaning.nearness import Near, Nearness
    from indexer.model import Entry, Hit, HitDays, SearchResults, UpdateReport
    from indexer.sync.request import UpdateRequest

    Progress = Callable[[int, int], None]
    _Arguments = ParamSpec("_Arguments")
    _Found = TypeVar("_Found")
    Day = dt.date | str
    """A day, or a date expression as on the command line (``2025-05``, ``去年の夏``)."""

SORTS = ("relevance", "new", "old")
"""The orders in which :meth:`Diary.search` gives its hits."""


def _reads_index(
    method: Callable[Concatenate[Diary, _Arguments], _Found],
) -> Callable[Concatenate[Diary, _Arguments], _Found]:
    """A method that reads the index; whatever a damaged one makes it raise is IndexUnusable ``index-damaged``.

    It is called once more after the index was repaired, if :meth:`Diary.on_damage` said how.
    """

    @wraps(method)
    def checked(self: Diary, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Found:
        repair = self._repair
        while True:
            try:
                return method(self, *args, **kwargs)
            except Exception as error:
                from indexer.index.integrity import is_damage

                if not is_damage(error, self._place):
                    raise
                self._close(damaged=True)
                if repair is None:
                    raise IndexUnusable("index-damaged", path=self._place) from error
            repair()
            repair = None

    return checked


class Diary:
    """A diary and its index in ``index_dir``; nothing is read before it is asked for.

    ``since`` and ``until`` are inclusive wherever they are taken: days, or date expressions as on the command line, of
    which ``since`` takes the first day and ``until`` the last. ``today`` is what relative ones count from, by default
    the day by the clock. Entries without a date lie in no period.

    ``outside`` False shows nothing of files that a link in the diary leads to, out of it. Errors are
    :class:`~indexer.errors.NikkiError` with a text for the user.
    """

    def __init__(self, index_dir: str | Path, *, outside: bool = True) -> None:
        self._outside = outside
        self._snapshot: Snapshot | None = None
        self._damaged = False
        self._repair: Callable[[], None] | None = None
        self._place = os.path.abspath(os.path.expanduser(index_dir))

    @cached_property
    def _shown(self) -> Shown:
        from indexer.lookback.last_shown import Shown

        return Shown(self._place)

    @property
    def directory(self) -> Path:
        """Where the index is."""
        from pathlib import Path

        return Path(self._place)

    # --- reading ------------------------------------------------------------------------------------------

    def on_damage(self, repair: Callable[[], None]) -> None:
        """Say what repairs an index that a method finds damaged, such as :meth:`refresh`; the method then tries again.

        Without it, or where that does not help, the method raises IndexUnusable.
        """
        self._repair = repair

    def _close(self, *, damaged: bool = False) -> None:
        """Let go of the open index; ``damaged`` is what the next refresh takes it for."""
        self._snapshot, self._damaged = None, damaged
        for stale in ("_reader", "_segmenter", "_headwords", "_nearness"):
            self.__dict__.pop(stale, None)

    @property
    def _dictionary(self) -> str:
        from indexer.sync.names import dictionary_path

        state = self._reader.state
        return dictionary_path(self._place, state.names, state.checksums)

    @cached_property
    def _segmenter(self) -> Segmenter:
        from indexer.analysis.segmenter import Segmenter

        return Segmenter(self._dictionary)

    @cached_property
    def _reader(self) -> IndexReader:
        from indexer.index.reader import open_index

        reader = open_index(self._place, self._snapshot)
        if reader is None:
            from indexer.index.newest import has_commit

            raise IndexUnusable(
                "index-other-version" if has_commit(self.directory) else "no-index", path=self._place
            )
        away = reader.state.outside
        return reader if self._outside or not away else reader.without_files(away)

    @property
    def sources(self) -> tuple[str, ...]:
        """The files and folders that the index remembers, as absolute paths."""
        from indexer.index import source_settings

        return source_settings.newest(self.directory).sources

    @_reads_index
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

        ``limit`` None is all hits; ``sort`` is one of :data:`SORTS`; ``passages`` is how many passages each hit shows;
        ``exact_words`` leaves synonyms out,
        ``full_only`` the entries with some of the words that follow where few have them all, ``meaning`` False those that are
        near in meaning where words are not enough. A date among the words
        (去年の夏に読んだ本) is read as a period unless one was given. Raises UsageError for a query, a date or an order that cannot be
        understood and IndexUnusable where there is no index.
        """
        from indexer.query import And, parse
        from indexer.search.engine import Request, search
        from indexer.search.periods import with_period

        tree = parse(query, self.property_keys)
        if tree == And(()) and since is None and until is None:
            raise UsageError("empty-query")
        if sort not in SORTS:
            raise UsageError("no-such-sort", text=sort, known=", ".join(SORTS))
        first, last = _bounds(since, until, today)
        request = Request(tree, limit, offset, first, last, sort, passages, exact_words, full_only)
        dates = self._dates(today)
        near_to = self._near_to if meaning and self._reader.state.meaning else None
        period, dated = with_period(request, today or local_day())
        if period:
            found = search(dated, self._reader, self._look_up, dates, near_to)
            if found.total:
                return found._replace(period=period)
            period = period._replace(applied=False)
        found = search(request, self._reader, self._look_up, dates, near_to)
        if period and not found.total and dated.query != And(()):
            wider = dated._replace(since=None, until=None)
            found = search(wider, self._reader, self._look_up, dates, near_to)
        return found._replace(period=period)

    def _look_up(self, word: str) -> Typed:
        """What the dictionary says of a word: from the index if the diary has it, else from the dictionary."""
        found = self._reader.lexicon.typed(word)
        if found is None:
            from indexer.analysis.lookup import look_up
            from indexer.analysis.panics import silenced

            with silenced():
                found = look_up(word, self._segmenter)
        return found

    @cached_property
    def _nearness(self) -> Nearness | None:
        """The vectors of the index; None where numpy, which reads them, is not installed."""
        try:
            from indexer.meaning.nearness import Nearness
        except ImportError:
            return None
        return Nearness(self._reader)

    def _near_to(self, text: str) -> Near | None:
        return self._nearness.to(text) if self._nearness else None

    @staticmethod
    def _dates(today: dt.date | None) -> Callable[[str], tuple[dt.date, dt.date]]:
        def parse(text: str) -> tuple[dt.date, dt.date]:
            from indexer.dates import parse_range

            found = parse_range(text, today or local_day())
            return found.start, found.end

        return parse

    @_reads_index
    def entries(
        self, since: Day | None = None, until: Day | None = None, *, today: dt.date | None = None
    ) -> tuple[Entry, ...]:
        """Every entry in date order (undated ones last), or those of a period."""
        from indexer.dates.days import DayRange
        from indexer.lookback.listing import everything

        return everything(self._reader, DayRange.of(*_bounds(since, until, today)))

    @_reads_index
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

        return listed(self._reader, DayRange.of(*_bounds(since, until, today)), limit, offset, newest=newest)

    @_reads_index
    def days_written(self) -> tuple[dt.date, ...]:
        """The days on which something was written, ascending."""
        reader = self._reader
        return tuple(
            dt.date.fromordinal(day)
            for day in sorted({reader.days[doc] for doc in reader.documents()})
            if day
        )

    @_reads_index
    def tags(self) -> dict[str, int]:
        """How many entries have each tag."""
        counts: dict[str, int] = {}
        for doc in self._reader.documents():
            for tag in self._reader.stored(doc).tags:
                counts[tag] = counts.get(tag, 0) + 1
        return counts

    @_reads_index
    def property_keys(self) -> tuple[str, ...]:
        """The keys of front matter by which a query can filter (``mood:嬉しい``), in small letters."""
        return tuple(self._reader.property_keys())

    @_reads_index
    def files(self) -> tuple[str, ...]:
        """The files that the index was made of, by path."""
        return tuple(sorted(self._reader.state.files))

    @_reads_index
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

    # --- reading on ---------------------------------------------------------------------------------------

    @_reads_index
    def on_this_day(self, period: DateRange, today: dt.date, *, other_years: bool = False) -> OnThisDay:
        """What was written on the days of ``period`` in any year; ``other_years`` leaves out the latest before ``today``.

        Raises UsageError if ``period`` is longer than a year.
        """
        from indexer.lookback.anniversaries import on_this_day

        return on_this_day(self._reader, period, today, other_years=other_years)

    @_reads_index
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

        period = DayRange.of(*_bounds(since, until, today))
        if not query.strip():
            return written_days(self._reader, period)
        from indexer.query import parse
        from indexer.search.engine import Request, hit_days

        first, last = _bounds(since, until, today)
        tree = parse(query, self.property_keys)
        request = Request(tree, since=first, until=last, exact_words=exact_words)
        found = hit_days(request, self._reader, self._look_up, self._dates(today))
        return found._replace(span=written_span(self._reader, period))

    @_reads_index
    def statistics(self, today: dt.date) -> Statistics:
        """The diary in numbers; ``today`` says which days in a row are going on."""
        from indexer.lookback.habits import statistics

        return statistics(self._reader, self.directory, today)

    @_reads_index
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

        return any_entry(self._reader, DayRange.of(*_bounds(since, until, today)), seed)

    @_reads_index
    def before(self, place: Entry | dt.date) -> Entry | None:
        """The entry before an entry, or the last one before a day, in the order of :meth:`entries`."""
        from indexer.lookback.browse import before

        return before(self._reader, place)

    @_reads_index
    def after(self, place: Entry | dt.date) -> Entry | None:
        """The entry after an entry, or the first one after a day."""
        from indexer.lookback.browse import after

        return after(self._reader, place)

    def remember_shown(self, entries: Sequence[Entry]) -> None:
        """Keep which entries were read last, for :meth:`last_shown`."""
        self._shown.keep_entries([entry.id for entry in entries])

    @_reads_index
    def last_shown(self) -> tuple[Entry, ...]:
        """The entries that were read last; empty if none was, or they are gone."""
        from indexer.lookback.named import by_id

        return tuple(entry for entry_id in self._shown.entries() for entry in by_id(self._reader, entry_id))

    # --- looking back -------------------------------------------------------------------------------------

    @cached_property
    def _headwords(self) -> Headwords:
        from indexer.analysis.headwords import Headwords

        return Headwords(self._dictionary)

    @_reads_index
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

        tree = parse(query, self.property_keys)
        if tree == And(()) and since is None and until is None:
            raise UsageError("nothing-to-compare")
        first, last = _bounds(since, until, today)
        request = Request(tree, since=first, until=last)
        found = matching(request, self._reader, self._look_up, self._dates(today))
        return characteristics(Selection(self._reader, found.docs), self._headwords, most, found.terms)

    @_reads_index
    def review(self, period: DateRange | None, today: dt.date) -> Review | None:
        """A digest of a period; None for the usual one (see :mod:`indexer.lookback.review`). None if nothing was written in it."""
        from indexer.lookback.review import review, usual_period

        period = period or usual_period(self._reader, today)
        return review(self._reader, self._headwords, period, today) if period else None

    @_reads_index
    def related(
        self,
        to: str | Sequence[Entry],
        limit: int = 10,
        since: Day | None = None,
        until: Day | None = None,
        *,
        today: dt.date | None = None,
    ) -> tuple[Hit, ...]:
        """The entries most like a text or some entries (which are left out), best first, each with the passage that is.

        The reasons of a hit are the words that tie it to them.
        """
        from indexer.dates.days import DayRange
        from indexer.lookback.related import related

        texts = [to] if isinstance(to, str) else [f"{entry.title}\n{entry.text}" for entry in to]
        ids = () if isinstance(to, str) else [entry.id for entry in to]
        docs = {doc for doc in map(self._reader.find, ids) if doc is not None}
        return related(
            texts, self._headwords, self._reader, limit, DayRange.of(*_bounds(since, until, today)), docs
        )

    # --- writing ------------------------------------------------------------------------------------------

    def update(  # noqa: PLR0913  (the public contract)
        self,
        sources: Iterable[str | Path] | None = None,
        rebuild: bool = False,  # noqa: FBT001
        progress: Progress | None = None,
        *,
        names: str | Path | None = None,
        heading: str | None = None,
        dry_run: bool = False,
        forget: Iterable[str | Path] = (),
        meaning: bool | None = None,
        today: dt.date | None = None,
    ) -> UpdateReport:
        """Bring the index up to date with ``sources`` (files or folders; None: the remembered ones).

        Files whose size and time have not changed are not read, entries that have not changed are not analyzed. An index
        that turns out to be damaged is rebuilt, and that is said; all of it is looked at if it is small (16 MB), or there
        is nothing to write.
        ``rebuild`` reads and analyzes everything; the old index stays in place until the new one is done. That is
        also done, and said, where the index was made by another version.

        ``names`` is a text file of names that the dictionary does not know (see :mod:`indexer.analysis.names`).
        ``heading`` is a regular expression for date headings of the writer's own making, with the groups ``year``,
        ``month``, ``day`` and, if wanted, ``title``; "" for none. Both are remembered; None leaves them as they are.
        ``forget`` names remembered sources whose entries shall go, or files that are gone or empty and whose entries are
        kept (one, all below a folder, or those that a glob matches); how long they are kept else counts up to ``today``.
        ``dry_run`` reads and reports, but writes nothing. With ``meaning``, entries are encoded by their meaning when the
        words are committed, as by :meth:`encode`; with False what was encoded is deleted, None leaves it as it is.
        ``progress`` is called with characters done and in all.

        Raises IndexUnusable if the old index cannot be read and a source is out of reach, so that its entries would be
        lost (with ``rebuild``, they are); SourceError for a source that does not exist and UsageError for a heading that is no such
        expression; leaves the index as it was on any error.
        """
        from pathlib import Path

        from indexer.sync.request import UpdateRequest

        request = UpdateRequest(
            today or local_day(),
            None if sources is None else tuple(map(Path, sources)),
            rebuild=rebuild,
            names=Path(names) if names else None,
            heading=heading,
            dry_run=dry_run,
            forget=tuple(map(Path, forget)),
            may_lose=rebuild,
            verify=True,
        )
        done = self._update(request, progress)
        if meaning is not None and not dry_run:
            self.encode(wanted=meaning)
        return done

    @_reads_index
    def encode(self, progress: Progress | None = None, *, wanted: bool = True) -> Coverage | None:
        """Encode the entries that were not yet by their meaning, the newest first, so that they are found by it.

        Says how many entries there are, and how many are encoded; None where no encoder is installed. What is done is kept if
        this is interrupted, and it goes on from there the next time. ``wanted`` False deletes all of it. ``progress`` is
        called with characters done and in all. Raises IndexUnusable if the index cannot be written to.
        """
        from indexer.sync.update import update_vectors

        try:
            return update_vectors(self.directory, progress, wanted=wanted)
        finally:
            self._close()

    @_reads_index
    def encoded(self) -> Coverage:
        """How many entries there are, and how many of them are encoded by their meaning."""
        from indexer.meaning.files import coverage

        return coverage(self._reader)

    def _update(self, request: UpdateRequest, progress: Progress | None) -> UpdateReport:
        from indexer.sync.update import update

        report = update(self.directory, request._replace(damaged=self._damaged), progress)
        if not request.dry_run:
            self._close()
        return report

    def refresh(
        self, progress: Progress | None = None, *, today: dt.date | None = None
    ) -> UpdateReport | None:
        """Update the index if a file of the remembered sources changed (a stat per file); None if none did.

        An index that is damaged, as far as that was noticed, is rebuilt.
        """
        from indexer.sync.freshness import current

        day = today or local_day()
        self._snapshot = None if self._damaged else current(self._place, day)
        if self._snapshot:
            return None
        from indexer.sync.request import UpdateRequest

        return self._update(UpdateRequest(day), progress)

    def can_answer(self) -> bool:
        """Whether there is an index that can be opened as it is."""
        try:
            return bool(self._reader)
        except (IndexUnusable, OSError):
            return False


def _bounds(
    since: Day | None, until: Day | None, today: dt.date | None
) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that are meant. Raises UsageError for a text that is no date."""
    if isinstance(since, str) or isinstance(until, str):
        from indexer.dates.within import within

        return within(today or local_day(), since, until)
    return since, until


def local_day() -> dt.date:
    """The local day by the clock."""
    return dt.datetime.now().astimezone().date()
