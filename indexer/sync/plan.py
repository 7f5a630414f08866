"""From what is in an index, and what was seen and read of its files, to what a commit will change. Pure.

A file that is gone for a while, or that could not be read to its end, keeps the entries that it had. In an update, the
index has them; a rebuild starts from an empty one, so that they have to be given back by the index before.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indexer.index.manifest import Places
from indexer.model import Notice
from indexer.support.values import NamedTuple
from indexer.sync.places import MISSING, is_any_below, why_away
from indexer.sync.retention import EMPTY, emptied, is_selected, without_moved

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.index.manifest import Absence, FileRecord, State
    from indexer.model import Entry
    from indexer.sync.reading import FileReading
    from indexer.sync.scan import Scan


class Basis(NamedTuple):
    """What a plan starts from.

    ``old`` is the state whose entries stay where nothing is said of them: an empty one for a rebuild. ``known`` is the
    newest state that says which entries files had; ``given_back`` are those of them, by id, that had to be taken out of
    the index before, None where ``old`` holds all of them.
    """

    old: State
    known: State
    given_back: Mapping[str, Entry] | None = None


class Plan(NamedTuple):
    """What a commit will change: entries to add, ids to remove, and the records of all files.

    ``lost`` are files that are out of reach, and of which the index cannot give back what it held; ``absent`` those that
    are gone or empty and whose entries are kept, ``outside`` those that a link leads to, with that link. ``skipped``
    counts files left out, by reason.
    """

    added: tuple[Entry, ...]
    removed: frozenset[str]
    files: Mapping[str, FileRecord]
    absent: Mapping[str, Absence]
    outside: Mapping[str, str]
    notices: tuple[Notice, ...]
    skipped: tuple[tuple[str, int], ...]
    lost: tuple[str, ...] = ()


def plan(
    basis: Basis,
    seen: Scan,
    readings: Mapping[str, FileReading],
    outside: Mapping[str, str],
    today: dt.date,
    forget: Sequence[str] = (),
) -> Plan:
    """What to change; ``outside`` says which files a link leads to. Files that ``forget`` selects keep nothing."""
    known = basis.known
    records = dict(seen.unchanged) | {
        path: _completed(reading.record, known.files.get(path)) for path, reading in readings.items()
    }
    added = _new_entries(basis.old, readings)
    absent = _absent(seen, known, records, today, forget)
    for path in absent:
        records[path] = _as_found(known.files[path], records.get(path))
    records |= {path: records[path].only(()) for path in _given_up(known, seen) if path not in absent}
    lost: list[str] = []
    if basis.given_back is not None:
        for path in sorted(absent.keys() | _incomplete(readings, known)):
            back, whole = _given_back(known.files[path], basis.given_back, added)
            added = back | added
            if not whole:
                lost.append(path)
                was = known.files[path].only(added.keys())._replace(size=-1)
                records[path] = _completed(readings[path].record, was) if path in readings else was
    return Plan(
        tuple(added.values()),
        frozenset(_removed(basis.old, records)),
        records,
        absent,
        {path: link for path, link in outside.items() if path in records},
        tuple(_notices(seen, basis.old, readings, records, outside)),
        tuple(Counter(skip.reason for skip in seen.discovery.skipped).most_common()),
        tuple(lost),
    )


def _new_entries(index: State, readings: Mapping[str, FileReading]) -> dict[str, Entry]:
    """The entries that were read and are in no file of the index, by id."""
    places = Places(index.files)
    added: dict[str, Entry] = {}
    for path, reading in readings.items():
        # Most of a file that changed was in it before: only of what was not, the others are asked.
        before = _ids(index.files, path)
        for entry in reading.entries:
            if entry.id not in before and not places.has(entry.id):
                added.setdefault(entry.id, entry)
    return added


def _completed(record: FileRecord, before: FileRecord | None) -> FileRecord:
    """A record as it was read; of a file of which not all was read, with the entries that it had before."""
    if before is None or not record.is_incomplete:
        return record
    more = before.only(set(before.entry_ids()) - set(record.entry_ids()))
    return record._replace(
        source=record.source or before.source,
        encoding=record.encoding or before.encoding,
        ids=record.ids + more.ids,
        places=f"{record.places} {more.places}".strip(),
    )


def _absent(
    seen: Scan,
    known: State,
    records: Mapping[str, FileRecord],
    today: dt.date,
    forget: Sequence[str],
) -> dict[str, Absence]:
    """The absences after reading: with files found empty, without those that moved or are to be forgotten."""
    found = {
        path: absence
        for path, absence in seen.absent.items()
        if path not in records or path in seen.unchanged
    }
    for path, record in records.items():
        was = known.files.get(path)
        if path not in seen.unchanged and not record.is_incomplete and not record.ids and was and was.ids:
            absence = emptied(path, known.absent.get(path), today)
            if absence:
                found[path] = absence
    if not found:
        return found
    found = {
        path: absence
        for path, absence in found.items()
        if not any(is_selected(path, selection) for selection in forget)
    }
    here = Places({path: record for path, record in records.items() if path not in found})
    return without_moved(found, known.files, here.has)


def _as_found(was: FileRecord, now: FileRecord | None) -> FileRecord:
    """The record of an absent file: what it held; if it is there, with its size and times now, so that it is not read again."""
    if now is None or now is was:
        return was
    return was._replace(size=now.size, mtime_ns=now.mtime_ns, ctime_ns=now.ctime_ns, notices=())


def _given_up(known: State, seen: Scan) -> Iterator[str]:
    """The files that were found empty before, and are so still."""
    for path, absence in known.absent.items():
        if absence.reason == EMPTY and path in seen.unchanged:
            yield path


def _incomplete(readings: Mapping[str, FileReading], known: State) -> set[str]:
    return {
        path for path, reading in readings.items() if reading.record.is_incomplete and path in known.files
    }


def _given_back(
    was: FileRecord, given_back: Mapping[str, Entry], added: Mapping[str, Entry]
) -> tuple[dict[str, Entry], bool]:
    """The entries of a file as the index before has them, and whether none is missing."""
    ids = was.entry_ids()
    back = {entry_id: given_back[entry_id] for entry_id in ids if entry_id in given_back}
    return back, all(entry_id in back or entry_id in added for entry_id in ids)


def _removed(index: State, records: Mapping[str, FileRecord]) -> Iterator[str]:
    """The entries of the index that no file has any more."""
    wanted = Places(records)
    for path, was in index.files.items():
        if records.get(path) is not was:
            gone = set(was.entry_ids()) - _ids(records, path)
            yield from (entry_id for entry_id in gone if not wanted.has(entry_id))


def _notices(
    seen: Scan,
    old: State,
    readings: Iterable[str],
    records: Mapping[str, FileRecord],
    outside: Mapping[str, str],
) -> Iterator[Notice]:
    dead_links = {skip.path for skip in seen.discovery.skipped if skip.reason == "dead-link"}
    for root in seen.unreachable:
        why = why_away(root)
        gone = why == MISSING and not is_any_below(root, records)
        code = "notice-dead-link" if root in dead_links else "notice-source-gone"
        yield Notice(code if gone else f"notice-source-{why}", root)
    yield from (Notice("failed-ignore-file", path) for path in seen.unlisted)
    held = [path for path, record in records.items() if record.ids]
    for source in seen.sources if old.sources else ():
        if source not in {*old.sources, *seen.unreachable} and not any(is_selected(p, source) for p in held):
            yield Notice("notice-no-diary", source)
    for path in readings:
        yield from records[path].notices
    new_links = {link for path, link in outside.items() if path in records} - {*old.outside.values()}
    yield from (Notice("notice-outside", link) for link in sorted(new_links))


def _ids(files: Mapping[str, FileRecord], path: str) -> set[str]:
    """The ids of a file's entries; none if it is not there."""
    record = files.get(path)
    return set(record.entry_ids()) if record else set()
