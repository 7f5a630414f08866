"""Building with several processes: each analyzes its share of the entries and writes segments of its own.

Shares are runs of entries of about the same length, so that the same diary always makes the same segments. What the
dictionary says of the words is worked out once for nearly each word, in portions, by whoever is free.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import deque
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any, cast

from indexer.analysis.panics import silence
from indexer.analysis.vocabulary import Vocabulary
from indexer.errors import IndexUnusable, NikkiError, place_of
from indexer.index.lexicon.reader import Material
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.reader import Lexicon
    from indexer.index.store.directory import IndexDirectory
    from indexer.model import Entry

_BATCH = 50_000
"""Characters that are sent at once."""
_AHEAD = 2
"""Batches that wait for a process, so that it never waits for one."""
_PORTION = 4_000
"""Words whose rows of the lexicon are asked for at once."""
_PATIENCE = 0.5
"""Seconds after which a process sees that the one that started it is gone."""


class Made(NamedTuple):
    """What a process has made of its share: segments (ids and numbers of documents), and the words that it met.

    ``unanalyzed`` are the entries that could not be analyzed: path, line, kind of error.
    """

    segments: list[tuple[str, int]]
    vocabulary: Vocabulary
    unanalyzed: list[tuple[str, int, str]]


class _Worker:
    """A process, seen from the one that started it: what it is still to be told, and how many answers are awaited."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.tasks: Iterator[object] = iter(())
        self.awaited = 0
        self.made: list[tuple[str, int]] | None = None

    @property
    def is_free(self) -> bool:
        """Whether it has made its segments and has nothing to do."""
        return self.made is not None and not self.awaited

    def tell(self, tasks: Iterable[object]) -> None:
        """Send tasks; an answer to each is awaited, be it the end of the process."""
        for task in tasks:
            self.awaited += 1
            try:
                self.connection.send(task)
            except ConnectionError:
                # It is gone; what it has said before tells why.
                return

    def answer(self) -> Any:  # noqa: ANN401  (each answer has a type of its own)
        """The next answer. Raises IndexUnusable if the process is gone, and what was raised in it."""
        self.awaited -= 1
        try:
            answer = self.connection.recv()
        except (EOFError, ConnectionError) as error:
            raise IndexUnusable("worker-died") from error
        if isinstance(answer, BaseException):
            raise answer
        self.tell(islice(self.tasks, 1))
        return answer


class _Words:
    """What the processes met and said of words: each word is asked about once, unless its rows are ``known``."""

    def __init__(self, known: Lexicon) -> None:
        self._known = known
        self._marks: set[int] = set()
        self._rows: list[bytes] = []
        self._portions: deque[Vocabulary] = deque()

    def meet(self, vocabulary: Vocabulary) -> None:
        """Add what a process has met."""
        new, marks = vocabulary.new(lambda mark: mark in self._marks or self._known.knows(mark))
        self._marks.update(marks)
        self._portions.extend(new.portions(_PORTION))

    def know(self, rows: bytes) -> None:
        """Add the rows of a portion, as lines: by themselves they take twice the memory."""
        self._rows.append(rows)

    def material(self) -> Material:
        """What the lexicon needs."""
        return Material([row for rows in self._rows for row in rows.split(b"\n") if row], list(self._marks))

    def hand_out(self, workers: Iterable[_Worker]) -> None:
        """Let each of some processes work on a portion, as long as there are any."""
        for worker in workers:
            if self._portions:
                worker.tell([self._portions.popleft()])


class Workers:
    """Processes that build segments in ``directory`` with the user dictionary ``names``; to be closed.

    Raises IndexUnusable if one of them ends before its work is done, and what was raised in it.
    """

    def __init__(self, count: int, directory: IndexDirectory, names: str) -> None:
        import multiprocessing

        # Forked: another way to start would run the program that imported us once more.
        context = multiprocessing.get_context("fork")
        self._workers: list[_Worker] = []
        self._processes = []
        self.unanalyzed: list[tuple[str, int, str]] = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            self._workers.append(_Worker(ours))
            inherited = tuple(worker.connection for worker in self._workers)
            arguments = (theirs, directory, names, os.getpid(), inherited)
            process = context.Process(target=_work, args=arguments, daemon=True)
            try:
                process.start()
            except BaseException:
                self.close()
                raise
            theirs.close()
            self._processes.append(process)

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for worker in self._workers:
            worker.connection.close()
        for process in self._processes:
            process.terminate()
            process.join()

    def build(
        self, entries: Sequence[Entry], known: Lexicon, progress: Callable[[int], None]
    ) -> tuple[list[tuple[str, int]], Material]:
        """Add entries; ``progress`` is told how many characters more are done.

        Returns the segments made (ids and numbers of documents) and what the lexicon needs beside what is ``known``.
        """
        words = _Words(known)
        for worker, share in zip(self._workers, _shares(entries, len(self._workers)), strict=True):
            worker.tasks = chain(_batches(share), (None,))
            worker.tell(islice(worker.tasks, _AHEAD))
        while any(worker.awaited for worker in self._workers):
            for worker in self._ready():
                answer = worker.answer()
                if isinstance(answer, int):
                    progress(answer)
                elif isinstance(answer, Made):
                    worker.made = answer.segments
                    self.unanalyzed += answer.unanalyzed
                    words.meet(answer.vocabulary)
                    del answer
                    _give_back()
                else:
                    words.know(answer)
            # Whoever has made its segments works on the lexicon while others still make theirs.
            words.hand_out(worker for worker in self._workers if worker.is_free)
        # What they hold is not needed beside the rows, which are now taken apart.
        self.close()
        return [segment for worker in self._workers for segment in worker.made or ()], words.material()

    def _ready(self) -> list[_Worker]:
        """Those that have said something; waits until one has."""
        from multiprocessing.connection import wait

        awaited = {worker.connection: worker for worker in self._workers if worker.awaited}
        return [awaited[connection] for connection in cast("list[Connection]", wait([*awaited]))]


def _shares(entries: Iterable[Entry], count: int) -> list[list[Entry]]:
    """The entries in ``count`` runs of about the same number of characters."""
    ends = [*accumulate(len(entry.text) for entry in entries)]
    shares: list[list[Entry]] = [[] for _ in range(count)]
    for entry, end in zip(entries, ends, strict=True):
        number = (end - len(entry.text)) * count // max(1, ends[-1])
        shares[min(number, count - 1)].append(entry)
    return shares


def _batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries in lists of about :data:`_BATCH` characters."""
    batch: list[Entry] = []
    size = 0
    for entry in entries:
        batch.append(entry)
        size += len(entry.text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _work(
    connection: Connection,
    directory: IndexDirectory,
    names: str,
    parent: int,
    inherited: tuple[Connection, ...],
) -> None:
    """What a process does: add batches, hand over what was made, work out its share of the lexicon.

    ``inherited`` are the other ends: as long as anybody has them open, half a message seems to go on.
    """
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one that started us sees it too, and ends us
    silence()
    try:
        _serve(connection, directory, names, parent)
    except (EOFError, BrokenPipeError):
        pass
    except BaseException as error:  # noqa: BLE001  (a panic of SudachiPy is no Exception; raised again where it can be said)
        with contextlib.suppress(OSError):
            connection.send(_told(error))


def _told(error: BaseException) -> NikkiError | OSError:
    """The error, to be sent: of one that was not foreseen only its kind and place, for its text may quote the diary."""
    if isinstance(error, NikkiError | OSError):
        return error
    return IndexUnusable("worker-failed", kind=type(error).__name__, place=place_of(error))


def _serve(connection: Connection, directory: IndexDirectory, names: str, parent: int) -> None:
    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.rows import rows_of

    _wait(connection, parent)
    segmenter = Segmenter(names)
    segments, unanalyzed = _segments(connection, directory, segmenter, parent)
    connection.send(Made(segments, segmenter.vocabulary, unanalyzed))
    segmenter.vocabulary = Vocabulary()
    _give_back()
    while True:
        connection.send(b"\n".join(rows_of(_next(connection, parent), segmenter)))


def _segments(
    connection: Connection, directory: IndexDirectory, segmenter: Segmenter, parent: int
) -> tuple[list[tuple[str, int]], list[tuple[str, int, str]]]:
    """Make segments of the batches that come, up to a None; what was needed for it is let go."""
    from indexer.index.segments_writer import SegmentsWriter

    segments = SegmentsWriter(directory, segmenter)
    while (batch := _next(connection, parent)) is not None:
        for entry in batch:
            segments.add(entry)
        connection.send(sum(len(entry.text) for entry in batch))
    return segments.finish(), segments.unanalyzed


def _give_back() -> None:
    """Give memory that is free back to the system, where the C library can: it is a quarter of what a process has in the end."""
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def _next(connection: Connection, parent: int) -> Any:  # noqa: ANN401  (each message has a type of its own)
    """The next message; EOFError as in :func:`_wait`."""
    _wait(connection, parent)
    return connection.recv()


def _wait(connection: Connection, parent: int) -> None:
    """Wait for a message; EOFError if the process that sends them is gone (others hold its end of the pipe, too)."""
    while not connection.poll(_PATIENCE):
        if os.getppid() != parent:
            raise EOFError
