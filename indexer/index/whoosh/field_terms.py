"""The terms of each field of a segment, and their postings.

Terms of text, titles and tags are those of the segment's own dictionary. Paths and days are no terms there, for they can
change without an entry being indexed again, or are kept as numbers: their terms are worked out when Whoosh asks for the field.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Protocol

from whoosh import fields

from indexer.index.fields import FIRST_OF_TEXT, HAS, PROPERTY, TAG, TITLE
from indexer.index.store.encoding import Postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.index.segment.reader import SegmentReader
    from indexer.index.whoosh.documents import Documents


class FieldTerms(Protocol):
    """The terms of a field, sorted, and their postings."""

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """The terms that are not below ``start``, ascending."""

    def postings(self, term: bytes) -> Postings:
        """The postings of a term; empty for one that there is not."""


class DictionaryTerms:
    """The terms that stand in the segment's dictionary under a prefix; without one, those of the text."""

    def __init__(self, reader: SegmentReader, prefix: str) -> None:
        self._reader = reader
        self._prefix = prefix.encode()
        self._least = self._prefix or FIRST_OF_TEXT.encode()

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """See :class:`FieldTerms`."""
        for key in self._reader.term_keys(max(self._prefix + start, self._least)):
            if not key.startswith(self._prefix):
                return
            # Compounds are told apart by a mark that no term of Whoosh has.
            if key[len(self._prefix) :] >= FIRST_OF_TEXT.encode() and b":\1" not in key:
                yield key[len(self._prefix) :]

    def postings(self, term: bytes) -> Postings:
        """See :class:`FieldTerms`."""
        return self._reader.postings(self._prefix + term)


class DerivedTerms:
    """Terms that are worked out from values: documents by term."""

    def __init__(self, values: Iterable[tuple[bytes, int]]) -> None:
        docs: defaultdict[bytes, list[int]] = defaultdict(list)
        for term, doc in values:
            docs[term].append(doc)
        self._docs = dict(sorted(docs.items()))
        self._sorted = list(self._docs)

    def terms(self, start: bytes = b"") -> Iterator[bytes]:
        """See :class:`FieldTerms`."""
        return iter(self._sorted[bisect_left(self._sorted, start) :])

    def postings(self, term: bytes) -> Postings:
        """See :class:`FieldTerms`."""
        docs = self._docs.get(term, [])
        return Postings(docs, [1] * len(docs), ())


def fields_of(documents: Documents) -> dict[str, FieldTerms]:
    """The fields of a segment by name."""
    reader = documents.reader
    return {
        "date": DerivedTerms(_day_terms(documents)),
        "id": DerivedTerms((entry_id.encode(), doc) for doc, entry_id in enumerate(reader.ids())),
        "property": DictionaryTerms(reader, PROPERTY),
        "has": DictionaryTerms(reader, HAS),
        "path": DerivedTerms((documents.path(doc).encode(), doc) for doc in range(reader.count)),
        "tags": DictionaryTerms(reader, TAG),
        "text": DictionaryTerms(reader, ""),
        "title": DictionaryTerms(reader, TITLE),
    }


def _day_terms(documents: Documents) -> Iterator[tuple[bytes, int]]:
    """The terms of the days, of each precision, as Whoosh's ranges of dates look for them."""
    field = fields.DATETIME()
    for doc in range(documents.reader.count):
        day = documents.day(doc)
        if day:
            yield from ((term, doc) for term, *_ in field.index(day))
