"""The cases by which finding is compared: nikki finds them, and each tells engines apart."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.asking import ROOT
from benchmarks.bench import Figure
from benchmarks.cases import CASES
from benchmarks.nikki import environment
from benchmarks.report import found_cases
from benchmarks.rivals import ENGINES
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from pathlib import Path


def test_each_kind_has_several_cases_and_no_case_comes_twice() -> None:
    assert min(Counter(case.kind for case in CASES).values()) >= 4
    assert len({case.query for case in CASES}) == len(CASES)
    assert all(case.right != case.wrong for case in CASES)


@pytest.mark.parametrize(
    ("engine", "least", "most"), [("nikki", 47, 48), ("SQLite FTS5, Sudachi", 24, 36), ("ripgrep", 6, 24)]
)
def test_the_engines_are_told_apart(engine: str, least: int, most: int, tmp_path: Path) -> None:
    if not ENGINES[engine].version():
        pytest.skip(f"{engine} is not installed")
    command = [sys.executable, "-m", "benchmarks.child", "find", engine, str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment(tmp_path), capture_output=True, text=True, check=True
    )

    right = json.loads(done.stdout)

    assert len(right) == len(CASES)
    assert least <= sum(right) <= most


def test_the_table_has_a_column_an_engine() -> None:
    figures = [
        Figure("finding", kind, engine, 40, "of 4", Spread.of([count]))
        for engine, count in (("nikki", 4), ("other", 1))
        for kind in ("numbers", "all cases")
    ]

    assert [[cell.strip() for cell in line.split("|")[1:-1]] for line in found_cases(figures)] == [
        ["", "nikki", "other"],
        ["----------------", "----:", "----:"],
        ["numbers (of 4)", "4", "1"],
        ["all cases (of 4)", "4", "1"],
    ]
