"""The user's file of names: whether it changed, and the dictionary that is made of it beside the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import SourceError
from indexer.index.manifest import NamesRecord
from indexer.index.store.checksums import broken
from indexer.index.store.directory import IndexDirectory
from indexer.index.store.pages import DamagedFileError
from indexer.model import Notice
from indexer.support import limits
from indexer.support.bounded import RefusedError, read_file
from indexer.support.digest import digest
from indexer.sync.freshness import names_changed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from indexer.index.store.checksums import FileChecksum


def dictionary_path(
    directory: str, record: NamesRecord | None, checksums: Iterable[FileChecksum] = ()
) -> str:
    """Where the user dictionary of an index is, "" if it has none.

    If it is among the ``checksums``, it is read and held against them, which is little beside opening it: Sudachi believes
    whatever stands there. Raises DamagedFileError if it is not as it was written.
    """
    if not record or not record.dictionary:
        return ""
    known = [one for one in checksums if one.name == record.dictionary]
    if known:
        with IndexDirectory(directory) as opened:
            if broken(opened, known, thorough=True):
                raise DamagedFileError("names")
    return f"{directory}/{record.dictionary}"


def current_names(
    directory: IndexDirectory, old: NamesRecord | None, given: Path | None
) -> tuple[NamesRecord | None, tuple[Notice, ...]]:
    """The record of the names as they are now, with a new dictionary if they changed, and what is wrong with the file.

    ``given`` is the file that the user names now, else the remembered one counts. Raises SourceError if the
    given file cannot be read. Whatever is wrong with a remembered one, its last good dictionary stays in use.
    """
    from pathlib import Path

    path = given.expanduser().absolute() if given else Path(old.path) if old else None
    if path is None:
        return old, ()
    if given is None and not names_changed(old):
        return old, () if path.exists() else (Notice("names-gone", str(path)),)
    try:
        text = _read(path)
    except OSError as error:
        if given:
            raise SourceError("names-unreadable", path=path) from error
        return _kept(old, path, error), (_notice(path, error),)
    return _made(directory, path, text, old)


def wrong_with(record: NamesRecord | None) -> tuple[Notice, ...]:
    """What is wrong with the file of names as it is now, its bad lines among it; nothing is made of it."""
    from pathlib import Path

    if record is None:
        return ()
    path = Path(record.path)
    if not path.exists():
        return (Notice("names-gone", record.path),)
    try:
        return _bad_lines(path, _read(path))
    except OSError as error:
        return (_notice(path, error),)


def _read(path: Path) -> str:
    """The text of the file, in whatever encoding a diary may have. Raises OSError, RefusedError among them."""
    from indexer.sources.decoding import decode

    data = read_file(path, limits.NAMES)
    decoded = decode(data)
    if data and not decoded.encoding:
        raise RefusedError("names-binary")
    return decoded.text


def _notice(path: Path, error: OSError) -> Notice:
    if isinstance(error, RefusedError):
        return Notice(f"names-{error.code.partition('-')[2]}", str(path), 0, error.detail)
    return Notice("names-not-read", str(path), 0, error.strerror or "")


def _kept(old: NamesRecord | None, path: Path, error: OSError | None = None) -> NamesRecord | None:
    """The old record: a file that was refused is looked at again when it changes, one that the system kept from us at once."""
    if error and not isinstance(error, RefusedError):
        return old
    size, mtime_ns = _stamp(path)
    if old is None or old.path != str(path):
        return NamesRecord(str(path), size, mtime_ns, "", "")
    return old._replace(size=size, mtime_ns=mtime_ns)


def _stamp(path: Path) -> tuple[int, int]:
    info = path.stat()
    return info.st_size, info.st_mtime_ns


def _bad_lines(path: Path, text: str) -> tuple[Notice, ...]:
    """The lines that are no names, and those whose names have no reading, in their order."""
    from indexer.analysis.names import parse, without_reading

    coded = [("notice-bad-name", parse(text).bad), ("notice-unread-name", without_reading(text))]
    notices = [Notice(code, str(path), line.line, line.text) for code, lines in coded for line in lines]
    return tuple(sorted(notices, key=lambda notice: notice.line))


def _made(
    directory: IndexDirectory, path: Path, text: str, old: NamesRecord | None
) -> tuple[NamesRecord | None, tuple[Notice, ...]]:
    """The dictionary of ``old`` is known to be as it was made; another is rebuilt, whatever stands there."""
    from indexer.analysis import names

    found = names.parse(text)
    csv = names.lexicon_csv(found.names)
    made_of = digest(csv.encode(), 8).hex() if found.names else ""
    name = f"names-{made_of}.dic" if found.names else ""
    if name and name != (old.dictionary if old else ""):
        from indexer.analysis.panics import silenced

        try:
            with silenced():
                _write(directory, csv, name)
        except (OSError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001  (SudachiPy raises errors of its own, and panics)
            return _kept(old, path), (Notice("names-not-made", str(path), 0, type(error).__name__),)
    return NamesRecord(str(path), *_stamp(path), made_of, name, found.aliases), _bad_lines(path, text)


def _write(directory: IndexDirectory, csv: str, name: str) -> None:
    """Make a dictionary. SudachiPy writes it by itself: into files that were made for it, under names that nobody can foresee."""
    import os
    from pathlib import Path

    from indexer.analysis.segmenter import build_names
    from indexer.index.store.upkeep import private

    stem = f"{name.removesuffix('.dic')}_{os.urandom(8).hex()}"
    source, made = f"{stem}.csv", f"{stem}.dic"
    try:
        directory.write(source, csv.encode())
        directory.create(made).close()
        # It makes the file anew, for whom the umask lets read it.
        with private():
            build_names(Path(directory.place, source), Path(directory.place, made))
        directory.move(made, name)
    finally:
        directory.remove(source)
        directory.remove(made)
