"""Bringing an index up to date: scan → read → plan → apply. Only the last step writes."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index import source_settings
from indexer.index.manifest import State
from indexer.index.newest import has_vectors, newest
from indexer.model import Notice, UpdateReport
from indexer.support.values import NamedTuple
from indexer.sync.freshness import fingerprint
from indexer.sync.names import current_names, dictionary_path
from indexer.sync.places import AWAY
from indexer.sync.plan import Basis, Plan, plan
from indexer.sync.reading import read_files, rescued
from indexer.sync.report import report
from indexer.sync.request import heading_pattern, job_of
from indexer.sync.retention import check_forgotten
from indexer.sync.scan import links_outside, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from indexer.index.reader import IndexReader
    from indexer.index.writer import IndexWriter
    from indexer.meaning.files import Coverage
    from indexer.sync.request import Job, UpdateRequest

    Progress = Callable[[int, int], None]


_SMALL = 16 << 20
"""Bytes of an index that is verified whenever somebody asks for an update: 6 ms. A larger one, if there is nothing else to do."""
_BYTES_A_CHARACTER = 3
"""Of Japanese in UTF-8."""


class _Indexes(NamedTuple):
    """The index that a commit changes, None for a rebuild, and the one that is asked for what files held; ``why`` a rebuild.

    They are the same where nothing is rebuilt.
    """

    changed: IndexReader | None
    asked: IndexReader | None
    why: str = ""


@contextlib.contextmanager
def _no_garbage() -> Iterator[None]:
    """Reading and analysis make no circles of objects; to look for them among millions takes a sixth of the time.

    Processes that are started meanwhile do not look for them, either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@_no_garbage()
def update(directory: Path, request: UpdateRequest, progress: Progress | None = None) -> UpdateReport:
    """See :meth:`indexer.app.Diary.update`; an index that turns out to be damaged on the way is rebuilt."""
    from indexer.index.integrity import is_damage

    try:
        return _update(directory, request, progress)
    except Exception as error:
        if request.damaged or not is_damage(error, directory):
            raise
    return _update(directory, request._replace(damaged=True), progress)


def _update(directory: Path, request: UpdateRequest, progress: Progress | None) -> UpdateReport:
    from indexer.index.writer import IndexWriter

    # What was typed wrong is said before anything is made, or locked.
    aside = _put_aside(directory, request)
    before, why = (None, "damaged") if request.damaged else newest(directory)
    job = job_of(request, directory, before.state if before else None)
    if request.dry_run:
        indexes = _Indexes(None if request.rebuild else before, before)
        return report(_plan(job, indexes, request), before, "")
    with _said_if_not_written(directory), IndexWriter(directory, request.patience) as writer:
        # Another writer may have committed while this one waited: only the newest now is certain.
        if not request.damaged and (before is None or before.generation != writer.generation - 1):
            before, why = newest(directory)
        job = job_of(request, directory, before.state if before else None)
        if why == "new":
            source_settings.save_first(writer.directory, job.sources, job.heading, request.names)
        names, notices = current_names(writer.directory, job.names, request.names)
        job = job._replace(names=names)
        indexes = _indexes(directory, before, why, job, request)
        writer.begin(
            dictionary_path(str(directory), names, before.state.checksums if before else ()), indexes.changed
        )
        planned = _plan(job, indexes, request, writer.expect)
        if indexes.why == "new" and not aside:
            planned = planned._replace(lost=())
        if planned.lost and not request.may_lose:
            raise IndexUnusable("index-would-lose", path=directory, places=", ".join(planned.lost))
        planned = planned._replace(notices=(*aside, *notices, *_with_losses(planned)))
        return _apply(writer, planned, _state(job, indexes, planned), indexes, request, progress)


def _put_aside(directory: Path, request: UpdateRequest) -> tuple[Notice, ...]:
    """Before a rebuild, put an index aside that others may have written; says where it is, and what was taken over.

    Of such an index nothing is believed but which places it names, and these are shown to the user.
    """
    from indexer.index.store import upkeep

    if not request.rebuild or request.dry_run or not upkeep.is_untrusted(directory):
        return ()
    job = job_of(request, directory, None)
    aside = upkeep.set_aside(directory)
    if not aside:
        return ()
    named = {str(path.expanduser().absolute()) for path in request.sources or ()}
    notices = [Notice("notice-set-aside", aside)]
    notices += [Notice("notice-taken-over", source) for source in job.sources if source not in named]
    old = source_settings.newest(directory)
    if old.names and request.names is None:
        notices.append(Notice("notice-taken-over-names", old.names))
    if old.heading and request.heading is None:
        notices.append(Notice("notice-taken-over-heading", aside, 0, old.heading))
    return tuple(notices)


def _indexes(
    directory: Path, before: IndexReader | None, why: str, job: Job, request: UpdateRequest
) -> _Indexes:
    """Whether the index is changed or rebuilt; what is left of one that is damaged is asked, too."""
    asked = before
    if why == "damaged":
        from indexer.index.recovery import recovered

        asked = recovered(directory)
    if request.rebuild:
        why = "asked"
    elif before and before.state.fingerprint != fingerprint(job.names, job.heading):
        why = "version"
    return _Indexes(None if why else before, asked, why)


def _plan(
    job: Job, indexes: _Indexes, request: UpdateRequest, expect: Callable[[int], None] | None = None
) -> Plan:
    """Scan, read and plan; ``expect`` is told about how many characters are new, before they are read."""
    index = indexes.changed.state if indexes.changed else State("")
    known = indexes.asked.state if indexes.asked else State("")
    seen = scan(job.sources, known, request.today, reread=indexes.changed is None)
    if expect:
        expect(seen.growth(index) // _BYTES_A_CHARACTER)
    readings = read_files(seen.to_read, heading_pattern(job.heading))
    given_back = rescued(indexes.asked, readings) if indexes.asked and not indexes.changed else None
    planned = plan(
        Basis(index, known, given_back),
        seen,
        readings,
        links_outside(seen, known),
        request.today,
        job.forget,
    )
    if indexes.asked is None:
        # Of an index that cannot be read, nobody knows what it held of them.
        return planned._replace(lost=seen.empty_sources)
    check_forgotten(job.forget, known.files, planned.files)
    return planned


def _with_losses(planned: Plan) -> Iterator[Notice]:
    """The notices, with those places named as lost that are not kept."""
    for notice in planned.notices:
        if notice.code not in AWAY or notice.path not in planned.lost:
            yield notice
    yield from (Notice("notice-source-lost", place) for place in planned.lost)


def _state(job: Job, indexes: _Indexes, planned: Plan) -> State:
    """The state that is to be committed."""
    old = indexes.changed.state if indexes.changed else State("")
    return old._replace(
        fingerprint=fingerprint(job.names, job.heading),
        sources=job.sources,
        files=planned.files,
        names=job.names,
        heading=job.heading,
        absent=planned.absent,
        outside=planned.outside,
        meaning=old.meaning if indexes.changed else _vectors(indexes.asked),
    )


def _changed_setting(old: State, new: State) -> str:
    """``names`` or ``heading``, if an index of this version was made with others; "" for another version."""
    if old.fingerprint != fingerprint(old.names, old.heading):
        return ""
    return "heading" if old.heading != new.heading else "names"


def _vectors(asked: IndexReader | None) -> tuple[str, ...]:
    """The files of vectors that an index which is made anew takes over: to encode a diary takes long.

    An entry that did not change has the same vectors, whatever made the index anew.
    """
    from indexer.index.integrity import intact

    return intact(asked.place, asked.state, asked.state.meaning) if asked and asked.state.meaning else ()


def _apply(
    writer: IndexWriter,
    planned: Plan,
    state: State,
    indexes: _Indexes,
    request: UpdateRequest,
    progress: Progress | None,
) -> UpdateReport:
    """Write what is planned, if that is anything. Raises IndexUnusable if the index proves not to be as it was written."""
    index = indexes.changed
    nothing_new = index and not planned.added and not planned.removed and state == index.state
    if index and request.verify and (nothing_new or _is_small(index.state)):
        _verify(writer)
    done = report(planned, index, indexes.why)
    if indexes.why == "version" and indexes.asked:
        done = done._replace(changed_setting=_changed_setting(indexes.asked.state, state))
    if nothing_new:
        return done
    writer.remove(planned.removed)
    writer.add(planned.added, _counted(planned, progress))
    writer.commit(state)
    return done._replace(warnings=(*done.warnings, *writer.notices()))


@_no_garbage()
def update_vectors(
    directory: Path, progress: Progress | None = None, *, wanted: bool = True
) -> Coverage | None:
    """Make the vectors that an index lacks, or, if they are not ``wanted``, delete all: see :meth:`indexer.app.Diary.encode`."""
    if not wanted and not has_vectors(directory):
        return None
    from indexer.meaning.building import forget_vectors, make_vectors

    with _said_if_not_written(directory):
        if wanted:
            return make_vectors(directory, progress)
        forget_vectors(directory)
    return None


def _counted(planned: Plan, progress: Progress | None) -> Callable[[int], None]:
    """What takes numbers of characters one after the other, and tells how many are done and how many there are."""
    total = sum(len(entry.text) for entry in planned.added)
    done = 0

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        if progress:
            progress(done, total)

    return advance


def _is_small(state: State) -> bool:
    """Whether it takes next to no time to read all of it; vectors are verified as they are read."""
    sizes = (checksum.size for checksum in state.checksums if checksum.name not in state.meaning)
    return sum(sizes) <= _SMALL


def _verify(writer: IndexWriter) -> None:
    from indexer.index.integrity import damage

    place = writer.directory.place
    if damage(place):
        raise IndexUnusable("index-damaged", path=place)


@contextlib.contextmanager
def _said_if_not_written(directory: Path) -> Iterator[None]:
    """What keeps the index from being written (a full disk, a directory without permission) as IndexUnusable."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IndexUnusable("index-not-written", path=directory, reason=reason) from error
