"""Running a process and knowing what it cost; runs of two things by turns.

CPU time is user and system time of the process and of all processes that it started and waited for. It hardly depends
on what else the machine does, where wall-clock time does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from benchmarks.memory import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

A = TypeVar("A")
B = TypeVar("B")


class Cost(NamedTuple):
    """What a process cost: seconds of CPU and by the clock, peak memory in bytes (0 where it was not watched).

    ``memory`` counts a page that several of its processes share once, ``resident`` as often as it is shared.
    """

    cpu: float
    wall: float
    memory: int = 0
    resident: int = 0


class Run(NamedTuple):
    """What a process cost and what it printed."""

    cost: Cost
    output: str


class FailedProcessError(Exception):
    """A process that was to be measured ended with another status than was expected; its command and messages."""


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    folder: Path,
    *,
    expected: Sequence[int] = (0,),
    watched: bool = False,
    given: str = "",
) -> Run:
    """Run ``command`` in ``folder`` to its end; ``watched`` looks at its memory, ``given`` is its standard input.

    Raises FailedProcessError where the exit status is none of ``expected``, OSError where there is no such program.
    """
    with (
        tempfile.TemporaryFile() as source,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
    ):
        source.write(given.encode())
        source.seek(0)
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=source, stdout=output, stderr=errors
        )
        watch = Watch(process.pid) if watched else None
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        memory, resident = watch.ended() if watch else (0, 0)
        output.seek(0)
        errors.seek(0)
        if process.returncode not in expected:
            said = errors.read().decode(errors="replace")
            raise FailedProcessError(f"{' '.join(command)}: exit {process.returncode}\n{said}")
        cost = Cost(usage.ru_utime + usage.ru_stime, wall, memory, resident)
        return Run(cost, output.read().decode(errors="replace"))


_LAUNCHER = """
import os, sys
nothing = os.open(os.devnull, os.O_RDWR)
files = [(os.POSIX_SPAWN_DUP2, nothing, number) for number in (0, 1, 2)]
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=files)
print(os.wait4(child, 0)[2].ru_maxrss)
"""


def peak(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> int:
    """The peak resident memory of a short process in bytes, as the system counts it; ``command`` begins with a path.

    Started by way of a small process: a new process begins with the peak of the one that started it.
    """
    launched = run([sys.executable, "-I", "-S", "-c", _LAUNCHER, *command], environment, folder)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(launched.output) * unit


def by_turns(one: Callable[[], A], other: Callable[[], B], runs: int) -> list[tuple[A, B]]:
    """What ``one`` and ``other`` return, ``runs`` times, each first in every second pair.

    What slows the machine down for a while meets both, so that the ratio of a pair holds. Before several runs there is
    one that does not count: it reads from the disk.
    """
    if runs > 1:
        one()
        other()
    pairs: list[tuple[A, B]] = []
    for number in range(runs):
        if number % 2:
            second = other()
            pairs.append((one(), second))
        else:
            first = one()
            pairs.append((first, other()))
    return pairs
