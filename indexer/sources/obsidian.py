"""What a vault of Obsidian keeps that is no note: its own settings name the folder of templates and what they leave out."""

from __future__ import annotations

import os
import re

_SETTINGS = (
    ("templates.json", "folder"),
    ("daily-notes.json", "template"),
    ("app.json", "userIgnoreFilters"),
)
"""Files of settings, and the keys under which they name folders and files."""
_LONGEST = 64 * 2**10


def left_out(settings: str) -> set[str]:
    """The paths of folders and files that the settings in a folder ``.obsidian`` leave out; those of none are passed over."""
    vault = os.path.dirname(settings)
    found = set()
    for name, key in _SETTINGS:
        try:
            with open(os.path.join(settings, name), encoding="utf-8", errors="replace") as file:
                text = file.read(_LONGEST)
        except OSError:
            continue
        for match in re.finditer(rf'"{key}"\s*:\s*(\[[^\]]*\]|"[^"\\]*")', text):
            for value in re.findall(r'"([^"\\]+)"', match[1]):
                path = os.path.normpath(os.path.join(vault, value))
                found |= {path, path + ".md"} if path.startswith(vault + os.sep) else set()
    return found
