"""Vectors as they are kept: 130 bytes a passage, of which the products with a query's vector are made as they lie.

A vector of 512 numbers is turned to the principal axes of the encoder's Japanese vocabulary, of which the first 256 are
kept, and each of these numbers in four bits. On the known-item queries of docs/experiments.md that answers as all 512 numbers
in full do, in a sixteenth of the space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.meaning.numeric import np
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from indexer.meaning.encoder import Encoder

    Numbers = NDArray[np.float32]

DIMENSIONS = 256
_HALF = DIMENSIONS // 2
_MOST, _ZERO = 7, 8
"""The largest number in four bits, and what stands for 0."""
_BLOCK = 2048
"""Vectors that are multiplied at once: they fit into the cache."""
_EVERY = 7
"""As many pieces of the vocabulary are left out between two of which the axes are made: 2,005 say what all 14,030 do."""


class Vectors(NamedTuple):
    """Vectors of passages: ``codes`` (two numbers a byte), and the ``scales`` of each."""

    codes: NDArray[np.uint8]
    scales: NDArray[np.float16]


def joined(parts: Iterable[Vectors]) -> Vectors:
    """The vectors of all parts (one or more), one after the other."""
    codes, scales = zip(*parts, strict=True)
    return Vectors(np.concatenate(codes), np.concatenate(scales))


def principal_axes(encoder: Encoder, pieces: Iterable[str]) -> Numbers:
    """The axes along which the Japanese ones among ``pieces`` differ most, a column each (Pearson 1901)."""
    japanese = [piece for piece in pieces if any("\u3040" <= char <= "\u9fff" for char in piece)]
    vectors = encoder.encode(japanese[::_EVERY])
    axes: Numbers = np.linalg.eigh(vectors.T @ vectors).eigenvectors[:, ::-1][:, :DIMENSIONS]
    return axes


def turned(vectors: Numbers, axes: Numbers) -> Numbers:
    """Vectors of length 1 along the axes."""
    out: Numbers = vectors @ axes
    out /= np.linalg.norm(out, axis=-1, keepdims=True)
    return out


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
