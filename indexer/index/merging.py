"""Which segments of an index are made one, so that a thousand small updates leave no thousand segments.

As the log-structured merges of O'Neil et al. (1996): a segment is taken up as soon as what is to be written anyway is half
as large and there are three of them, so that each entry is rewritten about as often as the diary doubles, and there are
about as many segments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.index.segment import SegmentReader

LARGEST = 6_000_000
"""Characters of a segment that is left as it is; also how long a build writes on one, to bound its memory."""
_BYTES_A_CHARACTER = 3
_MOSTLY_DELETED = 0.5
_ENOUGH = 3
"""Segments: fewer wait for more, so that most updates write nothing but what is new."""


def to_merge(segments: Sequence[SegmentReader], added: int) -> list[SegmentReader]:
    """The segments to be made one with the new documents, which hold ``added`` characters."""
    merged = [segment for segment in segments if len(segment.deleted) > _MOSTLY_DELETED * segment.count]
    size = added + sum(map(_characters, merged))
    small = []
    for segment in sorted((segment for segment in segments if segment not in merged), key=_characters):
        if _characters(segment) > min(2 * size, LARGEST):
            break
        small.append(segment)
        size += _characters(segment)
    if len(small) >= _ENOUGH:
        merged += small
    return sorted(merged, key=lambda segment: segment.first)


def _characters(segment: SegmentReader) -> int:
    return segment.text_bytes // _BYTES_A_CHARACTER
