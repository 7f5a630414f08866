"""A segment as Whoosh's table of contents names it, without importing Whoosh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from indexer.errors import IndexUnusable
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class DiarySegment(NamedTuple):
    """A segment in the form of :mod:`indexer.index.segment.reader`, as Whoosh asks a table of contents for it.

    ``name`` is that of its file, without the ending, ``documents`` how many entries it holds, ``deleted`` those that are
    gone; ``generation`` is that of the commit, whose manifest knows the paths of the entries.
    """

    name: str
    documents: int
    deleted: frozenset[int] = frozenset()
    generation: int = 0

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.name}.seg"

    def codec(self, **_options: object) -> Any:  # noqa: ANN401  (a class of Whoosh, which is not imported here)
        """The codec that reads it."""
        from indexer.index.whoosh.codec import DiaryCodec

        return DiaryCodec()

    def segment_id(self) -> str:
        """Its name."""
        return self.name

    def is_compound(self) -> bool:
        """Whether it is in Whoosh's own container."""
        return False

    def doc_count_all(self) -> NoReturn:
        """Refuse: Whoosh's writers ask a segment for it, its readers ask the codec.

        A writer of Whoosh would merge our segments into its own, of which ``nikki`` knows nothing.
        """
        raise IndexUnusable("index-read-only")

    def has_deletions(self) -> bool:
        """Whether a document is deleted."""
        return bool(self.deleted)

    def deleted_count(self) -> int:
        """How many are."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Those that are."""
        return iter(sorted(self.deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return docnum in self.deleted
