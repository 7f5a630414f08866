"""Patterns are compiled once for an index, and nothing depends on the file that keeps them."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING

import pytest

from indexer.index.kept_patterns import KeptPatterns
from indexer.support import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def as_at_first() -> Iterator[None]:
    yield
    patterns.compile_by(re.compile)


def update(place: Path, *sources: str) -> bytes:
    """What the file says after an update that needed some patterns."""
    kept = KeptPatterns(str(place), "patterns")
    for source in sources:
        assert patterns.late(source).fullmatch("猫a")
    kept.keep()
    return (place / "patterns").read_bytes()


def test_patterns_are_kept_and_taken_over(tmp_path: Path) -> None:
    one = update(tmp_path, "猫(?P<n>a)")
    two = update(tmp_path, "猫(?P<n>a)", "(猫)a")

    assert (len(one.splitlines()), len(two.splitlines())) == (3, 4)
    assert update(tmp_path, "(猫)a") == two
    assert stat.S_IMODE((tmp_path / "patterns").stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"another Python\n1 2 3\ncrc\t0\n", b"x" * 100_000])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "patterns").write_bytes(data)

    assert len(update(tmp_path, "(猫)a").splitlines()) == 3


def test_what_another_python_compiled_counts_as_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(tmp_path, "猫(?P<n>a)")
    monkeypatch.setattr("indexer.support.compiled.maker", lambda: "another Python")

    lines = update(tmp_path, "(猫)a").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(b"another Python")
