"""Diaries of odd sizes: the short form of ``python -m reliability large``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reliability.large import SHAPES, tried

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape(tmp_path: Path, shape: str) -> None:
    assert len(list(tried(tmp_path, shape, share=0.006))) == 11
