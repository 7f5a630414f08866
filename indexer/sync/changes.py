"""What changed in the files of a diary since a state was written."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING

from indexer.model import Entry, Notice
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from indexer.index.manifest import Absence, FileRecord, State
    from indexer.index.reader import IndexReader
    from indexer.sources.discovery import Discovery, FileStat
    from indexer.sync.retention import Scan

_GLOB = r"[*?\[]"


class Files(NamedTuple):
    """The files of the sources, held against a state."""

    sources: tuple[str, ...]
    discovery: Discovery
    unchanged: dict[str, FileRecord]
    to_read: tuple[FileStat, ...]

    @property
    def unlisted(self) -> list[str]:
        """Lists of what is to be ignored that cannot be used: nothing of their folders is read, all of them is kept."""
        return [skip.path for skip in self.discovery.skipped if skip.reason == "ignore-file"]

    def growth(self, old: State) -> int:
        """The bytes of the new files, and by which known ones grew: mostly a post was added to these."""
        known = ((file.size, old.files.get(file.path)) for file in self.to_read)
        return sum(max(0, size - record.size) if record else size for size, record in known)


class Changes(NamedTuple):
    """What a commit will change: entries to add by id, ids to remove, and the records of all files.

    ``lost`` are places that are out of reach now, and of which the index cannot give back what it held; ``absent`` are
    the files that are gone or empty and whose entries are kept, ``outside`` those that a link leads to, by path.
    """

    added: dict[str, Entry]
    removed: frozenset[str]
    files: dict[str, FileRecord]
    notices: tuple[Notice, ...]
    skipped: tuple[tuple[str, int], ...]
    lost: tuple[str, ...] = ()
    absent: Mapping[str, Absence] = {}
    outside: Mapping[str, str] = {}


def matches(source: str) -> list[str]:
    """The files and folders that a source means: itself, or what matches it, if it is a glob (``*``, ``?``, ``**``).

    A glob below a folder that is not there means that folder, which is then missing.
    """
    glob = re.search(_GLOB, source)
    if glob is None or is_there(source):
        return [source]
    from pathlib import Path

    base = _root(source)
    pattern = source[len(base) :].lstrip(os.sep)
    return sorted(map(str, Path(base).glob(pattern))) if is_there(base) else [base]


def is_there(path: str) -> bool:
    """Whether a path leads somewhere; one without permission does not (``Path.exists`` raises then)."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def compare(sources: Sequence[str], old: State) -> Files:
    """The files of the sources, those that changed since ``old`` by size or times set apart."""
    from indexer.sources.discovery import discover

    found = [(path, source) for source in sources for path in matches(source)]
    discovery = discover(
        [path for path, source in found if path == source],
        [(path, glob) for path, glob in found if path != glob],
    )
    unchanged: dict[str, FileRecord] = {}
    to_read = []
    for file in discovery.files:
        record = old.files.get(file.path)
        if record and (record.size, record.mtime_ns, record.ctime_ns) == file[2:]:
            unchanged[file.path] = record
        else:
            to_read.append(file)
    return Files(tuple(sources), discovery, unchanged, tuple(to_read))


def absent(files: Files, old: State, today: dt.date) -> dict[str, Absence]:
    """The files of ``old`` that are absent, and whose entries are kept: see :mod:`indexer.sync.retention`.

    Nothing is looked at anew, and nothing imported, as long as every file is where it was.
    """
    here = len(files.unchanged) + sum(file.path in old.files for file in files.to_read)
    if here == len(old.files) and not old.absent:
        return {}
    from indexer.sync.retention import absences

    return absences(old.files, old.absent, _scan(files, old), today)


def _scan(files: Files, old: State) -> Scan:
    """What the rule needs to know; of folders, those that held a file of ``old`` that is not there."""
    from indexer.sync.retention import Scan, within

    roots = tuple(map(_root, files.sources))
    unlisted = tuple(os.path.dirname(path) for path in files.unlisted)
    unreachable = tuple(out_of_reach(old, files))
    here = {file.path for file in files.discovery.files}
    names: dict[str, frozenset[str]] = {}
    above: set[str] = set()
    for path in old.files:
        folder = os.path.dirname(path)
        if (
            path in here
            or folder in names
            or any(_any_below(place, (path,)) for place in (*unreachable, *unlisted))
        ):
            continue
        above.update(within(path, roots))
        try:
            names[folder] = frozenset(os.listdir(folder))
        except OSError:
            names[folder] = frozenset()
    folders = frozenset(filter(os.path.isdir, above))
    return Scan(files.discovery, roots, unreachable, unlisted, folders, names)


def gone(files: Files, old: State, absent: Collection[str]) -> bool:
    """Whether a file of ``old`` is neither there nor ``absent``: it was deleted."""
    here = {file.path for file in files.discovery.files}
    return any(path not in here and path not in absent for path in old.files)


def _root(source: str) -> str:
    """A source, or the folder that its glob begins with."""
    glob = re.search(_GLOB, source)
    if glob is None or is_there(source):
        return source
    return source[: source.rfind(os.sep, 0, glob.start())] or os.sep


def out_of_reach(old: State, files: Files) -> list[str]:
    """Places that cannot be read: sources gone or suddenly empty, folders without permission, dead links."""
    found = [file.path for file in files.discovery.files]
    places = list(files.discovery.missing)
    places += [skip.path for skip in files.discovery.skipped if skip.reason == "unreadable"]
    unlisted = {os.path.dirname(path) for path in files.unlisted}
    places += [
        root
        for root in map(_root, files.sources)
        if root not in unlisted and _any_below(root, old.files) and not _any_below(root, found)
    ]
    folders = {os.path.dirname(path) for path in old.files} - {os.path.dirname(path) for path in found}
    places += [folder for folder in sorted(folders) if _behind_dead_link(folder)]
    return list(dict.fromkeys(places))


def _any_below(place: str, paths: Iterable[str]) -> bool:
    below = place.rstrip(os.sep) + os.sep
    return any(path == place or path.startswith(below) for path in paths)


def _behind_dead_link(folder: str) -> bool:
    """Whether a folder cannot be reached because a link on the way to it leads nowhere."""
    while folder and folder != os.sep and not is_there(folder):
        if os.path.islink(folder):
            return True
        folder = os.path.dirname(folder)
    return False


def plan_changes(
    files: Files,
    old: State,
    pattern: re.Pattern[str] | None,
    today: dt.date,
    forget: Sequence[str] = (),
) -> Changes:
    """Read the files that changed, and hold their entries against those of ``old``.

    Of absent files, the entries of those that ``forget`` selects (see :func:`indexer.sync.retention.is_selected`) go.
    """
    from indexer.index.manifest import Places

    away = absent(files, old, today)
    records = dict(files.unchanged)
    notices = [Notice("notice-source-missing", root) for root in out_of_reach(old, files)]
    notices += [Notice("failed-ignore-file", path) for path in files.unlisted]
    known = Places(old.files)
    added: dict[str, Entry] = {}
    for record, entries in _read(files.to_read, old, pattern):
        path = record[0]
        records[path] = record[1]
        # Most of a file that changed was in it before: only of what was not, the others are asked.
        before = _ids(old.files, path)
        for entry in entries:
            if entry.id not in before and not known.has(entry.id):
                added.setdefault(entry.id, entry)
    away = _settled(away, old, records, today, forget)
    for path in away:
        records[path] = _as_found(old.files[path], records.get(path))
    records |= {path: files.unchanged[path].only(()) for path in _given_up(old, files) if path not in away}
    notices += [notice for file in files.to_read for notice in records[file.path].notices]
    wanted = Places(records)
    removed: set[str] = set()
    for path, was in old.files.items():
        if records.get(path) is not was:
            lost = set(was.entry_ids()) - _ids(records, path)
            removed.update(entry_id for entry_id in lost if not wanted.has(entry_id))
    skipped = Counter(skip.reason for skip in files.discovery.skipped)
    outside = _outside(files, old, records)
    notices += [
        Notice("notice-outside", link) for link in sorted({*outside.values()} - {*old.outside.values()})
    ]
    return Changes(
        added,
        frozenset(removed),
        records,
        tuple(notices),
        tuple(skipped.most_common()),
        absent=away,
        outside=outside,
    )


def _outside(files: Files, old: State, records: Mapping[str, FileRecord]) -> dict[str, str]:
    """The files that a link leads to, out of all sources, with that link.

    What was not read again stands where it stood: another link to it would have another time.
    """
    from indexer.sources.outside import Outside

    roots = Outside(tuple(map(_root, files.sources)))
    asked = files.to_read if files.sources == old.sources else files.discovery.files
    links = {path: link for path, link in old.outside.items() if path in records}
    links |= {file.path: roots.link_of(file.path) for file in asked}
    return {path: link for path, link in links.items() if link}


def _settled(
    away: Mapping[str, Absence],
    old: State,
    read: Mapping[str, FileRecord],
    today: dt.date,
    forget: Sequence[str],
) -> dict[str, Absence]:
    """The absences after all that changed was ``read``: with files found empty, without those that moved or are forgotten."""
    found: dict[str, Absence] = {
        path: absence for path, absence in away.items() if path not in read or read[path] is old.files[path]
    }
    for path, record in read.items():
        if not record.is_incomplete and not record.ids and path in old.files and old.files[path].ids:
            from indexer.sync.retention import emptied

            absence = emptied(path, old.absent.get(path), today)
            if absence:
                found[path] = absence
    if not found:
        return found
    from indexer.index.manifest import Places
    from indexer.sync.retention import is_selected, without_moved

    found = {
        path: absence
        for path, absence in found.items()
        if not any(is_selected(path, selection) for selection in forget)
    }
    here = Places({path: record for path, record in read.items() if path not in found})
    return without_moved(found, old.files, here.has)


def _given_up(old: State, files: Files) -> Iterator[str]:
    """The files that were found empty before, and are so still."""
    if not old.absent:
        return
    from indexer.sync.retention import EMPTY

    for path, absence in old.absent.items():
        if absence.reason == EMPTY and path in files.unchanged:
            yield path


def _as_found(was: FileRecord, now: FileRecord | None) -> FileRecord:
    """The record of an absent file: what it held; if it is there, with its size and times now, so that it is not read again."""
    if now is None or now is was:
        return was
    return was._replace(size=now.size, mtime_ns=now.mtime_ns, ctime_ns=now.ctime_ns, notices=())


def _ids(files: Mapping[str, FileRecord], path: str) -> set[str]:
    """The ids of a file's entries; none if it is not there."""
    record = files.get(path)
    return set(record.entry_ids()) if record else set()


def _read(
    files: Sequence[FileStat], old: State, pattern: re.Pattern[str] | None
) -> Iterator[tuple[tuple[str, FileRecord], tuple[Entry, ...]]]:
    """Each file as it is now. A file that is not read to its end keeps what it had, with a notice."""
    from pathlib import Path

    from indexer.index.manifest import FileRecord
    from indexer.model import PASSING
    from indexer.sources import read

    for file in files:
        reading = read(Path(file.path), root=Path(file.root), pattern=pattern)
        ids = "".join(entry.id for entry in reading.entries)
        places = " ".join(f"{entry.line} {entry.text_line}" for entry in reading.entries)
        record = FileRecord(*file[2:], reading.source, reading.encoding, ids, places, reading.notices)
        if reading.failure == PASSING:
            record = record._replace(size=-1, mtime_ns=0, ctime_ns=0)
        if reading.failure and file.path in old.files:
            record = _with_entries_of(record, old.files[file.path])
        yield (file.path, record), reading.entries


def _with_entries_of(record: FileRecord, before: FileRecord) -> FileRecord:
    """The record of a file of which not all was read, with the entries that it had before."""
    more = before.only(set(before.entry_ids()) - set(record.entry_ids()))
    return record._replace(
        source=record.source or before.source,
        encoding=record.encoding or before.encoding,
        ids=record.ids + more.ids,
        places=f"{record.places} {more.places}".strip(),
    )


def with_rescued(
    changes: Changes, files: Files, before: IndexReader, today: dt.date, forget: Sequence[str] = ()
) -> Changes:
    """The changes of a rebuild, with the entries of the old index whose files cannot be read now.

    A rebuild reads everything; what is on an unplugged disk would be lost to it.
    """
    old = before.state
    away = _settled(absent(files, old, today), old, changes.files, today, forget)
    incomplete = {path for path, record in changes.files.items() if record.is_incomplete}
    added, records = dict(changes.added), dict(changes.files)
    lost = []
    for path in sorted((incomplete & old.files.keys()) | away.keys()):
        record = old.files[path]
        rescued = {
            entry_id: entry for entry_id in record.entry_ids() if (entry := _as_it_was(entry_id, before))
        }
        for entry_id, entry in rescued.items():
            added.setdefault(entry_id, entry)
        if len(rescued) < record.entry_count:
            lost.append(path)
            record = record.only({*rescued, *added})._replace(size=-1)
        if path in incomplete:
            record = _with_entries_of(records[path], record)
        elif path in records and path not in lost:
            record = _as_found(record, records[path])
        records[path] = record
    notices = tuple(
        notice for notice in changes.notices if notice.path not in away or notice.path not in records
    )
    outside = {path: link for path, link in old.outside.items() if path in away} | {**changes.outside}
    return changes._replace(
        added=added, files=records, lost=tuple(lost), absent=away, notices=notices, outside=outside
    )


def _as_it_was(entry_id: str, before: IndexReader) -> Entry | None:
    """An entry of an index, if it is there and what its id says, to the last character."""
    from indexer.support.digest import entry_id as id_of

    doc = before.find(entry_id)
    try:
        entry = before.entry(doc) if doc is not None else None
    except Exception:  # noqa: BLE001  (a damaged segment raises anything at all)
        return None
    return entry if entry and id_of(entry.date, entry.title, entry.text, entry.tags) == entry_id else None


def nowhere(files: Files) -> tuple[str, ...]:
    """The sources of which no file is there now."""
    found = [file.path for file in files.discovery.files]
    return tuple(source for source in files.sources if not any(_any_below(p, found) for p in matches(source)))
