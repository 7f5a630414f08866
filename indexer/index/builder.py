"""Making a segment: documents go in one by one, a file comes out."""

from __future__ import annotations

import os
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

from indexer.index.packing import Postings, narrow, pack_arrays, pack_pairs, pack_postings, pack_spans
from indexer.index.pairs import packed_pairs, pairs_in
from indexer.index.segment import BLOBS, MAGIC, Place, packed_directory
from indexer.index.stored import packed_entry
from indexer.index.table import packed_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    from indexer.analysis.analyzer import Analysis
    from indexer.index.segment import SegmentReader
    from indexer.model import Entry


class Blobs(NamedTuple):
    """What is kept of a document, in the order of :data:`~indexer.index.segment.BLOBS`."""

    text: bytes
    spans: bytes
    tails: bytes
    entry: bytes


class Numbers(NamedTuple):
    """What is known of a document without reading it."""

    day: int
    size: int
    moved: int
    characters: int


class SegmentBuilder:
    """Gathers documents and writes them as a segment.

    Texts go to the file ``path`` at once, everything else waits in memory: about eight bytes a character.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.count = 0
        self.characters = 0
        self._file: BinaryIO = open(path, "wb")  # noqa: SIM115, PTH123  (closed by finish or abandon)
        self._file.write(MAGIC)
        self._text_crc = 0
        self._blobs: dict[str, list[bytes]] = {name: [] for name in BLOBS[1:]}
        self._ends: dict[str, array[int]] = {name: array("Q") for name in BLOBS}
        self._ids = bytearray()
        self._numbers: tuple[array[int], ...] = tuple(array("I") for _ in Numbers._fields)
        self._terms: dict[str, tuple[array[int], array[int], array[int]]] = {}
        # Most pairs stand in one document: an array of its own for each would be a third of all memory.
        self._once: dict[int, int] = {}
        self._pairs: dict[int, array[int]] = {}

    def add(self, entry: Entry, text: str, head: int, analysis: Analysis) -> None:
        """Add an entry. ``text`` is its title (``head`` characters, if they are not in the text) and text."""
        folded = analysis.folded.text
        blobs = Blobs(
            folded.encode("utf-8", "replace"),
            pack_spans(analysis.starts, analysis.ends),
            pack_pairs(analysis.tails),
            packed_entry(entry, head, text, analysis.folded),
        )
        day = entry.date.toordinal() if entry.date else 0
        size = sum(map(len, analysis.terms.values()))
        characters = len(text) - text.count("\n")
        numbers = Numbers(day, size, int(analysis.folded.starts is not None), characters)
        doc = self._add(entry.id, blobs, numbers)
        terms = self._terms
        for term, positions in analysis.terms.items():
            lists = terms.get(term)
            if lists is None:
                lists = terms[term] = (array("I"), array("I"), array("I"))
            docs, freqs, places = lists
            docs.append(doc)
            freqs.append(len(positions))
            places.extend(positions)
        self._add_pairs(pairs_in(folded), doc)
        self.characters += len(text)

    def add_segment(self, reader: SegmentReader) -> None:
        """Add the documents of another segment that are not deleted."""
        to: dict[int, int] = {}
        for local, entry_id in enumerate(reader.ids()):
            doc = reader.first + local
            if doc not in reader.deleted:
                blobs = Blobs(*(reader.blob(name, doc) for name in BLOBS))
                numbers = Numbers(*(column[local] for column in reader.numbers))
                to[doc] = self._add(entry_id, blobs, numbers)
                self.characters += len(blobs.text) // 3
        for term, postings in reader.terms():
            self._add_postings(term, postings, to)
        for pair, docs in reader.pairs.items():
            for doc in docs:
                if reader.first + doc in to:
                    self._add_pairs({pair}, to[reader.first + doc])

    def _add_pairs(self, pairs: set[int], doc: int) -> None:
        often, once = self._pairs, self._once
        known = pairs & often.keys()
        for pair in known:
            often[pair].append(doc)
        pairs -= known
        for pair in pairs & once.keys():
            often[pair] = array("I", (once.pop(pair), doc))
            pairs.remove(pair)
        once.update(dict.fromkeys(pairs, doc))

    def _add_postings(self, term: bytes, postings: Postings, to: Mapping[int, int]) -> None:
        lists = self._terms.setdefault(term.decode(), (array("I"), array("I"), array("I")))
        positions = list(postings.positions)
        at = 0
        for doc, freq in zip(postings.docs, postings.freqs, strict=True):
            if doc in to:
                lists[0].append(to[doc])
                lists[1].append(freq)
                lists[2].extend(positions[at : at + freq])
            at += freq

    def _add(self, entry_id: str, blobs: Blobs, numbers: Numbers) -> int:
        self._file.write(blobs.text)
        self._text_crc = zlib.crc32(blobs.text, self._text_crc)
        for name, data in zip(BLOBS, blobs, strict=True):
            ends = self._ends[name]
            ends.append((ends[-1] if ends else 0) + len(data))
            if name != "text":
                self._blobs[name].append(data)
        self._ids += bytes.fromhex(entry_id)
        for column, number in zip(self._numbers, numbers, strict=True):
            column.append(number)
        self.count += 1
        return self.count - 1

    def abandon(self) -> None:
        """Write nothing more, and remove what was written."""
        self._file.close()
        os.unlink(self.path)  # noqa: PTH108  (a path is text here)

    def finish(self) -> int:
        """Write what is missing and close the file. Returns how many documents it holds."""
        end = self._file.tell()
        places = {"text": Place(len(MAGIC), end, self._text_crc)}
        ends = (narrow(self._ends[name]) for name in BLOBS)
        lengths: list[tuple[bytes, int, int]] = []
        pairs, documents = packed_pairs({**self._once, **self._pairs})
        sections: dict[str, Iterable[bytes]] = {
            **self._blobs,
            "ends": [pack_arrays(*ends)],
            "ids": [bytes(self._ids)],
            "numbers": [pack_arrays(*map(narrow, self._numbers))],
            "postings": self._packed_postings(lengths),
            "terms": packed_table(b"%s\t%x %x" % row for row in lengths),
            "pairs": [pairs],
            "documents": [documents],
        }
        for name, pieces in sections.items():
            places[name] = self._write(pieces)
        self._file.write(packed_directory(places, self._file.tell()))
        self._file.close()
        return self.count

    def _write(self, pieces: Iterable[bytes]) -> Place:
        start, crc = self._file.tell(), 0
        for data in pieces:
            self._file.write(data)
            crc = zlib.crc32(data, crc)
        return Place(start, self._file.tell(), crc)

    def _packed_postings(self, lengths: list[tuple[bytes, int, int]]) -> Iterator[bytes]:
        """The postings by term; ``lengths`` takes each term with the place and length of its postings."""
        at = 0
        words = {term.encode("utf-8", "replace"): lists for term, lists in self._terms.items()}
        for term in sorted(words):
            docs, freqs, positions = words[term]
            if docs:
                data = pack_postings(docs, freqs, positions)
                lengths.append((term, at, len(data)))
                at += len(data)
                yield data
