"""The state: the manifest of an index, one JSON file for each commit.

It says which files were read and when, where each entry stands, which sources the user named, and with which
analysis the index was made. It is written before Whoosh's table of contents of the same generation is renamed
into place, and read after it, so that both are always of one commit.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from indexer.model import FormatCount, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FORMAT = 1
"""Version of everything in the index directory; another one is rebuilt."""
ID_LENGTH = 12
"""Hexadecimal digits of an entry's id."""


class FileRecord(NamedTuple):
    """A diary file as it was read: size (bytes), modification time (ns), its entries' ids, where each and its text begin."""

    size: int
    mtime_ns: int
    source: str
    encoding: str
    ids: str
    lines: tuple[int, ...]
    text_lines: tuple[int, ...]
    notices: tuple[Notice, ...] = ()

    def entries(self) -> Iterator[tuple[str, int]]:
        """Each entry's id and line."""
        for i, line in enumerate(self.lines):
            yield self.ids[ID_LENGTH * i : ID_LENGTH * (i + 1)], line


class NamesRecord(NamedTuple):
    """The user's file of names as it was read, and the dictionary that was made of it ("" if it has no names)."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    dictionary: str


class State(NamedTuple):
    """The manifest: see the module's text. ``lexicon`` names the files of the lexicon, ``files`` is by path.

    ``heading`` is the user's own pattern of date headings, "" if there is none.
    """

    fingerprint: str
    sources: tuple[str, ...] = ()
    lexicon: tuple[str, ...] = ()
    files: Mapping[str, FileRecord] = {}
    names: NamesRecord | None = None
    heading: str = ""

    def ids(self) -> dict[str, str]:
        """Every entry's id, and the path of the first file (by name) that holds it."""
        found: dict[str, str] = {}
        for path in sorted(self.files):
            for entry_id, _ in self.files[path].entries():
                found.setdefault(entry_id, path)
        return found

    def locate(self, entry_id: str) -> tuple[str, int, int]:
        """The path of an entry, its line and that of its text; ("", 0, 0) if no file holds it."""
        for path in sorted(self.files):
            record = self.files[path]
            at = record.ids.find(entry_id)
            while at >= 0 and at % ID_LENGTH:
                at = record.ids.find(entry_id, at + 1)
            if at >= 0:
                return path, record.lines[at // ID_LENGTH], record.text_lines[at // ID_LENGTH]
        return "", 0, 0

    def formats(self) -> tuple[FormatCount, ...]:
        """What the files were read as, the most entries first."""
        counts: dict[tuple[str, str], list[int]] = {}
        for record in self.files.values():
            if record.source:
                count = counts.setdefault((record.source, record.encoding), [0, 0])
                count[0] += 1
                count[1] += len(record.lines)
        ordered = sorted(counts.items(), key=lambda item: (-item[1][1], item[0]))
        return tuple(FormatCount(*names, *count) for names, count in ordered)

    def notices(self) -> tuple[Notice, ...]:
        """What was odd about the files."""
        return tuple(notice for path in sorted(self.files) for notice in self.files[path].notices)


def state_name(generation: int) -> str:
    """The file name of the state of a generation."""
    return f"state-{generation}.json"


def save(path: Path, state: State) -> None:
    """Write a state."""
    data = {
        "format": FORMAT,
        "fingerprint": state.fingerprint,
        "sources": state.sources,
        "lexicon": state.lexicon,
        "files": state.files,
        "names": state.names,
        "heading": state.heading,
    }
    path.write_text(
        json.dumps(data, ensure_ascii=False, separators=(",", ":")),
        encoding="utf-8",
        errors="surrogateescape",
    )


def load(path: Path) -> State | None:
    """Read a state; None if another version of the program wrote it.

    Raises OSError if there is none, ValueError, KeyError or TypeError if it is damaged.
    """
    data = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
    if data["format"] != FORMAT:
        return None
    files = {
        name: FileRecord(
            size, mtime, source, encoding, ids, tuple(lines), tuple(text), tuple(Notice(*n) for n in notices)
        )
        for name, (size, mtime, source, encoding, ids, lines, text, notices) in data["files"].items()
    }
    names = NamesRecord(*data["names"]) if data["names"] else None
    return State(
        data["fingerprint"], tuple(data["sources"]), tuple(data["lexicon"]), files, names, data["heading"]
    )


def remembered_sources(directory: Path) -> tuple[str, ...]:
    """The sources that the newest readable state names, so that a damaged index can be made anew."""
    states = sorted(
        directory.glob("state-*.json"), key=lambda p: int("0" + "".join(filter(str.isdigit, p.stem)))
    )
    for path in reversed(states):
        try:
            return tuple(
                str(s)
                for s in json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))["sources"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return ()
