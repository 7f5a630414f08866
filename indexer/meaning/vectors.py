"""Vectors as they are kept: 130 bytes a passage, of which the products with a query's vector are made as they lie.

A vector of 512 numbers is taken from the centre of texts of its length, turned to the axes along which such texts differ
most, of which the first 256 are kept, and each of these numbers in four bits. On the known-item queries of
docs/experiments.md that answers as all 512 numbers in full do, in a sixteenth of the space.

All vectors of an encoder lie in one direction, and those of short texts in another one than those of long ones. What is
common to them says nothing; without it (Mu & Viswanath 2018) those near in meaning are nearer than others.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from indexer.meaning.numeric import np
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from indexer.meaning.arrays import Arrays
    from indexer.meaning.encoder import Encoder

    Numbers = NDArray[np.float32]

DIMENSIONS = 256
_HALF = DIMENSIONS // 2
_MOST, _ZERO = 7, 8
"""The largest number in four bits, and what stands for 0."""
_BLOCK = 2048
"""Vectors that are multiplied at once: they fit into the cache."""
_PASSAGES, _QUERIES = (600, 60), (600, 6)
"""Of how many random texts the centre is taken, and of how many pieces each is: 60 make a passage of some 110 characters."""


class Vectors(NamedTuple):
    """Vectors of passages: ``codes`` (two numbers a byte), and the ``scales`` of each."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float16]


def joined(parts: Iterable[Vectors]) -> Vectors:
    """The vectors of all parts (one or more), one after the other."""
    codes, scales = zip(*parts, strict=True)
    return Vectors(np.concatenate(codes), np.concatenate(scales))


class Basis(NamedTuple):
    """How vectors of an encoder are looked at: the axes, a column each, and the centres of passages and of queries."""

    axes: Numbers
    passage_centre: Numbers
    query_centre: Numbers

    @classmethod
    def of(cls, arrays: Arrays) -> Basis:
        """The one that is kept with an encoder's tables. Raises DamagedFileError."""
        return cls(*(arrays[name] for name in cls._fields))

    def of_passages(self, vectors: Numbers) -> Numbers:
        """Vectors of length 1 along the axes, of those of passages."""
        return self._turned(vectors - self.passage_centre)

    def of_query(self, vector: Numbers) -> Numbers:
        """A vector of length 1 along the axes, of that of a short text."""
        return self._turned(vector - self.query_centre)

    def _turned(self, vectors: Numbers) -> Numbers:
        out: Numbers = vectors @ self.axes
        out /= np.linalg.norm(out, axis=-1, keepdims=True)
        return out


def basis_of(encoder: Encoder, pieces: Iterable[str]) -> Basis:
    """The basis of an encoder: centres and principal axes (Pearson 1901) of texts of Japanese ``pieces`` of its vocabulary at random.

    Such texts say nothing, so that what they have in common is what a length has.
    """
    japanese = [piece for piece in pieces if any("\u3040" <= char <= "\u9fff" for char in piece)]
    draw = random.Random(1)  # noqa: S311  (the same ones each time)
    passages, queries = (
        encoder.encode("".join(draw.choices(japanese, k=length)) for _ in range(count))
        for count, length in (_PASSAGES, _QUERIES)
    )
    centre = passages.mean(axis=0)
    away = passages - centre
    away /= np.linalg.norm(away, axis=1, keepdims=True)
    axes: Numbers = np.linalg.eigh(away.T @ away).eigenvectors[:, ::-1][:, :DIMENSIONS]
    return Basis(np.ascontiguousarray(axes), centre, queries.mean(axis=0))


def packed(vectors: Numbers) -> Vectors:
    """Vectors along the axes, as they are kept."""
    scales = (np.abs(vectors).max(axis=1) / _MOST).astype(np.float16)
    numbers = np.rint(vectors / scales[:, None].astype(np.float32)).clip(-_MOST, _MOST) + _ZERO
    low, high = numbers[:, :_HALF].astype(np.uint8), numbers[:, _HALF:].astype(np.uint8)
    return Vectors(low | high << 4, scales)


def products(vectors: Vectors, query: Numbers) -> Numbers:
    """How near each vector is to that of a query, along the axes: from -1 to 1."""
    out = np.empty(len(vectors.scales), np.float32)
    low, high, offset = query[:_HALF], query[_HALF:], _ZERO * query.sum()
    for at in range(0, len(out), _BLOCK):
        codes = vectors.codes[at : at + _BLOCK]
        out[at : at + _BLOCK] = (codes & 15).astype(np.float32) @ low + (codes >> 4).astype(np.float32) @ high
    out -= offset
    out *= vectors.scales
    return out
