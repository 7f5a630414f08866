"""A loss of power at any moment: the short form of ``python -m reliability power``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reliability.power import DEAF, crashed

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="calls are recorded relative to an open directory"
)


@pytest.mark.parametrize(("way", "two"), [("build", False), ("update", False), ("rebuild", True)])
def test_a_loss_of_power(tmp_path: Path, way: str, two: bool) -> None:
    ends = crashed(tmp_path, way, 15, seed=1, two=two)

    assert ends["old"] + ends["new"] > 150
    assert min(ends["old"], ends["new"], ends["repaired"]) > 0
    assert ends["bad"] == 0


@pytest.mark.parametrize("deaf", DEAF)
def test_a_program_that_does_not_sync_would_be_seen(tmp_path: Path, deaf: str) -> None:
    """The trial can fail: where fsync does nothing, there are states that are neither the old nor the new."""
    assert crashed(tmp_path, "update", 8, seed=1, deaf=deaf)["bad"] > 0
