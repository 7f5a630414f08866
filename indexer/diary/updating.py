"""What writes the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.diary.opened import OpenDiary, local_day, reads_index
from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path

    from indexer.diary.opened import Progress
    from indexer.meaning.files import Coverage
    from indexer.model import UpdateReport
    from indexer.sync.request import UpdateRequest


_PATIENCE = 0.5
"""Seconds that a search waits for another process to update the index; then it takes the index as it is."""


class Updating(OpenDiary):
    """Updates of the index of a diary."""

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

    @reads_index
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

    @reads_index
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

        return self._update(UpdateRequest(day, patience=_PATIENCE), progress)

    def can_answer(self) -> bool:
        """Whether there is an index that can be opened as it is."""
        try:
            return bool(self._reader)
        except (IndexUnusable, OSError):
            return False
