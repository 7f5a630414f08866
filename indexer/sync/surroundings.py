"""What stands around the files of a diary: what is left where some vanished, and the links that lead to others."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.sync.retention import Surroundings, absences, within
from indexer.sync.scan import closed, is_any_below, is_there

if TYPE_CHECKING:
    import datetime as dt

    from indexer.index.manifest import State
    from indexer.sync.scan import Scan


def with_absences(seen: Scan, known: State, today: dt.date) -> Scan:
    """A scan, with the places that are out of reach and the files of ``known`` that are absent on a day."""
    seen = seen._replace(unreachable=tuple(_unreachable(seen, known)))
    return seen._replace(absent=absences(known.files, known.absent, _surroundings(seen, known), today))


def _unreachable(seen: Scan, known: State) -> list[str]:
    found = seen.found
    places = closed(seen.discovery)
    unlisted = {os.path.dirname(path) for path in seen.unlisted}
    places += [
        root
        for root in seen.roots
        if root not in unlisted and is_any_below(root, known.files) and not is_any_below(root, found)
    ]
    folders = {os.path.dirname(path) for path in known.files} - {os.path.dirname(path) for path in found}
    places += [folder for folder in sorted(folders) if _is_behind_dead_link(folder)]
    return list(dict.fromkeys(places))


def _is_behind_dead_link(folder: str) -> bool:
    """Whether a folder cannot be reached because a link on the way to it leads nowhere."""
    while folder and folder != os.sep and not is_there(folder):
        if os.path.islink(folder):
            return True
        folder = os.path.dirname(folder)
    return False


def _surroundings(seen: Scan, known: State) -> Surroundings:
    """Of folders, those that held a file of ``known`` that is not there, and those above them."""
    roots = seen.roots
    unlisted = tuple(os.path.dirname(path) for path in seen.unlisted)
    here = {*seen.found}
    names: dict[str, frozenset[str]] = {}
    above: set[str] = set()
    for path in known.files:
        folder = os.path.dirname(path)
        if (
            path in here
            or folder in names
            or any(is_any_below(place, (path,)) for place in (*seen.unreachable, *unlisted))
        ):
            continue
        above.update(within(path, roots))
        try:
            names[folder] = frozenset(os.listdir(folder))
        except OSError:
            names[folder] = frozenset()
    folders = frozenset(filter(os.path.isdir, above))
    return Surroundings(seen.discovery, roots, seen.unreachable, unlisted, folders, names)


def links_outside(seen: Scan, known: State) -> dict[str, str]:
    """The files that a link leads to, out of all sources, by path, with that link.

    What is not read again stands where it stood: another link to it would have another time.
    """
    from indexer.sources.outside import Outside

    roots = Outside(seen.roots)
    asked = seen.to_read if seen.sources == known.sources else seen.discovery.files
    links = {**known.outside} | {file.path: roots.link_of(file.path) for file in asked}
    return {path: link for path, link in links.items() if link}
