"""The READMEs give the commands that the checks run."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_test_command_is_the_one_that_is_checked(name: str) -> None:
    checked = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if "pytest" in line)

    assert checked in (ROOT / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_first_command_indexes_and_searches_the_sample(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert " index data/diary.txt && .venv/bin/nikki --index .venv/sample search 瞑想\n" in text
