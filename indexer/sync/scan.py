"""The files of a diary as they are now, held against a state of its index. Nothing is read; every search runs this.

A file is told by its size and times: one that has those of its record is taken to be as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple
from indexer.sync.places import closed, is_any_below, matches, root_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from indexer.index.manifest import Absence, FileRecord, State
    from indexer.sources.discovery import Discovery, FileStat


class Scan(NamedTuple):
    """What a scan saw of some sources.

    ``matched`` are the files and folders that each source means, ``unchanged`` the records of the files that are as they
    were, ``to_read`` the others, ``absent`` the files that are gone and whose entries are kept (see
    :mod:`indexer.sync.retention`), ``unreachable`` the places that cannot be looked at: sources gone or suddenly empty,
    folders without permission, dead links.
    """

    sources: tuple[str, ...]
    matched: tuple[tuple[str, ...], ...]
    discovery: Discovery
    unchanged: dict[str, FileRecord]
    to_read: tuple[FileStat, ...]
    absent: Mapping[str, Absence] = {}
    unreachable: tuple[str, ...] = ()

    @property
    def roots(self) -> tuple[str, ...]:
        """Each source, or the folder that its glob begins with."""
        return tuple(map(root_of, self.sources))

    @property
    def unlisted(self) -> list[str]:
        """Lists of what is to be ignored that cannot be used: nothing of their folders is read, all of them is kept."""
        return [skip.path for skip in self.discovery.skipped if skip.reason == "ignore-file"]

    @property
    def found(self) -> list[str]:
        """The paths of all files that are there."""
        return [file.path for file in self.discovery.files]

    @property
    def empty_sources(self) -> tuple[str, ...]:
        """The sources of which no file is there."""
        found = self.found
        return tuple(
            source
            for source, places in zip(self.sources, self.matched, strict=True)
            if not any(is_any_below(place, found) for place in places)
        )

    def growth(self, old: State) -> int:
        """The bytes of the new files, and by which known ones grew: mostly a post was added to these."""
        known = ((file.size, old.files.get(file.path)) for file in self.to_read)
        return sum(max(0, size - record.size) if record else size for size, record in known)

    def deleted(self, known: State) -> bool:
        """Whether a file of ``known`` is neither there nor absent."""
        here = {*self.found, *self.absent}
        return any(path not in here for path in known.files)

    def is_current(self, known: State) -> bool:
        """Whether an update from ``known`` would find nothing to do in the files.

        What is wrong with a list of what is to be ignored is said by each update, until it is repaired.
        """
        return not (self.to_read or self.unlisted or self.absent != known.absent or self.deleted(known))


def scan(sources: Sequence[str], known: State, today: dt.date, *, reread: bool = False) -> Scan:
    """The files of the sources, held against what is ``known`` of them; ``reread`` takes every file as changed.

    ``today`` ends the time for which the entries of a file that is gone are kept. Raises nothing: what cannot be looked
    at is ``unreachable``, or skipped with its reason.
    """
    from indexer.sources.discovery import discover

    matched = tuple(tuple(matches(source)) for source in sources)
    found = [(path, source) for source, paths in zip(sources, matched, strict=True) for path in paths]
    discovery = discover(
        [path for path, source in found if path == source],
        [(path, glob) for path, glob in found if path != glob],
    )
    unchanged: dict[str, FileRecord] = {}
    to_read: list[FileStat] = []
    here = 0
    for file in discovery.files:
        record = known.files.get(file.path)
        here += record is not None
        if record and not reread and (record.size, record.mtime_ns, record.ctime_ns) == file[2:]:
            unchanged[file.path] = record
        else:
            to_read.append(file)
    seen = Scan(tuple(sources), matched, discovery, unchanged, tuple(to_read))
    if here == len(known.files) and not known.absent:
        return seen._replace(unreachable=tuple(closed(discovery)))
    from indexer.sync.retention import absences
    from indexer.sync.surroundings import surroundings

    around = surroundings(discovery, seen.roots, known)
    absent = absences(known.files, known.absent, around, today)
    return seen._replace(absent=absent, unreachable=around.unreachable)


def links_outside(seen: Scan, known: State) -> dict[str, str]:
    """The files that a link leads to, out of all sources, by path, with that link.

    What is not read again stands where it stood: another link to it would have another time.
    """
    from indexer.sources.outside import Outside

    roots = Outside(seen.roots)
    asked = seen.to_read if seen.sources == known.sources else seen.discovery.files
    links = {**known.outside} | {file.path: roots.link_of(file.path) for file in asked}
    return {path: link for path, link in links.items() if link}
