"""The one command, tiny and once; and its documents."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import main
from benchmarks.aims import AIMS, held
from benchmarks.asking import ROOT
from benchmarks.measurements import MEASUREMENTS, Measurement
from benchmarks.queries import KINDS
from benchmarks.results import read
from benchmarks.rivals import RIVALS, installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.bench import Bench, Figure

README = (ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")


def test_the_quick_mode_measures_everything(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n<!-- benchmarks generated -->\n<!-- end -->\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "benchmarks",
        "--quick",
        "--json",
        str(tmp_path / "r.json"),
        "--write",
        str(page),
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    results = read(tmp_path / "r.json")
    assert {figure.table for figure in results.figures} >= {"text", "build", "latency", "search", "found"}
    assert {f.row for f in results.figures if f.table == "found" and f.engine == "nikki"} == {
        k.name for k in KINDS
    }
    assert {f.engine for f in results.figures if f.table == "search"} == {
        "nikki",
        *(r.name for r in installed()),
    }
    assert all(0 <= f.spread.low <= f.spread.median <= f.spread.high for f in results.figures)
    for measurement in MEASUREMENTS:
        assert any(f.table == measurement.name and f.spread.median > 0 for f in results.figures)
    usual = [aim for aim in AIMS if 40 in aim.posts]
    assert [one.aim for one in held(results.figures)] == usual
    written = page.read_text(encoding="utf-8")
    assert done.stdout.strip() in written
    assert str(tmp_path) not in done.stdout


def test_given_text_is_measured_and_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_bytes((ROOT / "data" / "diary.txt").read_bytes())

    wishes = ["--only", "search", "--only", "update", "--without", "tantivy", "--tell"]
    assert main(["--quick", "--text", str(diary), *wishes]) == 0

    said = capsys.readouterr()
    assert "a file more" in said.out
    assert "date:20" not in said.out
    assert "(very common word)" in said.err
    assert diary.read_bytes() == (ROOT / "data" / "diary.txt").read_bytes()


def test_what_was_measured_outlives_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(bench: Bench) -> Iterator[Figure]:
        bench.nikki("no-such-command")
        yield from ()

    monkeypatch.setattr("benchmarks.__main__.MEASUREMENTS", [MEASUREMENTS[0], Measurement("fails", fails)])

    assert main(["--quick", "--json", str(tmp_path / "r.json")]) == 1

    assert "no-such-command: exit 2" in capsys.readouterr().err
    assert {figure.table for figure in read(tmp_path / "r.json").figures} == {"text"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--text", "nowhere"], "no posts in nowhere"),
        (["--text", "data/diary.txt", "--sizes", "100"], "has 62 posts only"),
        (["--runs", "0"], "must be 1 at least"),
        (["--sizes", "ten"], "invalid"),
        (["--show", "data/diary.txt"], "Extra data"),
        (["--write", "README.md"], "no <!-- benchmarks generated -->"),
        (["--json", "nowhere/results.json"], "no folder nowhere"),
    ],
    ids=["no text", "too few posts", "no runs", "no number", "no results", "no block", "no folder"],
)
def test_what_cannot_be_done_is_said(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    with pytest.raises(SystemExit) as stopped:
        main(arguments)

    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", [*(m.name for m in MEASUREMENTS), *(k.name for k in KINDS), *(r.name for r in RIVALS)]
)
def test_the_readme_knows_every_row_of_the_tables(name: str) -> None:
    assert f"| {name} |" in README


@pytest.mark.parametrize("document", ["CONTRIBUTING.md", "benchmarks/README.md"])
def test_the_command_is_documented(document: str) -> None:
    assert "python -m benchmarks" in (ROOT / document).read_text(encoding="utf-8")
