"""How texts become documents of a segment: one by one here, many at a time in :mod:`indexer.index.bulk`.

Both make the same segments, to the byte. To get ready for many takes longer than to index a new post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from indexer.analysis.analyzer import Analysis, analyze
from indexer.index.grams import GramsBuilder
from indexer.index.packing import pack_pairs, pack_spans
from indexer.index.postings import PostingsBuilder
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.segmenter import Segmenter


class Document(NamedTuple):
    """What a segment keeps of a text beside its terms: folded, how many terms it has, packed spans and endings."""

    folded: Aligned
    size: int
    spans: bytes
    tails: bytes


Terms = TypeVar("Terms")
"""The terms of a document, as they are added to its segment."""
_Terms_contra = TypeVar("_Terms_contra", contravariant=True)


class Postings(Protocol[_Terms_contra]):
    """Where the terms of a segment stand; see :class:`~indexer.index.postings.PostingsBuilder`."""

    def add(self, doc: int, terms: _Terms_contra, /) -> None: ...  # noqa: D102
    def add_places(self, term: bytes, places: Iterable[int]) -> None: ...  # noqa: D102
    def packed(self) -> Iterator[tuple[bytes, bytes]]: ...  # noqa: D102


class Grams(Protocol):
    """Which documents of a segment hold which characters; see :class:`~indexer.index.grams.GramsBuilder`."""

    def add(self, text: str) -> None: ...  # noqa: D102
    def packed(self) -> tuple[bytes, bytes]: ...  # noqa: D102


class Making(Protocol[Terms]):
    """A way to make segments, with the segmenter that cuts the texts."""

    segmenter: Segmenter

    def document(self, text: str) -> tuple[Document, Terms]:
        """What a text becomes."""

    def postings(self) -> Postings[Terms]:
        """What gathers the terms of a segment."""

    def grams(self) -> Grams:
        """What gathers the characters of a segment."""


class OneByOne:
    """The way for a few texts: ready at once."""

    def __init__(self, segmenter: Segmenter) -> None:
        self.segmenter = segmenter

    def document(self, text: str) -> tuple[Document, Analysis]:
        """See :class:`Making`."""
        analysis = analyze(text, self.segmenter)
        spans, tails = pack_spans(analysis.starts, analysis.ends), pack_pairs(analysis.tails)
        return Document(analysis.folded, analysis.size, spans, tails), analysis

    def postings(self) -> PostingsBuilder:
        """See :class:`Making`."""
        return PostingsBuilder()

    def grams(self) -> GramsBuilder:
        """See :class:`Making`."""
        return GramsBuilder()
