"""Files with a checksum for each page: every change of a byte is seen when that byte is read."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.index.store.pages import (
    PAGE,
    Allowance,
    DamagedFileError,
    PageReader,
    PageWriter,
    with_checksums,
)


class _Kept(io.BytesIO):
    def close(self) -> None:
        """Keep what was written."""


def written(pieces: list[bytes]) -> bytes:
    file = _Kept()
    writer = PageWriter(file)
    for piece in pieces:
        writer.write(piece)
    assert writer.tell() == sum(map(len, pieces))
    writer.finish()
    return file.getvalue()


SIZES = st.sampled_from([0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 3 * PAGE + 7]) | st.integers(0, 3 * PAGE)


@given(st.lists(SIZES, max_size=4))
def test_what_was_written_is_read(sizes: list[int]) -> None:
    pieces = [bytes((number,)) * size for number, size in enumerate(sizes)]
    body = b"".join(pieces)

    data = written(pieces)

    assert data == with_checksums(body)
    reader = PageReader(data)
    assert (reader.size, reader[0 : reader.size]) == (len(body), body)
    reader.check()


@given(st.integers(1, 3 * PAGE + 7), st.data())
def test_a_changed_byte_is_seen_where_it_is_read(size: int, data: st.DataObject) -> None:
    body = bytes(range(256)) * (size // 256 + 1)
    whole = bytearray(with_checksums(body[:size]))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))

    with pytest.raises(DamagedFileError):
        PageReader(bytes(whole)).check()
    if at < size:
        reader = PageReader(bytes(whole))
        with pytest.raises(DamagedFileError):
            _ = reader[at : at + 1]
        for start in range(0, size, PAGE):
            if not start <= at < start + PAGE:
                assert reader[start : start + 1] == body[start : start + 1]
    if at < size or len(whole) - at > 4:
        assert len(PageReader(bytes(whole), verified=False)[0:size]) == size


def test_an_allowance_bounds_what_is_verified() -> None:
    data = bytearray(with_checksums(bytes(4 * PAGE)))
    for page in range(4):
        data[page * PAGE] ^= 1
    allowance = Allowance(2 * PAGE)
    reader = PageReader(bytes(data), allowance)

    assert reader[0 : 3 * PAGE]  # more than is allowed is not begun
    for page in (1, 0):
        with pytest.raises(DamagedFileError):
            reader.verify(page * PAGE, page * PAGE + 1)
    assert reader[2 * PAGE : 3 * PAGE]
    with pytest.raises(DamagedFileError):
        reader.check()


@pytest.mark.parametrize("data", [b"", b"x", b"xxxx", b"x" * 11])
def test_what_is_no_such_file(data: bytes) -> None:
    with pytest.raises(DamagedFileError):
        PageReader(data)
