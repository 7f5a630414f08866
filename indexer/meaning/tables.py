"""The encoder's tables in the index: made once of the installed package, then memory-mapped.

To read them as the package brings them takes 0.8 s of each query. Embeddings are kept in blocks of rows, each compressed
by Huffman coding alone (six bits of each byte are used, and nothing repeats): a query unpacks one for each of its pieces.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from indexer.meaning.arrays import ArraysFile, ArraysInMemory
from indexer.meaning.numeric import np
from indexer.meaning.package import read_package
from indexer.support.digest import digest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from indexer.meaning.arrays import Arrays
    from indexer.meaning.installed import Installed

LONGEST = 16
"""Characters of the longest piece."""
_ROWS = 64
"""Rows of the embeddings in a block."""
_CHUNKS = 17
"""Pieces whose number is the same modulo this share a scale of their embeddings."""
_EXACT = ("scale", "lo", "eps")
"""Small arrays that are kept with all their digits."""


def tables_of(encoder: Installed) -> ArraysInMemory:
    """The tables of an installed encoder. Raises OSError, ValueError or KeyError for files that are not those of one."""
    package = read_package(encoder.folder)
    blocks = [_packed(package.embeddings[at : at + _ROWS]) for at in range(0, len(package.embeddings), _ROWS)]
    keys = _keys(package.pieces)
    order = np.argsort(keys)
    return ArraysInMemory(
        {
            "pieces": np.frombuffer("\n".join(package.pieces).encode(), np.uint8),
            "scores": package.scores,
            "keys": keys[order],
            "numbers": order.astype(np.int32),
            "ends": np.cumsum([0, *map(len, blocks)], dtype=np.int64),
            **{
                key: layer.astype(np.float32 if key in _EXACT else np.float16)
                for key, layer in package.layers.items()
            },
            "embeddings": np.frombuffer(b"".join(blocks), np.uint8),
        }
    )


def _keys(texts: Sequence[str]) -> NDArray[np.uint64]:
    """A number for each of some texts: 64 bits tell 128,000 pieces, and what is none, from one another."""
    return np.frombuffer(b"".join([digest(text.encode("utf-8", "replace"), 8) for text in texts]), "<u8")


def _packed(rows: NDArray[np.uint8]) -> bytes:
    packer = zlib.compressobj(1, strategy=zlib.Z_HUFFMAN_ONLY)
    return packer.compress(rows.tobytes()) + packer.flush()


class Tables:
    """The tables of an encoder; every method raises DamagedFileError where something is not as it was written."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self._ends = arrays["ends"].tolist()
        self._scale, self._low = arrays["scale"], arrays["lo"]
        self._width = len(arrays["proj2"])
        self._blocks: dict[int, NDArray[np.uint8]] = {}

    @classmethod
    def open(cls, path: str) -> Tables:
        """The tables in a file of the index. Raises OSError and DamagedFileError."""
        return cls(ArraysFile(path))

    def vocabulary(self) -> Mapping[str, tuple[float, int]]:
        """Each piece with its log probability and its number: 0.1 s."""
        pieces = bytes(self._arrays["pieces"]).decode().split("\n")
        scores = self._arrays["scores"].tolist()
        return dict(zip(pieces, zip(scores, range(len(pieces)), strict=True), strict=True))

    def vocabulary_of(self, text: str) -> Mapping[str, tuple[float, int]]:
        """Those pieces that stand in a short text, in a hundredth of the time."""
        places, sizes = range(len(text)), range(1, LONGEST + 1)
        parts = sorted({text[at : at + size] for at in places for size in sizes})
        wanted, keys = _keys(parts), self._arrays["keys"]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found = np.flatnonzero(keys[at] == wanted)
        numbers = self._arrays["numbers"][at[found]]
        scores = self._arrays["scores"][numbers]
        held = [parts[number] for number in found.tolist()]
        return dict(zip(held, zip(scores.tolist(), numbers.tolist(), strict=True), strict=True))

    @property
    def least(self) -> float:
        """The log probability of the rarest piece."""
        return float(self._arrays["scores"].min())

    def layer(self, key: str) -> NDArray[np.float32]:
        """A matrix or vector of the layers."""
        layer: NDArray[np.float32] = self._arrays[key].astype(np.float32)
        return layer

    def embeddings(self, pieces: NDArray[np.int64]) -> NDArray[np.float32]:
        """The embeddings of some pieces, a row each."""
        rows = np.stack([self._block(piece // _ROWS)[piece % _ROWS] for piece in pieces.tolist()])
        chunks = pieces % _CHUNKS
        found: NDArray[np.float32] = rows * self._scale[chunks, None] + self._low[chunks, None]
        return found

    def _block(self, number: int) -> NDArray[np.uint8]:
        if number not in self._blocks:
            data = zlib.decompress(
                self._arrays.part("embeddings", self._ends[number], self._ends[number + 1])
            )
            self._blocks[number] = np.frombuffer(data, np.uint8).reshape(-1, self._width)
        return self._blocks[number]
