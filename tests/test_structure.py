"""The house is as its documents say: a newcomer finds each room where it is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "indexer"
LISTED = (
    "analysis", "health", "index", "index/lexicon", "index/segment", "index/store", "index/whoosh", "live", "lookback", "search",
    "search/expansion", "support", "sync",
)  # fmt: skip
"""Packages whose text lists what is in them; of the others, each module is a format, a command or a table of its own."""
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("package", LISTED)
def test_a_package_lists_its_modules(package: str) -> None:
    text = (PACKAGE / package / "__init__.py").read_text(encoding="utf-8").split('"""')[1]
    rows = [row.split("  ")[0] for row in text.split("\n")]
    listed = {name for row in rows for name in re.split(r",\s*", row) if re.fullmatch(r"[a-z_]+", name)}
    inside = {path.stem for path in (PACKAGE / package).glob("*.py")} - {"__init__"}
    inside |= {path.parent.name for path in (PACKAGE / package).glob("*/__init__.py")}

    assert inside <= listed
    assert len(listed) <= len(inside) + 3, "of modules that are gone"


def test_architecture_fits_a_screen() -> None:
    assert ARCHITECTURE.count("\n") <= 100


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:[\w.]+/)+[\w.]*|\w+\.py)`", ARCHITECTURE))))
def test_what_architecture_names_is_there(place: str) -> None:
    assert (PACKAGE / place).exists() or (ROOT / place).exists()


def test_architecture_names_every_room() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert {room for room in rooms if f"`{room}/`" not in ARCHITECTURE} == set()
