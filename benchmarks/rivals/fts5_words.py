"""SQLite FTS5 over SudachiPy's normalized words, ranked by BM25; a string of several is a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.fts5 import connected, create, insert, quoted, ranked, version
from benchmarks.rivals.normalized import normalized
from benchmarks.rivals.process import one_search

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_SNIPPET = 60
"""Characters: the beginning of a post, for which of its characters are which words is not kept."""
_TABLE = "posts USING fts5(words, text UNINDEXED, date UNINDEXED, tokenize='unicode61')"
_INSERT = "INSERT INTO posts(words, text, date) VALUES (?, ?, ?)"
_SELECT = "SELECT text, date FROM posts"


def build(posts: Iterable[Post], index: str) -> None:
    """Make the table and fill it, in one transaction."""
    create(index, _TABLE)
    add(posts, index)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the table, in one transaction."""
    rows = ((" ".join(normalized(p.text)), p.text[:_SNIPPET], p.date.isoformat()) for p in posts)
    insert(index, _INSERT, rows)


def searcher(index: str) -> Searcher:
    """A function that searches the open table."""
    base = connected(index)
    return lambda query: ranked(base, _SELECT, _matching(query)) if query.words else None


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
