"""Building with several processes: each analyzes its share of the entries and writes segments of its own.

Shares are runs of entries of about the same length, so that the same diary always makes the same segments. What the
dictionary says of the words is worked out once for nearly each word, in portions, by whoever is free.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any

from indexer.analysis.vocabulary import Vocabulary
from indexer.index.lexicon.reader import Material
from indexer.index.processes import Processes, answer, ready, send
from indexer.index.segments_writer import SegmentsWriter, batches
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.reader import Lexicon
    from indexer.index.processes import Inbox
    from indexer.index.store.directory import IndexDirectory
    from indexer.model import Entry

_AHEAD = 2
"""Batches that wait for a process, so that it never waits for one."""
_PORTION = 4_000
"""Words whose rows of the lexicon are asked for at once."""


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
            if not send(self.connection, task):
                return

    def answer(self) -> Any:  # noqa: ANN401  (each answer has a type of its own)
        """The next answer. Raises IndexUnusable if the process is gone, and what was raised in it."""
        self.awaited -= 1
        found = answer(self.connection)
        self.tell(islice(self.tasks, 1))
        return found


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
        self._processes = Processes(count, partial(_serve, directory=directory, names=names))
        self._workers = [_Worker(connection) for connection in self._processes.connections]
        self.unanalyzed: list[tuple[str, int, str]] = []

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        self._processes.close()

    def build(
        self, entries: Sequence[Entry], known: Lexicon, progress: Callable[[int], None]
    ) -> tuple[list[tuple[str, int]], Material]:
        """Add entries; ``progress`` is told how many characters more are done.

        Returns the segments made (ids and numbers of documents) and what the lexicon needs beside what is ``known``.
        """
        words = _Words(known)
        for worker, share in zip(self._workers, _shares(entries, len(self._workers)), strict=True):
            worker.tasks = chain(batches(share), (None,))
            worker.tell(islice(worker.tasks, _AHEAD))
        while any(worker.awaited for worker in self._workers):
            for worker in self._ready():
                said = worker.answer()
                if isinstance(said, int):
                    progress(said)
                elif isinstance(said, Made):
                    worker.made = said.segments
                    self.unanalyzed += said.unanalyzed
                    words.meet(said.vocabulary)
                    del said
                    _give_back()
                else:
                    words.know(said)
            # Whoever has made its segments works on the lexicon while others still make theirs.
            words.hand_out(worker for worker in self._workers if worker.is_free)
        # What they hold is not needed beside the rows, which are now taken apart.
        self.close()
        return [segment for worker in self._workers for segment in worker.made or ()], words.material()

    def _ready(self) -> list[_Worker]:
        """Those that have said something; waits until one has."""
        awaited = {worker.connection: worker for worker in self._workers if worker.awaited}
        return [awaited[connection] for connection in ready(awaited)]


def _shares(entries: Iterable[Entry], count: int) -> list[list[Entry]]:
    """The entries in ``count`` runs of about the same number of characters."""
    ends = [*accumulate(len(entry.text) for entry in entries)]
    shares: list[list[Entry]] = [[] for _ in range(count)]
    for entry, end in zip(entries, ends, strict=True):
        number = (end - len(entry.text)) * count // max(1, ends[-1])
        shares[min(number, count - 1)].append(entry)
    return shares


def _serve(inbox: Inbox, directory: IndexDirectory, names: str) -> None:
    """What a process does: add batches, hand over what was made, work out its share of the lexicon."""
    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.rows import rows_of

    inbox.wait()
    segmenter = Segmenter(names)
    segments, unanalyzed = _segments(inbox, directory, segmenter)
    inbox.answer(Made(segments, segmenter.vocabulary, unanalyzed))
    segmenter.vocabulary = Vocabulary()
    _give_back()
    while True:
        inbox.answer(b"\n".join(rows_of(inbox.next(), segmenter)))


def _segments(
    inbox: Inbox, directory: IndexDirectory, segmenter: Segmenter
) -> tuple[list[tuple[str, int]], list[tuple[str, int, str]]]:
    """Make segments of the batches that come, up to a None; what was needed for it is let go."""
    segments = SegmentsWriter(directory, segmenter)
    while (batch := inbox.next()) is not None:
        segments.add(batch)
        inbox.answer(sum(len(entry.text) for entry in batch))
    return segments.finish(), segments.unanalyzed


def _give_back() -> None:
    """Give memory that is free back to the system, where the C library can: it is a quarter of what a process has in the end."""
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)
