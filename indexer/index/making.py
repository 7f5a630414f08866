"""How texts become documents of a segment: one by one here, many at a time in :mod:`indexer.index.bulk`.

Both make the same segments, to the byte. To get ready for many takes longer than to index a new post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from indexer.analysis.analyzer import analyze
from indexer.index.grams import GramsBuilder
from indexer.index.packing import pack_pairs, pack_spans
from indexer.index.postings import PostingsBuilder
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.analysis.aligned import Aligned
    from indexer.analysis.segmenter import Segmenter


class Document(NamedTuple):
    """What a segment keeps of a text beside its terms and characters.

    The text folded, how many terms it has, the spans of its positions (characters of the text) and its endings, packed.
    """

    folded: Aligned
    size: int
    spans: bytes
    tails: bytes


class Postings(Protocol):
    """Where the terms of a segment stand."""

    def add_term(
        self, term: bytes, docs: Sequence[int], freqs: Sequence[int], positions: Sequence[int]
    ) -> None:
        """Add where a term stands in documents whose numbers are higher than those that it was in before.

        ``freqs`` says how many of the ``positions`` belong to each document.
        """

    def packed(self) -> Iterator[tuple[bytes, bytes]]:
        """The terms as bytes, sorted, each with its list of postings. To be asked once."""


class Grams(Protocol):
    """Which documents of a segment hold which characters."""

    def add(self, text: str) -> None:
        """Add the folded text of the next document."""

    def packed(self) -> tuple[bytes, bytes]:
        """The grams with their numbers, and the lists of their documents. To be asked once."""


class Making(Protocol):
    """A way to make a segment; of one segment alone, since what it gathers is numbered as it comes."""

    @property
    def postings(self) -> Postings:
        """The terms that were gathered."""

    @property
    def grams(self) -> Grams:
        """The characters that were gathered."""

    def document(self, doc: int, text: str) -> Document:
        """Analyze the text of document ``doc`` (title and text of an entry), and gather its terms."""


class OneByOne:
    """The way for a few texts, ready at once."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self.postings = PostingsBuilder()
        self.grams = GramsBuilder()

    def document(self, doc: int, text: str) -> Document:
        """See :class:`Making`."""
        analysis = analyze(text, self._segmenter)
        self.postings.add(doc, analysis)
        spans, tails = pack_spans(analysis.starts, analysis.ends), pack_pairs(analysis.tails)
        return Document(analysis.folded, analysis.size, spans, tails)
