"""What changed in the files of a diary since a state was written."""

from __future__ import annotations

import itertools
import os
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from indexer.model import Entry, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.index.reader import IndexReader
    from indexer.index.state import FileRecord, State
    from indexer.sources.discovery import Discovery, FileStat

_GLOB = re.compile(r"[*?\[]")


class Files(NamedTuple):
    """The files of the sources, held against a state."""

    discovery: Discovery
    unchanged: dict[str, FileRecord]
    to_read: tuple[FileStat, ...]


class Changes(NamedTuple):
    """What a commit will change: entries to add by id, ids to remove, and the records of all files."""

    added: dict[str, Entry]
    removed: frozenset[str]
    files: dict[str, FileRecord]
    notices: tuple[Notice, ...]
    skipped: tuple[tuple[str, int], ...]


def matches(source: Path) -> list[Path]:
    """The files and folders that a source means: itself, or what matches it, if it is a glob (``*``, ``?``, ``**``).

    A glob below a folder that is not there means that folder, which is then missing.
    """
    fixed = list(itertools.takewhile(lambda part: not _GLOB.search(part), source.parts))
    if len(fixed) == len(source.parts) or source.exists():
        return [source]
    base = Path(*fixed)
    return sorted(base.glob(str(source.relative_to(base)))) if base.exists() else [base]


def compare(paths: Sequence[Path], old: State) -> Files:
    """The files of the sources, those that changed since ``old`` by size or time set apart."""
    from indexer.sources.discovery import discover

    discovery = discover([found for path in paths for found in matches(path)])
    unchanged: dict[str, FileRecord] = {}
    to_read = []
    for file in discovery.files:
        record = old.files.get(file.path)
        if record and (record.size, record.mtime_ns) == (file.size, file.mtime_ns):
            unchanged[file.path] = record
        else:
            to_read.append(file)
    return Files(discovery, unchanged, tuple(to_read))


def kept(old: State, discovery: Discovery) -> set[str]:
    """Files below a source that is not there now (an unplugged disk): their entries are kept."""
    return {
        path
        for path in old.files
        if any(path == root or path.startswith(root + os.sep) for root in discovery.missing)
    }


def plan_changes(files: Files, old: State, pattern: re.Pattern[str] | None) -> Changes:
    """Read the files that changed, and hold their entries against those of ``old``."""
    records = dict(files.unchanged)
    records |= {path: old.files[path] for path in kept(old, files.discovery)}
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
    return Changes(added, frozenset(known - wanted), records, tuple(notices), tuple(skipped.most_common()))


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


def with_rescued(changes: Changes, discovery: Discovery, before: IndexReader) -> Changes:
    """The changes of a rebuild, with the entries of the old index whose files cannot be read now.

    A rebuild reads everything; what is on an unplugged disk would be lost to it.
    """
    lost = kept(before.state, discovery) | {path for path, record in changes.files.items() if record.size < 0}
    added, files = dict(changes.added), dict(changes.files)
    for path in sorted(lost & set(before.state.files)):
        record = before.state.files[path]
        files[path] = record._replace(notices=files[path].notices, size=-1) if path in files else record
        for entry_id, _ in record.entries():
            doc = before.find(entry_id)
            if doc is not None:
                added.setdefault(entry_id, before.entry(doc))
    return changes._replace(added=added, files=files)
