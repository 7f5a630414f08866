"""Processes are measured whole: with what they start, and nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks.measure import FailedProcessError, by_turns, peak, run

_BUSY = "import time\nwhile time.process_time() < 0.3: pass"
_LARGE = "data = bytearray(60_000_000); import time; time.sleep(0.8)"


def test_the_cpu_of_processes_that_it_started_counts(tmp_path: Path) -> None:
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_BUSY!r}])"
    done = run([sys.executable, "-c", code], os.environ, tmp_path)

    assert 0.3 <= done.cost.cpu < 1.0
    assert done.cost.wall >= 0.3


def test_what_is_printed_and_given_comes_through(tmp_path: Path) -> None:
    code = "import sys, os; print(sys.stdin.read(), os.getcwd())"
    done = run([sys.executable, "-c", code], os.environ | {"PYTHONUTF8": "1"}, tmp_path, given="日記")

    assert done.output == f"日記 {tmp_path.resolve()}\n"


def test_a_process_that_fails_is_an_error_with_its_messages(tmp_path: Path) -> None:
    with pytest.raises(FailedProcessError, match="exit 3\nno good"):
        run(
            [sys.executable, "-c", "import sys; print('no good', file=sys.stderr); sys.exit(3)"],
            os.environ,
            tmp_path,
        )


def test_an_exit_that_is_expected_is_none(tmp_path: Path) -> None:
    done = run([sys.executable, "-c", "import sys; sys.exit(1)"], os.environ, tmp_path, expected=(0, 1))

    assert done.output == ""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is known from /proc only")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    """Two processes with 60 MB each, of which one is started by the other."""
    code = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {_LARGE!r}]); {_LARGE}; p.wait()"
    done = run([sys.executable, "-c", code], os.environ, tmp_path, watched=True)

    assert 120e6 < done.cost.memory < 200e6
    assert done.cost.resident >= done.cost.memory


def test_the_peak_of_a_short_process_is_its_own(tmp_path: Path) -> None:
    """Not that of the process that measures, which is large here."""
    ballast = bytearray(200_000_000)

    small = peak([sys.executable, "-c", "pass"], os.environ, tmp_path)
    large = peak([sys.executable, "-c", "bytearray(b'1' * 60_000_000)"], os.environ, tmp_path)

    assert len(ballast) == 200_000_000
    assert small < 50e6
    assert 60e6 < large < 190e6


@pytest.mark.parametrize(
    ("runs", "expected"),
    [(1, "ab"), (2, "ab ab ba"), (3, "ab ab ba ab")],
    ids=["once, nothing before it", "a pair that does not count", "each first in every second pair"],
)
def test_two_things_are_run_by_turns(runs: int, expected: str) -> None:
    order: list[str] = []

    pairs = by_turns(lambda: order.append("a"), lambda: order.append("b"), runs)

    assert "".join(order) == expected.replace(" ", "")
    assert len(pairs) == runs
