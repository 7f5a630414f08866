"""Building with several processes: each analyzes its share of the entries and writes segments of its own.

Shares are runs of entries of about the same length, so that the same diary always makes the same segments. What the
dictionary says of the words is gathered from all and worked out once, half by half.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import sys
from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from indexer.analysis.vocabulary import Vocabulary
from indexer.errors import IndexUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from pathlib import Path

    from indexer.model import Entry

WORTH_IT = 1_500_000
"""Characters: less is analyzed in the time that it takes to start processes and gather what they made."""
MOST = 2
"""Processes: each takes some 150 MB."""
_BATCH = 50_000
"""Characters that are sent at once."""
_AHEAD = 2
"""Batches that wait for a process, so that it never waits for one."""
_PATIENCE = 0.5
"""Seconds after which a process sees that the one that started it is gone."""


def worker_count(characters: int) -> int:
    """How many processes to use for so much text; 1 is none beside this one."""
    return min(MOST, os.cpu_count() or 1) if sys.platform == "linux" and characters >= WORTH_IT else 1


class Workers:
    """Processes that build segments in ``directory`` with the user dictionary ``names``; to be closed.

    Raises IndexUnusable if one of them ends before its work is done, and what was raised in it.
    """

    def __init__(self, count: int, directory: Path, names: str) -> None:
        import multiprocessing

        # Forked: another way to start would run the program that imported us once more.
        context = multiprocessing.get_context("fork")
        self._connections: list[Connection] = []
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            self._connections.append(ours)
            arguments = (theirs, directory, names, os.getpid(), tuple(self._connections))
            process = context.Process(target=_work, args=arguments, daemon=True)
            process.start()
            theirs.close()
            self._processes.append(process)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()

    def build(
        self, entries: deque[Entry], progress: Callable[[int], None]
    ) -> tuple[list[tuple[str, int]], list[bytes]]:
        """Add entries, taking them out of ``entries``; ``progress`` is told how many characters more are done.

        Returns the segments made (ids and numbers of documents) and the rows of the lexicon.
        """
        shares = [_batches(share) for share in _shares(entries, len(self._connections))]
        for connection, share in zip(self._connections, shares, strict=True):
            for batch in islice(share, _AHEAD):
                connection.send(batch)
        import multiprocessing.connection

        rest = dict(zip(self._connections, shares, strict=True))
        waiting = dict.fromkeys(self._connections, _AHEAD)
        while rest:
            for ready in multiprocessing.connection.wait(list(rest)):
                connection = cast("Connection", ready)
                progress(self._received(connection))
                for batch in islice(rest[connection], 1):
                    connection.send(batch)
                    break
                else:
                    waiting[connection] -= 1
                    if not waiting[connection]:
                        del rest[connection]
        return self._gathered()

    def _gathered(self) -> tuple[list[tuple[str, int]], list[bytes]]:
        segments: list[tuple[str, int]] = []
        vocabulary = Vocabulary()
        for connection in self._connections:
            connection.send(None)
        for connection in self._connections:
            made, met = self._received(connection)
            segments += made
            vocabulary.merge(met)
        count = len(self._connections)
        for i, connection in enumerate(self._connections):
            connection.send(vocabulary.share(i, count))
        rows = [row for connection in self._connections for row in self._received(connection)]
        return segments, rows

    @staticmethod
    def _received(connection: Connection) -> Any:  # noqa: ANN401  (each answer has a type of its own)
        try:
            answer = connection.recv()
        except EOFError as error:
            raise IndexUnusable("worker-died") from error
        if isinstance(answer, BaseException):
            raise answer
        return answer


def _shares(entries: deque[Entry], count: int) -> list[deque[Entry]]:
    """The entries, taken out, in ``count`` runs of about the same number of characters."""
    total = sum(len(entry.text) for entry in entries)
    shares: list[deque[Entry]] = [deque() for _ in range(count)]
    number = done = 0
    while entries:
        if done >= total * (number + 1) / count:
            number += 1
        done += len(entries[0].text)
        shares[number].append(entries.popleft())
    return shares


def _batches(entries: deque[Entry]) -> Iterator[list[Entry]]:
    """The entries, taken out, in lists of about :data:`_BATCH` characters; always at least :data:`_AHEAD` lists."""
    batch: list[Entry] = []
    size = made = 0
    while entries:
        entry = entries.popleft()
        batch.append(entry)
        size += len(entry.text)
        if size >= _BATCH:
            yield batch
            batch, size, made = [], 0, made + 1
    yield batch
    for _ in range(made + 1, _AHEAD):
        yield []


def _work(
    connection: Connection, directory: Path, names: str, parent: int, inherited: tuple[Connection, ...]
) -> None:
    """What a process does: add batches, hand over what was made, work out its share of the lexicon.

    ``inherited`` are the other ends: as long as anybody has them open, half a message seems to go on.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us sees it too, and ends us
    try:
        _serve(connection, directory, names, parent)
    except (EOFError, BrokenPipeError):
        pass
    except Exception as error:  # noqa: BLE001  (raised again where it can be said)
        with contextlib.suppress(OSError):
            connection.send(error)


def _serve(connection: Connection, directory: Path, names: str, parent: int) -> None:
    from indexer.analysis.segmenter import Segmenter
    from indexer.index import lexicon
    from indexer.index.writer import SegmentsWriter

    batch = _next(connection, parent)
    # Millions of objects, hardly one of them in a circle: to look for circles takes a sixth of the time.
    gc.disable()
    segmenter = Segmenter(names)
    segments = SegmentsWriter(directory, segmenter)
    while batch is not None:
        for entry in batch:
            segments.add(entry)
        connection.send(sum(len(entry.text) for entry in batch))
        batch = _next(connection, parent)
    connection.send((segments.finish(), segmenter.vocabulary))
    connection.send(list(lexicon.rows(_next(connection, parent), segmenter)))


def _next(connection: Connection, parent: int) -> Any:  # noqa: ANN401  (each message has a type of its own)
    """The next message; EOFError if the process that sends them is gone (others hold its end of the pipe, too)."""
    while os.getppid() == parent:
        if connection.poll(_PATIENCE):
            return connection.recv()
    raise EOFError
