"""The fields of a document.

========  ===========================================================================================
id        the entry's id, to find and delete it
terms     what analysis made of title and text, with positions
text      title and text, folded, in UTF-8: scanned for quoted words
spans     start and end of each position, in characters of title and text
day       the entry's date as a proleptic ordinal, 0 without one
size      how many positions hold a term: the document's length for BM25
moved     1 where folding moved characters, so that offsets differ from the original's
entry     id, title, its length, tags, ISO date, and what restores the original text from the folded one
========  ===========================================================================================
"""

from __future__ import annotations

import zlib
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple

from whoosh import fields, formats

from indexer.index.codec import POSITION, BlobColumn, NumberColumn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Aligned


class TermsField(fields.FieldType):  # type: ignore[misc]
    """A field that takes the terms of an :class:`~indexer.analysis.Analysis` as they are."""

    indexed = scorable = True
    stored = False
    multitoken_query = "and"

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None

    def index(
        self, value: dict[str, list[int]], **_options: object
    ) -> Iterator[tuple[bytes, int, int, bytes]]:
        """Each term with its frequency, weight and packed positions."""
        for term, positions in value.items():
            yield term.encode(), len(positions), len(positions), array(POSITION, positions).tobytes()

    def to_bytes(self, value: Any) -> bytes:  # noqa: ANN401  (Whoosh hands over either)
        """A term in the index's own form."""
        return value if isinstance(value, bytes) else str(value).encode()

    def from_bytes(self, data: bytes) -> str:
        """A term from the index's own form."""
        return bytes(data).decode()


def schema() -> fields.Schema:
    """The schema of a diary's index."""
    return fields.Schema(
        id=fields.ID(),
        terms=TermsField(),
        text=fields.COLUMN(BlobColumn()),
        spans=fields.COLUMN(BlobColumn()),
        day=fields.COLUMN(NumberColumn()),
        size=fields.COLUMN(NumberColumn()),
        moved=fields.COLUMN(NumberColumn()),
        entry=fields.STORED(),
    )


class StoredEntry(NamedTuple):
    """What is kept of an entry beside its folded text.

    ``head`` is how many characters of the document's text stand before the entry's own (a title that the
    text does not hold, and a line end); ``original`` is for :func:`restore`.
    """

    id: str
    title: str
    head: int
    tags: tuple[str, ...]
    date: str
    original: bytes


def difference(text: str, folded: Aligned) -> bytes:
    """What :func:`restore` needs to make ``text`` of its folded form: the places that folding changed, or all of it."""
    if folded.starts is not None:
        return b"t" + zlib.compress(text.encode("utf-8", "replace"))
    places = [i for i, (old, new) in enumerate(zip(text, folded.text, strict=True)) if old != new]
    if not places:
        return b""
    changed = "".join(text[i] for i in places)
    gaps = array("I", [place - before for place, before in zip(places, [0, *places[:-1]], strict=True)])
    return (
        b"p"
        + len(places).to_bytes(4, "little")
        + zlib.compress(gaps.tobytes() + changed.encode("utf-8", "replace"))
    )


def restore(folded: str, original: bytes) -> str:
    """The text as it was written."""
    if not original:
        return folded
    if original[:1] == b"t":
        return zlib.decompress(original[1:]).decode()
    count = int.from_bytes(original[1:5], "little")
    data = zlib.decompress(original[5:])
    gaps = array("I")
    gaps.frombytes(data[: 4 * count])
    chars, place = list(folded), 0
    for gap, char in zip(gaps, data[4 * count :].decode(), strict=True):
        place += gap
        chars[place] = char
    return "".join(chars)
