"""Our segments as Whoosh sees them: its codec interface, read-only.

The table of contents of an index names segments of this kind, so that Whoosh opens the index as any other and can search
it with its own queries; ``nikki`` reads the same segments without Whoosh, which takes longer to import than a search does.
"""

from __future__ import annotations

import pickle
import sys
import types
import warnings
from array import array
from typing import TYPE_CHECKING, Any

from indexer.index.filenames import INDEX_NAME, toc_name
from indexer.index.segment import SegmentReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.index.toc import DiarySegment


def _import_whoosh() -> None:
    """Import what everything of Whoosh imports, without what it never uses.

    ``whoosh.compat`` imports ``urllib.request``, and with it http, ssl and email: 20 ms, for a function that nothing
    calls. Its files have invalid escapes, which are seen where they are first compiled.
    """
    stand_in = types.ModuleType("urllib.request")
    stand_in.urlretrieve = None  # type: ignore[attr-defined]
    before = sys.modules.setdefault("urllib.request", stand_in)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            import whoosh.index  # noqa: F401
    finally:
        if before is stand_in:
            del sys.modules["urllib.request"]


_import_whoosh()

from whoosh import fields, formats  # noqa: E402
from whoosh.codec import base  # noqa: E402
from whoosh.codec.whoosh3 import W3TermInfo  # noqa: E402
from whoosh.filedb.filestore import RamStorage  # noqa: E402
from whoosh.index import TOC  # noqa: E402
from whoosh.matching import ListMatcher  # noqa: E402

FIELD = "terms"
_POSITION = "I"
_NONE = bytes(8) + pickle.dumps([], -1)
"""What a table of contents ends with that has no segments: the number zero, nothing, and an empty list."""


class TermsField(fields.FieldType):  # type: ignore[misc]
    """The terms of an entry, as analysis makes them."""

    indexed = scorable = True
    stored = False
    multitoken_query = "and"

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None

    def to_bytes(self, value: Any) -> bytes:  # noqa: ANN401  (Whoosh hands over either)
        """A term in the index's own form."""
        return value if isinstance(value, bytes) else str(value).encode()

    def from_bytes(self, data: bytes) -> str:
        """A term from the index's own form."""
        return bytes(data).decode()


def schema() -> fields.Schema:
    """The fields of a diary's index: its terms, and the id of each entry."""
    return fields.Schema(terms=TermsField(), id=fields.STORED())


def beginning() -> bytes:
    """What a table of contents of Whoosh begins with: versions and fields, before its number and segments."""
    storage = RamStorage()
    TOC(schema(), [], 0).write(storage, INDEX_NAME)
    whole: bytes = storage.files[toc_name(0)]
    return whole[: -len(_NONE)]


class DiaryCodec(base.Codec):  # type: ignore[misc]
    """Reads segments; they are written by :mod:`indexer.index.builder`."""

    def terms_reader(self, storage: Any, segment: DiarySegment) -> TermsReader:  # noqa: ANN401
        """The terms and postings of a segment."""
        return TermsReader(_opened(storage, segment))

    def per_document_reader(self, storage: Any, segment: DiarySegment) -> DocumentsReader:  # noqa: ANN401
        """The documents of a segment."""
        return DocumentsReader(_opened(storage, segment))


def _opened(storage: Any, segment: DiarySegment) -> SegmentReader:  # noqa: ANN401
    return SegmentReader(f"{storage.folder}/{segment.file_name}", 0, segment.deleted_docs())


class TermsReader(base.TermsReader):  # type: ignore[misc]
    """Terms and postings, for Whoosh."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return term[0] == FIELD and self._reader.frequency(bytes(term[1])) > 0

    def indexed_field_names(self) -> list[str]:
        """The one field."""
        return [FIELD]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Every term, ascending."""
        return ((FIELD, term) for term, _ in self._reader.terms())

    def terms_from(self, _fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms that are not below ``prefix``."""
        return (item for item in self.terms() if item[1] >= prefix)

    def items(self) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """Every term with what Whoosh wants to know of it."""
        return ((item, self.term_info(*item)) for item in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], W3TermInfo]]:
        """As :meth:`terms_from`, with the same."""
        return ((item, self.term_info(*item)) for item in self.terms_from(fieldname, prefix))

    def term_info(self, _fieldname: str, term: bytes) -> W3TermInfo:
        """How often a term stands in how many documents."""
        postings = self._reader.postings(bytes(term))
        if not postings.docs:
            raise KeyError(term)
        return W3TermInfo(
            weight=float(sum(postings.freqs)),
            df=len(postings.docs),
            minlength=1,
            maxlength=255,
            maxweight=float(max(postings.freqs)),
            minid=postings.docs[0],
            maxid=postings.docs[-1],
        )

    def matcher(self, fieldname: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:  # noqa: ANN401
        """The postings of a term; the value of each is its positions."""
        docs, freqs, positions = self._reader.postings(bytes(term))
        values, at = [], 0
        for freq in freqs:
            values.append(array(_POSITION, positions[at : at + freq]).tobytes())
            at += freq
        return ListMatcher(
            docs, list(map(float, freqs)), values, format_, scorer=scorer, term=(fieldname, term)
        )


class DocumentsReader(base.PerDocumentReader):  # type: ignore[misc]
    """Documents, for Whoosh: their ids and lengths."""

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader

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

    def doc_field_length(self, docnum: int, _fieldname: str, default: int = 0) -> int:
        """How many of its positions hold a term."""
        return int(self._reader.sizes[docnum]) or default

    def field_length(self, _fieldname: str) -> int:
        """The lengths of all together."""
        return sum(self._reader.sizes)

    def min_field_length(self, _fieldname: str) -> int:
        """The shortest."""
        return min(self._reader.sizes, default=0)

    def max_field_length(self, _fieldname: str) -> int:
        """The longest."""
        return max(self._reader.sizes, default=0)

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """Its id."""
        return {"id": self._reader.entry_id(docnum)}
