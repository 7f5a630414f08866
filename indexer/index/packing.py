"""Numbers as bytes: arrays in the narrowest type that holds them, postings lists, and token spans."""

from __future__ import annotations

import operator
import zlib
from array import array
from itertools import accumulate, chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTHS = ((1 << 8, "B"), (1 << 16, "H"), (1 << 32, "I"))
_WORTH_COMPRESSING = 192
"""Bytes: below, zlib costs more time than it saves space."""


class Postings(NamedTuple):
    """The postings of a term: documents ascending, how often in each, and all positions one after the other."""

    docs: Sequence[int]
    freqs: Sequence[int]
    positions: Sequence[int]


def narrow(numbers: Sequence[int]) -> array[int]:
    """Unsigned ``numbers`` (below 2**32) as an array of one, two or four bytes each."""
    most = max(numbers, default=0)
    return array(next(code for limit, code in _WIDTHS if most < limit), numbers)


def pack_arrays(*arrays: array[int]) -> bytes:
    """Arrays behind one another, each headed by its type and length; compressed where it pays."""
    head = bytes(chain.from_iterable((ord(a.typecode), *len(a).to_bytes(4, "little")) for a in arrays))
    data = head + b"".join(a.tobytes() for a in arrays)
    return b"z" + zlib.compress(data, 1) if len(data) >= _WORTH_COMPRESSING else b"r" + data


def unpack_arrays(data: bytes, count: int) -> list[array[int]]:
    """The ``count`` arrays that :func:`pack_arrays` packed."""
    body = zlib.decompress(data[1:]) if data[:1] == b"z" else data[1:]
    at = 5 * count
    arrays = []
    for i in range(count):
        numbers = array(chr(body[5 * i]))
        end = at + numbers.itemsize * int.from_bytes(body[5 * i + 1 : 5 * i + 5], "little")
        numbers.frombytes(body[at:end])
        arrays.append(numbers)
        at = end
    return arrays


def pack_postings(docs: Sequence[int], freqs: Sequence[int], positions: Sequence[int]) -> bytes:
    """A postings list as bytes: gaps between documents, frequencies, positions."""
    gaps = list(map(operator.sub, docs, chain((0,), docs)))
    return pack_arrays(narrow(gaps), narrow(freqs), narrow(positions))


def unpack_postings(data: bytes) -> Postings:
    """The postings list that :func:`pack_postings` packed."""
    gaps, freqs, positions = unpack_arrays(data, 3)
    return Postings(list(accumulate(gaps)), freqs, positions)


def pack_spans(starts: Iterable[int], ends: Iterable[int]) -> bytes:
    """The spans of the positions of a document, ascending: gaps before them, and lengths."""
    gaps, lengths, at = [], [], 0
    for start, end in zip(starts, ends, strict=True):
        gaps.append(max(0, start - at))
        lengths.append(max(0, end - max(start, at)))
        at = max(at, start, end)
    return pack_arrays(narrow(gaps), narrow(lengths))


def unpack_spans(data: bytes) -> tuple[list[int], list[int]]:
    """Starts and ends, in characters, by position."""
    gaps, lengths = unpack_arrays(data, 2)
    edges = list(accumulate(chain.from_iterable(zip(gaps, lengths, strict=True))))
    return edges[0::2], edges[1::2]
