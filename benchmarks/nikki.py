"""nikki as the benchmarks call it: its command as a user does, its Python API for searches inside a process."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_OF_THE_USER = ("NIKKI_", "XDG_", "LC_", "LANG")


def program() -> list[str]:
    """The installed command beside this Python; the package, where none is installed."""
    found = shutil.which("nikki", path=os.path.dirname(sys.executable))
    return [found] if found else [sys.executable, "-m", "indexer"]


def environment(home: Path) -> dict[str, str]:
    """The variables of this process without the user's settings; ``home`` is an empty folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OF_THE_USER)}
    # Encoding by meaning comes after the words and takes many times as long; it is not what is measured here.
    return kept | {"HOME": str(home), "NIKKI_LANG": "en", "LC_ALL": "C.UTF-8", "NIKKI_MEANING": "false"}


def _version() -> str:
    from indexer import __version__

    return __version__


def _build(posts: Iterable[Post], index: str) -> None:
    """Make the index of a few posts, of which nobody measures how long that takes."""
    from pathlib import Path

    from benchmarks.posts import write_diary
    from indexer.app import Diary

    folder = Path(f"{index}-diary")
    write_diary(posts, folder)
    Diary(index).update([folder])


def _searcher(index: str) -> Searcher:
    from indexer.app import Diary
    from indexer.errors import UsageError

    diary = Diary(index)

    def search(query: Query) -> int:
        try:
            found = diary.search(query.text)
        except UsageError:
            # That it does not understand the query is an answer, too.
            return 0
        # What has some of the words only is shown under a heading of its own.
        return 0 if found.relaxation == "partial" else found.total

    return search


def _command(index: str, _folder: str, query: Query) -> list[str]:
    return [*program(), "--index", index, "search", query.text]


NIKKI = Engine("nikki", _version, "posts", _build, None, _searcher, _command)
