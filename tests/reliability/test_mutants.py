"""One damaged file among good ones: the short form of ``python -m reliability mutants``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reliability.mutants import originals, tried

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", originals())
def test_a_damaged_file_never_stops_the_rest(tmp_path: Path, name: str) -> None:
    assert tried(tmp_path, name, 6).total() == 6
