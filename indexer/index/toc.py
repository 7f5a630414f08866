"""Whoosh's table of contents, which makes a commit the newest; written without importing Whoosh, which takes 25 ms.

The first one of an index is Whoosh's own. What it says of versions and fields is the same in all that follow, so these
begin with the bytes of the one before, if they are exactly those that Whoosh writes, and end with their own number and
segments. Nothing of a table is unpickled, and nothing that somebody may have put into one is written again.
"""

from __future__ import annotations

import pickle
import struct
from typing import TYPE_CHECKING, Any

from indexer.digest import digest
from indexer.index.filenames import toc_name
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.index.directory import IndexDirectory

_FIXED = 14
"""Bytes before the pickled fields and their length: sizes of numbers (3), a test of the byte order (4), versions (7)."""
_BEGINNING = "abfecff954df8b3b8bea9730a120c745"
"""BLAKE2b (16 bytes) of what Whoosh 2.7.4 writes of our fields; with another version, it is asked each time."""


class DiarySegment(NamedTuple):
    """A segment in the form of :mod:`indexer.index.segment`, as Whoosh asks a table of contents for it.

    ``name`` is that of its file, without the ending, ``count`` how many documents it holds, ``deleted`` those that are gone.
    """

    name: str
    count_all: int
    deleted: frozenset[int] = frozenset()

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.name}.seg"

    def codec(self, **_options: object) -> Any:  # noqa: ANN401  (a class of Whoosh, which is not imported here)
        """The codec that reads it."""
        from indexer.index.codec import DiaryCodec

        return DiaryCodec()

    def segment_id(self) -> str:
        """Its name."""
        return self.name

    def is_compound(self) -> bool:
        """Whether it is in Whoosh's own container."""
        return False

    def doc_count_all(self) -> int:
        """How many documents it holds."""
        return self.count_all

    def doc_count(self) -> int:
        """How many of them are not deleted."""
        return self.count_all - len(self.deleted)

    def has_deletions(self) -> bool:
        """Whether one is."""
        return bool(self.deleted)

    def deleted_count(self) -> int:
        """How many are."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Those that are."""
        return iter(sorted(self.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return docnum in self.deleted


def write(directory: IndexDirectory, number: int, segments: Sequence[DiarySegment]) -> None:
    """Write the table of a commit and, by renaming it, make it the newest. Raises OSError."""
    data = _beginning(directory, number - 1) + struct.pack("!ii", number, 0) + pickle.dumps(list(segments), 2)
    directory.write(toc_name(number), data, sync=True)


def _beginning(directory: IndexDirectory, number: int) -> bytes:
    """What every table of an index begins with, from the one before if it is there and whole, else from Whoosh."""
    try:
        data = directory.read(toc_name(number))
        length, at = _number(data, _FIXED)
    except (OSError, IndexError):
        data, length, at = b"", 0, 0
    data = data[: at + length]
    if digest(data, 16).hex() == _BEGINNING:
        return data
    from indexer.index.codec import beginning

    return beginning()


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length (seven bits a byte, the lowest first) at ``at``, and where it ends."""
    number = shift = 0
    while data[at] & 0x80:
        number |= (data[at] & 0x7F) << shift
        shift += 7
        at += 1
    return number | data[at] << shift, at + 1
