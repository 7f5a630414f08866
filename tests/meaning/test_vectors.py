"""Vectors as they are kept, and the passages that have them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.meaning.passages import SIZE, passages
from indexer.meaning.vectors import DIMENSIONS, Basis, basis_of, joined, packed, products

if TYPE_CHECKING:
    from indexer.meaning.encoder import Encoder


def unit_vectors(count: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Random vectors of length 1 along the axes."""
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


@given(st.integers(1, 50), st.integers(0, 100))
def test_products_are_those_of_the_vectors(count: int, seed: int) -> None:
    vectors, (query, *_) = unit_vectors(count, seed), unit_vectors(1, seed + 1)
    assert np.abs(products(packed(vectors), query) - vectors @ query).max() < 0.05


def test_blocks_are_multiplied_as_one() -> None:
    vectors, (query, *_) = unit_vectors(5_000, 1), unit_vectors(1, 2)
    halves = joined([packed(vectors[:3000]), packed(vectors[3000:])])
    assert np.allclose(products(halves, query), products(packed(vectors), query))


@pytest.fixture(scope="module")
def basis(encoder: Encoder) -> Basis:
    return basis_of(encoder, encoder._tables.vocabulary())


def test_a_vector_is_nearest_to_itself(encoder: Encoder, basis: Basis) -> None:
    texts = ["髪を切った", "列車が止まった", "カレーを作った", "熱が出た"]
    vectors = basis.of_passages(encoder.encode(texts))
    for number, vector in enumerate(vectors):
        assert products(packed(vectors), vector).argmax() == number
        assert products(packed(vectors), vector)[number] > 0.95


def test_a_basis_is_the_same_each_time_and_leaves_vectors_of_length_1(encoder: Encoder, basis: Basis) -> None:
    again = basis_of(encoder, encoder._tables.vocabulary())
    assert all(np.array_equal(one, other) for one, other in zip(basis, again, strict=True))
    assert np.allclose(basis.axes.T @ basis.axes, np.eye(DIMENSIONS), atol=1e-4)
    vector = encoder.encode(["髪を切った"])[0]
    for turned in (basis.of_query(vector), basis.of_passages(vector)):
        assert np.linalg.norm(turned) == pytest.approx(1)
    assert not np.allclose(basis.of_query(vector), basis.of_passages(vector), atol=0.1)


@given(st.text("猫犬。、\n 「」A", max_size=1200))
def test_passages_hold_all_that_is_no_blank_and_are_short(text: str) -> None:
    spans = passages(text)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in covered)
    assert all(end - start <= 2 * SIZE for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_a_passage_ends_with_a_sentence() -> None:
    text = "今日は晴れだった。" * 40
    assert {text[end - 1] for _, end in passages(text)} == {"。"}
    assert len(passages(text)) == 3
