"""Which entries are kept although their files are gone or empty, and for how long.

Sync tools and disks take files away for a while: iCloud leaves a placeholder, other tools an empty or unfinished file,
a disk that is not mounted a folder with next to nothing in it. A file that somebody deletes looks like none of these
and its entries go at once. The rule is pure: what it needs to know of the file system is handed to it.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from indexer.errors import SourceError
from indexer.index.manifest import Absence
from indexer.model import Kept
from indexer.support.values import NamedTuple
from indexer.sync.places import NOT_SEEN

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from indexer.index.manifest import FileRecord
    from indexer.sources.discovery import Discovery

GRACE = 30
"""Days: as long as iCloud Drive, Dropbox and OneDrive keep what was deleted in them."""

UNREACHABLE = "unreachable"
"""The source is missing or empty, a folder cannot be opened, a link leads nowhere."""
PLACEHOLDER = "placeholder"
"""iCloud has the file, and left ``.NAME.icloud`` here."""
UNFINISHED = "unfinished"
"""A partial copy (``NAME.tmp``, ``.syncthing.NAME.tmp``) stands where the file was."""
SHRUNK = "shrunk"
"""Most of a folder vanished at once, as when a disk is not mounted on it."""
EMPTY = "empty"
"""The file is there and holds no entry, though it had some."""
UNLISTED = "unlisted"
"""The list of what is to be ignored in its folder cannot be used, so nothing of it is read."""
REASONS = (UNREACHABLE, PLACEHOLDER, UNFINISHED, SHRUNK, EMPTY, UNLISTED)

_UNLIMITED = frozenset({UNREACHABLE, PLACEHOLDER, UNLISTED})
_PARTIAL = frozenset({"tmp", "part", "crdownload"})
_WILDCARDS = "*?["


class Surroundings(NamedTuple):
    """What was seen of the file system: the files found below ``roots``, ``unreachable`` places, ``unlisted`` folders.

    A root is a source, or the folder that a glob begins with. Of folders from which files vanished, and those above them,
    ``folders`` are there, and ``names`` are those of all that lies in the former.
    """

    discovery: Discovery
    roots: tuple[str, ...]
    unreachable: tuple[str, ...]
    unlisted: tuple[str, ...] = ()
    folders: frozenset[str] = frozenset()
    names: Mapping[str, Collection[str]] = {}


def end_of(absence: Absence) -> dt.date | None:
    """The day from which on the entries are kept no longer; None if there is no such day."""
    if absence.reason in _UNLIMITED:
        return None
    return dt.date.fromordinal(min(absence.since + GRACE, dt.date.max.toordinal()))


def absences(
    old: Mapping[str, FileRecord], recorded: Mapping[str, Absence], surroundings: Surroundings, today: dt.date
) -> dict[str, Absence]:
    """The files of ``old`` that are absent and whose entries are kept; ``recorded`` are those of the last update.

    Files that vanished and are not among them were deleted. A file that was empty then is taken to be so still: whoever
    reads it knows better, see :func:`emptied`.
    """
    day = today.toordinal()
    found = {file.path for file in surroundings.discovery.files}
    rule = _Rule(old, recorded, surroundings, [path for path in old if path not in found])
    result: dict[str, Absence] = {}
    for path in old:
        before = recorded.get(path)
        if path in found:
            if before is None or before.reason != EMPTY:
                continue
            reason, place = EMPTY, path
        else:
            reason, place = rule.why(path)
        if reason and not _ended(absence := _next(before, reason, place, day), day):
            result[path] = absence
    return result


def emptied(path: str, recorded: Absence | None, today: dt.date) -> Absence | None:
    """The absence of a file in which no entry was found although it had some; None if it lasts too long by now."""
    absence = _next(recorded, EMPTY, path, today.toordinal())
    return None if _ended(absence, today.toordinal()) else absence


def without_moved(
    absent: Mapping[str, Absence], old: Mapping[str, FileRecord], is_elsewhere: Callable[[str], bool]
) -> dict[str, Absence]:
    """``absent`` without files half of whose entries are in others now: they were renamed, split or joined.

    Of a place that cannot be reached all must be in others: it was renamed, or copied, and nothing is lost with it.
    ``is_elsewhere`` says of an entry's id whether a file that is there holds it.
    """
    return {
        path: absence
        for path, absence in absent.items()
        if (1 if absence.reason in _UNLIMITED else 2) * sum(map(is_elsewhere, old[path].entry_ids()))
        < old[path].entry_count
    }


def kept_places(
    absent: Mapping[str, Absence],
    files: Mapping[str, FileRecord],
    recorded: Mapping[str, Absence],
    why_away: Callable[[str], str],
) -> tuple[Kept, ...]:
    """What is absent, by place; ``files`` are all records, ``recorded`` the absences of the update before.

    ``why_away`` says of a place that cannot be reached why it cannot.
    """
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, absence in sorted(absent.items()):
        groups[absence.place, absence.reason].append(path)
    return tuple(
        Kept(
            place,
            reason,
            tuple(paths),
            sum(files[path].entry_count for path in paths),
            dt.date.fromordinal(min(absent[path].since for path in paths)).isoformat(),
            max(end.isoformat() if (end := end_of(absent[path])) else "" for path in paths),
            new=any(path not in recorded or recorded[path].reason != reason for path in paths),
            why=why_away(place) if reason == UNREACHABLE else "",
        )
        for (place, reason), paths in groups.items()
    )


def check_known(selections: Sequence[str], files: Collection[str]) -> None:
    """Raises SourceError for a selection that means none of the ``files`` of an index."""
    for selection in selections:
        if not any(is_selected(path, selection) for path in files):
            raise SourceError("not-remembered", path=selection)


def check_forgotten(
    selections: Sequence[str], old: Mapping[str, FileRecord], new: Mapping[str, FileRecord]
) -> None:
    """Raises SourceError for a selection that means only files whose entries are there, and would be read again."""
    for selection in selections:
        selected = [new.get(path) for path in old if is_selected(path, selection)]
        if selected and all(record and record.ids for record in selected):
            raise SourceError("forget-still-there", path=selection)


def is_selected(path: str, selection: str) -> bool:
    """Whether ``selection`` (a file, a folder, or a glob whose ``*`` goes through folders) means ``path``."""
    if _is_below(path, selection):
        return True
    if not any(sign in selection for sign in _WILDCARDS):
        return False
    from fnmatch import fnmatchcase

    return fnmatchcase(path, selection)


def _next(before: Absence | None, reason: str, place: str, day: int) -> Absence:
    """The absence with its first day: of a time that is limited, the day on which the limit began to count."""
    goes_on = before and (before.reason in _UNLIMITED) == (reason in _UNLIMITED)
    return Absence(min(before.since, day) if before and goes_on else day, reason, place)


def _ended(absence: Absence, day: int) -> bool:
    end = end_of(absence)
    return end is not None and end.toordinal() <= day


class _Rule:
    """Says of a file that vanished why its entries are kept; what many files share is worked out when it is needed."""

    def __init__(
        self,
        old: Mapping[str, FileRecord],
        recorded: Mapping[str, Absence],
        surroundings: Surroundings,
        gone: Sequence[str],
    ) -> None:
        self._old = old
        self._recorded = recorded
        self._surroundings = surroundings
        self._gone = gone

    def why(self, path: str) -> tuple[str, str]:
        """The reason and the place to speak of; "" for both if the file was deleted."""
        reason, place = self._not_looked_at(path)
        if reason:
            return reason, place
        if path not in self._vanished:
            return "", ""
        folder, name = os.path.split(path)
        names = self._surroundings.names.get(folder, ())
        if f".{name}.icloud" in names:
            return PLACEHOLDER, path
        before = self._recorded.get(path)
        if before and before.reason == SHRUNK:
            # Files that come back one by one shall not make the others look deleted.
            return SHRUNK, before.place
        if any(name in other and other.rpartition(".")[2] in _PARTIAL for other in names):
            return UNFINISHED, path
        place = next((above for above in reversed([*_upward(path)]) if above in self._shrunken), "")
        return (SHRUNK, place) if place else ("", "")

    def _not_looked_at(self, path: str) -> tuple[str, str]:
        """The reason and the place if nothing can be seen of where the file was; "" for both otherwise."""
        for reason, places in (
            (UNREACHABLE, self._surroundings.unreachable),
            (UNLISTED, self._surroundings.unlisted),
        ):
            for place in places:
                if _is_below(path, place):
                    return reason, place
        return "", ""

    @cached_property
    def _vanished(self) -> frozenset[str]:
        """The files that vanished from a root that can be read, and were not left out of it (``.nikkiignore``)."""
        left_out = {skip.path for skip in self._surroundings.discovery.skipped if skip.reason not in NOT_SEEN}
        roots = frozenset(self._surroundings.roots)
        return frozenset(
            path
            for path in self._gone
            if roots.intersection(_upward(path))
            and not left_out.intersection(_upward(path))
            and not self._not_looked_at(path)[0]
        )

    @cached_property
    def _shrunken(self) -> set[str]:
        """The folders that are there, lost more than half of their bytes at once, and have less than half now.

        Bytes, not files: a diary that is renamed, split or joined has as many as before. Below a root, a folder in which
        one file alone stood is none: so a file looks that somebody deleted.
        """
        roots = self._surroundings.roots
        had, lost, has, count = (defaultdict[str, int](int) for _ in range(4))
        for path, record in self._old.items():
            for folder in within(path, roots):
                had[folder] += max(0, record.size)
                if path in self._vanished:
                    lost[folder] += max(0, record.size)
                    count[folder] += 1
        for file in self._surroundings.discovery.files:
            for folder in within(file.path, roots):
                has[folder] += file.size
        return {
            folder
            for folder in self._surroundings.folders
            if (count[folder] > 1 or folder in roots)
            and 2 * lost[folder] > had[folder]
            and 2 * has[folder] < had[folder]
        }


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def _upward(path: str) -> Iterator[str]:
    """The path and every folder above it, the nearest first."""
    while path:
        yield path
        above = os.path.dirname(path)
        path = above if above != path else ""


def within(path: str, roots: Collection[str]) -> list[str]:
    """The folders from that of a file up to the topmost root above it; none if there is no root."""
    folders = [*_upward(os.path.dirname(path))]
    tops = [number for number, folder in enumerate(folders) if folder in roots]
    return folders[: tops[-1] + 1] if tops else []
