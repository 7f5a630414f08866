"""The documents of a segment for Whoosh: stored fields, lengths, days to sort by."""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_left
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from whoosh import columns
from whoosh.codec import base
from whoosh.util.times import datetime_to_long

from indexer.analysis.analyzer import analyze
from indexer.analysis.segmenter import Segmenter
from indexer.index import manifest
from indexer.index.fields import TITLE, read_properties
from indexer.index.segment.stored_fields import restore, unpacked_entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.index.segment.reader import SegmentReader

_KEPT_DOCUMENTS = 1_000
"""Documents of a segment whose positions are kept."""


class Documents:
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


class Lengths:
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

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._reader = documents.reader
        self._lengths = Lengths(documents.reader)

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
