"""Bringing an index up to date: what changed since the state was written, and the writing of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import os
import re
from collections import Counter, deque
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable, SourceError, UsageError
from indexer.model import Notice, UpdateReport
from indexer.support.values import NamedTuple
from indexer.sync.changes import Changes, compare, is_there, matches, nowhere, plan_changes, with_rescued
from indexer.sync.freshness import fingerprint
from indexer.sync.names import current_names, dictionary_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.index.manifest import NamesRecord, State
    from indexer.index.reader import IndexReader
    from indexer.index.writer import IndexWriter
    from indexer.model import Kept

    Progress = Callable[[int, int], None]


_SMALL = 16 << 20
"""Bytes of an index that is verified whenever somebody asks for an update: 6 ms. A larger one, if there is nothing else to do."""
_BYTES_A_CHARACTER = 3
"""Of Japanese in UTF-8."""


class Wishes(NamedTuple):
    """How the user wants an update done: see :meth:`indexer.app.Diary.update`.

    ``today`` is the day. ``lose``: entries of places that are out of reach may be lost, if the index cannot give them back.
    ``verify``: the index is held against its checksums, if it is small or there is nothing to write. ``damaged``: it is
    known not to be whole.
    """

    today: dt.date
    rebuild: bool = False
    names: Path | None = None
    heading: str | None = None
    dry_run: bool = False
    forget: tuple[Path, ...] = ()
    lose: bool = False
    verify: bool = False
    damaged: bool = False


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
def update(
    directory: Path, sources: list[Path] | None, wishes: Wishes, progress: Progress | None = None
) -> UpdateReport:
    """See :meth:`indexer.app.Diary.update`; an index that turns out to be damaged on the way is made anew."""
    from indexer.index.integrity import is_damage

    try:
        return _update(directory, sources, wishes, progress)
    except Exception as error:
        if wishes.damaged or not is_damage(error, directory):
            raise
    return _update(directory, sources, wishes._replace(damaged=True), progress)


def _update(
    directory: Path, sources: list[Path] | None, wishes: Wishes, progress: Progress | None
) -> UpdateReport:
    from indexer.index.writer import IndexWriter

    # What was typed wrong is said before anything is made, or locked.
    aside = _set_aside(directory, sources, wishes)
    before, why = (None, "damaged") if wishes.damaged else newest(directory)
    job = _job(directory, before, sources, wishes)
    if wishes.dry_run:
        return _report(_changes(job, before if job.reason == "" else None), before, "")
    with _said_if_not_written(directory), IndexWriter(directory) as writer:
        # Another writer may have committed while this one waited: only the newest now is certain.
        if not wishes.damaged and (before is None or before.generation != writer.generation - 1):
            before, why = newest(directory)
        job = _job(directory, before, sources, wishes)
        names, name_notices = current_names(writer.directory, job.names, wishes.names)
        made_with = fingerprint(names, job.heading)
        reason = job.reason or why or ("" if before and before.state.fingerprint == made_with else "version")
        reader = None if reason else before
        checksums = before.state.checksums if before else ()
        writer.begin(dictionary_path(str(directory), names, checksums), reader)
        changes = _changes(job, reader, rescue_from=before or _rest(directory, why), expect=writer.expect)
        if why == "new" and not aside:
            changes = changes._replace(lost=())
        if changes.lost and not wishes.lose:
            raise IndexUnusable("index-would-lose", path=directory, places=", ".join(changes.lost))
        changes = changes._replace(notices=(*aside, *name_notices, *_said_of_lost(changes)))
        old = reader.state if reader else _empty_state()
        new = old._replace(
            fingerprint=made_with,
            sources=tuple(map(str, job.paths)),
            files=changes.files,
            names=names,
            heading=job.heading,
            absent=changes.absent,
            outside=changes.outside,
        )
        report = _report(changes, reader, reason)
        nothing_new = reader and not changes.added and not changes.removed and new == old
        if reader and wishes.verify and (nothing_new or _is_small(old)):
            _verify(directory)
        if nothing_new:
            return report
        writer.remove(changes.removed)
        _add(writer, changes, progress)
        writer.commit(new)
        return report._replace(warnings=(*report.warnings, *writer.notices()))


def _set_aside(directory: Path, sources: list[Path] | None, wishes: Wishes) -> tuple[Notice, ...]:
    """Before a rebuild, put an index aside that others may have written; says where it is, and what was taken over.

    Of such an index nothing is believed but which places it names, and these are shown to the user.
    """
    from indexer.index import source_settings
    from indexer.index.store import upkeep

    if not wishes.rebuild or wishes.dry_run or not upkeep.is_untrusted(directory):
        return ()
    job = _job(directory, None, sources, wishes)
    aside = upkeep.set_aside(directory)
    if not aside:
        return ()
    named = {str(path.expanduser().absolute()) for path in sources or ()}
    notices = [Notice("notice-set-aside", aside)]
    notices += [Notice("notice-taken-over", str(path)) for path in job.paths if str(path) not in named]
    old = source_settings.newest(directory)
    if old.names and wishes.names is None:
        notices.append(Notice("notice-taken-over-names", old.names))
    if old.heading and wishes.heading is None:
        notices.append(Notice("notice-taken-over-heading", aside, 0, old.heading))
    return tuple(notices)


def _is_small(state: State) -> bool:
    return sum(checksum.size for checksum in state.checksums) <= _SMALL


def _verify(directory: Path) -> None:
    """Raises IndexUnusable if a file of the index is not as it was written."""
    from indexer.index.integrity import damage

    if damage(directory):
        raise IndexUnusable("index-damaged", path=directory)


@contextlib.contextmanager
def _said_if_not_written(directory: Path) -> Iterator[None]:
    """What keeps the index from being written (a full disk, a directory without permission) as IndexUnusable."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IndexUnusable("index-not-written", path=directory, reason=reason) from error


class _Job(NamedTuple):
    """What is to be done: which sources, with which headings and names, and why from nothing ("" if not).

    ``forget`` selects files whose entries are kept although they are gone or empty.
    """

    paths: list[Path]
    heading: str
    names: NamesRecord | None
    reason: str
    today: dt.date
    forget: tuple[str, ...] = ()


def _job(directory: Path, before: IndexReader | None, sources: list[Path] | None, wishes: Wishes) -> _Job:
    from indexer.index import source_settings

    old = source_settings.of_state(before.state) if before else source_settings.newest(directory)
    heading = old.heading if wishes.heading is None else wishes.heading
    heading_pattern(heading)
    names = before.state.names if before else source_settings.names_to_reread(old.names)
    forget = [str(path.expanduser().absolute()) for path in wishes.forget]
    paths = _sources(directory, old.sources, sources, forget)
    files = tuple(path for path in forget if path not in old.sources)
    if files:
        from indexer.sync.retention import check_known

        check_known(files, before.state.files if before else {})
    return _Job(paths, heading, names, "asked" if wishes.rebuild else "", wishes.today, files)


def _changes(
    job: _Job,
    reader: IndexReader | None,
    rescue_from: IndexReader | None = None,
    expect: Callable[[int], None] | None = None,
) -> Changes:
    """The changes since the state of ``reader``; without one, everything, and what else would be lost.

    ``expect`` is told about how many characters are new, before they are read.
    """
    old = reader.state if reader else _empty_state()
    files = compare(list(map(str, job.paths)), old)
    if expect:
        expect(files.growth(old) // _BYTES_A_CHARACTER)
    changes = plan_changes(files, old, heading_pattern(job.heading), job.today, job.forget)
    if rescue_from and not reader:
        changes = with_rescued(changes, files, rescue_from, job.today, job.forget)
    before = reader or rescue_from
    if before and job.forget:
        from indexer.sync.retention import check_forgotten

        check_forgotten(job.forget, before.state.files, changes.files)
    if before:
        return changes
    # Of an index that cannot be read, nobody knows what it held of them.
    return changes._replace(lost=nowhere(files))


def _said_of_lost(changes: Changes) -> Iterator[Notice]:
    """The notices, with those places named as lost that are not kept."""
    for notice in changes.notices:
        if notice.code != "notice-source-missing" or notice.path not in changes.lost:
            yield notice
    yield from (Notice("notice-source-lost", place) for place in changes.lost)


def _rest(directory: Path, why: str) -> IndexReader | None:
    """What is left of an index that is damaged."""
    if why != "damaged":
        return None
    from indexer.index.recovery import recovered

    return recovered(directory)


def newest(directory: Path) -> tuple[IndexReader | None, str]:
    """The newest commit, open for reading; if there is none, why: ``new``, ``version`` (another made it) or ``damaged``."""
    from indexer.index.reader import open_index

    made_before = _was_index(directory)
    try:
        reader = open_index(directory)
    except IndexUnusable as error:
        if error.code != "index-damaged":
            raise
        return None, "damaged"
    if reader:
        return reader, ""
    return None, "new" if not made_before else "version" if has_commit(directory) else "damaged"


def _was_index(directory: Path) -> bool:
    """Whether a commit was made in the directory, whatever is left of it."""
    return has_commit(directory) or any(name.startswith("state-") for name in _names_in(directory))


def has_commit(directory: Path) -> bool:
    """Whether there is a table of contents of a commit."""
    from indexer.index.store.filenames import newest_of

    return newest_of(_names_in(directory)) > 0


def _names_in(directory: Path) -> list[str]:
    from indexer.index.store.directory import IndexDirectory

    try:
        with IndexDirectory(directory) as opened:
            return opened.names()
    except (OSError, IndexUnusable):
        return []


def heading_pattern(heading: str) -> re.Pattern[str] | None:
    """The user's pattern of date headings, None for "". Raises UsageError if it is no such pattern."""
    if not heading:
        return None
    try:
        pattern = re.compile(heading, re.MULTILINE)
    except re.error as error:
        raise UsageError("bad-heading", pattern=heading, problem=str(error)) from error
    missing = {"year", "month", "day"} - set(pattern.groupindex)
    if missing:
        raise UsageError("heading-groups", pattern=heading, missing=", ".join(sorted(missing)))
    return pattern


def _add(writer: IndexWriter, changes: Changes, progress: Progress | None) -> None:
    """Hand the new entries over to the writer; they are not kept here, for memory's sake."""
    entries = deque(changes.added.values())
    changes.added.clear()
    total = sum(len(entry.text) for entry in entries)
    done = 0

    def advance(characters: int) -> None:
        nonlocal done
        done += characters
        if progress:
            progress(done, total)

    writer.add(entries, advance)


def _empty_state() -> State:
    from indexer.index.manifest import State

    return State("")


def _sources(
    directory: Path, remembered: tuple[str, ...], given: list[Path] | None, forget: list[str]
) -> list[Path]:
    """The remembered sources and the given ones, without those to be forgotten."""
    old = [Path(source) for source in remembered if source not in forget]
    if given is None and not remembered:
        raise SourceError(_why_no_sources(directory), path=directory)
    paths = [path.expanduser().absolute() for path in given or ()]
    for path in paths:
        found = list(map(Path, matches(str(path))))
        if any(_is_closed(match) for match in found):
            raise SourceError("unreadable", path=path)
        if not found or not all(is_there(str(match)) for match in found):
            raise SourceError("no-such-path", path=path)
        if not all(match.is_file() or match.is_dir() for match in found):
            raise SourceError("special-file", path=path)
    return list(dict.fromkeys([*old, *paths]))


def _why_no_sources(directory: Path) -> str:
    from indexer.index.store.upkeep import is_untrusted

    if is_untrusted(directory):
        return "sources-untrusted"
    return "sources-lost" if _was_index(directory) else "no-sources"


def _is_closed(path: Path) -> bool:
    """Whether a folder above the path, or the path itself, is without permission."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return not os.access(path, os.R_OK)


def _report(changes: Changes, reader: IndexReader | None, why: str) -> UpdateReport:
    """Counts for the user: an entry whose day was rewritten counts as changed, not as removed and added."""
    days = list(reader.days) if reader else []
    for doc in reader.deleted if reader else ():
        days[doc] = 0
    gone = [doc for doc in map(reader.find, changes.removed) if doc is not None] if reader else []
    gone_days = Counter(days[doc] for doc in gone)
    new_days = [entry.date.toordinal() if entry.date else 0 for entry in changes.added.values()]
    changed = (gone_days & Counter(new_days)).total()
    unchanged = (len(reader.documents()) if reader else 0) - len(gone)
    for doc in gone:
        days[doc] = 0
    days = [*filter(None, days), *filter(None, new_days)]
    return UpdateReport(
        added=len(changes.added) - changed,
        changed=changed,
        removed=len(changes.removed) - changed,
        unchanged=unchanged,
        warnings=changes.notices,
        total=unchanged + len(changes.added),
        first=dt.date.fromordinal(min(days)) if days else None,
        last=dt.date.fromordinal(max(days)) if days else None,
        rebuilt="" if why == "new" else why,
        formats=_empty_state()._replace(files=changes.files).formats(),
        skipped=changes.skipped,
        kept=_kept(changes, reader),
    )


def _kept(changes: Changes, reader: IndexReader | None) -> tuple[Kept, ...]:
    if not changes.absent:
        return ()
    from indexer.sync.retention import kept_places

    return kept_places(changes.absent, changes.files, reader.state.absent if reader else {})
