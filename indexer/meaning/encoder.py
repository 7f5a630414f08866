"""The encoder: from texts to vectors of length 1, whose product says how near they are.

Universal Sentence Encoder, multilingual, version 3, of the convolutional kind (Yang et al. 2019): the embeddings of the
pieces, beside them three stacks of convolutions over 2, 3 and 5 neighbours, the sum of it all over the square root of the
number of pieces, and two residual layers above that. ``tests/meaning/test_encoder.py`` holds it against the package's own.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from indexer.meaning.numeric import np
from indexer.meaning.pieces import Cutter, is_latin, normalized

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from indexer.meaning.tables import Tables

    Vectors = NDArray[np.float32]

_STACKS = ((2, 0), (3, 1), (5, 2))
"""How many neighbours a convolution sees, and how many of them stand before."""
_WIDTH = 256
"""Numbers in a row of a stack."""
_GAP = 2
"""Empty rows between two texts: as many as a convolution sees on one side."""
_BATCH = 768
"""Pieces that are encoded at once: with 2,048, the numbers no longer fit into the cache, and it takes a third longer."""


class Encoder:
    """Encodes texts by some tables; every method raises DamagedFileError where those are damaged."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._epsilon = float(tables.layer("eps"))

    @cached_property
    def _cutter(self) -> Cutter:
        return Cutter(self._tables.vocabulary(), self._tables.least)

    @cached_property
    def _inputs(self) -> tuple[Vectors, ...]:
        """What makes the input of the three stacks, side by side: matrix, bias, and the two of the normalization."""
        layers = ([self._tables.layer(f"{name}{size}") for size, _ in _STACKS] for name in _INPUT_LAYERS)
        return tuple(np.concatenate(parts, axis=-1) for parts in layers)

    @cached_property
    def _layers(self) -> dict[str, Vectors]:
        names = [f"{name}_{size}" for size, _ in _STACKS for name in ("w1", "b1", "w2", "b2")]
        names += ["ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3"]
        return {name: self._tables.layer(name) for name in names}

    def encode_query(self, text: str) -> Vectors:
        """The vector of one short text, without reading the whole vocabulary."""
        cutter = Cutter(self._tables.vocabulary_of(normalized(text)), self._tables.least)
        found: Vectors = self._encode([cutter.pieces(text)])[0]
        return found

    def knows(self, text: str) -> bool:
        """Whether a short text has more than Latin words of which the vocabulary has but scraps: their vectors say nothing."""
        words = normalized(text)
        if not is_latin(words):
            return True
        return Cutter(self._tables.vocabulary_of(words), self._tables.least).knows(text)

    def encode(self, texts: Iterable[str]) -> Vectors:
        """The vectors of one text or more, a row each."""
        return np.concatenate([self._encode(batch) for batch in _batches(map(self._cutter.pieces, texts))])

    def _encode(self, texts: Sequence[list[int]]) -> Vectors:
        rows, starts = self._rows(texts)
        sums = np.add.reduceat(rows, starts, axis=0)
        return self._above(sums, np.array([[len(text)] for text in texts], np.float32))

    def _rows(self, texts: Sequence[list[int]]) -> tuple[Vectors, NDArray[np.int64]]:
        """A row for each piece of the texts, with empty rows between texts, and where each text begins."""
        starts = np.cumsum([0, *(len(text) + _GAP for text in texts[:-1])])
        flat = np.zeros(int(starts[-1]) + len(texts[-1]), np.int64)
        there = np.zeros((len(flat), 1), np.float32)
        for start, text in zip(starts.tolist(), texts, strict=True):
            flat[start : start + len(text)] = text
            there[start : start + len(text)] = 1
        # Up to here all depends on the piece alone: each is worked out once.
        distinct, place = np.unique(flat, return_inverse=True)
        embedded = self._tables.embeddings(distinct)
        matrix, bias, gain, shift = self._inputs
        inputs = self._normalized(embedded @ matrix + bias, gain, shift)[place] * there
        stacks = [self._stack(number, inputs) * there for number in range(len(_STACKS))]
        rows = np.concatenate([embedded[place], *stacks], axis=1)
        return self._normalized(rows, self._layers["ln_g"], self._layers["ln_b"]) * there, starts

    def _stack(self, number: int, inputs: Vectors) -> Vectors:
        """Two convolutions, each added to what it sees; empty rows stay empty between them."""
        size, before = _STACKS[number]
        below = inputs[:, number * _WIDTH : (number + 1) * _WIDTH]
        there = below.any(axis=1, keepdims=True)
        hidden = (below + self._convolved(below, 1, size, before)) * there
        return hidden + self._convolved(hidden, 2, size, before)

    def _convolved(self, rows: Vectors, depth: int, size: int, before: int) -> Vectors:
        """What a convolution over ``size`` rows makes of each, ``before`` of them standing before it."""
        padded = np.zeros((len(rows) + size - 1, _WIDTH), np.float32)
        padded[before : before + len(rows)] = rows
        windows = np.concatenate([padded[at : at + len(rows)] for at in range(size)], axis=1)
        out = windows @ self._layers[f"w{depth}_{size}"]
        out += self._layers[f"b{depth}_{size}"]
        return np.maximum(out, 0, out=out)

    def _normalized(self, rows: Vectors, gain: Vectors, shift: Vectors) -> Vectors:
        """Each row with mean 0 and deviation 1, then scaled and shifted (layer normalization, Ba et al. 2016)."""
        rows -= rows.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
        rows *= (1 / np.sqrt(variance + self._epsilon))[:, None]
        rows *= gain
        rows += shift
        return rows

    def _above(self, sums: Vectors, lengths: Vectors) -> Vectors:
        """The vectors of texts, of the sums of their rows and the numbers of their pieces."""
        by = self._layers
        mean = (sums @ by["cnn_W"] + lengths * by["cnn_b"]) / np.sqrt(lengths)
        first = np.maximum(mean @ by["p1"] + np.maximum(mean @ by["d0"], 0) @ by["d1"], 0)
        out = np.tanh(first @ by["p3"] + np.maximum(first @ by["d2"], 0) @ by["d3"])
        found: Vectors = out / np.linalg.norm(out, axis=1, keepdims=True)
        return found


_INPUT_LAYERS = ("proj", "proj_b", "ln_g", "ln_b")


def _batches(texts: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """The texts, as lists of about :data:`_BATCH` pieces."""
    batch: list[list[int]] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
