"""What the user asks of an update, and what it comes to beside what the index remembers."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.errors import SourceError, UsageError
from indexer.index import source_settings
from indexer.index.newest import was_index
from indexer.support.values import NamedTuple
from indexer.sync.places import is_there, matches
from indexer.sync.retention import check_known

if TYPE_CHECKING:
    import datetime as dt

    from indexer.index.manifest import NamesRecord, State


class UpdateRequest(NamedTuple):
    """How the user wants an update done: see :meth:`indexer.app.Diary.update`.

    ``sources`` is None for the remembered ones, ``today`` the day. ``may_lose``: entries of places that are out of reach
    may be lost, if the index cannot give them back. ``verify``: the index is held against its checksums, if it is small
    or there is nothing to write. ``damaged``: it is known not to be whole. ``patience``: seconds to wait for another writer,
    None for as long as an update waits.
    """

    today: dt.date
    sources: tuple[Path, ...] | None = None
    rebuild: bool = False
    names: Path | None = None
    heading: str | None = None
    dry_run: bool = False
    forget: tuple[Path, ...] = ()
    may_lose: bool = False
    verify: bool = False
    damaged: bool = False
    patience: float | None = None


class Job(NamedTuple):
    """What is to be done: which sources, with which headings and names.

    ``forget`` selects files whose entries are kept although they are gone or empty.
    """

    sources: tuple[str, ...]
    heading: str
    names: NamesRecord | None
    forget: tuple[str, ...] = ()


def job_of(request: UpdateRequest, directory: Path, state: State | None) -> Job:
    """What a request means for an index in a ``state``, None if it cannot be read.

    Raises SourceError or UsageError for what was typed wrong.
    """
    old = source_settings.of_state(state) if state else source_settings.newest(directory)
    heading = old.heading if request.heading is None else request.heading
    heading_pattern(heading)
    names = state.names if state else source_settings.names_to_reread(old.names)
    forget = [str(path.expanduser().absolute()) for path in request.forget]
    if request.sources is None and not old.sources:
        raise SourceError(_why_no_sources(directory), path=directory)
    sources = [source for source in old.sources if source not in forget]
    sources += _checked(request.sources or ())
    files = tuple(path for path in forget if path not in old.sources)
    check_known(files, state.files if state else {})
    return Job(tuple(dict.fromkeys(sources)), heading, names, files)


def heading_pattern(heading: str) -> re.Pattern[str] | None:
    """The user's pattern of date headings, None for "". Raises UsageError if it is no such pattern."""
    if not heading:
        return None
    try:
        pattern = re.compile(heading, re.MULTILINE)
    except re.error as error:
        raise UsageError("bad-heading", pattern=heading, problem=str(error)) from error
    missing = {"year", "month", "day"} - set(pattern.groupindex)
    if missing:
        raise UsageError("heading-groups", pattern=heading, missing=", ".join(sorted(missing)))
    return pattern


def _checked(given: tuple[Path, ...]) -> list[str]:
    """The places that were named, absolute. Raises SourceError for one that is not there or cannot be read."""
    paths = [path.expanduser().absolute() for path in given]
    for path in paths:
        found = list(map(Path, matches(str(path))))
        if any(_is_closed(match) for match in found):
            raise SourceError("unreadable", path=path)
        if not found or not all(is_there(str(match)) for match in found):
            raise SourceError("no-such-path", path=path)
        if not all(match.is_file() or match.is_dir() for match in found):
            raise SourceError("special-file", path=path)
    return list(map(str, paths))


def _why_no_sources(directory: Path) -> str:
    from indexer.index.store.upkeep import is_untrusted

    if is_untrusted(directory):
        return "sources-untrusted"
    is_lost = was_index(directory) and source_settings.found(directory) is None
    return "sources-lost" if is_lost else "no-sources"


def _is_closed(path: Path) -> bool:
    """Whether a folder above the path, or the path itself, is without permission."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False
    return not os.access(path, os.R_OK)
