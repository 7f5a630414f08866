"""Sorted tables: every key is found again, and all lines of a prefix, in whatever block they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.index.store.sstable import Table, packed_table

KEYS = st.text(
    st.characters(exclude_characters="\t\n", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6
)


def table(rows: dict[str, str]) -> Table:
    lines = sorted(f"{key}\t{value}".encode() for key, value in rows.items())
    data = b"before" + b"".join(packed_table(lines))
    return Table(data, 6, len(data))


@given(st.dictionaries(KEYS, st.text("abc", max_size=3), max_size=60), KEYS)
def test_a_key_is_found(rows: dict[str, str], other: str) -> None:
    found = table(rows)

    for key in {*rows, other}:
        value = found.get(key.encode())
        assert (None if value is None else value.decode()) == rows.get(key)


def test_over_many_blocks() -> None:
    rows = {f"{number:05}": str(number) * 3 for number in range(5_000)}
    found = table(rows)

    assert all(found.get(key.encode()) == value.encode() for key, value in rows.items())
    assert [line.split(b"\t")[0].decode() for line in found.lines(b"012")] == [
        f"012{n:02}" for n in range(100)
    ]
    assert len(list(found.lines())) == 5_000


def test_a_key_whose_lines_fill_several_blocks() -> None:
    lines = sorted(f"same\t{number:06}".encode() for number in range(4_000))
    lines = sorted([*lines, b"saa\t1", b"tea\t1", b"samf\t1"])
    data = b"".join(packed_table(lines))
    found = Table(data, 0, len(data))

    assert len(list(found.lines(b"same\t"))) == 4_000
    assert list(found.lines(b"samf\t")) == [b"samf\t1"]
    assert list(found.lines(b"nothing\t")) == []
