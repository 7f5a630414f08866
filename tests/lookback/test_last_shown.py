"""What was shown last is found again, or clearly not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from indexer.errors import UsageError
from indexer.index.store.records import with_checksum
from indexer.lookback.last_shown import Shown, ShownHit

if TYPE_CHECKING:
    from pathlib import Path


def test_hits_are_kept_with_lines_and_days(tmp_path: Path) -> None:
    shown = Shown(str(tmp_path))
    shown.keep_hits(["0123456789ab", "ba9876543210"], [3], [dt.date(2025, 1, 2)])

    assert shown.hit(1) == ShownHit("0123456789ab", 3, dt.date(2025, 1, 2))
    assert shown.hit(2) == ShownHit("ba9876543210")


@pytest.mark.parametrize("number", [0, -1, 3])
def test_other_numbers_are_errors(tmp_path: Path, number: int) -> None:
    shown = Shown(str(tmp_path))
    with pytest.raises(UsageError) as none_yet:
        shown.hit(number)
    shown.keep_hits(["0123456789ab", "ba9876543210"], [], [])
    with pytest.raises(UsageError) as too_high:
        shown.hit(number)

    assert (none_yet.value.code, too_high.value.code) == ("no-search-yet", "no-such-hit")


@pytest.mark.parametrize("line", ["", "0123", "0123 x ", "0123 1 2025-13-01", "0123 1 2025-01-01 more"])
def test_a_torn_line_is_no_hit(tmp_path: Path, line: str) -> None:
    lines = with_checksum(f"0123456789ab 0 \n{line}\n".encode("ascii"))
    (tmp_path / "last-search").write_bytes(lines)

    assert Shown(str(tmp_path)).hit(1).id == "0123456789ab"
    with pytest.raises(UsageError):
        Shown(str(tmp_path)).hit(2)


def test_a_flipped_bit_is_no_hit(tmp_path: Path) -> None:
    shown = Shown(str(tmp_path))
    shown.keep_hits(["0123456789ab"], [], [])
    shown.keep_entries(["0123456789ab"])
    for path in tmp_path.iterdir():
        data = path.read_bytes()
        path.write_bytes(bytes((data[0] ^ 1,)) + data[1:])

    assert shown.entries() == []
    with pytest.raises(UsageError, match="no search yet"):
        shown.hit(1)
