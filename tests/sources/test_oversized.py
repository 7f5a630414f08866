"""Entries that are too long to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Entry
from indexer.sources.oversized import LONGEST, parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.model import Reading


@given(st.text(st.sampled_from("あ。\n 漢"), max_size=200), st.integers(1, 60))
def test_nothing_is_left_out(text: str, longest: int) -> None:
    entry = Entry("0", None, "題", text, "/a", 3, ("札",), 5)

    found = list(parts(entry, longest))

    assert "".join(part.text for part in found) == text
    assert all(0 < len(part.text) <= longest for part in found) or not text
    for number, part in enumerate(found):
        before = "".join(part.text for part in found[:number])
        assert part.text_line == 5 + before.count("\n")
    assert len(found) > 1 or found == [entry]


def test_a_part_ends_with_a_line(read_text: Callable[..., Reading]) -> None:
    line = "晴" * 999 + "\n"
    count = LONGEST // len(line)

    reading = read_text("20250501\n\n\n" + line * (count + 7))

    assert [len(entry.text) for entry in reading.entries] == [count * len(line), 7 * len(line) - 1]
    assert [(entry.line, entry.text_line) for entry in reading.entries] == [(1, 4), (count + 4, count + 4)]
    assert [notice.code for notice in reading.notices] == ["notice-very-long"]
