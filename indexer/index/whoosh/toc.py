"""Whoosh's table of contents, which makes a commit the newest; written without importing Whoosh, which takes 80 ms.

What Whoosh 2.7.4 reads in ``TOC.read``: sizes of numbers, a test of the byte order, versions, the pickled schema, the
number of the commit, the pickled segments; what stands behind them, a checksum (CRC-32), it leaves alone. The schema is the same in all indexes; its bytes lie beside this module
(``schema.pickle``), as ``pickle.dumps(schema(), 2)`` makes them. Nothing of a table is ever unpickled by nikki.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

from indexer.index.store.filenames import toc_name
from indexer.index.whoosh.segment import DiarySegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.index.manifest import State
    from indexer.index.store.directory import IndexDirectory

_HEAD = bytes((4, 8, 4)) + struct.pack("!ii", -12345, -111) + bytes((2, 7, 4))
"""Bytes of an int, a long and a float; byte order; version of the format; release."""
_CHECKSUM = 4


def segments_of(state: State, generation: int) -> list[DiarySegment]:
    """The segments of a commit, as Whoosh is told of them."""
    return [
        DiarySegment(
            record.name.removesuffix(".seg"), record.documents, frozenset(record.deleted), generation
        )
        for record in state.segments
    ]


def write(directory: IndexDirectory, number: int, state: State) -> None:
    """Write the table of commit ``number`` and, by renaming it, make it the newest. Raises OSError."""
    data = b"".join(_pieces(number, state))
    directory.write(toc_name(number), data + zlib.crc32(data).to_bytes(_CHECKSUM, "little"), sync=True)


def check(data: bytes) -> None:
    """Raises ValueError if a table is not as it was written."""
    if zlib.crc32(data[:-_CHECKSUM]) != int.from_bytes(data[-_CHECKSUM:], "little"):
        raise ValueError("checksum")


def _pieces(number: int, state: State) -> Iterator[bytes]:
    import pickle

    yield _HEAD
    schema = pickled_schema()
    yield _varint(len(schema)) + schema
    yield struct.pack("!ii", number, 0)
    yield pickle.dumps(segments_of(state, number), 2)


def pickled_schema() -> bytes:
    """The schema of all indexes as Whoosh pickles it."""
    # The loader also finds it in a zip, and importlib.resources takes 10 ms to import.
    data: bytes = __loader__.get_data(__file__.removesuffix("toc.py") + "schema.pickle")  # type: ignore[name-defined]
    return data


def _varint(number: int) -> bytes:
    """A number in seven bits a byte, the lowest first; the highest bit says that more follow."""
    head = []
    while number >= 0x80:
        head.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*head, number))
