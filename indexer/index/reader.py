"""Reading one committed state of the index: postings, texts, spans, stored entries.

Documents are numbered from 0 through all segments. Postings are read whole and scored by :mod:`indexer.search`,
not through Whoosh's matcher trees, whose default top ten is wrong in one query of twenty.
"""

from __future__ import annotations

import datetime as dt
import mmap
import time
import weakref
from array import array
from bisect import bisect_right
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh.filedb.compound import CompoundStorage

from indexer.errors import IndexUnusable
from indexer.index import state as manifest
from indexer.index.codec import extent
from indexer.index.lexicon import Lexicon
from indexer.index.packing import Postings, unpack_postings, unpack_spans
from indexer.index.schema import StoredEntry, restore, schema
from indexer.index.storage import EmptyIndexError, check_owner, file_storage, generation, table_of_contents
from indexer.model import Entry

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_TRIES = 6
"""A commit may remove a file between reading the table of contents and opening it; then the next is read."""
_NO_POSTINGS = Postings((), (), ())


class Snapshot(NamedTuple):
    """What a commit wrote: its generation, Whoosh's segments, and the state."""

    generation: int
    segments: tuple[Any, ...]
    state: manifest.State


def snapshot(directory: Path) -> Snapshot | None:
    """The newest commit in ``directory``; None if there is none, or another version of the program made it.

    Raises IndexUnusable if the directory belongs to others or is damaged.
    """
    if not directory.exists():
        return None
    check_owner(directory)
    storage = file_storage(directory)
    for last in range(_TRIES):
        number = generation(storage)
        if number <= 0:
            # Whoosh's empty beginning, before the first commit.
            return None
        try:
            state = manifest.load(directory / manifest.state_name(number))
            if state is None:
                return None
            toc = table_of_contents(directory, number)
            return Snapshot(number, tuple(toc.segments), state)
        except (FileNotFoundError, EmptyIndexError) as error:
            if last == _TRIES - 1:
                raise IndexUnusable("index-damaged", path=directory) from error
            time.sleep(0.01)
        except Exception as error:
            # A damaged pickle raises anything at all.
            raise IndexUnusable("index-damaged", path=directory) from error
    return None


class SegmentReader:
    """One segment: its columns in memory, everything else in a memory map of its file."""

    def __init__(self, directory: Path, segment: Any, first: int) -> None:  # noqa: ANN401
        storage = file_storage(directory)
        codec = segment.codec()
        self.first = first
        self.count: int = segment.doc_count_all()
        self.deleted: frozenset[int] = frozenset(first + doc for doc in segment.deleted_docs())
        file = storage.open_file(segment.make_filename(segment.COMPOUND_EXT))
        weakref.finalize(self, file.close)
        self._files = CompoundStorage(file, use_mmap=False)
        with (directory / segment.make_filename(".seg")).open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._terms = codec.terms_reader(self._files, segment)
        self._postings_at: int = self._files.range(segment.make_filename(codec.POSTS_EXT))[0]
        self._documents = codec.per_document_reader(self._files, segment)
        fields = schema()
        read = self._documents.column_reader
        self.days: Sequence[int] = read("day", fields["day"].column_type).numbers
        self.sizes: Sequence[int] = read("size", fields["size"].column_type).numbers
        self.moved: Sequence[int] = read("moved", fields["moved"].column_type).numbers
        self._spans = read("spans", fields["spans"].column_type)
        texts = read("text", fields["text"].column_type)
        self._text_ends: Sequence[int] = texts.ends
        self._texts_at: int = self._files.range(codec.column_filename(segment, "text"))[0] + texts.basepos

    def postings(self, term: str, field: str = "terms") -> Postings:
        """The postings of a term, in document numbers of the whole index, deleted documents included."""
        key = (field, term.encode())
        if key not in self._terms:
            return _NO_POSTINGS
        offset, length = extent(self._terms.term_info(*key))
        at = self._postings_at + offset
        postings = unpack_postings(self._data[at : at + length])
        if not self.first:
            return postings
        return postings._replace(docs=[self.first + doc for doc in postings.docs])

    def text_bytes(self, doc: int) -> bytes:
        """The folded text of a document, in UTF-8."""
        local = doc - self.first
        start = self._text_ends[local - 1] if local else 0
        return self._data[self._texts_at + start : self._texts_at + self._text_ends[local]]

    def spans(self, doc: int) -> tuple[list[int], list[int]]:
        """Starts and ends of the positions of a document."""
        return unpack_spans(self._spans[doc - self.first])

    def stored(self, doc: int) -> StoredEntry:
        """What is stored of a document."""
        return StoredEntry(*self._documents.stored_fields(doc - self.first)["entry"])

    def runs(self, pattern: re.Pattern[bytes]) -> list[bytes]:
        """All matches of ``pattern`` in the folded texts."""
        end = self._text_ends[-1] if self._text_ends else 0
        return pattern.findall(self._data, self._texts_at, self._texts_at + end)

    def scan(self, needle: bytes) -> Iterator[tuple[int, int]]:
        """The documents whose folded text holds ``needle``, ascending, and how often."""
        base, ends = self._texts_at, self._text_ends
        at = self._data.find(needle, base, base + (ends[-1] if ends else 0))
        while at >= 0:
            local = bisect_right(ends, at - base)
            end = base + ends[local]
            if at + len(needle) <= end:
                yield self.first + local, self._data[at:end].count(needle)
                at = self._data.find(needle, end, base + ends[-1])
            else:
                at = self._data.find(needle, at + 1, base + ends[-1])


class IndexReader:
    """One committed state, open for searching."""

    def __init__(self, directory: Path, snap: Snapshot) -> None:
        self.generation = snap.generation
        self.state = snap.state
        self.segments: list[SegmentReader] = []
        self._firsts: list[int] = []
        first = 0
        for segment in snap.segments:
            self.segments.append(SegmentReader(directory, segment, first))
            self._firsts.append(first)
            first += segment.doc_count_all()
        self.doc_count = first
        self.deleted = frozenset(chain.from_iterable(s.deleted for s in self.segments))
        self.days = _joined([s.days for s in self.segments])
        self.sizes = _joined([s.sizes for s in self.segments])
        self.moved = _joined([s.moved for s in self.segments])
        self.lexicon = Lexicon(directory / name for name in snap.state.lexicon)
        self._postings: dict[str, Postings] = {}

    def _segment(self, doc: int) -> SegmentReader:
        return self.segments[bisect_right(self._firsts, doc) - 1]

    def postings(self, term: str) -> Postings:
        """The postings of a term without deleted documents; kept for the life of the reader."""
        if term not in self._postings:
            self._postings[term] = self._without_deleted(
                _concatenated([s.postings(term) for s in self.segments])
            )
        return self._postings[term]

    def _without_deleted(self, postings: Postings) -> Postings:
        if not self.deleted or self.deleted.isdisjoint(postings.docs):
            return postings
        docs: list[int] = []
        freqs: list[int] = []
        positions: list[int] = []
        at = 0
        for doc, freq in zip(postings.docs, postings.freqs, strict=True):
            if doc not in self.deleted:
                docs.append(doc)
                freqs.append(freq)
                positions += postings.positions[at : at + freq]
            at += freq
        return Postings(docs, freqs, positions)

    def find(self, entry_id: str) -> int | None:
        """The document of an entry."""
        for segment in self.segments:
            for doc in segment.postings(entry_id, "id").docs:
                if doc not in self.deleted:
                    return doc
        return None

    def documents(self) -> Iterator[int]:
        """All documents that are not deleted."""
        return (doc for doc in range(self.doc_count) if doc not in self.deleted)

    def text(self, doc: int) -> str:
        """The folded text of a document."""
        return self._segment(doc).text_bytes(doc).decode()

    def spans(self, doc: int) -> tuple[list[int], list[int]]:
        """Starts and ends of the positions of a document, in characters of its original text."""
        return self._segment(doc).spans(doc)

    def scan(self, needle: str) -> dict[int, int]:
        """The documents whose folded text holds ``needle`` (folded), ascending, and how often."""
        data = needle.encode("utf-8", "replace")
        found = chain.from_iterable(segment.scan(data) for segment in self.segments)
        return {doc: count for doc, count in found if doc not in self.deleted}

    def runs(self, pattern: re.Pattern[bytes]) -> Counter[str]:
        """How often each match of ``pattern`` stands in the folded texts, deleted documents included."""
        found: Counter[bytes] = Counter()
        for segment in self.segments:
            found.update(segment.runs(pattern))
        return Counter({run.decode(): count for run, count in found.items()})

    def stored(self, doc: int) -> StoredEntry:
        """What is stored of a document."""
        return self._segment(doc).stored(doc)

    def original(self, doc: int) -> str:
        """The text of a document as it was written, with the title before it that :attr:`StoredEntry.head` counts."""
        return restore(self.text(doc), self.stored(doc).original)

    def entry(self, doc: int) -> Entry:
        """The entry of a document, as it was written."""
        stored = self.stored(doc)
        path, line, text_line = self.state.locate(stored.id)
        text = self.original(doc)[stored.head :]
        date = dt.date.fromisoformat(stored.date) if stored.date else None
        return Entry(stored.id, date, stored.title, text, path, line, tuple(stored.tags), text_line)


def open_index(directory: Path) -> IndexReader | None:
    """The newest commit, open for searching; None as for :func:`snapshot`.

    Raises IndexUnusable if the directory belongs to others or is damaged.
    """
    for left in reversed(range(_TRIES)):
        snap = snapshot(directory)
        if snap is None:
            return None
        try:
            return IndexReader(directory, snap)
        except FileNotFoundError as error:
            if not left:
                raise IndexUnusable("index-damaged", path=directory) from error
            time.sleep(0.01)
        except Exception as error:
            # A damaged file raises anything at all.
            raise IndexUnusable("index-damaged", path=directory) from error
    return None


def _joined(lists: list[Sequence[int]]) -> Sequence[int]:
    return lists[0] if len(lists) == 1 else array("I", chain.from_iterable(lists))


def _concatenated(lists: list[Postings]) -> Postings:
    lists = [postings for postings in lists if postings.docs]
    if len(lists) < 2:
        return lists[0] if lists else _NO_POSTINGS
    return Postings(*(list(chain.from_iterable(column)) for column in zip(*lists, strict=True)))
