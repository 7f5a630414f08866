"""Finding the files that may hold a diary. Every search runs this, so it imports next to nothing."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from indexer.support import limits
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

IGNORE_FILE = ".nikkiignore"
OBSIDIAN = ".obsidian"
"""The folder of settings in a vault of Obsidian."""
OF_AN_INDEX = "MAIN_WRITELOCK"
"""A folder with this file is an index, which may stand in the folder of a diary: it is no part of the diary."""

BACKUP_SUFFIXES = frozenset({"bak", "swp", "swo", "tmp", "orig", "old", "rej", "part", "crdownload"})
IGNORED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages", "$RECYCLE.BIN"})
_LOGSEQ_BACKUPS = os.path.join("logseq", "bak")
_PICTURES = """
    png jpg jpeg jpe gif bmp tif tiff webp heic heif avif svg ico psd ai eps raw cr2 nef arw dng xcf
    mp3 m4a wav flac ogg oga opus aac wma aiff mid mp4 m4v mov avi mkv webm wmv mpg mpeg flv 3gp mts
    ttf otf woff woff2 eot
"""
_OFFICE = """
    doc docx docm xls xlsx xlsm ppt pptx odt ods odp rtf pages numbers key jtd pdf ps dvi epub mobi
    azw azw3 one ics vcf eml mbox
"""
_ARCHIVES = """
    gz tgz bz2 xz zst 7z rar lzh lha tar cab dmg iso jar apk deb rpm exe dll so dylib o a lib obj
    class pyc bin dat db sqlite sqlite3 mdb pst idx pack lock
"""
_PROGRAMS = """
    py pyi ipynb rb pl pm php js mjs cjs ts tsx jsx java kt c h cc cpp hpp cs go rs swift lua r m sh
    bash zsh fish bat cmd ps1 vim el lisp clj scala sql css scss sass less map vue
"""
_DATA = """
    json jsonl ndjson csv tsv xsd rss atom opml yml yaml toml ini cfg conf properties plist edn env
    log pem crt geojson gpx kml tdc tdr canvas
"""
NOT_DIARIES = frozenset(" ".join((_PICTURES, _OFFICE, _ARCHIVES, _PROGRAMS, _DATA)).split())
"""Endings of names. A zip is not among them, for it may be an export."""

_TABLES_AND_EXPORTS = frozenset({"json", "js", "csv", "tsv", "docx", "xlsx"})
"""A file with such an ending may be an export of a diary, as `export_names` tells."""

_LEADS_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP)


class FileStat(NamedTuple):
    """A file to read: absolute path, the root it was found under, size in bytes, times in ns.

    ``ctime_ns`` is when anything about the file changed (on Windows: when it was made). No program can set it, so it
    tells an edit that keeps size and time of modification.
    """

    path: str
    root: str
    size: int
    mtime_ns: int
    ctime_ns: int


class Skip(NamedTuple):
    """A file or folder left out, and why.

    ``reason``: ``hidden``, ``suffix``, ``backup``, ``folder``, ``index``, ``too-large``, ``symlink``,
    ``special``, ``unreadable`` or ``ignored``; ``ignore-file`` for a list of what is to be ignored that cannot be used,
    whose folder is left as it is known.
    """

    path: str
    reason: str


class Discovery(NamedTuple):
    """The files found, sorted by path; what was left out; the roots that do not exist."""

    files: tuple[FileStat, ...]
    skipped: tuple[Skip, ...]
    missing: tuple[str, ...] = ()


def discover(roots: Sequence[str | os.PathLike[str]], matched: Sequence[tuple[str, str]] = ()) -> Discovery:
    """Find the diary files in ``roots``: files, which are taken whatever their names, and folders.

    ``matched`` are files and folders that a glob matches, each with the glob: such a file is taken as one found in a
    folder is, by its name and size; but a glob that names an ending (``*.log``) means files of that ending.
    """
    files: dict[str, FileStat] = {}
    skipped: dict[str, Skip] = {}
    missing = []
    for root, glob in [*((root, "") for root in roots), *matched]:
        top = os.path.abspath(root)
        try:
            status = os.stat(top)
        except OSError:
            missing.append(top)
            continue
        if os.path.isdir(top):
            for found in _walk(top):
                if isinstance(found, Skip):
                    skipped[found.path] = found
                else:
                    files.setdefault(found.path, found)
        elif stat.S_ISREG(status.st_mode):
            reason = _match_reason(top, glob, status.st_size) if glob else ""
            if reason:
                skipped[top] = Skip(top, reason)
            else:
                files[top] = _file_stat(top, top, status)
        else:
            skipped[top] = Skip(top, "special")
    left_out = tuple(skip for path, skip in sorted(skipped.items()) if path not in files)
    return Discovery(tuple(files[path] for path in sorted(files)), left_out, tuple(missing))


def _walk(top: str) -> Iterator[FileStat | Skip]:
    """Every file below the folder ``top``, or why it (or its folder) is left out."""
    ignore_file = os.path.join(top, IGNORE_FILE)
    if not os.path.lexists(ignore_file):
        yield from _below(top, None)
        return
    from indexer.sources.ignoring import ignored_in

    try:
        ignored = ignored_in(ignore_file)
    except OSError:
        # What somebody wanted left out is not read because the list of it cannot be.
        yield Skip(ignore_file, "ignore-file")
        return
    yield from _below(top, ignored)


def _below(top: str, ignored: Callable[[str], bool] | None) -> Iterator[FileStat | Skip]:
    real_folders: set[str] = set()
    templates: set[str] = set()
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            items = list(os.scandir(folder))
        except OSError:
            yield Skip(folder, "unreadable")
            continue
        names = {item.name for item in items}
        if OF_AN_INDEX in names:
            yield Skip(folder, "index")
            continue
        templates |= _templates(folder) if OBSIDIAN in names else set()
        for item in items:
            name = item.name
            if item.path in templates:
                yield Skip(item.path, "ignored")
            elif name[0] == ".":
                if name != IGNORE_FILE:
                    yield Skip(item.path, "hidden")
            elif _is_folder(item):
                reason = _folder_reason(item, top, real_folders, ignored)
                if reason:
                    yield Skip(item.path, reason)
                else:
                    pending.append(item.path)
            else:
                yield _file(item, top, ignored)


def _templates(vault: str) -> set[str]:
    from indexer.sources.obsidian import left_out

    return left_out(os.path.join(vault, OBSIDIAN))


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link to itself, or into a folder without permission
        return False


def _folder_reason(
    item: os.DirEntry[str], top: str, real_folders: set[str], ignored: Callable[[str], bool] | None
) -> str:
    """Why the folder ``item`` is left out, or "". Links are followed out of ``top`` once, never back."""
    # Logseq keeps old versions of every page in logseq/bak.
    if item.name in IGNORED_FOLDERS or item.path.endswith(_LOGSEQ_BACKUPS):
        return "folder"
    if ignored and ignored(item.path[len(top) + 1 :] + "/"):
        return "ignored"
    if item.is_symlink():
        target = os.path.realpath(item.path)
        above = [os.path.realpath(top), *real_folders]
        if any(target == known or target.startswith(known + os.sep) for known in above) or any(
            known.startswith(target + os.sep) for known in above
        ):
            return "symlink"
        real_folders.add(target)
    return ""


def _file(item: os.DirEntry[str], top: str, ignored: Callable[[str], bool] | None) -> FileStat | Skip:
    """The file ``item`` below ``top``, or why it is left out."""
    path = item.path
    reason = name_reason(item.name, path[: -len(item.name) - 1])
    if not reason and ignored and ignored(path[len(top) + 1 :]):
        reason = "ignored"
    if reason:
        return Skip(path, reason)
    try:
        if not item.is_file():
            return Skip(path, _why_no_file(item))
        status = item.stat()
    except OSError:
        return Skip(path, "unreadable")
    if _is_too_large(path, status.st_size):
        return Skip(path, "too-large")
    return _file_stat(path, top, status)


def _why_no_file(item: os.DirEntry[str]) -> str:
    """What an item is that is neither a file nor a folder."""
    if not item.is_symlink():
        return "special"
    try:
        os.stat(item.path)
    except OSError as error:
        return "dead-link" if error.errno in _LEADS_NOWHERE else "unreadable"
    return "unreadable"


def _match_reason(path: str, glob: str, size: int) -> str:
    """Why a file that a glob matches is left out, or ""."""
    name, wanted = os.path.basename(path), os.path.basename(glob)
    if name[0] == "." and wanted[:1] != ".":
        return "hidden"
    of_that_kind = "." in wanted and wanted.rpartition(".")[2] == name.rpartition(".")[2]
    reason = "" if of_that_kind else name_reason(name)
    return reason or ("too-large" if _is_too_large(path, size) else "")


def _is_too_large(path: str, size: int) -> bool:
    """Whether a file is larger than a text may be; of a zip, that is seen when it is read."""
    return size > limits.FILE and not path.lower().endswith(".zip")


def _file_stat(path: str, root: str, status: os.stat_result) -> FileStat:
    return FileStat(path, root, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def name_reason(name: str, folder: str = "") -> str:
    """Why a file of this name in a ``folder`` is left out, or ""."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    if suffix in _TABLES_AND_EXPORTS:
        from indexer.sources.export_names import is_export

        if not is_export(name, folder):
            return "suffix"
    elif suffix in NOT_DIARIES:
        return "suffix"
    return "backup" if suffix in BACKUP_SUFFIXES or name[-1] == "~" or name[0] in "~#" else ""
