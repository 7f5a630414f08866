"""Places that a user named, and what they mean: files, folders, globs."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indexer.sources.discovery import Discovery

_GLOB = r"[*?\[]"
NOT_SEEN = frozenset({"unreadable", "dead-link"})
"""Why a discovery left a place out that may have held files."""

MISSING, CLOSED, EMPTY = "missing", "closed", "empty"
AWAY = frozenset(f"notice-source-{why}" for why in (MISSING, CLOSED, EMPTY, "gone"))
"""Codes of the notices that say why nothing can be seen of a source."""


def closed(discovery: Discovery) -> list[str]:
    """The places of a discovery that are not there, or may not be looked at."""
    unreadable = [skip.path for skip in discovery.skipped if skip.reason in NOT_SEEN]
    return list(dict.fromkeys([*discovery.missing, *unreadable]))


def matches(source: str) -> list[str]:
    """The files and folders that a source means: itself, or what matches it, if it is a glob (``*``, ``?``, ``**``).

    A glob below a folder that is not there means that folder, which is then missing.
    """
    glob = re.search(_GLOB, source)
    if glob is None or is_there(source):
        return [source]
    from pathlib import Path

    base = root_of(source)
    pattern = source[len(base) :].lstrip(os.sep)
    return sorted(map(str, Path(base).glob(pattern))) if is_there(base) else [base]


def root_of(source: str) -> str:
    """A source, or the folder that its glob begins with."""
    glob = re.search(_GLOB, source)
    if glob is None or is_there(source):
        return source
    return source[: source.rfind(os.sep, 0, glob.start())] or os.sep


def is_there(path: str) -> bool:
    """Whether a path leads somewhere; one without permission does not (``Path.exists`` raises then)."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def why_away(path: str) -> str:
    """Why nothing can be seen of a place: ``missing``, ``closed`` (no permission), or ``empty`` (no diary in it)."""
    try:
        if os.path.isdir(path):
            os.listdir(path)
        else:
            # A folder above it may be closed, too.
            os.stat(path)
    except PermissionError:
        return CLOSED
    except (OSError, ValueError):
        return MISSING
    return EMPTY if os.access(path, os.R_OK) else CLOSED


def is_any_below(place: str, paths: Iterable[str]) -> bool:
    """Whether one of some paths is a place, or lies in it."""
    below = place.rstrip(os.sep) + os.sep
    return any(path == place or path.startswith(below) for path in paths)
