"""The entry beside the list: its lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.live.cells import filled, row_width, shown
from indexer.live.entry_view import lines
from indexer.model import Entry, Hit
from indexer.support.terminal_text import clean

TEXTS = st.text(
    st.one_of(
        st.sampled_from("日記a 。「\u3000👩👦🏳🌈か\u3099\u200d\ufe0f\x1b\u2028\xad\t\n"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


def drawn(text: str, columns: int) -> list[str]:
    """The rows of a text, as they reach a screen of so many columns."""
    found = lines(Hit.unasked(Entry("0" * 12, None, "", text, "diary.txt", 1)), columns)
    rows = list(found.rows(0, found.height))
    assert max(map(row_width, rows), default=0) <= columns
    return ["".join(piece.text for piece in filled(row, columns)).rstrip() for row in rows]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("👨\u200d👩\u200d👧\u200d👦" * 2 + "公園で昼寝。", ["👨👩👧👦", "👨👩👧👦公", "園で昼寝。"], id="joined"),
        pytest.param("🏳\ufe0f\u200d🌈の旗を見た。", ["🏳🌈の旗を", "見た。"], id="a flag"),
        pytest.param("か\u3099か\u3099か\u3099か\u3099か\u3099か\u3099", ["か\u3099" * 5, "か\u3099"], id="marks"),
    ],
)  # fmt: skip
def test_each_line_is_wrapped_by_the_columns_that_it_is_drawn_with(text: str, rows: list[str]) -> None:
    assert drawn(text, 10) == rows


@given(TEXTS, st.integers(8, 40))
def test_nothing_of_a_text_is_cut_off(text: str, columns: int) -> None:
    assert "".join("".join(drawn(text, columns)).split()) == "".join(shown(clean(text)).split())
