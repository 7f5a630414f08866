"""Writing the index: one commit at a time, each exactly the old state or the new."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

from indexer.analysis.panics import silenced
from indexer.index import commit
from indexer.index.kept_patterns import KeptPatterns
from indexer.index.lexicon import reader as lexicon
from indexer.index.merge_policy import lexicon_to_merge, to_merge
from indexer.index.segments_writer import SegmentsWriter, batches
from indexer.index.store.filenames import PATTERNS
from indexer.index.store.lock import Lock
from indexer.index.store.upkeep import prepared
from indexer.model import Notice
from indexer.support.system import can_fork

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from indexer.index.manifest import SegmentRecord, State
    from indexer.index.parallel import Workers
    from indexer.index.reader import IndexReader
    from indexer.model import Entry

WORTH_IT = 300_000
"""Characters from which on two processes are used, on Linux: two thirds of the time; for less, it is not felt."""
MOST = 2
"""Processes: each takes 200 to 350 MB beside the dictionary."""


def worker_count(characters: int) -> int:
    """How many processes to use for so much text; 1 is none beside this one."""
    return min(MOST, os.cpu_count() or 1) if can_fork() and characters >= WORTH_IT else 1


class IndexWriter:
    """Adds and removes entries, then commits all or nothing. Use as a context manager: an error cancels.

    The lock is held from the beginning, so that what is read after it is what will be changed. Raises
    IndexUnusable if another process holds it for longer than ``patience``, in seconds (None: ten).
    """

    def __init__(self, directory: Path, patience: float | None = None) -> None:
        self._names = ""
        self._reader: IndexReader | None = None
        self._writer: SegmentsWriter | None = None
        self._made: list[tuple[str, int]] = []
        self._material: list[lexicon.Material] = []
        self._removed: set[int] = set()
        self._committed: State | None = None
        self._workers: Workers | None = None
        self._unanalyzed: list[tuple[str, int, str]] = []
        self.directory = prepared(directory)
        try:
            self._lock = Lock.of(self.directory, patience)
        except BaseException:
            self.directory.close()
            raise
        try:
            self.generation = commit.next_generation(self.directory)
            self._patterns = KeptPatterns(self.directory.place, PATTERNS)
        except BaseException:
            self._release()
            raise

    def begin(self, names: str, reader: IndexReader | None) -> None:
        """Say with which user dictionary entries are analyzed, and from which open state the commit starts; None: from nothing."""
        self._names = names
        self._reader = reader

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._workers:
            self._workers.close()
        if self._writer and exception[0] is not None:
            with contextlib.suppress(OSError):
                self._writer.abandon()
        with contextlib.suppress(OSError):
            commit.tidy(self.directory, self._committed)
        self._release()

    def _release(self) -> None:
        self._lock.release()
        self.directory.close()

    @property
    def _segments(self) -> SegmentsWriter:
        """What this process writes; the dictionary is opened now."""
        if self._writer is None:
            from indexer.analysis.segmenter import Segmenter

            self._writer = SegmentsWriter(self.directory, Segmenter(self._names))
        return self._writer

    def expect(self, characters: int) -> None:
        """Get ready for about so much new text.

        Best before it is read: other processes begin with the memory of this one.
        """
        count = worker_count(characters)
        if count > 1 and not self._workers:
            from indexer.index.parallel import Workers

            self._workers = Workers(count, self.directory, self._names)

    def add(self, entries: Sequence[Entry], progress: Callable[[int], None]) -> None:
        """Analyze entries and add them; ``progress`` is told how many characters more are done."""
        characters = sum(len(entry.text) for entry in entries)
        # What was not expected: a file that did not grow, and has other entries.
        self.expect(characters)
        if self._workers and worker_count(characters) > 1:
            self._made, material = self._workers.build(entries, self._lexicon, progress)
            self._material.append(material)
            self._unanalyzed += self._workers.unanalyzed
            return
        for batch in batches(entries):
            with silenced():
                self._segments.add(batch)
            progress(sum(len(entry.text) for entry in batch))

    def remove(self, ids: Iterable[str]) -> None:
        """Delete entries of the state that the commit starts from."""
        for entry_id in ids:
            doc = self._reader.find(entry_id) if self._reader else None
            if doc is not None:
                self._removed.add(doc)

    def commit(self, state: State) -> None:
        """Make what was added and removed the new state of the index, with its lexicon and ``state``."""
        with silenced():
            kept = tuple(self._kept())
            if self._writer:
                self._made += self._writer.finish()
                self._unanalyzed += self._writer.unanalyzed
                self._material.append(self._writer.lexicon_material(self._lexicon))
            made = commit.segment_records(self._made)
            names = self._write_lexicon(state.lexicon)
            state = state._replace(lexicon=names, segments=(*kept, *made))
            self._committed = commit.write(self.directory, self.generation, state)
        self._patterns.keep()

    def notices(self) -> Iterator[Notice]:
        """The entries that were committed without words, because they could not be analyzed."""
        return (Notice("entry-unanalyzed", *place) for place in self._unanalyzed)

    def _kept(self) -> Iterator[SegmentRecord]:
        """The segments that stay, with what is deleted of them now; small ones go into the new one."""
        if self._reader is None:
            return
        deleted = {
            segment: segment.deleted | self._removed.intersection(segment.documents())
            for segment in self._reader.segments
        }
        merged = to_merge(deleted, self._writer.characters if self._writer else 0)
        for segment in merged:
            self._segments.builder.add_segment(segment, deleted[segment])
        for segment, record in zip(self._reader.segments, self._reader.state.segments, strict=True):
            if segment not in merged:
                gone = tuple(sorted(doc - segment.first for doc in deleted[segment]))
                yield record._replace(deleted=gone)

    @property
    def _lexicon(self) -> lexicon.Lexicon:
        """The lexicon of the state that the commit starts from."""
        return self._reader.lexicon if self._reader else lexicon.Lexicon(())

    def _write_lexicon(self, old: tuple[str, ...]) -> tuple[str, ...]:
        """Write what is new, with the smaller ones of the ``old`` files. Returns the names of the files that are then needed."""
        names = [] if self._reader is None else list(old)
        if not any(material.rows for material in self._material):
            return tuple(names)
        merged = lexicon_to_merge(self.directory, names, self._material)
        more = lexicon.Lexicon(f"{self.directory.place}/{name}" for name in merged).material()
        name = f"lexicon-{self.generation}.idx"
        lexicon.write(self.directory, name, (*self._material, more))
        return (*(old for old in names if old not in merged), name)
