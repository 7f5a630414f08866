"""Where the state says that entries stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.index.manifest import FileRecord, Places

IDS = st.sampled_from([f"{number:012x}" for number in (0, 1, 0x10, 0x101010101010, 0x010101010101, 0xABC)])


@given(st.lists(st.lists(IDS, unique=True, max_size=4), max_size=4))
def test_the_first_place_of_an_entry(files: list[list[str]]) -> None:
    """However many are asked for, and though an id may be found across the edge of two others."""
    records = {
        f"/{name}": FileRecord(
            0, 0, 0, "", "", "".join(ids), " ".join(f"{line} {line + 1}" for line in range(1, len(ids) + 1))
        )
        for name, ids in enumerate(files)
    }
    places = Places(records)
    expected: dict[str, tuple[str, int, int]] = {}
    for name, ids in enumerate(files):
        for line, entry_id in enumerate(ids, 1):
            expected.setdefault(entry_id, (f"/{name}", line, line + 1))

    for _ in range(120):
        assert {entry_id: places.first(entry_id) for entry_id in expected} == expected
    assert places.first("f" * 12) == ("", 0, 0)
