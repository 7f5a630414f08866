"""How a segment is written: Whoosh's codec interface, with postings in one packed list a term.

Whoosh's own codec cuts postings into pickled and compressed blocks of 128, which costs most of an index run; a
diary's postings fit in memory, and a search reads whole lists.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh import columns
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.matching import ListMatcher

from indexer.index.packing import narrow, pack_arrays, pack_postings, unpack_arrays, unpack_postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

POSITION = "I"
"""Type of a position while it waits to be written."""


def extent(info: Any) -> tuple[int, int]:  # noqa: ANN401
    """Where a term's postings stand: offset and length in bytes. Whoosh 2.7.4 reads the length as a tuple of one."""
    offset, length = info.extent()
    return int(offset), int(length[0] if isinstance(length, tuple) else length)


class TermPostings(NamedTuple):
    """The postings of one term of one field, ready to be written."""

    field: str
    term: bytes
    docs: array[int]
    freqs: array[int]
    positions: array[int]


class TermPool:
    """Gathers the postings of the documents that are being added (in place of Whoosh's sorting pool).

    Memory: about four bytes a position, eight a posting and 300 a distinct term.
    """

    def __init__(self) -> None:
        self._fields: dict[str, dict[bytes, tuple[array[int], array[int], array[int]]]] = {}

    def add(self, item: tuple[str, bytes, int, float, bytes]) -> None:
        """Add one posting: field, term, document, weight, and the bytes of its positions."""
        field, term, doc, weight, values = item
        terms = self._fields.setdefault(field, {})
        lists = terms.get(term)
        if lists is None:
            lists = terms[term] = (array("I"), array("I"), array(POSITION))
        docs, freqs, positions = lists
        docs.append(doc)
        freqs.append(int(weight))
        positions.frombytes(values)

    def iter_postings(self) -> Iterator[TermPostings]:
        """All postings, by field and term, as the codec's field writer takes them."""
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield TermPostings(field, term, *terms[term])

    def cleanup(self) -> None:
        """Forget what was gathered."""
        self._fields.clear()


class CompactFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes the postings of a :class:`TermPool`."""

    def add_postings(self, schema: Any, _lengths: object, items: Iterable[TermPostings]) -> None:  # noqa: ANN401
        """Write each term's list and its entry in the term index."""
        field = None
        for item in items:
            if item.field != field:
                if field is not None:
                    self.finish_field()
                field = item.field
                self.start_field(field, schema[field])
            self._write(item)
        if field is not None:
            self.finish_field()

    def _write(self, item: TermPostings) -> None:
        data = pack_postings(item.docs, item.freqs, item.positions)
        info = W3TermInfo(
            weight=float(sum(item.freqs)),
            df=len(item.docs),
            minlength=0,
            maxlength=0,
            maxweight=float(max(item.freqs)),
            minid=item.docs[0],
            maxid=item.docs[-1],
        )
        info.set_extent(self._postfile.tell(), len(data))
        self._postfile.write(data)
        self._tindex.add(self._fieldid.to_bytes(2, "big") + item.term, info.to_bytes())


class CompactCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's standard codec but for the postings."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> CompactFieldWriter:  # noqa: ANN401
        """A writer of terms and postings."""
        return CompactFieldWriter(self, storage, segment)

    def postings_reader(
        self,
        dbfile: Any,  # noqa: ANN401
        terminfo: Any,  # noqa: ANN401
        format_: Any,  # noqa: ANN401
        term: object = None,
        scorer: object = None,
    ) -> ListMatcher:
        """The postings as a matcher, for Whoosh's own merging and deleting."""
        offset, length = extent(terminfo)
        postings = unpack_postings(dbfile.get(offset, length))
        values, at = [], 0
        for freq in postings.freqs if postings.positions else ():
            values.append(array(POSITION, postings.positions[at : at + freq]).tobytes())
            at += freq
        weights = [float(freq) for freq in postings.freqs]
        return ListMatcher(
            postings.docs,
            weights,
            values or [b""] * len(weights),
            format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )

    def new_segment(self, _storage: object, indexname: str) -> CompactSegment:
        """A segment that remembers that this codec wrote it."""
        return CompactSegment(self, indexname)


class CompactSegment(W3Segment):  # type: ignore[misc]
    """A segment written by :class:`CompactCodec`."""

    def codec(self, **_options: object) -> CompactCodec:
        """The codec that reads it."""
        return CompactCodec()


class BlobColumn(columns.Column):  # type: ignore[misc]
    """Byte strings one after the other, so that all of them can be scanned at once; no limit of 2 GB."""

    _default = b""

    class Writer(columns.ColumnWriter):  # type: ignore[misc]
        """Writes the strings, then where each ends."""

        def __init__(self, dbfile: Any) -> None:  # noqa: ANN401
            super().__init__(dbfile)
            self._ends: array[int] = array("Q")

        def add(self, docnum: int, value: bytes) -> None:
            """Write the string of a document; those left out are empty."""
            end = self._ends[-1] if self._ends else 0
            self._ends.extend([end] * (docnum - len(self._ends)))
            self._dbfile.write(value)
            self._ends.append(end + len(value))

        def finish(self, doccount: int) -> None:
            """Write the ends."""
            self._ends.extend([self._ends[-1] if self._ends else 0] * (doccount - len(self._ends)))
            self._dbfile.write(self._ends.tobytes())

    class Reader(columns.ColumnReader):  # type: ignore[misc]
        """``ends[doc]`` is where the string of ``doc`` ends, in bytes from ``basepos``."""

        def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:  # noqa: ANN401
            super().__init__(dbfile, basepos, length, doccount)
            self.basepos = basepos
            self.ends: array[int] = array("Q")
            self.ends.frombytes(dbfile.get(basepos + length - 8 * doccount, 8 * doccount))

        def __getitem__(self, docnum: int) -> bytes:
            start = self.ends[docnum - 1] if docnum else 0
            return bytes(self._dbfile.get(self.basepos + start, self.ends[docnum] - start))


class NumberColumn(columns.Column):  # type: ignore[misc]
    """One unsigned number (below 2**32) a document, read all at once."""

    _default = 0

    class Writer(columns.ColumnWriter):  # type: ignore[misc]
        """Gathers the numbers and writes them in the narrowest type."""

        def __init__(self, dbfile: Any) -> None:  # noqa: ANN401
            super().__init__(dbfile)
            self._numbers: list[int] = []

        def add(self, docnum: int, value: int) -> None:
            """Set the number of a document; those left out are 0."""
            self._numbers.extend([0] * (docnum - len(self._numbers)))
            self._numbers.append(value)

        def finish(self, doccount: int) -> None:
            """Write them."""
            self._numbers.extend([0] * (doccount - len(self._numbers)))
            self._dbfile.write(pack_arrays(narrow(self._numbers)))

    class Reader(columns.ColumnReader):  # type: ignore[misc]
        """``numbers[doc]``."""

        def __init__(self, dbfile: Any, basepos: int, length: int, doccount: int) -> None:  # noqa: ANN401
            super().__init__(dbfile, basepos, length, doccount)
            (self.numbers,) = unpack_arrays(bytes(dbfile.get(basepos, length)), 1)

        def __getitem__(self, docnum: int) -> int:
            return self.numbers[docnum]
