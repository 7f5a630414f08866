"""Reading what changed: the entries of files, and those that only the index still has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.index.manifest import FileRecord
from indexer.support.digest import entry_id as id_of
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from indexer.index.reader import IndexReader
    from indexer.model import Entry
    from indexer.sources.discovery import FileStat


class FileReading(NamedTuple):
    """A file as it was read: its record, and its entries."""

    record: FileRecord
    entries: tuple[Entry, ...]


def read_files(files: Sequence[FileStat], pattern: re.Pattern[str] | None) -> dict[str, FileReading]:
    """Some files as they are now, by path; ``pattern`` is the user's own, of date headings.

    A file that cannot be read for the moment has no size in its record, so that it is read again next time. Raises
    nothing: what is wrong with a file is a notice in its record.
    """
    from pathlib import Path

    from indexer.model import PASSING
    from indexer.sources import read

    readings: dict[str, FileReading] = {}
    for file in files:
        reading = read(Path(file.path), root=Path(file.root), pattern=pattern)
        ids = "".join(entry.id for entry in reading.entries)
        places = " ".join(f"{entry.line} {entry.text_line}" for entry in reading.entries)
        record = FileRecord(*file[2:], reading.source, reading.encoding, ids, places, reading.notices)
        if reading.failure == PASSING:
            record = record._replace(size=-1, mtime_ns=0, ctime_ns=0)
        readings[file.path] = FileReading(record, reading.entries)
    return readings


def rescued(index: IndexReader, readings: Mapping[str, FileReading]) -> dict[str, Entry]:
    """The entries, by id, that an index holds of files which could not be read whole, or in which none was found.

    A rebuild reads everything; what is on an unplugged disk would be lost to it. Each entry is held against its id.
    """
    unread = [
        record
        for path, record in index.state.files.items()
        if path not in readings or readings[path].record.is_incomplete or not readings[path].entries
    ]
    return _entries((entry_id for record in unread for entry_id in record.entry_ids()), index)


def _entries(ids: Iterable[str], index: IndexReader) -> dict[str, Entry]:
    found = ((entry_id, _as_it_was(entry_id, index)) for entry_id in ids)
    return {entry_id: entry for entry_id, entry in found if entry}


def _as_it_was(entry_id: str, index: IndexReader) -> Entry | None:
    """An entry of an index, if it is there and what its id says, to the last character."""
    doc = index.find(entry_id)
    try:
        entry = index.entry(doc) if doc is not None else None
    except Exception:  # noqa: BLE001  (a damaged segment raises anything at all)
        return None
    said = entry and id_of(entry.date, entry.title, entry.text, entry.tags, entry.properties)
    return entry if said == entry_id else None
