"""Packed numbers come back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.folding import fold
from indexer.index.segment.stored_fields import difference, restore
from indexer.index.store import encoding
from indexer.index.store.encoding import (
    Spans,
    pack_documents,
    pack_postings,
    pack_spans,
    unpack_documents,
    unpack_postings,
)

NUMBERS = st.integers(0, 2**31)


@given(
    st.dictionaries(
        NUMBERS,
        st.lists(st.integers(0, 70_000), min_size=1, max_size=5, unique=True),
        min_size=1,
        max_size=40,
    )
)
def test_postings(found: dict[int, list[int]]) -> None:
    docs = sorted(found)
    freqs = [len(found[doc]) for doc in docs]
    positions = [p for doc in docs for p in sorted(found[doc])]

    postings = unpack_postings(pack_postings(docs, freqs, positions))

    assert (list(postings.docs), list(postings.freqs), list(postings.positions)) == (docs, freqs, positions)


@given(st.sets(NUMBERS, min_size=1, max_size=400))
def test_documents(numbers: set[int]) -> None:
    docs = sorted(numbers)

    assert unpack_documents(b"before" + pack_documents(docs) + b"after", 6) == docs


@pytest.mark.parametrize("many", [0, 1 << 30])
@given(gaps=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400))))
def test_spans(many: int, gaps: list[tuple[int, int]]) -> None:
    """Worked out one by one, or all at once."""
    starts, ends, at = [], [], 0
    for gap, length in gaps:
        starts.append(at + gap)
        at += gap + length
        ends.append(at)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "_MANY", many)
        spans_are(Spans(pack_spans(starts, ends)), starts, ends)


def spans_are(spans: Spans, starts: list[int], ends: list[int]) -> None:
    at = ends[-1] if ends else 0
    assert len(spans) == len(starts)
    assert spans.all() == list(zip(starts, ends, strict=True))
    assert [spans.span(p) for p in range(len(spans))] == spans.all()
    for offset in {*starts, *ends, at // 2, at + 1}:
        inside = [p for p in range(len(spans)) if starts[p] < offset < ends[p]]
        ending = [p for p in range(len(spans)) if starts[p] < offset == ends[p]]
        assert spans.splits(offset) == bool(inside)
        assert spans.ending_at(offset) in ending if ending else spans.ending_at(offset) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_the_original_is_restored(text: str) -> None:
    folded = fold(text)

    assert restore(folded.text, difference(text, folded)) == text
