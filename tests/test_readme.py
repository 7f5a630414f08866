"""The READMEs give the commands that the checks run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_test_command_is_the_one_that_is_checked(name: str) -> None:
    checked = next(line for line in (ROOT / ".ci" / "run").read_text().splitlines() if "pytest" in line)

    assert checked in (ROOT / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", ["docs/python.md", "docs/python.ja.md"])
def test_the_python_of_the_documents_runs(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "diary").mkdir()
    shutil.copy(ROOT / "data" / "diary.txt", tmp_path / "diary")
    monkeypatch.setenv("HOME", str(tmp_path))
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)

    exec(code, {})  # noqa: S102  (it is ours)

    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith("2025-04-14 「チ。」")
    assert printed[-2].startswith("<SearchResults 3 of 3, first <Hit 20")
    assert "括弧" in printed[-1]


@pytest.mark.parametrize("name", ["README.md", "README.ja.md"])
def test_the_first_command_indexes_and_searches_the_sample(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")

    assert " index data/diary.txt && .venv/bin/nikki --index .venv/sample search 瞑想\n" in text
