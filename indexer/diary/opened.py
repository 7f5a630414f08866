"""An open index and what is made of it, each part when it is first asked for."""

from __future__ import annotations

import datetime as dt
import os
from functools import cached_property, wraps
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Concatenate, ParamSpec, TypeVar

    from indexer.analysis.headwords import Headwords
    from indexer.analysis.query_word import Typed
    from indexer.analysis.segmenter import Segmenter
    from indexer.index.kept_patterns import KeptPatterns
    from indexer.index.lexicon.looked_up import LookedUp
    from indexer.index.reader import IndexReader
    from indexer.index.snapshot import Snapshot
    from indexer.lookback.last_shown import Shown
    from indexer.meaning.nearness import Near, Nearness
    from indexer.search.meaning import NearTo

    Progress = Callable[[int, int], None]
    _Arguments = ParamSpec("_Arguments")
    _Found = TypeVar("_Found")
    _Opened = TypeVar("_Opened", bound="OpenDiary")
    Day = dt.date | str
    """A day, or a date expression as on the command line (``2025-05``, ``去年の夏``)."""


def reads_index(
    method: Callable[Concatenate[_Opened, _Arguments], _Found],
) -> Callable[Concatenate[_Opened, _Arguments], _Found]:
    """A method that reads the index; whatever a damaged one makes it raise is IndexUnusable ``index-damaged``.

    It is called once more after the index was repaired, if :meth:`indexer.app.Diary.on_damage` said how.
    """

    @wraps(method)
    def checked(self: _Opened, /, *args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Found:
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


class OpenDiary:
    """The index in a directory, opened when it is first read and let go of when it was written or found damaged."""

    def __init__(self, index_dir: str | Path, *, outside: bool = True, meaning: bool = True) -> None:
        self._outside = outside
        self._meaning = meaning
        self._snapshot: Snapshot | None = None
        self._damaged = False
        self._repair: Callable[[], None] | None = None
        self._place = os.path.abspath(os.path.expanduser(index_dir))
        self._patterns: KeptPatterns | None = None

    @cached_property
    def _shown(self) -> Shown:
        from indexer.lookback.last_shown import Shown

        return Shown(self._place)

    @property
    def directory(self) -> Path:
        """Where the index is."""
        from pathlib import Path

        return Path(self._place)

    def on_damage(self, repair: Callable[[], None]) -> None:
        """Say what repairs an index that a method finds damaged, such as :meth:`refresh`; the method then tries again.

        Without it, or where that does not help, the method raises IndexUnusable.
        """
        self._repair = repair

    def _close(self, *, damaged: bool = False) -> None:
        """Let go of the open index; ``damaged`` is what the next refresh takes it for."""
        self._snapshot, self._damaged = None, damaged
        for stale in ("_reader", "_looked_up", "_segmenter", "_headwords", "_nearness"):
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
    def _headwords(self) -> Headwords:
        from indexer.analysis.headwords import Headwords

        return Headwords(self._dictionary)

    @cached_property
    def _reader(self) -> IndexReader:
        from indexer.index.kept_patterns import KeptPatterns
        from indexer.index.reader import open_index
        from indexer.index.store.filenames import SEARCH_PATTERNS

        self._patterns = KeptPatterns(self._place, SEARCH_PATTERNS)
        reader = open_index(self._place, self._snapshot)
        if reader is None:
            from indexer.index.newest import has_commit, why_none

            if has_commit(self.directory):
                raise IndexUnusable("index-other-version", path=self._place)
            raise why_none(self._place)
        away = reader.state.outside
        return reader if self._outside or not away else reader.without_files(away)

    def _look_up(self, word: str) -> Typed:
        """What the dictionary says of a word: from the index if the diary has it, or it was asked for lately, else from the dictionary."""
        found = self._reader.lexicon.typed(word) or self._looked_up.get(word)
        if found is None:
            from indexer.analysis.lookup import look_up
            from indexer.analysis.panics import silenced

            with silenced():
                found = look_up(word, self._segmenter)
            self._looked_up.add(word, found)
        return found

    @cached_property
    def _looked_up(self) -> LookedUp:
        from indexer.index.lexicon.looked_up import LookedUp

        return LookedUp(self._place, self._reader.state.fingerprint)

    @cached_property
    def _nearness(self) -> Nearness | None:
        """The vectors of the index; None where numpy, which reads them, is not installed."""
        try:
            from indexer.meaning.nearness import Nearness
        except ImportError:
            return None
        return Nearness(self._reader)

    @property
    def found_by_meaning(self) -> bool:
        """Whether entries are encoded by their meaning, as far as that has come (:meth:`encoded`), and that is wanted."""
        return self._meaning and bool(self._reader.state.meaning)

    @property
    def _near_to(self) -> NearTo | None:
        """What says how near entries are to a text; None where none is encoded."""
        return self._nearness_to if self.found_by_meaning else None

    def _nearness_to(self, text: str) -> Near | None:
        return self._nearness.to(text) if self._nearness else None

    @staticmethod
    def _dates(today: dt.date | None) -> Callable[[str], tuple[dt.date, dt.date]]:
        def parse(text: str) -> tuple[dt.date, dt.date]:
            from indexer.dates import parse_range

            found = parse_range(text, today or local_day())
            return found.start, found.end

        return parse


def bounds(
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
