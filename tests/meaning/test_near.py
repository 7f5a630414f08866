"""How far an entry stands out, by its nearest passage."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from indexer.meaning.nearness import Near

if TYPE_CHECKING:
    from tests.meaning.conftest import MakeEncoded


def test_an_entry_is_measured_against_all_passages(make_encoded: MakeEncoded) -> None:
    """Two entries of three passages, of which the nearest are nearly alike, stand out by little."""
    diary = make_encoded({"20250501": "猫。", "20250502": "犬。"})
    passages = np.array([0.1, 0.3, 0.52, 0.0, 0.5, 0.2], np.float32)
    docs, starts, counts = np.array([0, 1]), np.array([0, 3]), np.array([3, 3])
    best = np.array([0.52, 0.5], np.float32)

    near = Near(diary._reader, docs, best, (passages, starts, counts), passages)

    assert near.standing(0) == pytest.approx(0.01 / passages.std(), rel=1e-3)
    assert near.standing(0) == -near.standing(1)
    assert near.by_chance == math.sqrt(2 * math.log(30))
