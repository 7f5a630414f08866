"""Opening an index with Whoosh, behind the checks that nikki's own reader makes."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from indexer.errors import IndexUnusable
from indexer.index.snapshot import snapshot
from indexer.index.whoosh.toc import segments_of

with warnings.catch_warnings():
    # Whoosh 2.7.4 has invalid escapes, which are seen where its files are compiled for the first time.
    warnings.simplefilter("ignore", SyntaxWarning)
    warnings.simplefilter("ignore", DeprecationWarning)
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, FileIndex

from indexer.index.store.filenames import INDEX_NAME
from indexer.index.whoosh.schema import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.index.snapshot import Snapshot


class DiaryIndex(FileIndex):  # type: ignore[misc]
    """An index of Whoosh that reads the newest commit from the manifest: nothing in the directory is unpickled."""

    def __init__(self, directory: str) -> None:
        self._directory = directory
        self.storage = FileStorage(directory, readonly=True)
        self.indexname = INDEX_NAME
        self._read_toc()

    def _read_toc(self) -> TOC:
        number, state = _snapshot(self._directory)
        names = state.names.dictionary if state.names else ""
        return TOC(schema(f"{self._directory}/{names}" if names else ""), segments_of(state, number), number)

    def _refuse(self, *_arguments: object, **_options: object) -> NoReturn:
        raise IndexUnusable("index-read-only")

    writer: Callable[..., NoReturn] = _refuse
    add_field: Callable[..., NoReturn] = _refuse
    remove_field: Callable[..., NoReturn] = _refuse
    delete_by_term: Callable[..., NoReturn] = _refuse
    delete_by_query: Callable[..., NoReturn] = _refuse
    optimize: Callable[..., NoReturn] = _refuse


def _snapshot(directory: str) -> Snapshot:
    found = snapshot(directory)
    if found is None:
        raise IndexUnusable("no-index", path=directory)
    return found


def open_whoosh(directory: str | Path) -> DiaryIndex:
    """The index in ``directory`` as an index of Whoosh, for reading: see ``docs/whoosh.md``.

    Raises IndexUnusable where there is no index of this version, or where others could have written it.
    """
    return DiaryIndex(str(Path(directory).expanduser().absolute()))
