"""Reading one committed state of the index: postings, texts, spans, stored entries.

Documents are numbered from 0 through all segments. Postings are read whole and scored by :mod:`indexer.search`. Whoosh
is not imported: what a commit consists of stands in its state, and a segment is a file of our own.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index.fields import PROPERTY
from indexer.index.lexicon.reader import Lexicon
from indexer.index.manifest import Places
from indexer.index.segment.reader import NO_POSTINGS, Bounds, SegmentReader
from indexer.index.segment.stored_fields import content, date_of, restore, says, unpacked_entry
from indexer.index.snapshot import TRIES, Snapshot, snapshot, wait
from indexer.index.store.encoding import Postings, joined
from indexer.index.store.pages import Allowance, DamagedFileError
from indexer.model import Entry

if TYPE_CHECKING:
    import datetime as dt
    from collections import Counter
    from collections.abc import Collection, Container, Sequence
    from pathlib import Path

    from indexer.index.segment.stored_fields import Content, StoredEntry
    from indexer.index.store.encoding import Spans

_VERIFIED = 2 << 20
"""Bytes of which a search looks at the checksums: at most a millisecond. A diary of 300,000 characters has no more in all."""

_MOST_ENTRIES = 256
_MOST_KEPT = 500_000
"""Bytes of the texts of the documents that are kept: the forty whose passages are looked at, of which ten are shown."""


class IndexReader:
    """One committed state, open for searching.

    What is read is verified, up to :data:`_VERIFIED` bytes, and so is each entry; of a damaged index, with ``verified``
    False, entries alone. Every method raises DamagedFileError where it meets damage that it can tell, and anything at all
    where it cannot (:func:`indexer.index.integrity.is_damage` can).
    """

    def __init__(self, directory: str | Path, snap: Snapshot, *, verified: bool = True) -> None:
        place = os.fspath(directory)
        allowance = Allowance(_VERIFIED)
        self.generation = snap.generation
        self.place = place
        self.state = snap.state
        self.segments: list[SegmentReader] = []
        self._firsts: list[int] = []
        first = 0
        for record in snap.state.segments:
            path = f"{place}/{record.name}"
            segment = SegmentReader(path, first, record.deleted, allowance, verified=verified)
            self.segments.append(segment)
            self._firsts.append(first)
            first += segment.count
        self.doc_count = first
        self.deleted = frozenset(chain.from_iterable(s.deleted for s in self.segments))
        self.days = joined([s.days for s in self.segments])
        self.sizes = joined([s.sizes for s in self.segments])
        self.lexicon = Lexicon((f"{place}/{name}" for name in snap.state.lexicon), allowance)
        self._postings: dict[str, Postings] = {}
        self._entries: dict[int, Entry] = {}
        self._documents: dict[int, _Document] = {}
        self._kept = 0

    def without_files(self, paths: Collection[str]) -> IndexReader:
        """The same commit as if the files of ``paths`` were not in it, nor the entries that stand in no other."""
        files = {path: record for path, record in self.state.files.items() if path not in paths}
        rest = Places(files)
        hidden = {
            doc
            for path in self.state.files.keys() & set(paths)
            for entry_id in self.state.files[path].entry_ids()
            if not rest.has(entry_id) and (doc := self.find(entry_id)) is not None
        }
        segments = []
        for segment, record in zip(self.segments, self.state.segments, strict=True):
            here = hidden.intersection(segment.documents())
            deleted = {*record.deleted, *(doc - segment.first for doc in here)}
            segments.append(record._replace(deleted=tuple(sorted(deleted))))
        return IndexReader(
            self.place, Snapshot(self.generation, self.state._replace(files=files, segments=tuple(segments)))
        )

    @cached_property
    def moved(self) -> Sequence[int]:
        """Of each document, whether folding moved its characters (1 or 0)."""
        return joined([s.moved for s in self.segments])

    @cached_property
    def characters(self) -> Sequence[int]:
        """How many characters each document has, line ends aside."""
        return joined([s.characters for s in self.segments])

    @cached_property
    def places(self) -> Places:
        """Where the entries stand in their files."""
        return Places(self.state.files, self.state.absent)

    def _segment(self, doc: int) -> SegmentReader:
        return self.segments[bisect_right(self._firsts, doc) - 1]

    def postings(self, term: str) -> Postings:
        """The postings of a term without deleted documents; kept for the life of the reader."""
        if term not in self._postings:
            key = term.encode("utf-8", "replace")
            self._postings[term] = self._without_deleted(
                _concatenated([s.postings(key) for s in self.segments])
            )
        return self._postings[term]

    def frequency(self, term: str) -> int:
        """How many documents hold a term, deleted ones included: without unpacking its postings."""
        key = term.encode("utf-8", "replace")
        return sum(segment.frequency(key) for segment in self.segments)

    def beginning(self, prefix: str) -> dict[str, int]:
        """The terms that begin so, and how many documents hold each, deleted ones included."""
        key = prefix.encode("utf-8", "replace")
        found: dict[str, int] = {}
        for term, count in chain.from_iterable(s.frequencies(key) for s in self.segments):
            name = term.decode()
            found[name] = found.get(name, 0) + count
        return found

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

    def property_keys(self) -> list[str]:
        """The keys of the properties that the entries have, folded, sorted."""
        found = {key for segment in self.segments for key in segment.property_keys()}
        return sorted(key for key in found if self.postings(f"{PROPERTY}{key}:").docs)

    def find(self, entry_id: str) -> int | None:
        """The document of an entry."""
        found = chain.from_iterable(segment.find(entry_id) for segment in self.segments)
        return next((doc for doc in found if doc not in self.deleted), None)

    def documents_of(self, ids: Container[str]) -> set[int]:
        """The documents of some entries, without those that are deleted."""
        numbered = (enumerate(segment.ids(), segment.first) for segment in self.segments)
        found = {doc for doc, entry_id in chain.from_iterable(numbered) if entry_id in ids}
        return found - self.deleted

    def entry_id(self, doc: int) -> str:
        """The id of a document's entry."""
        return self._segment(doc).entry_id(doc)

    def documents(self) -> Sequence[int]:
        """All documents that are not deleted."""
        if not self.deleted:
            return range(self.doc_count)
        return [doc for doc in range(self.doc_count) if doc not in self.deleted]

    def _document(self, doc: int) -> _Document:
        """What is held of a document; of the last ones that were asked for, it is kept."""
        found = self._documents.get(doc)
        if found is None:
            found = _Document(doc, self._segment(doc))
            self._kept += found.size
            while self._kept > _MOST_KEPT and self._documents:
                self._kept -= self._documents.pop(next(iter(self._documents))).size
            self._documents[doc] = found
        return found

    def text(self, doc: int) -> str:
        """The folded text of a document."""
        return self._document(doc).folded

    def first_line(self, doc: int) -> str:
        """The first line of the folded text of a document, which begins with its title; the rest is not decoded."""
        return self._segment(doc).blob("text", doc).partition(b"\n")[0].decode()

    def spans(self, doc: int) -> Spans:
        """The spans of the positions of a document, in characters of its original text."""
        return self._document(doc).spans

    def tails(self, doc: int) -> dict[int, int]:
        """How many positions the endings of its inflected words have, by the word's own position."""
        return self._document(doc).tails

    def holding(
        self,
        folded: str,
        without: Container[int] = (),
        before: Collection[str] = (),
        after: Collection[str] = (),
    ) -> list[int]:
        """The documents whose folded text holds these characters (folded, one or more), ascending; none of ``without``.

        Somewhere with none of ``before`` in front of them and none of ``after`` behind.
        """
        bounds = Bounds.of(before, after)
        found = chain.from_iterable(segment.holding(folded, without, bounds) for segment in self.segments)
        return [doc for doc in found if doc not in self.deleted] if self.deleted else list(found)

    def at_most(self, folded: str) -> int:
        """In how many documents these characters may stand: told without a look at the texts."""
        return sum(segment.at_most(folded) for segment in self.segments)

    def counts(self, folded: str, without: Container[int], most: int) -> dict[int, int]:
        """How often the documents of :meth:`holding` hold these characters; once each in a segment where more than ``most`` may."""
        found: dict[int, int] = {}
        for segment in self.segments:
            found.update(segment.counts(folded, without, most))
        return {doc: n for doc, n in found.items() if doc not in self.deleted} if self.deleted else found

    def runs(self, word: str, letters: Container[str], least: int) -> Counter[str]:
        """How often each run of ``letters`` (kana, ASCII) that shares a pair of neighbours with ``word`` stands in the texts.

        Folded texts, also of deleted documents; only those that share at least ``least`` pairs with the word, one or more.
        """
        from collections import Counter

        found = (segment.runs(word, letters, least) for segment in self.segments)
        return Counter(chain.from_iterable(found))

    def stored(self, doc: int) -> StoredEntry:
        """What is stored of a document."""
        return self._document(doc).stored

    def original(self, doc: int) -> str:
        """The text of a document as it was written, with what :attr:`StoredEntry.head` counts before it and ``tail`` behind."""
        return self._document(doc).original

    def prose(self, doc: int) -> str:
        """The text that the spans of a document count in, without what stands behind it; folded where that moved nothing."""
        text = self.original(doc) if self.moved[doc] else self.text(doc)
        return text[: len(text) - self.stored(doc).tail]

    def date(self, doc: int) -> dt.date | None:
        """The date of a document's entry."""
        return date_of(self.days[doc])

    def entry(self, doc: int) -> Entry:
        """The entry of a document, as it was written; the last ones are kept.

        Raises DamagedFileError if it is not what its id says.
        """
        if doc not in self._entries:
            if len(self._entries) == _MOST_ENTRIES:
                del self._entries[next(iter(self._entries))]
            self._entries[doc] = self._read_entry(doc)
        return self._entries[doc]

    def _read_entry(self, doc: int) -> Entry:
        entry_id, found = self.entry_id(doc), self._content(doc)
        if not says(found, entry_id):
            raise DamagedFileError("entry")
        path, line, text_line = self.places.first(entry_id)
        return Entry(entry_id, *found[:3], path, line, found.tags, text_line, found.properties)

    def is_untrue(self, doc: int) -> bool:
        """Whether what is held of a document's entry is other than its id says."""
        return not says(self._content(doc), self.entry_id(doc))

    def _content(self, doc: int) -> Content:
        return content(self.days[doc], self.stored(doc), self.original(doc))


class _Document:
    """What a segment holds of a document, each part read when it is asked for; ``size`` is that of its text in bytes."""

    def __init__(self, doc: int, segment: SegmentReader) -> None:
        self._doc, self._segment = doc, segment
        self.size = segment.text_size(doc)

    @cached_property
    def folded(self) -> str:
        return self._segment.blob("text", self._doc).decode()

    @cached_property
    def stored(self) -> StoredEntry:
        return unpacked_entry(self._segment.blob("entry", self._doc))

    @cached_property
    def spans(self) -> Spans:
        return self._segment.spans(self._doc)

    @cached_property
    def tails(self) -> dict[int, int]:
        return self._segment.tails(self._doc)

    @cached_property
    def original(self) -> str:
        return restore(self.folded, self.stored.original)


def open_index(directory: str | Path, snap: Snapshot | None = None) -> IndexReader | None:
    """The newest commit, open for searching, or ``snap``, which was just read; None as for :func:`snapshot`.

    Raises IndexUnusable if the directory belongs to others or is damaged.
    """
    for left in reversed(range(TRIES)):
        snap = snap or snapshot(directory)
        if snap is None:
            return None
        try:
            return IndexReader(directory, snap)
        except FileNotFoundError as error:
            if not left:
                raise IndexUnusable("index-damaged", path=directory) from error
            snap = None
            wait()
        except Exception as error:
            from indexer.index.integrity import is_damage

            if not is_damage(error, directory):
                raise
            raise IndexUnusable("index-damaged", path=directory) from error
    return None


def _concatenated(lists: list[Postings]) -> Postings:
    lists = [postings for postings in lists if postings.docs]
    if len(lists) < 2:
        return lists[0] if lists else NO_POSTINGS
    docs, *columns = zip(*lists, strict=True)
    return Postings(list(chain.from_iterable(docs)), *map(joined, columns))
