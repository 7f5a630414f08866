"""Which segments of an index, and files of its lexicon, are made one, so that a thousand small updates leave no thousand of them.

As the log-structured merges of O'Neil et al. (1996): a segment is taken up as soon as what is to be written anyway is half
as large and there are three of them, so that each entry is rewritten about as often as the diary doubles, and there are
about as many segments.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from indexer.index.lexicon.reader import Material
    from indexer.index.segment.reader import SegmentReader
    from indexer.index.store.directory import IndexDirectory

_T = TypeVar("_T")

LARGEST = 5_000_000
"""Characters of a segment that is left as it is; also how long a build writes on one, to bound its memory."""
_BYTES_A_CHARACTER = 3
_MOSTLY_DELETED = 0.5
_ENOUGH = 3
"""Segments: fewer wait for more, so that most updates write nothing but what is new."""


def to_merge(deleted: Mapping[SegmentReader, Collection[int]], added: int) -> list[SegmentReader]:
    """The segments to be made one with the new documents, which hold ``added`` characters.

    ``deleted`` are all segments, each with the documents of it that are deleted.
    """
    segments = [*deleted]
    merged = [segment for segment in segments if len(deleted[segment]) > _MOSTLY_DELETED * segment.count]
    sizes = {segment: _characters(segment) for segment in segments if segment not in merged}
    small = _small(sizes, added + sum(map(_characters, merged)), LARGEST)
    if len(small) >= _ENOUGH:
        merged += small
    return sorted(merged, key=lambda segment: segment.first)


def lexicon_to_merge(directory: IndexDirectory, names: Iterable[str], added: Iterable[Material]) -> list[str]:
    """The files of the lexicon to be made one with what is added."""
    return files_to_merge(directory, names, sum(len(row) for material in added for row in material.rows))


def files_to_merge(directory: IndexDirectory, names: Iterable[str], size: int) -> list[str]:
    """Those of some files of the index that are made one with ``size`` bytes that are added."""
    return _small({name: directory.info(name).st_size for name in names}, size)


def _small(sizes: Mapping[_T, int], size: int, largest: float = math.inf) -> list[_T]:
    """Those that are at most twice as large as ``size`` and the smaller ones together, the smallest first."""
    small = []
    for one in sorted(sizes, key=sizes.__getitem__):
        if sizes[one] > min(2 * size, largest):
            break
        small.append(one)
        size += sizes[one]
    return small


def _characters(segment: SegmentReader) -> int:
    return segment.text_bytes // _BYTES_A_CHARACTER
