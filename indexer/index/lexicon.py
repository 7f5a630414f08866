"""The lexicon: which terms have a reading, which belong to a group of synonyms.

Text files beside the index, one row a pair, sorted, searched by bisection in a memory map::

    r<key of the reading> TAB katakana TAB term
    s<group of synonyms>  TAB          TAB term

An update writes a small file of its own; the state names the files that belong together, and a rebuild or
too many of them make one again. Rows of terms that are no longer in the diary do no harm: they match nothing.
"""

from __future__ import annotations

import mmap
from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis.kana import reading_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from indexer.analysis.segmenter import Knowledge


class Row(NamedTuple):
    """A row of the lexicon: its katakana ("" for a group of synonyms) and the term."""

    kana: str
    term: str


def rows(knowledge: Mapping[str, Knowledge]) -> Iterator[bytes]:
    """The rows of what the dictionary knows of some terms, unsorted."""
    for term, (readings, groups) in knowledge.items():
        if "\t" in term or "\n" in term:
            continue
        for kana in readings:
            key = reading_key(kana)
            if key:
                yield f"r{key}\t{kana}\t{term}\n".encode()
        for group in groups:
            yield f"s{group}\t\t{term}\n".encode()


def write(path: Path, lines: Iterable[bytes]) -> None:
    """Write a lexicon file."""
    path.write_bytes(b"".join(sorted(set(lines))))


class Lexicon:
    """The lexicon of an open index: some files, read as one."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._maps: list[mmap.mmap] = []
        for path in paths:
            with path.open("rb") as file:
                if path.stat().st_size:
                    self._maps.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))

    def by_reading(self, key: str) -> list[Row]:
        """All rows whose reading has this key (see :func:`~indexer.analysis.kana.reading_key`)."""
        return self._rows(f"r{key}\t".encode())

    def by_group(self, group: int) -> list[Row]:
        """All terms of a group of synonyms."""
        return self._rows(f"s{group}\t".encode())

    def at_edge(self, text: str) -> list[Row]:
        """All terms with a reading that begin or end with ``text`` and are longer, with that reading."""
        rows = self._holding(f"\t{text}", f"{text}\n")
        return [
            row for row in rows if row.term != text and (row.term.startswith(text) or row.term.endswith(text))
        ]

    def read_at_edge(self, key: str) -> list[Row]:
        """All terms whose reading has a key that begins or ends with ``key``."""
        return [row for row in self._holding(f"\nr{key}", f"{key}\t") if row.kana]

    def _holding(self, *needles: str) -> list[Row]:
        """The rows with a reading in which one of ``needles`` stands."""
        found = set()
        for data in self._maps:
            for needle in (text.encode() for text in needles):
                at = data.find(needle)
                while at >= 0:
                    at += needle[:1] == b"\n"
                    start = data.rfind(b"\n", 0, at) + 1
                    end = data.find(b"\n", at)
                    _, kana, term = data[start:end].decode().split("\t")
                    if kana:
                        found.add(Row(kana, term))
                    at = data.find(needle, end)
        return sorted(found)

    def all_lines(self) -> Iterator[bytes]:
        """Every row as it stands in the files."""
        for data in self._maps:
            yield from data[:].splitlines(keepends=True)

    def _rows(self, prefix: bytes) -> list[Row]:
        found = set()
        for data in self._maps:
            at = _first_line(data, prefix)
            while data[at : at + len(prefix)] == prefix:
                end = data.find(b"\n", at)
                _, kana, term = data[at:end].decode().split("\t")
                found.add(Row(kana, term))
                at = end + 1
        return sorted(found)


def _first_line(data: mmap.mmap, prefix: bytes) -> int:
    """Where the first line not below ``prefix`` begins."""
    low, high = 0, len(data)
    while low < high:
        middle = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = data.find(b"\n", middle) + 1
        if data[middle : min(end, middle + len(prefix))] < prefix:
            low = end
        else:
            high = middle
    return low
