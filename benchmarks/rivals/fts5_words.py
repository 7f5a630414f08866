"""SQLite FTS5 over SudachiPy's normalized words, ranked by BM25; a string of several is a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.fts5 import quoted, version
from benchmarks.rivals.normalized import normalized
from benchmarks.rivals.process import one_search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_SHOWN = 10
_SNIPPET = 60
"""Characters: the beginning of a post, for which of its characters are which words is not kept."""
_TABLE = "CREATE VIRTUAL TABLE posts USING fts5(words, text UNINDEXED, date UNINDEXED, tokenize='unicode61')"
_BEST = f"SELECT text, date FROM posts WHERE posts MATCH ? ORDER BY rank LIMIT {_SHOWN}"  # noqa: S608  (of constants)


def build(posts: Iterable[Post], index: str) -> None:
    """Make the table and fill it, in one transaction."""
    import os
    import sqlite3

    os.mkdir(index)
    with sqlite3.connect(f"{index}/posts.db") as base:
        base.execute(_TABLE)
    base.close()
    add(posts, index)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the table, in one transaction."""
    import sqlite3

    with sqlite3.connect(f"{index}/posts.db") as base:
        rows = ((" ".join(normalized(p.text)), p.text[:_SNIPPET], p.date.isoformat()) for p in posts)
        base.executemany("INSERT INTO posts(words, text, date) VALUES (?, ?, ?)", rows)
    base.close()


def searcher(index: str) -> Searcher:
    """A function that searches the open table."""
    import sqlite3

    base = sqlite3.connect(f"{index}/posts.db")

    def search(query: Query) -> int | None:
        if not query.words:
            return None
        matching = _matching(query)
        base.execute(_BEST, (matching,)).fetchall()
        found = base.execute("SELECT count(*) FROM posts WHERE posts MATCH ?", (matching,)).fetchone()
        return int(found[0])

    return search


def _matching(query: Query) -> str:
    """The query as an expression of FTS5."""
    if query.question:
        words = dict.fromkeys(word for text in query.words for word in normalized(text))
        return " OR ".join(map(quoted, words))
    without = "".join(f" NOT {_phrase(word)}" for word in query.without)
    return " AND ".join(map(_phrase, query.words)) + without


def _phrase(text: str) -> str:
    return quoted(" ".join(normalized(text)) or text)


def _command(index: str, _folder: str, query: Query) -> list[str] | None:
    return one_search(__name__, index, query)


FTS5_WORDS = Engine("SQLite FTS5, Sudachi", version, "posts", build, add, searcher, _command)
