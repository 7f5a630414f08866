"""How near the passages of a diary are in meaning to a query: an exact scan of all vectors.

82 million characters are some 600,000 passages of 130 bytes: no approximate index is needed.
"""

from __future__ import annotations

import math
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from indexer.index.store.pages import Allowance
from indexer.meaning.arrays import ArraysFile
from indexer.meaning.encoder import Encoder
from indexer.meaning.files import ID_BYTES, Kept, VectorsFile
from indexer.meaning.numeric import np
from indexer.meaning.passages import passages
from indexer.meaning.tables import Tables
from indexer.meaning.vectors import Basis, products

if TYPE_CHECKING:
    from collections.abc import Container

    from numpy.typing import NDArray

    from indexer.index.reader import IndexReader
    from indexer.model import Span

    Numbers = NDArray[np.float32]

_VERIFIED = 4 << 20
"""Bytes of vectors of which a search looks at the checksums: two milliseconds."""
_SHORT_QUERY = 40
"""Characters of a query; a longer text is a passage."""
_LONGEST_QUERY = 2_000
"""Characters of a text that are encoded at once; of a longer one, its passages are averaged."""
_FEW = 30
"""Passages that say what is near by chance; fewer are taken for as many."""


class Nearness:
    """The vectors of an open index. Every method raises OSError, or DamagedFileError where something is damaged."""

    def __init__(self, reader: IndexReader) -> None:
        kept = Kept.of(reader.state)
        arrays = ArraysFile(f"{reader.place}/{kept.encoder}")
        self._reader = reader
        self._encoder = Encoder(Tables(arrays))
        self._basis = Basis.of(arrays)
        allowance = Allowance(_VERIFIED)
        self._files = [VectorsFile(f"{reader.place}/{name}", allowance) for name in kept.vectors]

    @cached_property
    def _docs(self) -> NDArray[np.int64]:
        """The document of each entry in the files, in their order; -1 for one that the index no longer has."""
        reader = self._reader
        ids = chain.from_iterable(segment.ids() for segment in reader.segments)
        held = _numbers(bytes.fromhex("".join(ids)))
        live = np.array(reader.documents(), np.int64)
        order = live[np.argsort(held[live])]
        wanted = _numbers(b"".join(file.ids for file in self._files))
        if not len(order):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(held[order], wanted), len(order) - 1)
        return np.where(held[order[at]] == wanted, order[at], -1)

    @cached_property
    def _counts(self) -> NDArray[np.int64]:
        """How many passages each entry in the files has."""
        return np.concatenate([np.empty(0, np.int64), *(file.counts for file in self._files)]).astype(
            np.int64
        )

    def to(self, text: str) -> Near | None:
        """How near each document is to a text; None if the encoder knows no word of it."""
        if not self._encoder.knows(text):
            return None
        query = self._encoded(text)
        nearness = np.concatenate(
            [np.empty(0, np.float32), *(products(file.vectors, query) for file in self._files)]
        )
        starts = np.cumsum(self._counts) - self._counts
        there = self._docs >= 0
        best = np.maximum.reduceat(nearness, starts) if len(starts) else nearness
        among = nearness if there.all() else nearness[np.repeat(there, self._counts)]
        return Near(
            self._reader,
            self._docs[there],
            best[there],
            (nearness, starts[there], self._counts[there]),
            among,
        )

    def _encoded(self, text: str) -> Numbers:
        """The vector of a text along the axes."""
        if len(text) <= _SHORT_QUERY:
            return self._basis.of_query(self._encoder.encode_query(text))
        if len(text) <= _LONGEST_QUERY:
            return self._basis.of_passages(self._encoder.encode_query(text))
        vectors = self._encoder.encode(text[start:end] for start, end in passages(text))
        mean: Numbers = vectors.mean(axis=0)
        return self._basis.of_passages(mean)


def _numbers(ids: bytes) -> NDArray[np.int64]:
    """Ids of six bytes as numbers."""
    out = np.zeros((len(ids) // ID_BYTES, 8), np.uint8)
    out[:, :ID_BYTES] = np.frombuffer(ids, np.uint8).reshape(-1, ID_BYTES)
    return out.view("<i8")[:, 0]


class Near:
    """How near the documents of an index are to a text, by their nearest passages.

    How near all passages are, ``among`` which they are found, says by how much one stands out: of long entries, the nearest
    passages differ little from each other. ``by_chance`` is by how many standard deviations the nearest of so many would be
    nearer than the mean if nearness were normally distributed (the expected maximum, to the first order).
    """

    def __init__(
        self,
        reader: IndexReader,
        docs: NDArray[np.int64],
        best: Numbers,
        passages_: tuple[Numbers, NDArray[np.int64], NDArray[np.int64]],
        among: Numbers,
    ) -> None:
        self._reader = reader
        self._docs, self._best = docs, best
        self._passages = passages_
        self._rows = dict(zip(docs.tolist(), range(len(docs)), strict=True))
        self._mean = float(best.mean()) if len(best) else 0.0
        self._deviation = float(among.std()) or 1.0 if len(among) else 1.0
        self.by_chance = math.sqrt(2 * math.log(max(len(among), _FEW)))

    def standing(self, doc: int) -> float:
        """By how many standard deviations of all passages a document is nearer than the mean one; 0 for one without vectors."""
        row = self._rows.get(doc)
        return 0.0 if row is None else (float(self._best[row]) - self._mean) / self._deviation

    def nearness(self, doc: int) -> float:
        """The cosine of a document's nearest passage with the text; 0 without vectors."""
        row = self._rows.get(doc)
        return 0.0 if row is None else float(self._best[row])

    def nearest(self, most: int, without: Container[int], among: Container[int] | None) -> list[int]:
        """The nearest documents, nearest first: none of ``without``, and only those of ``among``, if given."""
        found: list[int] = []
        for doc in self._docs[np.argsort(-self._best, kind="stable")].tolist():
            if len(found) == most:
                break
            if doc not in without and (among is None or doc in among):
                found.append(doc)
        return found

    def passage(self, doc: int) -> Span:
        """The nearest passage of a document, in characters of its original text with the title before it."""
        nearness, starts, counts = self._passages
        row = self._rows[doc]
        at = int(starts[row])
        spans = passages(self._reader.original(doc))
        return spans[int(nearness[at : at + int(counts[row])].argmax())] if spans else (0, 1)
