"""Terms and postings of a segment, for Whoosh."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from whoosh.codec import base
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from indexer.index.whoosh.documents import Lengths
from indexer.index.whoosh.field_terms import FieldTerms, fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.index.store.encoding import Postings
    from indexer.index.whoosh.documents import Documents


class Positions(Sequence[bytes]):
    """The positions of a term in each of its documents as Whoosh's format has them, worked out when they are asked for."""

    def __init__(self, postings: Postings, documents: Documents, encode: Any) -> None:  # noqa: ANN401
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

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._reader = documents.reader
        self._lengths = Lengths(documents.reader)

    @cached_property
    def _fields(self) -> dict[str, FieldTerms]:
        return fields_of(self._documents)

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
        values = Positions(postings, self._documents, format_.encode) if postings.positions else None
        return ListMatcher(
            postings.docs,
            list(map(float, postings.freqs)),
            values,
            format_,
            scorer=scorer,
            term=(fieldname, term),
            terminfo=self._info(fieldname, postings),
        )
