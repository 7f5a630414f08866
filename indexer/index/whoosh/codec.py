"""The codec through which Whoosh reads our segments; they are written by :mod:`indexer.index.segment.writer`.

Terms of text, titles and tags are those of the segment's own dictionary. Paths and days are no terms there, for they can
change without an entry being indexed again, or are kept as numbers: their terms are worked out when Whoosh asks for the field.
"""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Protocol

from whoosh import columns, fields
from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo
from whoosh.util.times import datetime_to_long

from indexer.analysis.analyzer import analyze
from indexer.analysis.segmenter import Segmenter
from indexer.errors import IndexUnusable
from indexer.index import manifest
from indexer.index.fields import FIRST_OF_TEXT, HAS, PROPERTY, TAG, TITLE, read_properties
from indexer.index.segment.reader import SegmentReader
from indexer.index.segment.stored_fields import restore, unpacked_entry
from indexer.index.store.encoding import Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.index.whoosh.segment import DiarySegment

_KEPT_SEGMENTS, _KEPT_DOCUMENTS = 64, 1_000
"""Segments that stay open, and documents of each whose positions are kept."""


class DiaryCodec(base.Codec):  # type: ignore[misc]
    """Reads segments."""

    def terms_reader(self, storage: Any, segment: DiarySegment) -> TermsReader:  # noqa: ANN401
        """The terms and postings of a segment."""
        return TermsReader(_documents(storage.folder, segment))

    def per_document_reader(self, storage: Any, segment: DiarySegment) -> DocumentsReader:  # noqa: ANN401
        """The documents of a segment."""
        return DocumentsReader(_documents(storage.folder, segment))

    def automata(self, _storage: Any, _segment: Any) -> base.Automata:  # noqa: ANN401
        """What finds the terms near a misspelt one."""
        return base.Automata()


@functools.lru_cache(maxsize=_KEPT_SEGMENTS)
def _documents(folder: str, segment: DiarySegment) -> _Documents:
    reader = SegmentReader(f"{folder}/{segment.file_name}", 0, segment.deleted)
    state = manifest.load(f"{folder}/{manifest.state_name(segment.generation)}")
    if state is None:
        raise IndexUnusable("index-other-version", path=folder)
    return _Documents(reader, state, folder)


class _Documents:
    """The documents of a segment with what the manifest says of them."""

    def __init__(self, reader: SegmentReader, state: manifest.State, folder: str) -> None:
        self.reader = reader
        self._places = manifest.Places(state.files)
        names = state.names.dictionary if state.names else ""
        self._names = f"{folder}/{names}" if names else ""
        self._ranks_of = functools.lru_cache(maxsize=_KEPT_DOCUMENTS)(self._ranks)

    def path(self, doc: int) -> str:
        """The path of the file that holds an entry, "" if none does."""
        return self._places.first(self.reader.entry_id(doc))[0]

    def day(self, doc: int) -> dt.datetime | None:
        """The beginning of the day of an entry."""
        ordinal = self.reader.days[doc]
        return dt.datetime.fromordinal(ordinal) if ordinal else None

    def _text(self, doc: int) -> str:
        stored = unpacked_entry(self.reader.blob("entry", doc))
        return restore(self.reader.blob("text", doc).decode(), stored.original)

    def stored(self, doc: int) -> dict[str, object]:
        """What is stored of an entry, by field."""
        entry = unpacked_entry(self.reader.blob("entry", doc))
        text = self._text(doc)
        end = len(text) - entry.tail
        found = {
            "id": self.reader.entry_id(doc),
            "title": entry.title,
            "tags": entry.tags,
            "path": self.path(doc),
            "date": self.day(doc),
            "text": text[entry.head : end],
            "property": read_properties(text[end:]),
        }
        return {name: value for name, value in found.items() if value}

    def ranks(self, doc: int, positions: Iterable[int]) -> list[int]:
        """Positions of a document as its analyzer counts them for Whoosh: terms alone.

        The index does not keep which positions have no term (particles), so the text is analyzed again: for Whoosh's
        phrases only.
        """
        occupied = self._ranks_of(doc)
        return [bisect_left(occupied, position) for position in positions]

    def _ranks(self, doc: int) -> list[int]:
        words = analyze(self._text(doc), _segmenter(self._names)).words
        return [position for position, word in enumerate(words) if word]


@functools.cache
def _segmenter(names: str) -> Segmenter:
    return Segmenter(names)


class _FieldTerms(Protocol):
    """The terms of a field, sorted, and their postings."""

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """The terms that are not below ``start``, ascending."""

    def postings(self, term: bytes) -> Postings:
        """The postings of a term; empty for one that there is not."""


class _DictionaryTerms:
    """The terms that stand in the segment's dictionary under a prefix; without one, those of the text."""

    def __init__(self, reader: SegmentReader, prefix: str) -> None:
        self._reader = reader
        self._prefix = prefix.encode()
        self._least = self._prefix or FIRST_OF_TEXT.encode()

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """See :class:`_FieldTerms`."""
        for key in self._reader.term_keys(max(self._prefix + start, self._least)):
            if not key.startswith(self._prefix):
                return
            # Compounds are told apart by a mark that no term of Whoosh has.
            if key[len(self._prefix) :] >= FIRST_OF_TEXT.encode() and b":\1" not in key:
                yield key[len(self._prefix) :]

    def postings(self, term: bytes) -> Postings:
        """See :class:`_FieldTerms`."""
        return self._reader.postings(self._prefix + term)


class _DerivedTerms:
    """Terms that are worked out from values: documents by term."""

    def __init__(self, values: Iterable[tuple[bytes, int]]) -> None:
        docs: defaultdict[bytes, list[int]] = defaultdict(list)
        for term, doc in values:
            docs[term].append(doc)
        self._docs = dict(sorted(docs.items()))
        self._sorted = list(self._docs)

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """See :class:`_FieldTerms`."""
        return iter(self._sorted[bisect_left(self._sorted, start) :])

    def postings(self, term: bytes) -> Postings:
        """See :class:`_FieldTerms`."""
        docs = self._docs.get(term, [])
        return Postings(docs, [1] * len(docs), ())


class _Positions(Sequence[bytes]):
    """The positions of a term in each of its documents as Whoosh's format has them, worked out when they are asked for."""

    def __init__(self, postings: Postings, documents: _Documents, encode: Any) -> None:  # noqa: ANN401
        self._postings = postings
        self._documents = documents
        self._encode = encode
        self._ends = list(accumulate(postings.freqs, initial=0))

    def __len__(self) -> int:
        return len(self._postings.docs)

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401  (Whoosh asks for one at a time)
        positions = self._postings.positions[self._ends[at] : self._ends[at + 1]]
        return self._encode(self._documents.ranks(self._postings.docs[at], positions))


class _Cursor(base.FieldCursor):  # type: ignore[misc]
    """A place among the terms of a field, for Whoosh's search for near spellings."""

    def __init__(self, terms: list[str]) -> None:
        self._terms = terms
        self._at = 0

    def is_valid(self) -> bool:
        """Whether it is at a term."""
        return self._at < len(self._terms)

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str) -> str | None:
        """Go to the first term that is not below ``term``."""
        self._at = bisect_left(self._terms, term)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The term here; None after the last."""
        return self._terms[self._at] if self.is_valid() else None

    def term(self) -> str | None:
        """As :meth:`text`."""
        return self.text()


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """Terms and postings, for Whoosh."""

    def __init__(self, documents: _Documents) -> None:
        self._documents = documents
        self._reader = documents.reader
        self._lengths = _Lengths(documents.reader)

    @cached_property
    def _fields(self) -> dict[str, _FieldTerms]:
        reader, documents = self._reader, self._documents
        return {
            "date": _DerivedTerms(_day_terms(documents)),
            "id": _DerivedTerms((entry_id.encode(), doc) for doc, entry_id in enumerate(reader.ids())),
            "property": _DictionaryTerms(reader, PROPERTY),
            "has": _DictionaryTerms(reader, HAS),
            "path": _DerivedTerms((documents.path(doc).encode(), doc) for doc in range(reader.count)),
            "tags": _DictionaryTerms(reader, TAG),
            "text": _DictionaryTerms(reader, ""),
            "title": _DictionaryTerms(reader, TITLE),
        }

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return name in self._fields and len(self._fields[name].postings(bytes(text)).docs) > 0

    def indexed_field_names(self) -> list[str]:
        """The fields."""
        return list(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every term, ascending by field and term."""
        return ((name, term) for name, field in self._fields.items() for term in field.terms())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field that are not below ``prefix``."""
        return ((fieldname, term) for term in self._fields[fieldname].terms(bytes(prefix)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Every term with what Whoosh wants to know of it."""
        return ((item, self.term_info(*item)) for item in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """As :meth:`terms_from`, with the same."""
        return ((item, self.term_info(*item)) for item in self.terms_from(fieldname, prefix))

    def cursor(self, fieldname: str, _field: Any) -> _Cursor:  # noqa: ANN401
        """A cursor at the first term of a field."""
        return _Cursor([term.decode() for term in self._fields[fieldname].terms()])

    def term_info(self, fieldname: str, term: bytes) -> TermInfo:
        """How often a term stands in how many documents, and how long these are."""
        postings = self._fields[fieldname].postings(bytes(term))
        if not postings.docs:
            raise KeyError(term)
        return self._info(fieldname, postings)

    def _info(self, fieldname: str, postings: Postings) -> TermInfo:
        lengths = [self._lengths.of(fieldname, doc) for doc in postings.docs]
        return TermInfo(
            weight=float(sum(postings.freqs)),
            df=len(postings.docs),
            minlength=min(lengths, default=0),
            maxlength=max(lengths, default=0),
            maxweight=float(max(postings.freqs, default=0)),
            minid=postings.docs[0] if postings.docs else 0,
            maxid=postings.docs[-1] if postings.docs else 0,
        )

    def matcher(self, fieldname: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:  # noqa: ANN401
        """The postings of a term; the value of each is its positions, where the field has them."""
        postings = self._fields[fieldname].postings(bytes(term))
        values = _Positions(postings, self._documents, format_.encode) if postings.positions else None
        return ListMatcher(
            postings.docs,
            list(map(float, postings.freqs)),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, term),
            terminfo=self._info(fieldname, postings),
        )


def _day_terms(documents: _Documents) -> Iterator[tuple[bytes, int]]:
    """The terms of the days, of each precision, as Whoosh's ranges of dates look for them."""
    field = fields.DATETIME()
    for doc in range(documents.reader.count):
        day = documents.day(doc)
        if day:
            yield from ((term, doc) for term, *_ in field.index(day))


class _Lengths:
    """How many terms the fields of documents have; one where that is not counted."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader

    @cached_property
    def _titles(self) -> Counter[int]:
        counts: Counter[int] = Counter()
        for _, postings in self._reader.terms(TITLE.encode()):
            counts.update(dict(zip(postings.docs, postings.freqs, strict=True)))
        return counts

    def of(self, fieldname: str, doc: int) -> int:
        """The length of a field of a document."""
        if fieldname == "text":
            return int(self._reader.sizes[doc])
        return self._titles[doc] if fieldname == "title" else 1

    def all(self, fieldname: str) -> list[int]:
        """Those of all documents."""
        return [self.of(fieldname, doc) for doc in range(self._reader.count)]


class _Days(columns.ColumnReader):  # type: ignore[misc]
    """The days of all documents as Whoosh sorts them."""

    def __init__(self, values: list[int]) -> None:
        self._values = values
        self._reverse = False

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, docnum: int) -> int:
        return self._values[docnum]

    def __iter__(self) -> Iterator[int]:
        return iter(self._values)

    def sort_key(self, docnum: int) -> int:
        """What a document is sorted by."""
        return -self._values[docnum] if self._reverse else self._values[docnum]

    def load(self) -> list[int]:
        """All of them."""
        return self._values

    def set_reverse(self) -> None:
        """Sort the other way round."""
        self._reverse = True


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]
    """Documents, for Whoosh: lengths, stored fields, days to sort by."""

    def __init__(self, documents: _Documents) -> None:
        self._documents = documents
        self._reader = documents.reader
        self._lengths = _Lengths(documents.reader)

    def doc_count_all(self) -> int:
        """How many documents there are, deleted ones included."""
        return self._reader.count

    def doc_count(self) -> int:
        """How many are not deleted."""
        return self._reader.count - len(self._reader.deleted)

    def has_deletions(self) -> bool:
        """Whether one is."""
        return bool(self._reader.deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return docnum in self._reader.deleted

    def deleted_docs(self) -> Iterator[int]:
        """Those that are."""
        return iter(sorted(self._reader.deleted))

    def supports_columns(self) -> bool:
        """Whether there is something to sort by."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Whether documents can be sorted by a field: by their days alone."""
        return fieldname == "date"

    def column_reader(self, _fieldname: str, column: columns.Column) -> _Days:
        """The days; those without one come last."""
        days = map(self._documents.day, range(self._reader.count))
        return _Days([datetime_to_long(day) if day else column.default_value() for day in days])

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many terms a field of a document has."""
        return self._lengths.of(fieldname, docnum) or default

    def field_length(self, fieldname: str) -> int:
        """The lengths of all together."""
        return sum(self._lengths.all(fieldname))

    def min_field_length(self, fieldname: str) -> int:
        """The shortest."""
        return min(self._lengths.all(fieldname), default=0)

    def max_field_length(self, fieldname: str) -> int:
        """The longest."""
        return max(self._lengths.all(fieldname), default=0)

    def stored_fields(self, docnum: int) -> dict[str, object]:
        """What is stored of a document."""
        return self._documents.stored(docnum)
