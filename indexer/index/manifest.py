"""The state: the manifest of an index, one file for each commit.

It says of which segments the commit consists, which files were read and when, where each entry stands, which sources
the user named, and with which analysis the index was made. It is written before Whoosh's table of contents of the
same generation is renamed into place, and read after it, so that both are always of one commit.

The file is lines of fields (:mod:`indexer.index.store.records`), the first field saying what it is, the last line being a
check sum of the others. Every search reads it, so what is needed for few files is taken apart when it is asked for.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from indexer.index.store.checksums import FileChecksum
from indexer.index.store.directory import read
from indexer.index.store.records import joined, split, with_checksum, without_checksum
from indexer.model import FormatCount, Notice
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from indexer.index.store.directory import IndexDirectory

FORMAT = 12
"""Version of everything in the index directory; another one is rebuilt."""
ID_LENGTH = 12
"""Hexadecimal digits of an entry's id."""
_FEW = 25
"""Places that are looked for one by one: half of what takes as long as to number all."""
_BEGINNING = f"nikki-state\t{FORMAT}\n"


class FileRecord(NamedTuple):
    """A diary file as it was read: size (bytes), times of modification and of change (ns), format, encoding, its entries.

    ``ids`` are those of the entries, one after the other; ``places`` the line of each entry and that of its text,
    as numbers between blanks.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    source: str
    encoding: str
    ids: str
    places: str
    notices: tuple[Notice, ...] = ()

    @property
    def entry_count(self) -> int:
        """How many entries the file holds."""
        return len(self.ids) // ID_LENGTH

    @property
    def is_incomplete(self) -> bool:
        """Whether the file could not be read to its end: entries that it had before are among these."""
        return self.size < 0 or any(notice.code.startswith("failed-") for notice in self.notices)

    def entry_ids(self) -> list[str]:
        """The ids of the entries, in the order of the file."""
        return [self.ids[at : at + ID_LENGTH] for at in range(0, len(self.ids), ID_LENGTH)]

    def only(self, ids: Collection[str]) -> FileRecord:
        """The record as if the file held no other entries than those of ``ids``."""
        numbers = [number for number, entry_id in enumerate(self.entry_ids()) if entry_id in ids]
        places = self.places.split()
        return self._replace(
            ids="".join(self.entry_ids()[number] for number in numbers),
            places=" ".join(" ".join(places[2 * number : 2 * number + 2]) for number in numbers),
        )

    def entries(self) -> Iterator[tuple[str, int]]:
        """Each entry's id and line."""
        return zip(self.entry_ids(), map(int, self.places.split()[::2]), strict=True)


class Absence(NamedTuple):
    """Why the entries of a file are kept that is gone or empty, and since which day (proleptic Gregorian ordinal).

    ``reason`` is one of :data:`indexer.sync.retention.REASONS`; ``place`` the file, folder or source that is to be named.
    """

    since: int
    reason: str
    place: str


class NamesRecord(NamedTuple):
    """The user's file of names as it was read, the dictionary that was made of it ("" if it has no names), and its aliases.

    Each group of ``aliases`` stands for one person or thing.
    """

    path: str
    size: int
    mtime_ns: int
    digest: str
    dictionary: str
    aliases: tuple[tuple[str, ...], ...] = ()


class SegmentRecord(NamedTuple):
    """A segment of a commit: its file, how many documents it holds, and which of them (from 0) are deleted."""

    name: str
    documents: int
    deleted: tuple[int, ...] = ()


class State(NamedTuple):
    """The manifest: see the module's text. ``lexicon`` names the files of the lexicon, ``files`` is by path.

    ``heading`` is the user's own pattern of date headings, "" if there is none. ``checksums`` are of the other files of the
    commit. ``absent`` are the files, by path, that are gone or empty and whose entries are kept; ``outside`` those that a
    link in the diary leads to, out of it, with that link. ``meaning`` names the files of vectors and their encoder, which
    :mod:`indexer.meaning` reads.
    """

    fingerprint: str
    sources: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    files: Mapping[str, FileRecord] = {}
    names: NamesRecord | None = None
    heading: str = ""
    segments: tuple[SegmentRecord, ...] = ()
    checksums: tuple[FileChecksum, ...] = ()
    absent: Mapping[str, Absence] = {}
    outside: Mapping[str, str] = {}
    meaning: tuple[str, ...] = ()

    def own_files(self) -> list[str]:
        """The names of the files that the commit consists of, beside the state itself."""
        dictionary = [self.names.dictionary] if self.names and self.names.dictionary else []
        return [*(segment.name for segment in self.segments), *self.lexicon, *dictionary, *self.meaning]

    def ids(self) -> dict[str, str]:
        """Every entry's id, and the path of the first file (by name, those that are there first) that holds it."""
        found: dict[str, str] = {}
        for path in in_order(self.files, self.absent):
            for entry_id in self.files[path].entry_ids():
                found.setdefault(entry_id, path)
        return found

    def formats(self) -> tuple[FormatCount, ...]:
        """What the files were read as, the most entries first."""
        counts: dict[tuple[str, str], list[int]] = {}
        for record in self.files.values():
            if record.source:
                count = counts.setdefault((record.source, record.encoding), [0, 0])
                count[0] += 1
                count[1] += record.entry_count
        ordered = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
        return tuple(FormatCount(*names, *count) for names, count in ordered)

    def notices(self) -> tuple[Notice, ...]:
        """What was odd about the files."""
        return tuple(notice for path in sorted(self.files) for notice in self.files[path].notices)


def in_order(files: Iterable[str], absent: Collection[str]) -> list[str]:
    """The paths by name, those that are ``absent`` last: an entry is to be opened where it is."""
    return sorted(files, key=lambda path: (path in absent, path)) if absent else sorted(files)


class Places:
    """Where entries stand in some files; in one that is ``absent`` only if in no other."""

    def __init__(self, files: Mapping[str, FileRecord], absent: Collection[str] = ()) -> None:
        self._files = [(path, files[path]) for path in in_order(files, absent)]
        self._ids = "".join(record.ids for _, record in self._files)
        self._ends = list(accumulate(len(record.ids) for _, record in self._files))
        self._lines: dict[int, list[str]] = {}
        self._asked = 0

    def first(self, entry_id: str) -> tuple[str, int, int]:
        """The first place of an entry; ("", 0, 0) if no file holds it."""
        at = self._number(entry_id)
        return self._place(at) if at >= 0 else ("", 0, 0)

    def has(self, entry_id: str) -> bool:
        """Whether a file holds an entry."""
        return self._number(entry_id) >= 0

    def _number(self, entry_id: str) -> int:
        self._asked += 1
        # To look for a few is faster than to number all of them; to look for all of them takes the square of their number.
        return self._find(entry_id) if self._asked < _FEW else self._numbered.get(entry_id, -1)

    @cached_property
    def _numbered(self) -> dict[str, int]:
        """Where each id stands first."""
        ids = self._ids
        return {ids[at : at + ID_LENGTH]: at for at in range(len(ids) - ID_LENGTH, -1, -ID_LENGTH)}

    def _find(self, entry_id: str) -> int:
        at = self._ids.find(entry_id)
        while at % ID_LENGTH and at >= 0:
            at = self._ids.find(entry_id, at + 1)
        return at

    def _place(self, at: int) -> tuple[str, int, int]:
        from bisect import bisect_right

        number = bisect_right(self._ends, at)
        path, record = self._files[number]
        if number not in self._lines:
            self._lines[number] = record.places.split()
        first = 2 * ((at - (self._ends[number - 1] if number else 0)) // ID_LENGTH)
        line, text_line = self._lines[number][first : first + 2]
        return path, int(line), int(text_line)


def state_name(generation: int) -> str:
    """The file name of the state of a generation."""
    return f"state-{generation}.tsv"


def save(directory: IndexDirectory, name: str, state: State) -> None:
    """Write a state as a file of that name. Raises OSError."""
    data = (_BEGINNING + "".join(f"{line}\n" for line in _lines(state))).encode("utf-8", "surrogateescape")
    directory.write(name, with_checksum(data))


def _lines(state: State) -> Iterable[str]:
    yield joined(["fingerprint", state.fingerprint])
    yield joined(["heading", state.heading])
    for source in state.sources:
        yield joined(["source", source])
    for name in state.lexicon:
        yield joined(["lexicon", name])
    for segment in state.segments:
        yield joined(["segment", segment.name, str(segment.documents), " ".join(map(str, segment.deleted))])
    yield from _names_lines(state.names)
    for checksum in state.checksums:
        yield joined(["seal", *map(str, checksum)])
    for path, record in state.files.items():
        notices = (str(field) for notice in record.notices for field in notice)
        yield joined(["file", path, *map(str, record[:-1]), *notices])
    for path, absence in state.absent.items():
        yield joined(["absent", path, *map(str, absence)])
    for path, link in state.outside.items():
        yield joined(["outside", path, link])
    for name in state.meaning:
        yield joined(["meaning", name])


def _names_lines(names: NamesRecord | None) -> Iterator[str]:
    if names:
        yield joined(["names", *map(str, names[:-1])])
        for group in names.aliases:
            yield joined(["alias", *group])


def load(path: str | Path) -> State | None:
    """Read a state; None if another version of the program wrote it.

    Raises OSError if there is none that is the user's own, ValueError or IndexError if it is damaged.
    """
    return parse(read(str(path)))


def parse(data: bytes) -> State | None:
    """The state that a file holds; None if another version of the program wrote it. Raises ValueError or IndexError."""
    if not data.startswith(_BEGINNING.encode()):
        if not data.startswith((b"nikki-state\t", b'{"format":')):
            raise ValueError("no state")
        if b"\ncrc\t" in data:
            without_checksum(data)
        return None
    return _parsed(without_checksum(data).decode("utf-8", "surrogateescape"))


def _parsed(text: str) -> State:
    rows: dict[str, list[list[str]]] = {}
    for line in text.split("\n")[1:-1]:
        kind, *fields = split(line)
        rows.setdefault(kind, []).append(fields)
    return State(
        rows["fingerprint"][0][0],
        tuple(source for (source,) in rows.get("source", ())),
        tuple(name for (name,) in rows.get("lexicon", ())),
        {fields[0]: _file(fields) for fields in rows.get("file", ())},
        _names(rows),
        rows["heading"][0][0],
        tuple(
            SegmentRecord(name, int(count), tuple(map(int, deleted.split())))
            for name, count, deleted in rows.get("segment", ())
        ),
        tuple(FileChecksum(name, *map(int, numbers)) for name, *numbers in rows.get("seal", ())),
        {path: Absence(int(since), reason, place) for path, since, reason, place in rows.get("absent", ())},
        {fields[0]: fields[1] for fields in rows.get("outside", ())},
        tuple(name for (name,) in rows.get("meaning", ())),
    )


def _names(rows: Mapping[str, list[list[str]]]) -> NamesRecord | None:
    for path, size, mtime_ns, made_of, dictionary in rows.get("names", ()):
        aliases = tuple(map(tuple, rows.get("alias", ())))
        return NamesRecord(path, int(size), int(mtime_ns), made_of, dictionary, aliases)
    return None


def _file(fields: list[str]) -> FileRecord:
    _, size, mtime_ns, ctime_ns, source, encoding, ids, places = fields[:8]
    rest = fields[8:]
    notices = tuple(
        Notice(rest[at], rest[at + 1], int(rest[at + 2]), rest[at + 3]) for at in range(0, len(rest), 4)
    )
    return FileRecord(int(size), int(mtime_ns), int(ctime_ns), source, encoding, ids, places, notices)
