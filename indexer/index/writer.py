"""Writing the index: one commit at a time, each exactly the old state or the new."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from whoosh.index import FileIndex, clean_files
from whoosh.util.filelock import try_for
from whoosh.writing import MERGE_SMALL, SegmentWriter

from indexer.analysis import Analysis, Segmenter, analyze
from indexer.errors import IndexUnusable
from indexer.index import lexicon, schema
from indexer.index import state as manifest
from indexer.index.codec import CompactCodec, TermPool
from indexer.index.packing import pack_spans
from indexer.index.storage import (
    INDEX_NAME,
    TOC,
    file_storage,
    generation,
    make_private,
    private,
    sync,
    table_of_contents,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from indexer.index.reader import IndexReader
    from indexer.model import Entry

_SEGMENT_CHARACTERS = 6_000_000
"""A build starts another segment after so much text, to bound its memory (about 25 bytes a character)."""
_LEXICON_FILES = 8
"""More files of the lexicon than this are made one."""
_TIMEOUT = 10.0
"""Seconds that a second writer waits for the first."""


class _CommitWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's writer with our codec and pool, several segments a commit, and the state beside the contents."""

    def __init__(self, ix: FileIndex, directory: Path, lock: Any) -> None:  # noqa: ANN401
        """``lock`` is held already; it is released with the commit or the cancelling."""
        super().__init__(ix, _lk=False, codec=CompactCodec())
        self.writelock = lock
        self.directory = directory
        self.pool = TermPool()
        self.state = manifest.State("")
        self.finished: list[Any] = []

    def next_segment(self) -> None:
        """Close the segment that is being written and begin another one."""
        self.finished.append(self._finalize_segment())
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self.docnum = self.docbase
        self.pool = TermPool()
        self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
        self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
        self._added = False

    def _commit_toc(self, segments: list[Any]) -> None:
        manifest.save(self.directory / manifest.state_name(self.generation), self.state)
        sync(self.directory)
        TOC(self.schema, segments, self.generation).write(self.storage, self.indexname)
        sync(self.directory)
        self.tidy()

    def cancel(self) -> None:
        """Write nothing, and leave nothing behind."""
        self._close_segment()
        self.tidy()
        self._finish()

    def tidy(self) -> None:
        """Remove what no commit refers to; to be called while the lock is held."""
        _tidy(self.directory, self._tempstorage.folder)


class IndexWriter:
    """Adds and removes entries, then commits all or nothing. Use as a context manager: an error cancels.

    The lock is held from the beginning, so that what is read after it is what will be changed. Raises
    IndexUnusable if another process holds it for longer than ten seconds.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._segmenter: Segmenter | None = None
        self._anew = False
        self._characters = 0
        make_private(directory)
        with private():
            storage = file_storage(directory)
            lock = storage.lock(f"{INDEX_NAME}_WRITELOCK")
            if not try_for(lock.acquire, timeout=_TIMEOUT, delay=0.05):
                raise IndexUnusable("index-locked", path=directory)
            try:
                _ensure_contents(directory)
                self._writer = _CommitWriter(FileIndex(storage, schema.schema(), INDEX_NAME), directory, lock)
            except BaseException:
                lock.release()
                raise

    def begin(self, segmenter: Segmenter, *, anew: bool) -> None:
        """Say with which dictionary entries are analyzed, and whether the commit starts from nothing."""
        self._segmenter = segmenter
        self._anew = anew

    @property
    def generation(self) -> int:
        """The number that the commit will have."""
        return int(self._writer.generation)

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(self, *_exception: object) -> None:
        if not self._writer.is_closed:
            with contextlib.suppress(OSError):
                self._writer.cancel()

    def add(self, entry: Entry) -> None:
        """Analyze an entry and add it."""
        head = "" if not entry.title or entry.title in entry.text.split("\n", 1)[0] else entry.title + "\n"
        text = head + entry.text
        if self._segmenter is None:
            raise RuntimeError("begin() comes before add()")
        analysis = analyze(text, self._segmenter)
        with private():
            if self._characters > _SEGMENT_CHARACTERS:
                self._writer.next_segment()
                self._characters = 0
            self._writer.add_document(**_document(entry, text, len(head), analysis))
        self._characters += len(text)

    def remove(self, ids: Iterable[str], reader: IndexReader) -> None:
        """Delete entries; ``reader`` must be open on the state that this writer began from."""
        for entry_id in ids:
            doc = reader.find(entry_id)
            if doc is not None:
                self._writer.delete_document(doc)

    def commit(self, state: manifest.State) -> None:
        """Make what was added and removed the new state of the index, with its lexicon and ``state``."""
        with private():
            names = self._write_lexicon(state.lexicon)
            self._writer.state = state._replace(lexicon=names)
            self._writer.commit(mergetype=self._merge)

    def _merge(self, writer: SegmentWriter, segments: list[Any]) -> list[Any]:
        kept = [] if self._anew else MERGE_SMALL(writer, segments)
        return [*kept, *self._writer.finished]

    def _write_lexicon(self, old: tuple[str, ...]) -> tuple[str, ...]:
        rows = list(lexicon.rows(self._segmenter.knowledge)) if self._segmenter else []
        names = () if self._anew else old
        if len(names) >= _LEXICON_FILES:
            rows += lexicon.Lexicon(self._directory / name for name in names).all_lines()
            names = ()
        if not rows:
            return names
        name = f"lexicon-{self.generation}.tsv"
        lexicon.write(self._directory / name, rows)
        return (*names, name)


def _document(entry: Entry, text: str, head: int, analysis: Analysis) -> dict[str, object]:
    original = schema.difference(text, analysis.folded)
    date = entry.date.isoformat() if entry.date else ""
    return {
        "id": entry.id,
        "terms": analysis.terms,
        "text": analysis.folded.text.encode("utf-8", "replace"),
        "spans": pack_spans(analysis.starts, analysis.ends),
        "day": entry.date.toordinal() if entry.date else 0,
        "size": sum(map(len, analysis.terms.values())),
        "moved": int(analysis.folded.starts is not None),
        "entry": tuple(schema.StoredEntry(entry.id, entry.title, head, entry.tags, date, original)),
    }


def _ensure_contents(directory: Path) -> None:
    """See to it that there is a table of contents to begin from: an empty one where there is none, or a damaged one."""
    storage = file_storage(directory)
    number = generation(storage)
    if number < 0:
        TOC.create(storage, schema.schema(), INDEX_NAME)
        return
    try:
        table_of_contents(directory, number)
    except Exception:  # noqa: BLE001  (a damaged pickle raises anything at all)
        TOC(schema.schema(), [], number + 1).write(storage, INDEX_NAME)


def _tidy(directory: Path, in_use: str) -> None:
    """Remove what no commit refers to: states and lexicons of others, files of writers that were killed."""
    storage = file_storage(directory)
    number = generation(storage)
    try:
        state = manifest.load(directory / manifest.state_name(number))
        toc = table_of_contents(directory, number)
    except Exception:  # noqa: BLE001  (nothing is certain enough to delete by)
        return
    clean_files(storage, INDEX_NAME, number, toc.segments)
    keep = {manifest.state_name(number)}
    if state:
        keep |= {*state.lexicon, state.names.dictionary if state.names else ""}
    for path in directory.iterdir():
        if (
            re.fullmatch(
                r"state-\d+\.json|lexicon-\d+\.tsv|names-\w+\.(?:dic|csv)|_MAIN_\d+\.toc\.[\d.]+", path.name
            )
            and path.name not in keep
        ):
            path.unlink(missing_ok=True)
        elif (
            path.is_dir()
            and re.fullmatch(f"{INDEX_NAME}\\.tmp|[0-9a-z]+\\.{INDEX_NAME}\\.tmp", path.name)
            and str(path) != in_use
        ):
            for file in path.iterdir():
                file.unlink(missing_ok=True)
            path.rmdir()
