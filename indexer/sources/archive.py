"""The texts in a zip, within limits: what a header says of sizes is not believed.

Archives of photos are as large as they like; what counts is how much of one is unpacked, and how long its table of
contents is, of which :mod:`zipfile` makes an object a line.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
from typing import TYPE_CHECKING, cast

from indexer.support import limits
from indexer.support.bounded import RefusedError, in_words, open_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

_PIECE = 256 * 2**10
"""Bytes unpacked at once."""
_ENCRYPTED = 1
"""The bit of a file's flags (APPNOTE.TXT 4.4.4)."""


def names(path: str) -> list[str]:
    """The names of the files in a zip. Raises RefusedError and OSError as `texts`."""
    with _opened(path) as archive:
        return archive.namelist()


def texts(path: str, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    """The unpacked files of a zip whose names are ``wanted``, each with its name, in its order.

    Raises RefusedError where a limit is reached, and where a file is encrypted or damaged: those before it were given.
    Raises OSError where the zip cannot be read.
    """
    left = limits.ZIP_TEXT
    with _opened(path) as archive:
        for item in archive.infolist():
            if not item.is_dir() and wanted(item.filename):
                data = _unpacked(archive, item, left)
                left -= len(data)
                yield item.filename, data


def member(path: str, name: str, most: int) -> bytes:
    """One unpacked file of a zip, of ``most`` bytes. Raises RefusedError, where there is none too, and OSError as `texts`."""
    with _opened(path) as archive:
        return _unpacked(archive, archive.getinfo(name), most)


@contextlib.contextmanager
def _opened(path: str) -> Iterator[zipfile.ZipFile]:
    with (
        open_regular(path) as file,
        _damaged_if_not_understood(),
        zipfile.ZipFile(cast("IO[bytes]", _Bounded(file))) as archive,
    ):
        yield archive


@contextlib.contextmanager
def _damaged_if_not_understood() -> Iterator[None]:
    """For what is damaged, zipfile raises errors of a dozen kinds, among them UnicodeDecodeError and struct.error."""
    try:
        yield
    except (OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  (see above)
        raise RefusedError("failed-damaged", type(error).__name__) from None


def _unpacked(archive: zipfile.ZipFile, item: zipfile.ZipInfo, left: int) -> bytes:
    if item.flag_bits & _ENCRYPTED:
        raise RefusedError("failed-encrypted")
    if item.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        # The others (bzip2, LZMA) can ask for gigabytes by a header, and no export uses them.
        raise RefusedError("failed-packing")
    most = min(left, max(limits.ZIP_SMALL, limits.ZIP_RATIO * item.compress_size))
    pieces = []
    size = 0
    with archive.open(item) as packed:
        while piece := packed.read(_PIECE):
            size += len(piece)
            if size > most:
                raise RefusedError("failed-unpacks-too-large", in_words(most))
            pieces.append(piece)
    return b"".join(pieces)


class _Bounded(io.BufferedIOBase):
    """A file that never gives more at once than a table of contents may have: zipfile reads that in one piece."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def seekable(self) -> bool:
        """A file on a disk is."""
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        """As any file."""
        return self._file.seek(place, whence)

    def tell(self) -> int:
        """As any file."""
        return self._file.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        """As any file. Raises RefusedError for more than :data:`limits.ZIP_DIRECTORY` bytes."""
        if size is None or not 0 <= size <= limits.ZIP_DIRECTORY:
            data = self._file.read(limits.ZIP_DIRECTORY + 1)
            if len(data) > limits.ZIP_DIRECTORY:
                raise RefusedError("failed-too-large", in_words(limits.ZIP_DIRECTORY))
            return data
        return self._file.read(size)
