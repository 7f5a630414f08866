"""The index directory: every call to the file system that is made in it, and the rules that keep other users out.

Another user may once have been able to write to the directory. So nothing in it is opened through a symbolic link, what
is opened must be a regular file of the user's own, a file is written under a fresh name that nobody can foresee and then
renamed, and only names that the program itself writes are ever removed. Calls are relative to an open handle of the
directory where the system can do that, so that the directory cannot be swapped for another in between.

A search imports this, and Whoosh not at all. ``tests/index/test_directory.py`` fails for a module of the index that
calls the file system by itself.
"""

from __future__ import annotations

import contextlib
import errno
import mmap
import os
import stat
from typing import TYPE_CHECKING

from indexer.errors import IndexUnusable
from indexer.index.store.filenames import LOCK_FILE, fresh, is_own, newest_of
from indexer.support.system import belongs_to_user, has_modes, is_mine, keeps_open_files, sync, sync_flags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType
    from typing import BinaryIO

_DIRECTORY_MODE, _FILE_MODE = 0o700, 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_OTHERS_MAY_ENTER = stat.S_IXGRP | stat.S_IXOTH
_ROOT = 0
_BY_HANDLE = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
"""Whether files can be named relative to an open directory (not on Windows)."""
_OPEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_WAIT_NOT = getattr(os, "O_NONBLOCK", 0)
"""A named pipe that stands where a file should is not waited for."""
_TRIES = 3
"""A writer that tidies up may remove an unfinished file of another process; then it is written again."""


# --- files ------------------------------------------------------------------------------------------------


def is_file_of_mine(info: os.stat_result) -> bool:
    """Whether it is a regular file of the user's own: no link, no folder, no pipe, no device."""
    return stat.S_ISREG(info.st_mode) and is_mine(info)


def opened(path: str, flags: int = os.O_RDONLY, handle: int | None = None) -> int:
    """A file descriptor of a file of the index; ``path`` is relative to the directory open as ``handle``, if any.

    Raises OSError, also for a link and for what is no regular file of the user's own.
    """
    file = os.open(path, flags | _OPEN | _WAIT_NOT, _FILE_MODE, dir_fd=handle)
    if not is_file_of_mine(os.fstat(file)):
        os.close(file)
        raise OSError(errno.EPERM, os.strerror(errno.EPERM), path)
    return file


def read(path: str) -> bytes:
    """The contents of a file of the index. Raises OSError as :func:`opened`."""
    with os.fdopen(opened(path), "rb") as file:
        return file.read()


def mapped(path: str) -> mmap.mmap:
    """A file of the index as a memory map. Raises OSError as :func:`opened`, and ValueError for an empty file."""
    file = opened(path)
    try:
        return mmap.mmap(file, 0, access=mmap.ACCESS_READ)
    finally:
        os.close(file)


# --- the directory ----------------------------------------------------------------------------------------


def generation(place: str | os.PathLike[str]) -> int:
    """The number of the newest commit in a directory, -1 if there is none. Raises OSError."""
    with IndexDirectory(place) as directory:
        return directory.generation()


def _others_may(what: int, info: os.stat_result) -> bool:
    """Whether permissions let others do something; never where permissions are no such thing."""
    return has_modes() and bool(info.st_mode & what)


def _is_planted(name: str, info: os.stat_result) -> bool:
    """Whether something in an index is not the user's doing: a link, what another user made, no file where one should be."""
    if stat.S_ISLNK(info.st_mode) or not (is_mine(info) or info.st_uid == _ROOT):
        return True
    return not is_file_of_mine(info) and is_own(name)


class IndexDirectory:
    """The directory of an index, open; to be closed. ``place`` is its path.

    Raises OSError if there is no such directory, IndexUnusable if there is something else.
    """

    def __init__(self, place: str | os.PathLike[str]) -> None:
        self.place = os.fspath(place)
        self._handle: int | None = None
        if _BY_HANDLE:
            try:
                self._handle = os.open(self.place, os.O_RDONLY | _DIRECTORY)
            except NotADirectoryError as error:
                raise IndexUnusable("index-not-a-folder", path=self.place) from error
        elif not stat.S_ISDIR(os.stat(self.place).st_mode):
            raise IndexUnusable("index-not-a-folder", path=self.place)

    def close(self) -> None:
        """Close it."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> IndexDirectory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _at(self, name: str) -> str:
        return f"{self.place}/{name}" if self._handle is None else name

    # --- looking ------------------------------------------------------------------------------------------

    def own_info(self) -> os.stat_result:
        """What the system knows of the directory itself."""
        return os.stat(self.place if self._handle is None else self._handle)

    def names(self) -> list[str]:
        """What stands in it."""
        return os.listdir(self.place if self._handle is None else self._handle)

    def entries(self) -> Iterator[tuple[str, os.stat_result]]:
        """What stands in it, with what the system knows of each; of a link, not of what it leads to."""
        with os.scandir(self.place if self._handle is None else self._handle) as items:
            for item in items:
                with contextlib.suppress(FileNotFoundError):  # a writer removes what it needs no more
                    yield item.name, item.stat(follow_symlinks=False)

    def info(self, name: str) -> os.stat_result:
        """What the system knows of a file (of a link, not of what it leads to). Raises OSError."""
        return os.stat(self._at(name), dir_fd=self._handle, follow_symlinks=False)

    def generation(self) -> int:
        """The number of the newest commit, -1 if there is none."""
        return newest_of(self.names())

    def check(self) -> list[str]:
        """Refuse an index that others could have written: it may say anything, and lead anywhere.

        A symbolic link may stand for the directory if it is the user's own, or root's; the directory that it leads to
        must be the user's own. Returns the names of what stands in it. Raises IndexUnusable.
        """
        link, info = os.lstat(self.place), self.own_info()
        if not belongs_to_user(self.place, info) or not (is_mine(link) or link.st_uid == _ROOT):
            raise IndexUnusable("index-foreign", path=self.place)
        names = []
        for name, found in self.entries():
            if _is_planted(name, found):
                raise IndexUnusable("index-untrusted", path=self.place, name=name)
            if (
                _others_may(_OTHERS_MAY_WRITE, found)
                and _others_may(_OTHERS_MAY_ENTER, info)
                and is_own(name)
            ):
                raise IndexUnusable("index-open-to-others", path=self.place)
            names.append(name)
        if names and _others_may(_OTHERS_MAY_WRITE, info):
            raise IndexUnusable("index-open-to-others", path=self.place)
        return names

    # --- reading ------------------------------------------------------------------------------------------

    def opened(self, name: str) -> BinaryIO:
        """A file, open for reading. Raises OSError as :func:`opened`."""
        return os.fdopen(opened(self._at(name), handle=self._handle), "rb")

    def read(self, name: str) -> bytes:
        """The contents of a file. Raises OSError as :func:`opened`."""
        with self.opened(name) as file:
            return file.read()

    # --- writing ------------------------------------------------------------------------------------------

    def create(self, name: str) -> BinaryIO:
        """A new file, open for writing, that the user alone can read. Raises OSError, also where anything has that name."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _OPEN
        return os.fdopen(os.open(self._at(name), flags, _FILE_MODE, dir_fd=self._handle), "wb")

    def write(self, name: str, data: bytes, *, sync: bool = False) -> None:
        """Write a file in one step; whoever reads it has the old one or the new one.

        ``sync`` waits before that step until the new one, and all names in the directory, are on the disk. Raises OSError.
        """
        for left in reversed(range(_TRIES)):
            unfinished = fresh(name)
            try:
                with self.create(unfinished) as file:
                    file.write(data)
                if sync:
                    self.sync([unfinished])
                self.move(unfinished, name)
            except FileNotFoundError:
                if not left:
                    raise
            except BaseException:
                with contextlib.suppress(OSError):
                    self.remove(unfinished)
                raise
            else:
                return

    def move(self, name: str, to: str) -> None:
        """Rename a file; one that has that name is replaced. Raises OSError."""
        os.replace(self._at(name), self._at(to), src_dir_fd=self._handle, dst_dir_fd=self._handle)

    def remove(self, name: str) -> None:
        """Remove a file that the program wrote, if it is there. Of a link the link is removed. Raises OSError.

        One that a search has mapped stays on Windows, for the next writer to remove.
        """
        if not is_own(name):
            raise ValueError("not a file of the index")
        in_use: tuple[type[OSError], ...] = (PermissionError,) if keeps_open_files() else ()
        with contextlib.suppress(FileNotFoundError, *in_use):
            os.unlink(self._at(name), dir_fd=self._handle)

    def sync(self, names: Iterable[str]) -> None:
        """Wait until some files are on the disk, and the directory itself.

        Raises OSError where the disk says that they could not be written.
        """
        for name in names:
            file = opened(self._at(name), sync_flags(), self._handle)
            try:
                sync(file)
            finally:
                os.close(file)
        if self._handle is not None:
            sync(self._handle)

    def duplicate(self) -> int:
        """Another file descriptor of the directory itself. Raises OSError where directories cannot be opened."""
        if self._handle is None:
            raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), self.place)
        return os.dup(self._handle)

    def lock_file(self, *, make: bool) -> int:
        """A file descriptor of the file that writers lock, open for reading and writing; ``make`` makes it if need be."""
        return opened(self._at(LOCK_FILE), os.O_RDWR | (os.O_CREAT if make else 0), self._handle)

    def set_time(self, name: str, info: os.stat_result, mtime_ns: int) -> None:
        """Give a file another time of modification; ``info`` has its time of access. Raises OSError."""
        times = (info.st_atime_ns, mtime_ns)
        os.utime(self._at(name), ns=times, dir_fd=self._handle, follow_symlinks=not _BY_HANDLE)

    # --- permissions --------------------------------------------------------------------------------------

    def close_to_others(self) -> None:
        """Take all permissions for the directory and its files from others, whoever gave them. Raises OSError."""
        self._limit(lambda mode, _wanted: mode & ~_OTHERS)

    def make_accessible(self) -> None:
        """Make the directory 0700 and its files 0600. Raises OSError."""
        self._limit(lambda _mode, wanted: wanted)

    def _limit(self, limit: Callable[[int, int], int]) -> None:
        if not has_modes():
            return
        # The directory first: nobody can swap the files of one that is closed.
        mode = stat.S_IMODE(self.own_info().st_mode)
        if mode != limit(mode, _DIRECTORY_MODE):
            os.chmod(self.place if self._handle is None else self._handle, limit(mode, _DIRECTORY_MODE))
        for name, info in list(self.entries()):
            mode = stat.S_IMODE(info.st_mode)
            if is_file_of_mine(info) and mode != limit(mode, _FILE_MODE) and is_own(name):
                self._set_mode(name, info, limit(mode, _FILE_MODE))

    def _set_mode(self, name: str, info: os.stat_result, mode: int) -> None:
        if info.st_nlink > 1:
            # The file has another name somewhere, and there it may be no file of ours.
            self.write(name, self.read(name))
        else:
            os.chmod(self._at(name), mode, dir_fd=self._handle)

    def not_private(self) -> list[tuple[str, int]]:
        """What has other permissions than 0700 (the directory) and 0600 (its files): path and mode. Raises OSError."""
        if not has_modes():
            return []
        mode = self.own_info().st_mode
        found = [] if stat.S_IMODE(mode) == _DIRECTORY_MODE else [(self.place, mode)]
        for name, info in self.entries():
            if stat.S_ISREG(info.st_mode) and stat.S_IMODE(info.st_mode) != _FILE_MODE and is_own(name):
                found.append((f"{self.place}/{name}", info.st_mode))
        return found
