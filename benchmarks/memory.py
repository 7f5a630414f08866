"""The memory of a process and its descendants while they run, from ``/proc``.

The system itself tells only the peak of the largest of several processes. Where there is no ``/proc`` the figures are 0.
"""

from __future__ import annotations

import threading
import time
from pathlib import Path

_SHORTEST, _SHARE = 0.1, 30
"""Seconds between two looks at least; and how many times as long as a look took (half a gigabyte: some milliseconds)."""
_PROC = Path("/proc")


class Watch:
    """Looks at a process from now until :meth:`ended`."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._over = threading.Event()
        self._memory = self._resident = 0
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def ended(self) -> tuple[int, int]:
        """The peaks in bytes: shared pages counted once, and counted as often as they are shared."""
        self._over.set()
        self._thread.join()
        return self._memory, self._resident

    def _watch(self) -> None:
        while True:
            before = time.thread_time()
            memory, resident = memory_of(self._pid)
            self._memory = max(self._memory, memory)
            self._resident = max(self._resident, resident)
            if self._over.wait(max(_SHORTEST, _SHARE * (time.thread_time() - before))):
                return


def memory_of(pid: int) -> tuple[int, int]:
    """The memory of a process and its descendants now, in bytes: proportional (PSS) and resident (RSS), added up."""
    memory = resident = 0
    pending = [pid]
    while pending:
        process = _PROC / str(pending.pop())
        try:
            rollup = (process / "smaps_rollup").read_text(encoding="ascii")
            tasks = list((process / "task").iterdir())
            pending += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
        sizes = {line.split(":")[0]: line.split() for line in rollup.splitlines()}
        if "Pss" in sizes:  # a process that has just ended has no pages
            memory += int(sizes["Pss"][1]) * 1024
            resident += int(sizes["Rss"][1]) * 1024
    return memory, resident
