"""Making the vectors of an index, after its words have been committed.

The newest entries come first. Every few seconds what was made is committed, as an addition to the newest commit then: the
lock is held for that moment only, so that the diary can be searched, and the index updated, all the while. What has
vectors by this encoder is never encoded again, for an entry's id is the digest of what it says.
"""

from __future__ import annotations

import contextlib
import struct
from itertools import chain
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from indexer.index import commit
from indexer.index.merge_policy import files_to_merge
from indexer.index.reader import open_index
from indexer.index.store.lock import Lock
from indexer.index.store.pages import PAGE
from indexer.index.store.upkeep import prepared
from indexer.index.writer import worker_count
from indexer.meaning.files import (
    Coverage,
    Encoded,
    Kept,
    VectorsFile,
    coverage,
    encoded_ids,
    encoder_file,
    vectors_file,
    version_of,
    write_vectors,
)
from indexer.meaning.installed import installed
from indexer.meaning.passages import passages
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from indexer.index.manifest import State
    from indexer.index.reader import IndexReader
    from indexer.index.store.directory import IndexDirectory
    from indexer.meaning.arrays import ArraysInMemory
    from indexer.meaning.encoder import Encoder
    from indexer.meaning.installed import Installed
    from indexer.meaning.parallel import Batch
    from indexer.meaning.vectors import Basis

    Progress = Callable[[int, int], None]

_BATCH = 20_000
"""Characters that a process takes at once: a second's work."""
_NO_PACKAGE = (OSError, ValueError, KeyError, IndexError, EOFError, struct.error, BadZipFile)
"""What files raise that are not those of an encoder."""
_PORTION = 1_000_000
"""Characters after which what was made is committed: what a kill can cost."""


class _Maker(NamedTuple):
    """What makes vectors of a version; ``tables`` are those that no file has yet."""

    version: str
    encoder: Encoder
    basis: Basis
    tables: ArraysInMemory | None

    def encode(self, batch: Batch) -> Encoded:
        """The vectors of some entries."""
        from indexer.meaning.vectors import packed

        cut = [[text[start:end] for start, end in passages(text)] or [text] for _, text in batch]
        vectors = packed(self.basis.of_passages(self.encoder.encode(chain.from_iterable(cut))))
        return Encoded([entry_id for entry_id, _ in batch], [len(parts) for parts in cut], vectors)


def make_vectors(directory: Path, progress: Progress | None = None) -> Coverage | None:
    """Encode the entries of the newest commit that have no vectors; how many have them then, None without an encoder.

    ``progress`` is called with characters done and in all. Interrupted, it keeps what was made. Raises OSError,
    IndexUnusable, and DamagedFileError for an index that is damaged.
    """
    found = installed()
    reader = open_index(directory) if found else None
    if found is None or reader is None:
        return None
    version = version_of(found.version)
    missing = _missing(reader, version)
    if missing:
        maker = _maker(reader, found, version)
        if maker is None:
            return None
        _Job(directory, maker).run(reader, missing, progress)
        reader = open_index(directory) or reader
    elif Kept.of(reader.state).names() != Kept.of(reader.state, version).names():
        forget_vectors(directory)
    return coverage(reader)


def forget_vectors(directory: Path) -> None:
    """Delete all vectors of an index, and the encoder's tables. Raises as :func:`make_vectors`."""
    reader = open_index(directory)
    if reader is not None and reader.state.meaning:
        with _newest(directory) as (opened, newest):
            _commit(opened, newest.state._replace(meaning=()))


def _missing(reader: IndexReader, version: str) -> list[int]:
    """The documents without vectors of this version, the newest first, those without a date last."""
    held = set(encoded_ids(reader.place, Kept.of(reader.state, version).vectors))
    docs = [doc for doc in reader.documents() if reader.entry_id(doc) not in held]
    return sorted(docs, key=reader.days.__getitem__, reverse=True)


def _maker(reader: IndexReader, found: Installed, version: str) -> _Maker | None:
    """The encoder by the tables of the index, or else by those of the package; None if that is not whole."""
    from indexer.meaning.arrays import ArraysFile
    from indexer.meaning.encoder import Encoder
    from indexer.meaning.tables import Tables, tables_of
    from indexer.meaning.vectors import Basis, basis_of

    name = Kept.of(reader.state, version).encoder
    if name:
        arrays = ArraysFile(f"{reader.place}/{name}")
        return _Maker(version, Encoder(Tables(arrays)), Basis.of(arrays), None)
    try:
        made = tables_of(found)
    except _NO_PACKAGE:
        return None
    tables = Tables(made)
    encoder = Encoder(tables)
    basis = basis_of(encoder, tables.vocabulary())
    made |= basis._asdict()
    return _Maker(version, encoder, basis, made)


class _Job:
    """The making of vectors for one index."""

    def __init__(self, directory: Path, maker: _Maker) -> None:
        self._directory = directory
        self._maker = maker
        self._made: list[Encoded] = []

    def run(self, reader: IndexReader, docs: Sequence[int], progress: Progress | None) -> None:
        """Encode some documents of an open index, and commit what was made, in portions."""
        from indexer.meaning.parallel import encoded

        sizes = {reader.entry_id(doc): reader.characters[doc] for doc in docs}
        total, done, kept = sum(sizes.values()), 0, 0
        results = encoded(_batches(reader, docs), self._maker.encode, worker_count(total))
        with contextlib.closing(results):
            try:
                for made in results:
                    self._made.append(made)
                    done += sum(map(sizes.__getitem__, made.ids))
                    if progress:
                        progress(done, total)
                    if done - kept >= _PORTION:
                        self._keep()
                        kept = done
            finally:
                # Interrupted or not, what was made is kept.
                self._keep()

    def _keep(self) -> None:
        """Commit what was made since the last time."""
        from indexer.meaning.arrays import write_arrays
        from indexer.meaning.vectors import joined

        if not self._made:
            return
        version, maker = self._maker.version, self._maker
        with _newest(self._directory) as (directory, reader):
            name = encoder_file(version)
            if maker.tables is not None and Kept.of(reader.state, version).encoder != name:
                write_arrays(directory, name, maker.tables)
            elif not Kept.of(reader.state, version).encoder:
                return  # they were deleted meanwhile
            live = {reader.entry_id(doc) for doc in reader.documents()}
            old = Kept.of(reader.state, version).vectors
            # Another run may have encoded the same entries meanwhile, or an update removed them.
            new = live.difference(encoded_ids(reader.place, old))
            merged = _to_merge(directory, old, self._made)
            parts = [part.only(new) for part in self._made]
            parts += [VectorsFile(f"{reader.place}/{one}").everything().only(live) for one in merged]
            everything = Encoded(
                [entry_id for part in parts for entry_id in part.ids],
                [count for part in parts for count in part.counts],
                joined(part.vectors for part in parts),
            )
            added = vectors_file(version, commit.next_generation(directory))
            write_vectors(directory, added, everything)
            kept = Kept(name, (*(one for one in old if one not in merged), added))
            _commit(directory, reader.state._replace(meaning=kept.names()))
        self._made = []


def _batches(reader: IndexReader, docs: Sequence[int]) -> Iterator[Batch]:
    """The entries of some documents, in lists of about :data:`_BATCH` characters."""
    batch: Batch = []
    size = 0
    for doc in docs:
        batch.append((reader.entry_id(doc), reader.original(doc)))
        size += len(batch[-1][1])
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _to_merge(directory: IndexDirectory, names: Sequence[str], made: Sequence[Encoded]) -> list[str]:
    """The files of vectors to be made one with what was made; a page or two are always."""
    return files_to_merge(directory, names, PAGE + sum(part.vectors.codes.nbytes for part in made))


@contextlib.contextmanager
def _newest(directory: Path) -> Iterator[tuple[IndexDirectory, IndexReader]]:
    """The index directory, locked, and its newest commit. Raises IndexUnusable if there is none of this program."""
    from indexer.errors import IndexUnusable

    with prepared(directory) as opened:
        lock = Lock.of(opened)
        try:
            reader = open_index(directory)
            if reader is None:
                raise IndexUnusable("no-index", path=directory)
            yield opened, reader
        finally:
            with contextlib.suppress(OSError):
                commit.tidy(opened)
            lock.release()


def _commit(directory: IndexDirectory, state: State) -> None:
    commit.write(directory, commit.next_generation(directory), state)
