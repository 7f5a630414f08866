"""Entries made into segments, one after the other."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable, NikkiError, place_of
from indexer.index import commit
from indexer.index.fields import property_text
from indexer.index.merge_policy import LARGEST
from indexer.index.segment.writer import SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.reader import Lexicon, Material
    from indexer.index.store.directory import IndexDirectory
    from indexer.model import Entry


class SegmentsWriter:
    """Analyzes entries and writes them as segments; one ends when it has :data:`~indexer.index.merge_policy.LARGEST` characters.

    Used by a writer in its own process or, for much text, in worker processes (:mod:`indexer.index.parallel`).
    """

    def __init__(self, directory: IndexDirectory, segmenter: Segmenter) -> None:
        self._directory = directory
        self._segmenter = segmenter
        self._builder: SegmentBuilder | None = None
        self._finished: list[tuple[str, int]] = []
        self.unanalyzed: list[tuple[str, int, str]] = []
        self.characters = 0

    @property
    def builder(self) -> SegmentBuilder:
        """The segment that is being made."""
        if self._builder is None:
            self._segment_id = commit.new_segment_id()
            file = self._directory.create(commit.segment_file(self._segment_id))
            self._builder = SegmentBuilder(file, self._segmenter)
        return self._builder

    def add(self, entry: Entry) -> None:
        """Analyze an entry and add it."""
        head = "" if not entry.title or entry.title in entry.text.split("\n", 1)[0] else entry.title + "\n"
        text = head + entry.text + property_text(entry.properties)
        with _named(entry):
            self.builder.add(entry, text, len(head))
        self.characters += len(text)
        if self.builder.characters > LARGEST:
            self.close_segment()

    def close_segment(self) -> None:
        """Finish the segment that is being made, if there is one."""
        if self._builder is not None:
            self.unanalyzed += self._builder.unanalyzed
            self._finished.append((self._segment_id, self._builder.finish()))
            self._builder = None

    def finish(self) -> list[tuple[str, int]]:
        """Finish. The ids of all segments made, and how many documents each holds."""
        self.close_segment()
        return self._finished

    def lexicon_material(self, known: Lexicon) -> Material:
        """What the lexicon needs beside what is known."""
        from indexer.index.lexicon.rows import material

        return material(self._segmenter.vocabulary, known, self._segmenter)

    def abandon(self) -> None:
        """Write nothing more, and remove what was written."""
        if self._builder is not None:
            try:
                self._builder.abandon()
            finally:
                self._builder = None
                self._directory.remove(commit.segment_file(self._segment_id))


@contextlib.contextmanager
def _named(entry: Entry) -> Iterator[None]:
    """What was not foreseen as IndexUnusable with the place of the entry, and without what it says: that may quote the entry."""
    try:
        yield
    except (NikkiError, OSError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  (a panic of SudachiPy is no Exception)
        details = {"path": entry.path, "line": entry.line, "date": entry.date or "-"}
        kind = type(error).__name__
        raise IndexUnusable("entry-failed", **details, kind=kind, place=place_of(error)) from None
