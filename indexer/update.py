"""Bringing an index up to date: what changed since the state was written, and the writing of it."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from indexer.errors import IndexUnusable, SourceError, UsageError
from indexer.model import Entry, Notice, UpdateReport
from indexer.names import current_names, dictionary_path, names_changed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from indexer.index.reader import IndexReader, Snapshot
    from indexer.index.state import FileRecord, NamesRecord, State
    from indexer.index.writer import IndexWriter
    from indexer.sources.discovery import Discovery, FileStat

    Progress = Callable[[int, int], None]


class _Files(NamedTuple):
    """The files of the sources, held against a state."""

    discovery: Discovery
    unchanged: dict[str, FileRecord]
    to_read: tuple[FileStat, ...]


class _Plan(NamedTuple):
    """What a commit will change: entries to add by id, ids to remove, and the records of all files."""

    added: dict[str, Entry]
    removed: frozenset[str]
    files: dict[str, FileRecord]
    notices: tuple[Notice, ...]
    skipped: tuple[tuple[str, int], ...]


class Wishes(NamedTuple):
    """How the user wants an update done: see :meth:`indexer.app.Diary.update`."""

    rebuild: bool = False
    names: Path | None = None
    heading: str | None = None
    dry_run: bool = False


def fingerprint(names: NamesRecord | None = None, heading: str = "") -> str:
    """With what an index was made: another SudachiPy, dictionary or analysis makes other terms, names and headings too."""
    from indexer.analysis import ANALYSIS_VERSION
    from indexer.analysis.segmenter import versions
    from indexer.index.state import FORMAT

    parts = {"format": FORMAT, "analysis": ANALYSIS_VERSION, **versions()}
    parts |= {"names": names.digest if names else "", "heading": heading}
    return " ".join(f"{name}={value}" for name, value in parts.items())


def is_current(directory: Path) -> bool:
    """Whether the index is of this program and holds the remembered sources as they are now.

    Files are told by size and time; nothing is read but the state.
    """
    from indexer.index.reader import snapshot

    snap = snapshot(directory)
    if snap is None:
        if not directory.exists():
            raise IndexUnusable("no-index")
        return False
    state = snap.state
    files = _compare([Path(source) for source in state.sources], state)
    gone = set(state.files) - {file.path for file in files.discovery.files} - _kept(state, files.discovery)
    changed = files.to_read or gone or names_changed(state.names)
    return not changed and state.fingerprint == fingerprint(state.names, state.heading)


def update(
    directory: Path, sources: list[Path] | None, wishes: Wishes, progress: Progress | None = None
) -> UpdateReport:
    """See :meth:`indexer.app.Diary.update`."""
    from indexer.analysis import Segmenter
    from indexer.index.reader import IndexReader
    from indexer.index.writer import IndexWriter

    snap, before = _latest(directory)
    paths = _sources(directory, snap, sources)
    remembered = snap.state if snap else _empty_state()
    heading = remembered.heading if wishes.heading is None else wishes.heading
    pattern = heading_pattern(heading)
    if wishes.dry_run:
        reader = IndexReader(directory, snap) if snap and not wishes.rebuild else None
        files = _compare(paths, reader.state if reader else _empty_state())
        return _report(_plan(files, reader.state if reader else _empty_state(), pattern), reader, "")
    names, name_notices = current_names(directory, remembered.names, wishes.names)
    made_with = fingerprint(names, heading)
    segmenter = Segmenter(dictionary_path(directory, names))
    with IndexWriter(directory, segmenter, rebuild=wishes.rebuild or _outdated(snap, made_with)) as writer:
        # Another writer may have committed while this one waited for the lock.
        snap, why = (None, "asked") if wishes.rebuild else _latest(directory)
        if _outdated(snap, made_with):
            snap, why = None, before or why or "version"
        reader = IndexReader(directory, snap) if snap else None
        old = snap.state if snap else _empty_state()
        plan = _plan(_compare(paths, old), old, pattern)
        plan = plan._replace(notices=name_notices + plan.notices)
        new = old._replace(
            fingerprint=made_with,
            sources=tuple(map(str, paths)),
            files=plan.files,
            names=names,
            heading=heading,
        )
        if reader and not plan.added and not plan.removed and new == old:
            return _report(plan, reader, why)
        if reader:
            writer.remove(plan.removed, reader)
        _add(writer, plan, progress)
        writer.commit(new)
    return _report(plan, reader, why)


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


def _add(writer: IndexWriter, plan: _Plan, progress: Progress | None) -> None:
    total = sum(len(entry.text) for entry in plan.added.values())
    done = 0
    for entry in plan.added.values():
        writer.add(entry)
        done += len(entry.text)
        if progress:
            progress(done, total)


def _outdated(snap: Snapshot | None, made_with: str) -> bool:
    return snap is None or snap.state.fingerprint != made_with


def _latest(directory: Path) -> tuple[Snapshot | None, str]:
    """The newest commit, and if none can be begun from, why."""
    from indexer.index.reader import snapshot

    try:
        snap = snapshot(directory)
    except IndexUnusable as error:
        if error.code != "index-damaged":
            raise
        return None, "damaged"
    if snap is None:
        return None, "new" if not directory.exists() or not any(directory.glob("state-*")) else "version"
    return snap, ""


def _empty_state() -> State:
    from indexer.index.state import State

    return State("")


def _sources(directory: Path, snap: Snapshot | None, given: list[Path] | None) -> list[Path]:
    from indexer.index.state import remembered_sources

    remembered = snap.state.sources if snap else remembered_sources(directory) if directory.exists() else ()
    if given is None:
        if not remembered:
            raise SourceError("no-sources")
        return [Path(source) for source in remembered]
    paths = [path.expanduser().absolute() for path in given]
    for path in paths:
        if not path.exists():
            raise SourceError("no-such-path", path=path)
        if not os.access(path, os.R_OK):
            raise SourceError("unreadable", path=path)
    old = [Path(source) for source in remembered]
    return list(dict.fromkeys([*old, *paths]))


def _compare(paths: Sequence[Path], old: State) -> _Files:
    from indexer.sources.discovery import discover

    discovery = discover(paths)
    unchanged: dict[str, FileRecord] = {}
    to_read = []
    for file in discovery.files:
        record = old.files.get(file.path)
        if record and (record.size, record.mtime_ns) == (file.size, file.mtime_ns):
            unchanged[file.path] = record
        else:
            to_read.append(file)
    return _Files(discovery, unchanged, tuple(to_read))


def _kept(old: State, discovery: Discovery) -> set[str]:
    """Files below a source that is not there now (an unplugged disk): their entries are kept."""
    return {
        path
        for path in old.files
        if any(path == root or path.startswith(root + os.sep) for root in discovery.missing)
    }


def _plan(files: _Files, old: State, pattern: re.Pattern[str] | None) -> _Plan:
    records = dict(files.unchanged)
    records |= {path: old.files[path] for path in _kept(old, files.discovery)}
    notices = [Notice("notice-source-missing", root) for root in files.discovery.missing]
    known = set(old.ids())
    added: dict[str, Entry] = {}
    for record, entries in _read(files.to_read, old, pattern):
        path = record[0]
        records[path] = record[1]
        notices.extend(record[1].notices)
        for entry in entries:
            if entry.id not in known:
                added.setdefault(entry.id, entry)
    wanted = {entry_id for record in records.values() for entry_id, _ in record.entries()}
    skipped = Counter(skip.reason for skip in files.discovery.skipped)
    return _Plan(added, frozenset(known - wanted), records, tuple(notices), tuple(skipped.most_common()))


def _read(
    files: Sequence[FileStat], old: State, pattern: re.Pattern[str] | None
) -> Iterator[tuple[tuple[str, FileRecord], tuple[Entry, ...]]]:
    """Each file as it is now. A file that cannot be read keeps what it had, with a notice."""
    from indexer.index.state import FileRecord
    from indexer.sources import read

    for file in files:
        try:
            reading = read(Path(file.path), root=Path(file.root), pattern=pattern)
        except OSError as error:
            before = old.files.get(file.path) or FileRecord(0, 0, "", "", "", (), ())
            notice = Notice("notice-unreadable-file", file.path, 0, error.strerror or "")
            yield (file.path, before._replace(size=-1, mtime_ns=0, notices=(notice,))), ()
            continue
        ids = "".join(entry.id for entry in reading.entries)
        lines = tuple(entry.line for entry in reading.entries)
        texts = tuple(entry.text_line for entry in reading.entries)
        record = FileRecord(
            file.size, file.mtime_ns, reading.source, reading.encoding, ids, lines, texts, reading.notices
        )
        yield (file.path, record), reading.entries


def _report(plan: _Plan, reader: IndexReader | None, why: str) -> UpdateReport:
    """Counts for the user: an entry whose day was rewritten counts as changed, not as removed and added."""
    gone = [doc for doc in map(reader.find, plan.removed) if doc is not None] if reader else []
    gone_days = [reader.days[doc] for doc in gone] if reader else []
    new_days = [entry.date.toordinal() if entry.date else 0 for entry in plan.added.values()]
    changed = 0
    for day in new_days:
        if day in gone_days:
            gone_days.remove(day)
            changed += 1
    kept = [reader.days[doc] for doc in set(reader.documents()) - set(gone)] if reader else []
    days = [day for day in (*new_days, *kept) if day]
    total = len({entry_id for record in plan.files.values() for entry_id, _ in record.entries()})
    return UpdateReport(
        added=len(plan.added) - changed,
        changed=changed,
        removed=len(plan.removed) - changed,
        unchanged=total - len(plan.added),
        warnings=plan.notices,
        total=total,
        first=dt.date.fromordinal(min(days)) if days else None,
        last=dt.date.fromordinal(max(days)) if days else None,
        rebuilt="" if why == "new" else why,
        formats=_empty_state()._replace(files=plan.files).formats(),
        skipped=plan.skipped,
    )
