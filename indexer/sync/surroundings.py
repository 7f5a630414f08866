"""What is left where files of a diary vanished, from which the rule of retention tells why they are gone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.sync.places import closed, is_any_below, is_there
from indexer.sync.retention import Surroundings, within

if TYPE_CHECKING:
    from indexer.index.manifest import State
    from indexer.sources.discovery import Discovery


def surroundings(discovery: Discovery, roots: tuple[str, ...], known: State) -> Surroundings:
    """What the rule of retention has to know of the places of ``known`` files: ``discovery`` says which are there."""
    unlisted = tuple(os.path.dirname(skip.path) for skip in discovery.skipped if skip.reason == "ignore-file")
    seen = Surroundings(discovery, roots, (), unlisted)
    seen = seen._replace(unreachable=tuple(_unreachable(seen, known)))
    folders, names = _around(seen, known)
    return seen._replace(folders=folders, names=names)


def _unreachable(seen: Surroundings, known: State) -> list[str]:
    found = [file.path for file in seen.discovery.files]
    places = closed(seen.discovery)
    places += [
        root
        for root in seen.roots
        if root not in seen.unlisted and is_any_below(root, known.files) and not is_any_below(root, found)
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


def _around(seen: Surroundings, known: State) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The folders from which files vanished and those above them, as far as they are there; what lies in the former."""
    here = {file.path for file in seen.discovery.files}
    names: dict[str, frozenset[str]] = {}
    above: set[str] = set()
    for path in known.files:
        folder = os.path.dirname(path)
        if (
            path in here
            or folder in names
            or any(is_any_below(place, (path,)) for place in (*seen.unreachable, *seen.unlisted))
        ):
            continue
        above.update(within(path, seen.roots))
        try:
            names[folder] = frozenset(os.listdir(folder))
        except OSError:
            names[folder] = frozenset()
    return frozenset(filter(os.path.isdir, above)), names
