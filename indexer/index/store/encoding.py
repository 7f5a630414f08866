"""Numbers as bytes: arrays in the narrowest type that holds them, postings lists, and token spans."""

from __future__ import annotations

import operator
import zlib
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from indexer.index.store.pages import PageReader

_CODES = "BHI"
"""The types of arrays, of one, two and four bytes."""
_LIMITS = (1 << 8, 1 << 16)
"""The least numbers that need the second type, and the third."""
_WORTH_COMPRESSING = 192
"""Bytes: below, zlib costs more time than it saves space."""
_LEVEL = 6
"""Of zlib: a sixth less for spans than at level 1, for a hundredth more of a build."""
_COMPRESSED, _ALL_ONES, _NO_POSITIONS = 0x40, 3, 3
_LONG_COUNT = 255
_ZLIB_MORE = 64
"""Bytes, beside an eighth, that zlib may need more than what it compresses: it needs less."""
_MANY = 24
"""Spans of one document, of some hundreds of words, that are worked out one by one in the time of all."""
_SIGNPOST = 32
"""Positions between two places in a document from which its spans are counted."""
_SHORT = 1 << 16
_SINGLE = bytes((1 | _ALL_ONES << 2 | 1 << 4, 1))
"""What comes before the document and the position of a term that stands once in all texts: every third one."""


class Postings(NamedTuple):
    """The postings of a term: documents ascending, how often in each, and all positions one after the other."""

    docs: Sequence[int]
    freqs: Sequence[int]
    positions: Sequence[int]


def narrow(numbers: Sequence[int]) -> array[int]:
    """Unsigned ``numbers`` (below 2**32) as an array of one, two or four bytes each."""
    return array(_CODES[_width(max(numbers, default=0))], numbers)


def joined(columns: Sequence[Sequence[int]]) -> Sequence[int]:
    """Arrays behind one another as one, in the type of the widest: those of one type are copied, not read. One alone is given back."""
    arrays = [column for column in columns if isinstance(column, array)]
    if len(arrays) < 2:
        return arrays[0] if arrays else ()
    code = max((one.typecode for one in arrays), key=_CODES.index)
    whole = array(code)
    for one in arrays:
        whole.extend(one if one.typecode == code else array(code, one))
    return whole


def _narrow_differences(ones: Iterable[int], others: Iterable[int]) -> array[int]:
    """The differences of two columns, as :func:`narrow` has them. Raises OverflowError if one is below 0."""
    differences = list(map(operator.sub, ones, others))
    try:
        # Most are small: to try takes a third of the time of looking for the largest.
        return array("B", bytes(differences))
    except ValueError:
        return narrow(differences)


def _width(most: int) -> int:
    return bisect_right(_LIMITS, most)


def pack_arrays(*arrays: array[int]) -> bytes:
    """Arrays behind one another, each headed by its type and length; compressed where it pays."""
    head = bytes(chain.from_iterable((ord(a.typecode), *len(a).to_bytes(4, "little")) for a in arrays))
    data = head + b"".join(a.tobytes() for a in arrays)
    return b"z" + zlib.compress(data, _LEVEL) if len(data) >= _WORTH_COMPRESSING else b"r" + data


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
    """A postings list as bytes.

    One byte of types, the number of documents (a byte, or 255 and four), gaps between documents, frequencies (left
    out where all are 1), positions (left out where there are none).
    """
    if len(docs) == len(positions) == 1 and docs[0] < _SHORT and positions[0] < _SHORT:
        return _SINGLE + docs[0].to_bytes(2, "little") + positions[0].to_bytes(2, "little")
    gap_type, body = _packed(_narrow_differences(docs, chain((0,), docs)))
    freq_type, more = _packed(narrow(freqs))
    if not freq_type and more == b"\x01" * len(docs):
        freq_type, more = _ALL_ONES, b""
    position_type, places = _packed(narrow(positions)) if positions else (_NO_POSITIONS, b"")
    return _headed(gap_type | freq_type << 2 | position_type << 4, len(docs), body + more + places)


def _packed(numbers: array[int]) -> tuple[int, bytes]:
    """Numbers as bytes, headed by their type: 0, 1, 2 for one, two, four bytes each."""
    return _CODES.index(numbers.typecode), numbers.tobytes()


def _headed(flags: int, count: int, body: bytes) -> bytes:
    """A list with the byte of its types and the number of its documents before it; compressed where it pays."""
    if len(body) >= _WORTH_COMPRESSING:
        body = zlib.compress(body, _LEVEL)
        flags |= _COMPRESSED
    if count < _LONG_COUNT:
        return bytes((flags, count)) + body
    return bytes((flags, _LONG_COUNT)) + count.to_bytes(4, "little") + body


def posting_count(data: bytes) -> int:
    """How many documents a packed postings list names; its first six bytes are enough."""
    return data[1] if data[1] < _LONG_COUNT else int.from_bytes(data[2:6], "little")


def unpack_postings(data: bytes, first: int = 0) -> Postings:
    """The postings list that :func:`pack_postings` packed, its documents counted from ``first``."""
    flags, count = data[0], posting_count(data)
    body = data[2 if data[1] < _LONG_COUNT else 6 :]
    if flags & _COMPRESSED:
        body = zlib.decompress(body)
    gaps = array(_CODES[flags & 3])
    end = gaps.itemsize * count
    gaps.frombytes(body[:end])
    freqs: Sequence[int]
    if flags >> 2 & 3 == _ALL_ONES:
        freqs = array("B", b"\x01") * count
    else:
        freqs = array(_CODES[flags >> 2 & 3])
        at, end = end, end + freqs.itemsize * count
        freqs.frombytes(body[at:end])
    positions: Sequence[int] = ()
    if flags >> 4 & 3 != _NO_POSITIONS:
        positions = array(_CODES[flags >> 4 & 3])
        positions.frombytes(body[end:])
    if first:
        gaps = array("Q", gaps)
        gaps[0] += first
    return Postings(list(accumulate(gaps)), freqs, positions)


def pack_documents(docs: Sequence[int]) -> bytes:
    """Documents, ascending: a byte of type, how many (a byte, or 255 and four), the gaps between them."""
    gap_type, body = _packed(_narrow_differences(docs, chain((0,), docs)))
    return _headed(gap_type, len(docs), body)


def unpack_documents(data: bytes | PageReader, at: int) -> list[int]:
    """The documents that :func:`pack_documents` packed, from ``data[at:]``; what follows them does not matter."""
    head = data[at : at + 6]
    gaps = array(_CODES[head[0] & 3])
    count = posting_count(head)
    at += 2 if head[1] < _LONG_COUNT else 6
    length = count * gaps.itemsize
    if head[0] & _COMPRESSED:
        gaps.frombytes(zlib.decompressobj().decompress(data[at : at + length + length // 8 + _ZLIB_MORE]))
    else:
        gaps.frombytes(data[at : at + length])
    return list(accumulate(gaps))


def pack_spans(starts: Sequence[int], ends: Sequence[int]) -> bytes:
    """The spans of the positions of a document, ascending: gaps before them, lengths, and signposts (:class:`Spans`)."""
    try:
        gaps = _narrow_differences(starts, chain((0,), ends))
        lengths = _narrow_differences(ends, starts)
    except OverflowError:
        gaps, lengths = map(narrow, _untangled(starts, ends))
        ends = list(accumulate(map(operator.add, gaps, lengths)))
    posts = array("I", (0, *ends[_SIGNPOST - 1 :: _SIGNPOST]))
    return pack_arrays(gaps, lengths, narrow(posts))


def _untangled(starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
    """Gaps and lengths of spans that overlap or run back, where folding moved characters."""
    gaps, lengths, at = [], [], 0
    for start, end in zip(starts, ends, strict=True):
        gaps.append(max(0, start - at))
        lengths.append(max(0, end - max(start, at)))
        at = max(at, start, end)
    return gaps, lengths


class Spans:
    """The spans of the positions of a document, in characters, each worked out when it is asked for; all of them once many are.

    What is stored are the gap before each position and its length; ``posts`` says where every 32nd begins to count from.
    """

    def __init__(self, data: bytes) -> None:
        self._gaps, self._lengths, self._posts = unpack_arrays(data, 3)
        self._asked = 0
        self._starts: Sequence[int] = ()

    def _count(self) -> None:
        self._asked += 1
        if self._asked > _MANY:
            self._starts = self._all_starts()

    def _all_starts(self) -> list[int]:
        return list(accumulate(map(operator.add, self._gaps, chain((0,), self._lengths))))

    def __len__(self) -> int:
        return len(self._gaps)

    def start(self, position: int) -> int:
        """Where a position begins."""
        if self._starts:
            return self._starts[position]
        self._count()
        near = position - position % _SIGNPOST
        before = sum(self._gaps[near : position + 1]) + sum(self._lengths[near:position])
        return self._posts[position // _SIGNPOST] + before

    def end(self, position: int) -> int:
        """Where a position ends."""
        return self.start(position) + self._lengths[position]

    def span(self, position: int) -> tuple[int, int]:
        """Start and end of a position."""
        start = self.start(position)
        return start, start + self._lengths[position]

    def at(self, positions: Collection[int]) -> list[tuple[int, int]]:
        """Start and end of some positions."""
        if not self._starts and len(positions) > _MANY:
            self._starts = self._all_starts()
        if not self._starts:
            return [self.span(position) for position in positions]
        starts, lengths = self._starts, self._lengths
        return [(start := starts[position], start + lengths[position]) for position in positions]

    def all(self) -> list[tuple[int, int]]:
        """Start and end of every position."""
        starts = self._all_starts()
        return list(zip(starts, map(operator.add, starts, self._lengths), strict=True))

    def splits(self, offset: int) -> bool:
        """Whether a cut before the character ``offset`` would go through a position."""
        position = self._last_before(offset)
        return position >= 0 and offset < self.end(position)

    def begins_within(self, start: int, end: int) -> bool:
        """Whether a position begins behind the character ``start`` and before ``end``."""
        position = self._last_before(end)
        return position >= 0 and self.start(position) > start

    def ending_at(self, offset: int) -> int | None:
        """The position that ends before the character ``offset``, if one does."""
        position = self._last_before(offset)
        return position if position >= 0 and self.end(position) == offset else None

    def _last_before(self, offset: int) -> int:
        """The last position that begins before ``offset``; -1 if none does."""
        if self._starts:
            return bisect_left(self._starts, offset) - 1
        self._count()
        post = max(0, bisect_left(self._posts, offset) - 1)
        end = self._posts[post]
        first = _SIGNPOST * post
        for position in range(first, min(first + _SIGNPOST, len(self))):
            start = end + self._gaps[position]
            if start >= offset:
                return position - 1
            end = start + self._lengths[position]
        return min(first + _SIGNPOST, len(self)) - 1


def pack_pairs(pairs: Iterable[tuple[int, int]]) -> bytes:
    """Pairs of numbers, ascending by the first; nothing for none."""
    keys, values = [], []
    before = 0
    for key, value in pairs:
        keys.append(key - before)
        values.append(value)
        before = key
    return pack_arrays(narrow(keys), narrow(values)) if keys else b""


def unpack_pairs(data: bytes) -> dict[int, int]:
    """The pairs that :func:`pack_pairs` packed, as a table."""
    if not data:
        return {}
    keys, values = unpack_arrays(data, 2)
    return dict(zip(accumulate(keys), values, strict=True))
