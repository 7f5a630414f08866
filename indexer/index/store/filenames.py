"""The names of the files in an index directory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

INDEX_NAME = "MAIN"
LOCK_FILE = f"{INDEX_NAME}_WRITELOCK"
LAST_SEARCH, LAST_SHOWN, LAST_QUERIES = "last-search", "last-shown", "last-queries"
LOOKED_UP, PATTERNS, SEARCH_PATTERNS = "looked-up", "patterns", "patterns-search"
OF_NO_COMMIT = frozenset(
    {LOCK_FILE, LAST_SEARCH, LAST_SHOWN, LAST_QUERIES, LOOKED_UP, PATTERNS, SEARCH_PATTERNS}
)
"""Files that belong to the directory and not to a commit: what the user did last, and what need not be worked out again."""
_CONTENTS = (f"_{INDEX_NAME}_", ".toc")


def is_own(name: str) -> bool:
    """Whether a file of this name is one of those that the program writes; others are none of ours."""
    import re

    return bool(
        re.fullmatch(
            rf"(?:_{INDEX_NAME}_\d+\.toc(?:\.\d+\.\d+)?|{INDEX_NAME}_[0-9a-zA-Z_.]+|state-\d+\.(?:tsv|json)"
            r"|sources-\d+\.tsv|encoder-[\w.-]+\.bin|vectors-[\w.-]+\.bin|lexicon-\d+\.(?:idx|tsv)|names-\w+\.(?:dic|csv)|last-search|last-shown|last-queries|looked-up|patterns(?:-search)?)"
            r"(?:\.[0-9a-f]{16})?",
            name,
        )
    )


def fresh(name: str) -> str:
    """A name that nobody can foresee, for a file that will be renamed to ``name``."""
    return f"{name}.{os.urandom(8).hex()}"


def toc_name(generation: int) -> str:
    """The file name of Whoosh's table of contents of a generation."""
    return f"{_CONTENTS[0]}{generation}{_CONTENTS[1]}"


def newest_of(names: Iterable[str]) -> int:
    """The number of the newest commit among file names: that of Whoosh's newest table of contents. -1 if there is none."""
    start, end = _CONTENTS
    numbers = (
        name[len(start) : -len(end)] for name in names if name.startswith(start) and name.endswith(end)
    )
    return max((int(number) for number in numbers if number.isdecimal()), default=-1)
