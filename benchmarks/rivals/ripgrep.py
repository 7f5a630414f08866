"""ripgrep over the diary files: no index, the characters as they stand, lines instead of posts."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

from benchmarks.engine import Engine

if TYPE_CHECKING:
    from benchmarks.engine import Query


def _version() -> str:
    program = shutil.which("rg")
    if program is None:
        return ""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1]


def _command(_index: str, folder: str, query: Query) -> list[str] | None:
    """The lines that hold one string: of several words in a post, of what is not there, ripgrep knows nothing."""
    if len(query.words) != 1 or query.without or query.question:
        return None
    return ["rg", "--fixed-strings", "--line-number", "--", query.words[0], folder]


RIPGREP = Engine("ripgrep", _version, "lines", None, None, None, _command)
