"""The index directory as a whole: making it, closing it to others, putting one aside that is not to be trusted."""

from __future__ import annotations

import contextlib
import os
import stat
import time
from itertools import count
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index import source_settings
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.filenames import OF_NO_COMMIT, is_own, toc_name
from indexer.index.store.lock import Lock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAKEN_OVER = source_settings.file_name(1)
"""What a new directory knows of the old one, under the number of the commit to come: it is not the first."""
_UNTRUSTED = frozenset({"index-open-to-others", "index-untrusted"})
"""Codes of the errors that an index is refused with which others may have written."""


def prepared(place: str | os.PathLike[str]) -> IndexDirectory:
    """The directory of an index that is to be written, open: made if need be, and closed to others with its files.

    Raises IndexUnusable as :meth:`~indexer.index.store.directory.IndexDirectory.check`, and for a folder that holds other files
    and no index: they are not ours to touch. Raises OSError.
    """
    if not os.path.isdir(place):
        with private():
            os.makedirs(place, 0o700, exist_ok=True)
        _sync_above(place)
    directory = IndexDirectory(place)
    try:
        directory.check()
        directory.close_to_others()
        # Once more: until now an empty one may have been open to others.
        _refuse_other_files(directory, directory.check())
    except BaseException:
        directory.close()
        raise
    return directory


def _sync_above(place: str | os.PathLike[str]) -> None:
    """Wait until the name of a directory is on the disk."""
    with contextlib.suppress(PermissionError), IndexDirectory(os.path.dirname(place) or os.curdir) as above:
        above.sync(())


def _refuse_other_files(directory: IndexDirectory, names: list[str]) -> None:
    if names and not any(map(is_own, names)):
        raise IndexUnusable("index-no-index", path=directory.place)


@contextlib.contextmanager
def private() -> Iterator[None]:
    """Folders and files made inside, those above the index too, are the user's alone under any umask."""
    before = os.umask(stat.S_IRWXG | stat.S_IRWXO)
    try:
        yield
    finally:
        os.umask(before)


def not_private(place: str | os.PathLike[str]) -> list[tuple[str, int]]:
    """See :meth:`~indexer.index.store.directory.IndexDirectory.not_private`."""
    with IndexDirectory(place) as directory:
        return directory.not_private()


def left_over(place: str | os.PathLike[str], number: int, needed: Iterable[str]) -> tuple[str, ...]:
    """The files of an index that its commit ``number``, which consists of the files ``needed``, does without."""
    keep = {f"state-{number}.tsv", f"sources-{number}.tsv", toc_name(number)}
    keep |= {*OF_NO_COMMIT, *needed}
    with IndexDirectory(place) as directory:
        return tuple(sorted(name for name in directory.names() if name not in keep and is_own(name)))


def is_untrusted(place: str | os.PathLike[str]) -> bool:
    """Whether there is an index that others may have written. Raises IndexUnusable for a directory of another user."""
    try:
        with IndexDirectory(place) as directory:
            return _is_untrusted(directory)
    except FileNotFoundError:
        return False


def _is_untrusted(directory: IndexDirectory) -> bool:
    try:
        directory.check()
    except IndexUnusable as error:
        if error.code not in _UNTRUSTED:
            raise
        return True
    return False


def set_aside(place: str | os.PathLike[str]) -> str:
    """Rename an index that others may have written, and put an empty one of the user's own into its place.

    Nothing in the old directory is changed, removed, or taken over, but the sources that it remembers. Where ``place`` is
    a symbolic link, it stays, and the directory that it leads to is renamed. Returns the new path of the old directory,
    "" if another process was faster. Raises IndexUnusable if the directory above cannot be written to.
    """
    real = os.path.realpath(place)
    try:
        import tempfile

        new = tempfile.mkdtemp(prefix=f".{os.path.basename(real)}.", dir=os.path.dirname(real))
        try:
            with IndexDirectory(new) as directory:
                source_settings.save(directory, _TAKEN_OVER, source_settings.newest(real))
                directory.sync([_TAKEN_OVER])
            return _swapped(real, new)
        except BaseException:
            _remove(new)
            raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise IndexUnusable("index-not-set-aside", path=real, reason=reason) from error


def _swapped(real: str, new: str) -> str:
    """Rename ``real`` and give its name to ``new``, unless another process has just done so; then nothing is done.

    The directory itself is locked: the file that writers lock may not be one.
    """
    with IndexDirectory(real) as old:
        lock = Lock(old.duplicate(), real)
        try:
            if not os.path.samestat(old.own_info(), os.lstat(real)) or not _is_untrusted(old):
                _remove(new)
                return ""
            aside = _free_name(f"{real}.untrusted-{time.strftime('%Y%m%d')}")
            os.rename(real, aside)
            os.rename(new, real)
            _sync_above(real)
        finally:
            lock.release()
    return aside


def _free_name(path: str) -> str:
    """The path, or the first one with a number behind it that nothing has."""
    numbered = (path if number == 1 else f"{path}-{number}" for number in count(1))
    return next(name for name in numbered if not os.path.lexists(name))


def _remove(new: str) -> None:
    """Remove the directory that was made and is not needed, with the one file in it."""
    with contextlib.suppress(OSError):
        with IndexDirectory(new) as directory:
            directory.remove(_TAKEN_OVER)
        os.rmdir(new)
