from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lookback.keyness import Corpus, Count, keyness, log_likelihood

COUNTS = st.integers(0, 500)
SIZES = st.integers(500, 5000)


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        # Rayson & Garside's calculator (ucrel.lancs.ac.uk/llwizard.html), rounded as it rounds.
        ((1, 1000), (1, 1000), 0.0),
        ((30, 10_000), (10, 10_000), 10.46),
        ((10, 10_000), (30, 10_000), -10.46),
        ((12, 5000), (0, 20_000), 38.63),
    ],
)
def test_log_likelihood(here: tuple[int, int], there: tuple[int, int], expected: float) -> None:
    assert round(log_likelihood(*here, *there), 2) == expected


@given(COUNTS, SIZES, COUNTS, SIZES)
def test_the_sign_says_where_it_is_commoner(a: int, m: int, b: int, n: int) -> None:
    score = log_likelihood(a, m, b, n)
    assert math.isclose(score, -log_likelihood(b, n, a, m), abs_tol=1e-6)
    if abs(score) > 1e-6:
        assert (score > 0) == (a * n > b * m)


def test_one_entry_that_repeats_a_word_does_not_decide() -> None:
    corpus, rest = Corpus(20, 2000), Corpus(80, 8000)
    repeated = keyness(Count(1, 40), Count(0, 0), corpus, rest)
    spread = keyness(Count(10, 12), Count(0, 0), corpus, rest)
    assert spread.score > repeated.score
    assert repeated.expected == 8.0


def test_nothing_to_compare_with() -> None:
    assert keyness(Count(3, 3), Count(0, 0), Corpus(5, 50), Corpus(0, 0)) == (0.0, 3.0)
