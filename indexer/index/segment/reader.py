"""One segment of the index: some documents and their postings, in one file that is never changed.

::

    magic  section ... section  directory  trailer

The directory names each section with its place. The trailer is the directory's own place and length, twelve bytes. All
this is the body of a file with checksums (:mod:`indexer.index.store.pages`). Sections:

========  ============================================================================================
text      title and text of each document, folded, in UTF-8, one after the other
spans     of each document: start and end of each position, in characters of title and text
tails     of each document: how many positions the ending of an inflected word adds to it
entry     of each document: what is stored of its entry
ends      where each document ends in the four sections above
ids       of each document: the entry's id, six bytes
numbers   of each document: its day (proleptic ordinal, 0 without one), its size (positions that hold a term),
          whether folding moved characters, so that offsets differ from the original's, and how many
          characters its title and text have, line ends left out
postings  the packed postings of the terms, those of fields (:mod:`indexer.index.fields`) among them
terms     the table of the terms: where the postings of each stand
grams     the characters of the texts and pairs of them (:mod:`indexer.index.segment.ngrams`)
documents the documents that hold each of them
========  ============================================================================================

Nothing in a segment is code: it is read without unpickling anything.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.index.fields import PROPERTY
from indexer.index.segment.ngrams import GramsReader, is_gram
from indexer.index.store.directory import mapped
from indexer.index.store.encoding import (
    Postings,
    Spans,
    posting_count,
    unpack_arrays,
    unpack_pairs,
    unpack_postings,
)
from indexer.index.store.pages import DamagedFileError, PageReader
from indexer.index.store.sstable import Table
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from indexer.index.store.pages import Allowance

MAGIC = b"nikki\x05\r\n"
TRAILER = 12
BLOBS = ("text", "spans", "tails", "entry")
"""The sections that hold one string of bytes a document."""
ID_BYTES = 6
_COUNT = 6
"""Bytes of packed postings that say how many there are."""
_FEW = 64
"""Documents that are looked into as fast as their pairs are."""
NO_POSTINGS = Postings((), (), ())


class Place(NamedTuple):
    """Where a section stands: its first byte, and the one after its last."""

    start: int
    end: int


def packed_directory(places: dict[str, Place], at: int) -> bytes:
    """The directory of a segment and its trailer; ``at`` is where the directory will stand."""
    rows = (f"{name} {place.start} {place.end}" for name, place in places.items())
    data = "\n".join(rows).encode()
    return data + at.to_bytes(8, "little") + len(data).to_bytes(4, "little")


def _read_directory(data: PageReader) -> dict[str, Place]:
    if data.size < len(MAGIC) + TRAILER or data[0 : len(MAGIC)] != MAGIC:
        raise DamagedFileError("no segment")
    trailer = data[data.size - TRAILER : data.size]
    at, length = int.from_bytes(trailer[:8], "little"), int.from_bytes(trailer[8:], "little")
    fields = [row.split() for row in data[at : at + length].decode().split("\n")]
    return {name: Place(int(start), int(end)) for name, start, end in fields}


class Bounds(NamedTuple):
    """What must not stand before some characters in a text in UTF-8, and what not behind them; each of ``before`` is of the same length, and each of ``after``."""

    before: frozenset[bytes]
    after: frozenset[bytes]

    @classmethod
    def of(cls, before: Iterable[str], after: Iterable[str]) -> Bounds | None:
        """Those of some characters; None for none."""
        bounds = cls(*(frozenset(char.encode() for char in chars) for chars in (before, after)))
        return bounds if any(bounds) else None

    def hold(self, text: bytes, needle: bytes) -> bool:
        """Whether ``needle`` stands in a text within these bounds."""
        before, after = (len(next(iter(chars), b"")) for chars in self)
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            if (
                text[max(0, at - before) : at] not in self.before
                and text[end : end + after] not in self.after
            ):
                return True
            at = text.find(needle, at + 1)
        return False


class SegmentReader:
    """A segment, open: numbers of its documents in memory, everything else in a memory map of its file.

    Its documents are numbered from ``first``; ``deleted`` are those of them (from 0) that are gone. What is read is
    verified as ``allowance`` and ``verified`` say (:class:`~indexer.index.store.pages.PageReader`). Raises OSError or, for a file
    that is no whole segment, ValueError; every method raises DamagedFileError where it meets damage.
    """

    def __init__(
        self,
        path: str,
        first: int = 0,
        deleted: Iterable[int] = (),
        allowance: Allowance | None = None,
        *,
        verified: bool = True,
    ) -> None:
        self._data = PageReader(mapped(path), allowance, verified=verified)
        self.first = first
        self._places = _read_directory(self._data)
        self.numbers: Sequence[Sequence[int]] = unpack_arrays(self._section("numbers"), 4)
        self.days, self.sizes, self.moved, self.characters = self.numbers
        self.count = len(self.days)
        self.deleted = frozenset(first + doc for doc in deleted)
        ends = unpack_arrays(self._section("ends"), len(BLOBS))
        self._ends: dict[str, Sequence[int]] = dict(zip(BLOBS, ends, strict=True))
        self._text_ends = self._ends["text"]
        self._texts_at = self._places["text"].start
        self._terms = Table(self._data, *self._places["terms"])
        self._postings_at = self._places["postings"].start
        lists = self._places["documents"].start
        self._grams = GramsReader(self._data, *self._places["grams"], lists, self.count)
        self._asked: tuple[str, Sequence[int]] = "", ()
        self._held: tuple[str, frozenset[int]] = "", frozenset()

    def _section(self, name: str) -> bytes:
        place = self._places[name]
        return self._data[place.start : place.end]

    def check(self) -> None:
        """Verify everything. Raises DamagedFileError if it is not as it was written."""
        self._data.check()

    def blob(self, name: str, doc: int) -> bytes:
        """What one of :data:`BLOBS` holds of a document."""
        local = doc - self.first
        ends = self._ends[name]
        at = self._places[name].start
        return self._data[at + (ends[local - 1] if local else 0) : at + ends[local]]

    def text_size(self, doc: int) -> int:
        """Length of the folded text of a document, in bytes."""
        local = doc - self.first
        return self._text_ends[local] - (self._text_ends[local - 1] if local else 0)

    def spans(self, doc: int) -> Spans:
        """The spans of the positions of a document."""
        return Spans(self.blob("spans", doc))

    def tails(self, doc: int) -> dict[int, int]:
        """How many positions the endings of its inflected words have, by the word's own position."""
        return unpack_pairs(self.blob("tails", doc))

    @property
    def text_bytes(self) -> int:
        """Length of all texts, in bytes."""
        return self._text_ends[-1] if self.count else 0

    # --- postings -----------------------------------------------------------------------------------------

    def _extent(self, value: bytes) -> bytes:
        start, length = (int(number, 16) for number in value.split())
        return self._data[self._postings_at + start : self._postings_at + start + length]

    def postings(self, term: bytes) -> Postings:
        """The postings of a term, in document numbers of the whole index, deleted documents included."""
        value = self._terms.get(term)
        return NO_POSTINGS if value is None else unpack_postings(self._extent(value), self.first)

    def frequency(self, term: bytes) -> int:
        """How many documents hold a term, deleted ones included."""
        value = self._terms.get(term)
        return 0 if value is None else posting_count(self._extent(value)[:_COUNT])

    def frequencies(self, prefix: bytes = b"") -> Iterator[tuple[bytes, int]]:
        """The terms with a prefix, ascending, and how many documents hold each, deleted ones included."""
        for line in self._terms.lines(prefix):
            term, _, value = line.partition(b"\t")
            start = self._postings_at + int(value.partition(b" ")[0], 16)
            yield term, posting_count(self._data[start : start + _COUNT])

    def terms(self, prefix: bytes = b"") -> Iterator[tuple[bytes, Postings]]:
        """The terms with a prefix, ascending, with their postings, deleted documents included."""
        for line in self._terms.lines(prefix):
            term, _, value = line.partition(b"\t")
            yield term, unpack_postings(self._extent(value), self.first)

    def term_keys(self, start: bytes) -> Iterator[bytes]:
        """The keys of the term dictionary that are not below ``start``, ascending: terms, those of fields with their prefix."""
        return (line.partition(b"\t")[0] for line in self._terms.lines_from(start))

    def property_keys(self) -> Iterator[str]:
        """The keys of the properties that the entries have, deleted ones among them; what stands between is skipped."""
        prefix = PROPERTY.encode()
        at = prefix
        while (term := next(self.term_keys(at), b"")).startswith(prefix):
            key = term[len(prefix) :].partition(b":")[0]
            yield key.decode()
            at = prefix + key + b";"

    # --- ids ----------------------------------------------------------------------------------------------

    def documents(self) -> range:
        """The numbers of its documents, deleted ones included."""
        return range(self.first, self.first + self.count)

    def ids(self) -> list[str]:
        """The ids of all documents, in their order."""
        data = self._section("ids").hex()
        return [data[at : at + 2 * ID_BYTES] for at in range(0, len(data), 2 * ID_BYTES)]

    def entry_id(self, doc: int) -> str:
        """The id of a document's entry."""
        at = self._places["ids"].start + ID_BYTES * (doc - self.first)
        return self._data[at : at + ID_BYTES].hex()

    def find(self, entry_id: str) -> Iterator[int]:
        """The documents of an entry, deleted ones included: an entry that was changed back is there twice."""
        try:
            key = bytes.fromhex(entry_id)
        except ValueError:
            return
        start, end = self._places["ids"]
        self._data.verify(start, end)
        find = self._data.data.find
        at = find(key, start, end)
        while at >= 0:
            if (at - start) % ID_BYTES == 0:
                yield self.first + (at - start) // ID_BYTES
            at = find(key, at + 1, end)

    # --- texts --------------------------------------------------------------------------------------------

    def runs(self, word: str, letters: Container[str], least: int) -> Iterator[str]:
        """The runs of ``letters`` in the folded texts that share a pair of neighbours with ``word``.

        Only those texts are looked at that share at least ``least`` pairs with it, one or more.
        """
        pairs = dict.fromkeys(map("".join, pairwise(word)))
        for doc in self._grams.sharing(word, least):
            text = self.blob("text", self.first + doc).decode()
            ends: dict[int, int] = {}
            for pair in pairs:
                at = text.find(pair)
                while at >= 0:
                    start, end = _run_around(text, at, letters)
                    ends[start] = end
                    at = text.find(pair, end)
            yield from (text[start:end] for start, end in ends.items())

    def may_hold(self, folded: str) -> Sequence[int]:
        """The documents, from 0, that may hold these characters, by their pairs; kept, for who asks this looks into them next.

        Of a quotation that grew by a letter, those that held it before.
        """
        if self._asked[0] != folded:
            begun, held = self._held
            grew = begun and folded.startswith(begun) and not is_gram(folded)
            docs = sorted(held) if grew and len(held) < _FEW else self._grams.documents(folded)
            self._asked = folded, [doc for doc in docs if doc in held] if grew else docs
        return self._asked[1]

    def at_most(self, folded: str) -> int:
        """In how many documents these characters may stand: of :meth:`may_hold`, which a single gram need not be read for."""
        return self._grams.count(folded) if is_gram(folded) else len(self.may_hold(folded))

    def counts(self, folded: str, without: Container[int], most: int) -> dict[int, int]:
        """How often the documents that hold these characters (see :meth:`holding`) do; once each, if more than ``most`` may."""
        first = self.first
        may = self.may_hold(folded)
        if len(may) > most:
            return dict.fromkeys(self.holding(folded, without), 1)
        needle = folded.encode("utf-8", "replace")
        texts = self._texts([doc for doc in may if first + doc not in without])
        counts = {doc: count for doc, text in texts if (count := text.count(needle))}
        if not without:
            self._held = folded, frozenset(counts)
        return {first + doc: count for doc, count in counts.items()}

    def holding(self, folded: str, without: Container[int] = (), bounds: Bounds | None = None) -> list[int]:
        """The documents whose folded text holds these characters, one or more, ascending, deleted documents included.

        Those of ``without`` are not looked at. With ``bounds``, only where the characters stand within them.
        """
        first = self.first
        local = [doc for doc in self.may_hold(folded) if first + doc not in without]
        if is_gram(folded) and not bounds:
            return [first + doc for doc in local]
        needle = folded.encode("utf-8", "replace")
        texts = self._texts(local)
        if not bounds:
            found = [doc for doc, text in texts if needle in text]
            if not without:
                self._held = folded, frozenset(found)
            return [first + doc for doc in found]
        return [first + doc for doc, text in texts if bounds.hold(text, needle)]

    def _texts(self, local: Sequence[int]) -> Iterator[tuple[int, bytes]]:
        """The texts of some documents, ascending and from 0; verified together, with what stands between them."""
        data, base, ends = self._data.data, self._texts_at, self._text_ends
        if local:
            self._data.verify(base + (ends[local[0] - 1] if local[0] else 0), base + ends[local[-1]])
        for doc in local:
            # A copy is searched three times as fast as the memory map itself.
            yield doc, data[base + (ends[doc - 1] if doc else 0) : base + ends[doc]]


def _run_around(text: str, at: int, letters: Container[str]) -> tuple[int, int]:
    """Where the run of ``letters`` begins and ends in which ``text[at]`` and the next one stand."""
    start, end = at, at + 2
    while start and text[start - 1] in letters:
        start -= 1
    while end < len(text) and text[end] in letters:
        end += 1
    return start, end
