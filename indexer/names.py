"""The user's file of names: whether it changed, and the dictionary that is made of it beside the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.digest import digest
from indexer.errors import SourceError
from indexer.freshness import names_changed
from indexer.model import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from indexer.index.directory import IndexDirectory
    from indexer.index.state import NamesRecord


def dictionary_path(directory: str, record: NamesRecord | None) -> str:
    """Where the user dictionary of an index is, "" if it has none."""
    return f"{directory}/{record.dictionary}" if record and record.dictionary else ""


def current_names(
    directory: IndexDirectory, old: NamesRecord | None, given: Path | None
) -> tuple[NamesRecord | None, tuple[Notice, ...]]:
    """The record of the names as they are now, with a new dictionary if they changed, and the lines that are no names.

    ``given`` is the file that the user names now, else the remembered one counts. Raises SourceError if the
    given file cannot be read; a remembered one that is gone keeps its dictionary.
    """
    from pathlib import Path

    path = given.expanduser().absolute() if given else Path(old.path) if old else None
    if path is None or (given is None and not names_changed(old)):
        return old, ()
    whole = old.dictionary if old else ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        info = path.stat()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("names-unreadable", path=path) from error
    return _made(directory, path, text, (info.st_size, info.st_mtime_ns), whole)


def _made(
    directory: IndexDirectory, path: Path, text: str, stamp: tuple[int, int], whole: str
) -> tuple[NamesRecord, tuple[Notice, ...]]:
    """``whole`` is a dictionary that is known to be as it was made; another is made anew, whatever stands there."""
    from indexer.analysis import names
    from indexer.index.state import NamesRecord

    found, bad = names.parse(text)
    csv = names.lexicon_csv(found)
    made_of = digest(csv.encode(), 8).hex() if found else ""
    name = f"names-{made_of}.dic" if found else ""
    if name and name != whole:
        _write(directory, csv, name)
    notices = tuple(Notice("notice-bad-name", str(path), line.line, line.text) for line in bad)
    return NamesRecord(str(path), *stamp, made_of, name), notices


def _write(directory: IndexDirectory, csv: str, name: str) -> None:
    """Make a dictionary. SudachiPy writes it by itself: into files that were made for it, under names that nobody can foresee."""
    import os
    from pathlib import Path

    from indexer.analysis.segmenter import build_names

    stem = f"{name.removesuffix('.dic')}_{os.urandom(8).hex()}"
    source, made = f"{stem}.csv", f"{stem}.dic"
    try:
        directory.write(source, csv.encode())
        directory.create(made).close()
        build_names(Path(directory.place, source), Path(directory.place, made))
        directory.move(made, name)
    finally:
        directory.remove(source)
        directory.remove(made)
