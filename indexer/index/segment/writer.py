"""Making a segment: documents go in one by one, a file comes out."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from indexer.index.fields import TITLE, has_terms, key_prefixes, property_lines, tag_terms, title_span
from indexer.index.segment.ngrams import GramsBuilder
from indexer.index.segment.postings import PostingsBuilder
from indexer.index.segment.reader import BLOBS, MAGIC, Place, packed_directory
from indexer.index.segment.stored_fields import content, packed_entry, restore, says, unpacked_entry
from indexer.index.store.encoding import narrow, pack_arrays, pack_pairs, pack_spans
from indexer.index.store.pages import DamagedFileError, PageWriter
from indexer.index.store.sstable import packed_table
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from indexer.analysis.analyzer import Analysis
    from indexer.index.fields import Line
    from indexer.index.segment.reader import SegmentReader
    from indexer.index.store.encoding import Postings
    from indexer.model import Entry


class Blobs(NamedTuple):
    """What is kept of a document, in the order of :data:`~indexer.index.segment.reader.BLOBS`."""

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


class Document(NamedTuple):
    """An entry with the ``text`` that is indexed of it: its title (``head`` characters, if they are not in its text), its text and its properties."""

    entry: Entry
    text: str
    head: int


class SegmentBuilder:
    """Gathers documents and writes them as a segment.

    Texts go to ``file`` at once, everything else waits in memory: about eight bytes a character.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.count = 0
        self.characters = 0
        self._file = PageWriter(file)
        self._file.write(MAGIC)
        self._blobs: dict[str, list[bytes]] = {name: [] for name in BLOBS[1:]}
        self._ends: dict[str, array[int]] = {name: array("Q") for name in BLOBS}
        self._ids = bytearray()
        self._numbers: tuple[array[int], ...] = tuple(array("I") for _ in Numbers._fields)
        self._postings = PostingsBuilder()
        self._grams = GramsBuilder()

    def add(self, document: Document, analysis: Analysis) -> None:
        """Add a document with the analysis of its text."""
        entry, text, head = document
        folded = analysis.folded
        self._postings.add(self.count, analysis)
        self._postings.add_field(self.count, analysis, TITLE, *title_span(entry.title, text))
        self._postings.add_terms(self.count, tag_terms(entry.tags))
        self._postings.add_counts(self.count, has_terms(entry.text))
        end = head + len(entry.text)
        if entry.properties:
            self._add_properties(analysis, property_lines(text[end:], end))
        blobs = Blobs(
            folded.text.encode("utf-8", "replace"),
            pack_spans(analysis.starts, analysis.ends),
            pack_pairs(analysis.tails),
            packed_entry(entry, head, len(text) - end, text, folded),
        )
        day = entry.date.toordinal() if entry.date else 0
        characters = end - text.count("\n", 0, end)
        self._add(entry.id, blobs, Numbers(day, analysis.size, int(folded.starts is not None), characters))
        self.characters += len(text)

    def _add_properties(self, analysis: Analysis, lines: Iterable[Line]) -> None:
        found = [(prefix, line) for line in lines for prefix in key_prefixes(line.key)]
        for prefix, line in found:
            self._postings.add_field(self.count, analysis, prefix, line.start, line.end)
        self._postings.add_terms(self.count, dict.fromkeys(prefix for prefix, _ in found))

    def add_segment(self, reader: SegmentReader, deleted: Container[int]) -> None:
        """Add the documents of another segment that are not ``deleted``.

        Raises DamagedFileError if it is not as it was written, or an entry of it not what its id says: the copy has new
        checksums, by which whatever is in it is whole.
        """
        reader.check()
        to: dict[int, int] = {}
        for local, entry_id in enumerate(reader.ids()):
            doc = reader.first + local
            if doc not in deleted:
                blobs = Blobs(*(reader.blob(name, doc) for name in BLOBS))
                numbers = Numbers(*(column[local] for column in reader.numbers))
                stored = unpacked_entry(blobs.entry)
                text = restore(blobs.text.decode(), stored.original)
                if not says(content(numbers.day, stored, text), entry_id):
                    raise DamagedFileError("entry")
                to[doc] = self._add(entry_id, blobs, numbers)
                self.characters += len(blobs.text) // 3
        for term, postings in reader.terms():
            self._add_postings(term, postings, to)

    def _add_postings(self, term: bytes, postings: Postings, to: Mapping[int, int]) -> None:
        docs: list[int] = []
        freqs: list[int] = []
        positions: list[int] = []
        at = 0
        for doc, freq in zip(postings.docs, postings.freqs, strict=True):
            if doc in to:
                docs.append(to[doc])
                freqs.append(freq)
                positions += postings.positions[at : at + freq]
            at += freq
        if docs:
            self._postings.add_term(term, docs, freqs, positions)

    def _add(self, entry_id: str, blobs: Blobs, numbers: Numbers) -> int:
        self._grams.add(blobs.text.decode())
        self._file.write(blobs.text)
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
        """Write nothing more, and close the file."""
        self._file.abandon()

    def finish(self) -> int:
        """Write what is missing and close the file. Returns how many documents it holds."""
        places = {"text": Place(len(MAGIC), self._file.tell())}
        ends = (narrow(self._ends[name]) for name in BLOBS)
        lengths: list[tuple[bytes, int, int]] = []
        grams, documents = self._grams.packed()
        sections: dict[str, Iterable[bytes]] = {
            **self._blobs,
            "ends": [pack_arrays(*ends)],
            "ids": [bytes(self._ids)],
            "numbers": [pack_arrays(*map(narrow, self._numbers))],
            "postings": self._packed_postings(lengths),
            "terms": packed_table(b"%s\t%x %x" % row for row in lengths),
            "grams": [grams],
            "documents": [documents],
        }
        for name, pieces in sections.items():
            places[name] = self._write(pieces)
        self._file.write(packed_directory(places, self._file.tell()))
        self._file.finish()
        return self.count

    def _write(self, pieces: Iterable[bytes]) -> Place:
        start = self._file.tell()
        for data in pieces:
            self._file.write(data)
        return Place(start, self._file.tell())

    def _packed_postings(self, lengths: list[tuple[bytes, int, int]]) -> Iterator[bytes]:
        """The postings by term; ``lengths`` takes each term with the place and length of its postings."""
        at = 0
        for term, data in self._postings.packed():
            lengths.append((term, at, len(data)))
            at += len(data)
            yield data
