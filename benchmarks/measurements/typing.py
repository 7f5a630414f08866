"""Queries typed letter by letter into `nikki live`: what a key costs, and the first screen."""

from __future__ import annotations

import json
import math
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import time
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from benchmarks import nikki
from benchmarks.asking import ROOT
from benchmarks.measure import FailedProcessError, run
from benchmarks.spread import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.bench import Bench, Figure

_QUERIES = 40
_KINDS = (
    "rare word",
    "common word",
    "kana",
    "romaji",
    "three words",
    "question",
    "exclusion",
    "part of a word",
    "quoted, rare",
)
"""What people type."""
COLUMNS, ROWS = 100, 30
_LONGEST = 60.0
"""Seconds until a first screen."""


def measure(bench: Bench) -> Iterator[Figure]:
    """Milliseconds of CPU: of a key over all keys of the queries, each the median of the rounds; until the first list is drawn."""
    queries = _chosen(bench)
    rounds = [_typed(bench, queries) for _ in range(bench.plan.runs)]
    keys = sorted(statistics.median(times) for times in zip(*rounds, strict=True))
    yield bench.figure("typing", "a key", "ms CPU", Spread.of(keys))
    yield bench.figure(
        "typing", "a key, nine of ten", "ms CPU", Spread.of([keys[math.ceil(0.9 * len(keys)) - 1]])
    )
    yield bench.figure(
        "typing", "first screen", "ms CPU", Spread.of(_first_screen(bench) for _ in range(bench.plan.runs))
    )


def _chosen(bench: Bench) -> list[str]:
    """The queries, of every kind in turn."""
    of_kinds = [[query.text for query in bench.queries if query.kind == kind] for kind in _KINDS]
    return list(filter(None, chain.from_iterable(zip_longest(*of_kinds))))[:_QUERIES]


def _typed(bench: Bench, queries: Sequence[str]) -> list[float]:
    command = [sys.executable, "-m", "benchmarks.child", "type", str(bench.index)]
    return list(json.loads(run(command, bench.environment, ROOT, given=json.dumps(queries)).output))


def _first_screen(bench: Bench) -> float:
    """Milliseconds of CPU of the process when the entries are listed, the start of Python included. On Linux only, else 0."""
    if not os.path.exists("/proc/self/stat"):
        return 0.0
    import fcntl
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    environment = dict(bench.environment) | {"TERM": "xterm-256color"}
    command = [*nikki.program(), "--index", str(bench.index), "live"]
    process = subprocess.Popen(command, env=environment, stdin=slave, stdout=slave, stderr=slave)
    try:
        return 1000 * _cpu_when_listed(process.pid, master, f"1/{len(bench.posts)}".encode())
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        os.close(master)
        os.close(slave)


def _cpu_when_listed(pid: int, terminal: int, sign: bytes) -> float:
    """Seconds of CPU of a process when it has written ``sign``. Raises FailedProcessError if it never does."""
    written = b""
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            written += os.read(terminal, 65536)
        if sign in written:
            with open(f"/proc/{pid}/stat", encoding="ascii") as file:
                user, system = file.read().rpartition(")")[2].split()[11:13]
            return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    raise FailedProcessError("nikki live: no list")
