"""The codec through which Whoosh reads our segments; they are written by :mod:`indexer.index.segment.writer`."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from whoosh.codec import base

from indexer.errors import IndexUnusable
from indexer.index import manifest
from indexer.index.segment.reader import SegmentReader
from indexer.index.whoosh.documents import Documents, DocumentsReader
from indexer.index.whoosh.terms import TermsReader

if TYPE_CHECKING:
    from indexer.index.whoosh.segment import DiarySegment

_KEPT_SEGMENTS = 64
"""Segments that stay open."""


class DiaryCodec(base.Codec):  # type: ignore[misc]
    """Reads segments."""

    def terms_reader(self, storage: Any, segment: DiarySegment) -> TermsReader:  # noqa: ANN401
        """The terms and postings of a segment."""
        return TermsReader(_documents(storage.folder, segment))

    def per_document_reader(self, storage: Any, segment: DiarySegment) -> DocumentsReader:  # noqa: ANN401
        """The documents of a segment."""
        return DocumentsReader(_documents(storage.folder, segment))

    def automata(self, _storage: Any, _segment: Any) -> base.Automata:  # noqa: ANN401
        """What finds the terms near a misspelt one."""
        return base.Automata()


@functools.lru_cache(maxsize=_KEPT_SEGMENTS)
def _documents(folder: str, segment: DiarySegment) -> Documents:
    reader = SegmentReader(f"{folder}/{segment.file_name}", 0, segment.deleted)
    state = manifest.load(f"{folder}/{manifest.state_name(segment.generation)}")
    if state is None:
        raise IndexUnusable("index-other-version", path=folder)
    return Documents(reader, state, folder)
