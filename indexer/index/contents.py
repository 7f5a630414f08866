"""Whoosh's part of a commit: the table of contents, the lock, and the removal of what no commit refers to."""

from __future__ import annotations

import contextlib
import re
import sys
import time
import types
import warnings
from typing import TYPE_CHECKING, Any

from indexer.errors import IndexUnusable
from indexer.index import memory
from indexer.index import state as manifest
from indexer.index.seals import sealed
from indexer.index.storage import INDEX_NAME, generation, is_scratch, sync

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def _import_whoosh() -> None:
    """Import what everything of Whoosh imports, without what it never uses.

    ``whoosh.compat`` imports ``urllib.request``, and with it http, ssl and email: 20 ms of each update, for a
    function that nothing calls. Its files have invalid escapes, which are seen where they are first compiled.
    """
    stand_in = types.ModuleType("urllib.request")
    stand_in.urlretrieve = None  # type: ignore[attr-defined]
    before = sys.modules.setdefault("urllib.request", stand_in)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            warnings.simplefilter("ignore", DeprecationWarning)
            import whoosh.index  # noqa: F401
    finally:
        if before is stand_in:
            del sys.modules["urllib.request"]


_import_whoosh()

from whoosh.filedb.filestore import FileStorage  # noqa: E402
from whoosh.index import TOC, clean_files  # noqa: E402
from whoosh.util import random_name  # noqa: E402

from indexer.index.codec import DiarySegment, schema  # noqa: E402

_TIMEOUT = 10.0
"""Seconds that a second writer waits for the first."""
_LEFT_OVER = rf"state-\d+\.(?:tsv|json)|sources-\d+\.tsv|lexicon-\d+\.(?:idx|tsv)|names-\w+\.(?:dic|csv)|_{INDEX_NAME}_\d+\.toc\.[\d.]+"


def file_storage(directory: Path) -> FileStorage:
    """The directory as Whoosh sees it."""
    return FileStorage(str(directory), supports_mmap=False)


def lock(directory: Path) -> Any:  # noqa: ANN401  (Whoosh has a class for each system)
    """Whoosh's lock of the index, taken. Raises IndexUnusable if another process holds it for ten seconds."""
    taken = file_storage(directory).lock(f"{INDEX_NAME}_WRITELOCK")
    # Whoosh's own waiting goes by the clock of the wall, which may be set back meanwhile.
    until = time.monotonic() + _TIMEOUT
    while not taken.acquire():
        if time.monotonic() > until:
            raise IndexUnusable("index-locked", path=directory)
        time.sleep(0.05)
    return taken


def is_locked(directory: Path) -> bool:
    """Whether a writer is at work; False where that cannot be found out, for the directory cannot be written to."""
    taken = file_storage(directory).lock(f"{INDEX_NAME}_WRITELOCK")
    try:
        if not taken.acquire():
            return True
    except OSError:
        return False
    taken.release()
    return False


def new_segment_id() -> str:
    """A name for a segment that is to be made."""
    return str(random_name(16))


def segment_file(segment_id: str) -> str:
    """The name of the file of a segment."""
    return f"{INDEX_NAME}_{segment_id}.seg"


def commit(directory: Path, number: int, state: manifest.State) -> None:
    """Write a state and, when all files are on the disk, the table of contents that makes it the newest."""
    seals = sealed(str(directory), state.own_files(), state.seals)
    manifest.save(directory / manifest.state_name(number), state._replace(seals=seals))
    memory.save(directory / memory.memory_name(number), memory.of_state(state))
    sync(directory)
    TOC(schema(), list(map(_segment, state.segments)), number).write(file_storage(directory), INDEX_NAME)
    with contextlib.suppress(OSError):  # it is committed
        sync(directory)


def _segment(record: manifest.SegmentRecord) -> DiarySegment:
    segment_id = record.name.removeprefix(f"{INDEX_NAME}_").removesuffix(".seg")
    return DiarySegment(segment_id, record.documents, set(record.deleted) or None)


def next_generation(directory: Path) -> int:
    """The number of the commit to come. Where there is no index yet, Whoosh's empty beginning is made."""
    number = generation(str(directory))
    if number < 0:
        TOC.create(file_storage(directory), schema(), INDEX_NAME)
        number = 0
    return number + 1


def tidy(directory: Path) -> None:
    """Remove what no commit refers to: segments, states and lexicons of others, files of writers that were killed.

    To be called while the lock is held. Nothing is removed where the newest commit cannot be read.
    """
    number = generation(str(directory))
    try:
        state = manifest.load(directory / manifest.state_name(number)) if number > 0 else manifest.State("")
    except (OSError, ValueError, IndexError, KeyError, TypeError):
        return
    if state is None:
        return
    clean_files(file_storage(directory), INDEX_NAME, number, list(map(_segment, state.segments)))
    keep = {manifest.state_name(number), memory.memory_name(number), *state.own_files()}
    for path in directory.iterdir():
        if re.fullmatch(_LEFT_OVER, path.name) and path.name not in keep:
            path.unlink(missing_ok=True)
        elif path.is_dir() and is_scratch(path.name):
            _remove_folder(path)


def _remove_folder(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink(missing_ok=True)
    folder.rmdir()


def segment_records(made: Sequence[tuple[str, int]]) -> tuple[manifest.SegmentRecord, ...]:
    """The records of segments that were made: ids and numbers of documents."""
    return tuple(manifest.SegmentRecord(segment_file(name), count) for name, count in made if count)
