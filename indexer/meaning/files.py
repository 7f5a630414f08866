"""The files of a commit that hold vectors, and the one with the encoder's tables by which they were made.

``encoder-VERSION.bin``
    The tables (:mod:`indexer.meaning.tables`), and the basis of the vectors (:mod:`indexer.meaning.vectors`).
``vectors-VERSION-GENERATION.bin``
    Of some entries: ``ids`` (six bytes each), ``counts`` (how many passages each has), and of all passages, in that order,
    ``codes`` and ``scales`` (:mod:`indexer.meaning.vectors`).

A version names the encoder and the way in which texts become vectors: files of two versions never stand in one commit.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from indexer.meaning.arrays import ArraysFile, write_arrays
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from indexer.index.manifest import State
    from indexer.index.reader import IndexReader
    from indexer.index.store.directory import IndexDirectory
    from indexer.index.store.pages import Allowance
    from indexer.meaning.vectors import Vectors

_VERSION = 2
"""Of the way in which texts become vectors: tables, passages, basis, codes."""
_ENCODER, _VECTORS = "encoder-", "vectors-"
ID_BYTES = 6


def version_of(encoder: str) -> str:
    """The version of vectors that are made now by an encoder of this version."""
    return f"{encoder}-{_VERSION}"


def encoder_file(version: str) -> str:
    """The name of the file of the tables."""
    return f"{_ENCODER}{version}.bin"


def vectors_file(version: str, generation: int) -> str:
    """The name of the file of vectors that a commit adds."""
    return f"{_VECTORS}{version}-{generation}.bin"


class Kept(NamedTuple):
    """What a commit has for meaning: the name of the tables ("" if it has none), and those of the files of vectors."""

    encoder: str = ""
    vectors: tuple[str, ...] = ()

    @classmethod
    def of(cls, state: State, version: str = "") -> Kept:
        """Those of a state; with a ``version``, only if they are of that one."""
        encoder = next((name for name in state.meaning if name.startswith(_ENCODER)), "")
        if version and encoder != encoder_file(version):
            return cls()
        return cls(encoder, tuple(name for name in state.meaning if name.startswith(_VECTORS)))

    def names(self) -> tuple[str, ...]:
        """The names of all files."""
        return (self.encoder, *self.vectors) if self.encoder else ()


class Encoded(NamedTuple):
    """Some entries by their ids (hexadecimal), how many passages each has, and the vectors of these."""

    ids: Sequence[str]
    counts: Sequence[int]
    vectors: Vectors

    def only(self, wanted: Container[str]) -> Encoded:
        """Those entries whose ids are in ``wanted``."""
        from indexer.meaning.numeric import np
        from indexer.meaning.vectors import Vectors

        kept = [entry_id in wanted for entry_id in self.ids]
        passages = np.repeat(np.array(kept, bool), self.counts)
        codes, scales = self.vectors
        return Encoded(
            list(compress(self.ids, kept)),
            list(compress(self.counts, kept)),
            Vectors(codes[passages], scales[passages]),
        )


def write_vectors(directory: IndexDirectory, name: str, encoded: Encoded) -> None:
    """Write a file of vectors. Raises OSError."""
    from indexer.meaning.numeric import np

    ids = np.frombuffer(bytes.fromhex("".join(encoded.ids)), np.uint8).reshape(-1, ID_BYTES)
    counts = np.array(encoded.counts, np.uint32)
    write_arrays(
        directory,
        name,
        {"ids": ids, "counts": counts, "codes": encoded.vectors.codes, "scales": encoded.vectors.scales},
    )


class VectorsFile:
    """A file of vectors, open, verified as ``allowance`` says. Raises OSError and DamagedFileError."""

    def __init__(self, path: str, allowance: Allowance | None = None) -> None:
        self._file = ArraysFile(path, allowance)
        self.counts = self._file["counts"]

    @property
    def vectors(self) -> Vectors:
        """The vectors of all passages, as they lie in the file."""
        from indexer.meaning.vectors import Vectors

        return Vectors(self._file["codes"], self._file["scales"])

    @property
    def ids(self) -> bytes:
        """The ids of all entries, six bytes each."""
        return self._file.everything("ids")

    def everything(self) -> Encoded:
        """All that it holds."""
        return Encoded(list(hexadecimal(self.ids)), self.counts.tolist(), self.vectors)


def encoded_ids(place: str, names: Iterable[str]) -> Iterator[str]:
    """The ids of the entries that have vectors in some files of the index in ``place``; numpy is not needed for that."""
    for name in names:
        yield from hexadecimal(ArraysFile(f"{place}/{name}").everything("ids"))


def hexadecimal(ids: bytes) -> Iterator[str]:
    """Ids of six bytes as an entry has them."""
    digits = ids.hex()
    return (digits[at : at + 2 * ID_BYTES] for at in range(0, len(digits), 2 * ID_BYTES))


class Coverage(NamedTuple):
    """How many entries an index has, and how many of them have vectors."""

    entries: int
    encoded: int


def is_encoder(name: str) -> bool:
    """Whether a file of an index holds the encoder's tables."""
    return name.startswith(_ENCODER)


def coverage(reader: IndexReader) -> Coverage:
    """How much of an open index has vectors. Raises DamagedFileError."""
    ids = {reader.entry_id(doc) for doc in reader.documents()}
    held = set(encoded_ids(reader.place, Kept.of(reader.state).vectors))
    return Coverage(len(ids), len(ids & held))
