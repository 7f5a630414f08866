"""Whoosh's table of contents, which makes a commit the newest; written without importing Whoosh, which takes 80 ms.

What Whoosh 2.7.4 reads in ``TOC.read``: sizes of numbers, a test of the byte order, versions, the pickled schema, the
number of the commit, the pickled segments. The schema is the same in all indexes; its bytes lie beside this module
(``schema.pickle``), as ``pickle.dumps(schema(), 2)`` makes them. Nothing of a table is ever unpickled by nikki.
"""

from __future__ import annotations

import os
import pickle
import struct
import time
from typing import TYPE_CHECKING

from indexer.index.storage import sync, toc_name
from indexer.index.whoosh.segment import DiarySegment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from indexer.index.state import State

_HEAD = bytes((4, 8, 4)) + struct.pack("!ii", -12345, -111) + bytes((2, 7, 4))
"""Bytes of an int, a long and a float; byte order; version of the format; release."""
_SCHEMA = f"{os.path.dirname(__file__)}/schema.pickle"  # noqa: PTH120  (pathlib takes 5 ms to import)


def segments_of(state: State, generation: int) -> list[DiarySegment]:
    """The segments of a commit, as Whoosh is told of them."""
    return [
        DiarySegment(
            record.name.removesuffix(".seg"), record.documents, frozenset(record.deleted), generation
        )
        for record in state.segments
    ]


def write(directory: Path, number: int, state: State) -> None:
    """Write the table of commit ``number`` and, by renaming it, make it the newest. Raises OSError."""
    unfinished = directory / f"{toc_name(number)}.{time.time()}"
    unfinished.write_bytes(b"".join(_pieces(number, state)))
    sync(directory, [unfinished.name])
    unfinished.replace(directory / toc_name(number))


def _pieces(number: int, state: State) -> Iterator[bytes]:
    yield _HEAD
    with open(_SCHEMA, "rb") as file:  # noqa: PTH123
        schema = file.read()
    yield _varint(len(schema)) + schema
    yield struct.pack("!ii", number, 0)
    yield pickle.dumps(segments_of(state, number), 2)


def _varint(number: int) -> bytes:
    """A number in seven bits a byte, the lowest first; the highest bit says that more follow."""
    head = []
    while number >= 0x80:
        head.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*head, number))
