"""Bits that change in the index: the short form of ``python -m reliability rot``."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from reliability.rot import KINDS, REPAIRS, Rot, broken, flips

if TYPE_CHECKING:
    from pathlib import Path


def test_a_change_of_any_file(tmp_path: Path) -> None:
    """One of each file; what is done to it, and what repairs it, is drawn anew in each run."""
    rot = Rot(tmp_path / "rot")
    seed = str(random.randrange(10**6))  # noqa: S311
    for name in rot.files():
        kind, repair = random.choice(KINDS), random.choice([*REPAIRS])  # noqa: S311

        assert broken(rot.tried(name, kind, seed, repairs=[repair])) == [], (name, kind, repair, seed)


def test_entries_out_of_reach(tmp_path: Path) -> None:
    rot = Rot(tmp_path / "rot")
    for start in ("MAIN_", "lexicon-", "state-"):
        name = next(name for name in rot.files() if name.startswith(start))

        assert broken(rot.tried(name, "bit", "1", away=True)) == [], name


def test_the_trial_counts(tmp_path: Path) -> None:
    outcomes: Counter[str] = Counter()
    for _, found in flips(tmp_path, 2, 1, away_every=2, names_every=10**6):
        outcomes += found

    assert outcomes.keys() >= {"search: said", "doctor: found", "doctor, then search: repaired", "away: kept"}
    assert broken(["search: same answers", "doctor: not found"]) == ["doctor: not found"]
