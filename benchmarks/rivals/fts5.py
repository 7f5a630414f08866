"""SQLite FTS5 with its trigram tokenizer, by the sqlite3 of Python: what is at hand without installing anything.

A string of three characters or more is looked up by its trigrams and ranked by BM25. A shorter one has none, so each
post is looked at, the newest first: that is the way SQLite's documentation names, and two characters are the usual length
of a Japanese word. (``LIKE`` is left alone: up to SQLite 3.40 it finds nothing for two characters that are not ASCII.)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.process import one_search

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_GRAM = 3
_SHOWN = 10
_SNIPPET = 30
"""Trigrams in a snippet."""
_TABLE = "posts USING fts5(text, date UNINDEXED, tokenize='trigram')"
_INSERT = "INSERT INTO posts(text, date) VALUES (?, ?)"
_SELECT = f"SELECT snippet(posts, 0, '[', ']', '…', {_SNIPPET}), date FROM posts"  # noqa: S608  (of constants)


def version() -> str:
    """That of SQLite; "" if it has no FTS5 with trigrams."""
    try:
        import sqlite3

        with sqlite3.connect(":memory:") as base:
            base.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='trigram')")
    except (ImportError, sqlite3.OperationalError):
        return ""
    return sqlite3.sqlite_version


def build(posts: Iterable[Post], index: str) -> None:
    """Make the table and fill it, in one transaction."""
    create(index, _TABLE)
    add(posts, index)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the table, in one transaction."""
    insert(index, _INSERT, ((post.text, post.date.isoformat()) for post in posts))


def create(index: str, table: str) -> None:
    """Make a folder with a database of one virtual table, which is said as SQL says it."""
    import os

    os.mkdir(index)
    with connected(index) as base:
        base.execute(f"CREATE VIRTUAL TABLE {table}")
    base.close()


def insert(index: str, into: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Put rows into the table, in one transaction."""
    with connected(index) as base:
        base.executemany(into, rows)
    base.close()


def connected(index: str) -> sqlite3.Connection:
    """The database of an index, to be closed."""
    import sqlite3

    return sqlite3.connect(f"{index}/posts.db")


def searcher(index: str) -> Searcher:
    """A function that searches the open table."""
    base = connected(index)

    def search(query: Query) -> int | None:
        if not query.words:
            return None
        matching, short = _conditions(query)
        if not short:
            return ranked(base, _SELECT, matching)
        return _looked_through(base, matching, short)

    return search


def _conditions(query: Query) -> tuple[str, list[tuple[str, str]]]:
    """What is looked up (an expression of FTS5, or ""), and what each post must be looked through for."""
    if query.question:
        text = query.words[0]
        grams = [text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)]
        return " OR ".join(map(quoted, grams)), []
    matching = " AND ".join(quoted(word) for word in query.words if len(word) >= _GRAM)
    short = [("> 0", word) for word in query.words if len(word) < _GRAM]
    for word in query.without:
        if len(word) >= _GRAM and matching:
            matching += f" NOT {quoted(word)}"
        else:
            short.append(("= 0", word))
    return matching, short


def quoted(word: str) -> str:
    """A string, or words, as a phrase of an expression of FTS5."""
    return '"' + word.replace('"', '""') + '"'


def ranked(base: sqlite3.Connection, select: str, matching: str) -> int:
    """Fetch the best posts for an expression of FTS5; how many there are in all."""
    base.execute(f"{select} WHERE posts MATCH ? ORDER BY rank LIMIT {_SHOWN}", (matching,)).fetchall()
    found = base.execute("SELECT count(*) FROM posts WHERE posts MATCH ?", (matching,)).fetchone()
    return int(found[0])


def _looked_through(base: sqlite3.Connection, matching: str, short: list[tuple[str, str]]) -> int:
    conditions = ["posts MATCH ?"] if matching else []
    conditions += [f"instr(text, ?) {test}" for test, _ in short]
    values = [matching] if matching else []
    values += [word for _, word in short]
    where = " AND ".join(conditions)
    rows = base.execute(f"SELECT rowid FROM posts WHERE {where}", values).fetchall()  # noqa: S608  (of the constants above)
    for (rowid,) in rows[: -_SHOWN - 1 : -1]:
        text, _date = base.execute("SELECT text, date FROM posts WHERE rowid = ?", (rowid,)).fetchone()
        place = max(0, text.find(short[0][1]) - _SNIPPET)
        _snippet = text[place : place + 2 * _SNIPPET]
    return len(rows)


def _command(index: str, _folder: str, query: Query) -> list[str] | None:
    return one_search(__name__, index, query)


FTS5 = Engine("SQLite FTS5", version, "posts", build, add, searcher, _command)
