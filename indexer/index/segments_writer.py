"""Entries made into segments, one after the other."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from indexer.analysis.analyzer import Analysis, analyze, analyze_all
from indexer.analysis.folding import fold
from indexer.errors import IndexUnusable, NikkiError, place_of
from indexer.index import commit
from indexer.index.fields import property_text
from indexer.index.merge_policy import LARGEST
from indexer.index.segment.writer import Document, SegmentBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.analysis.segmenter import Segmenter
    from indexer.index.lexicon.reader import Lexicon, Material
    from indexer.index.store.directory import IndexDirectory
    from indexer.model import Entry

_BATCH = 100_000
"""Characters that are analyzed at once, which takes some 15 MB; three times as many are hardly faster."""


class SegmentsWriter:
    """Analyzes entries and writes them as segments; one ends when it has :data:`~indexer.index.merge_policy.LARGEST` characters.

    Used by a writer in its own process or, for much text, in worker processes (:mod:`indexer.index.parallel`).
    ``unanalyzed`` are the entries that could not be analyzed: path, line, kind of error.
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
            self._builder = SegmentBuilder(file)
        return self._builder

    def add(self, entries: Sequence[Entry]) -> None:
        """Analyze entries and add them; a list of :func:`batches` at a time is the fastest."""
        documents = list(map(_document, entries))
        for document, analysis in zip(documents, self._analyzed(documents), strict=True):
            with _named(document.entry):
                self.builder.add(document, analysis)
            self.characters += len(document.text)
            if self.builder.characters > LARGEST:
                self.close_segment()

    def _analyzed(self, documents: Sequence[Document]) -> list[Analysis]:
        """The analyses of documents; one without words where it fails: quoted searches find its characters."""
        try:
            return analyze_all([document.text for document in documents], self._segmenter)
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException:  # noqa: BLE001  (SudachiPy may panic, which is no Exception)
            return list(map(self._analyzed_alone, documents))

    def _analyzed_alone(self, document: Document) -> Analysis:
        entry, text, _ = document
        with _named(entry):
            try:
                return analyze(text, self._segmenter)
            except (MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
                raise
            except BaseException as error:  # noqa: BLE001  (as above)
                self.unanalyzed.append((entry.path, entry.line, type(error).__name__))
                return Analysis(fold(text), [], [], [], [], [])

    def close_segment(self) -> None:
        """Finish the segment that is being made, if there is one."""
        if self._builder is not None:
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


def batches(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
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


def _document(entry: Entry) -> Document:
    head = "" if not entry.title or entry.title in entry.text.split("\n", 1)[0] else entry.title + "\n"
    return Document(entry, head + entry.text + property_text(entry.properties), len(head))


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
