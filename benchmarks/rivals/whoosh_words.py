"""Whoosh with its own codec, over SudachiPy's normalized words: what nikki was asked to be, made by the book."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.normalized import normalized
from benchmarks.rivals.process import one_search

if TYPE_CHECKING:
    from collections.abc import Iterable

    import whoosh.index
    import whoosh.query

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_SHOWN = 10
_SNIPPET = 60
_MEMORY = 256
"""Megabytes that the writer may gather before it writes."""


def _version() -> str:
    from importlib.metadata import version

    return version("whoosh")


def build(posts: Iterable[Post], index: str) -> None:
    """Make the index and fill it, in one commit."""
    from whoosh import fields
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.index import create_in

    os.mkdir(index)
    words = fields.TEXT(analyzer=SpaceSeparatedTokenizer())
    schema = fields.Schema(words=words, text=fields.STORED, date=fields.ID(stored=True))
    _fill(create_in(index, schema), posts)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the index, in one commit."""
    from whoosh.index import open_dir

    _fill(open_dir(index), posts)


def _fill(index: whoosh.index.Index, posts: Iterable[Post]) -> None:
    writer = index.writer(limitmb=_MEMORY)
    for post in posts:
        words = " ".join(normalized(post.text))
        writer.add_document(words=words, text=post.text[:_SNIPPET], date=post.date.isoformat())
    writer.commit()


def searcher(index: str) -> Searcher:
    """A function that searches the open index."""
    from whoosh.index import open_dir

    reader = open_dir(index).searcher()

    def search(query: Query) -> int | None:
        if not query.words:
            return None
        found = reader.search(_asked(query), limit=_SHOWN)
        for hit in found:
            _snippet = hit["text"]
        return len(found)

    return search


def _asked(query: Query) -> whoosh.query.Query:
    from whoosh.query import And, Not, Or

    if query.question:
        return Or([_phrase([word]) for text in query.words for word in normalized(text)])
    parts = [_phrase(normalized(word) or [word]) for word in query.words]
    parts += [Not(_phrase(normalized(word) or [word])) for word in query.without]
    return And(parts)


def _phrase(words: list[str]) -> whoosh.query.Query:
    from whoosh.query import Phrase, Term

    return Term("words", words[0]) if len(words) == 1 else Phrase("words", words)


def _command(index: str, _folder: str, query: Query) -> list[str] | None:
    return one_search(__name__, index, query)


WHOOSH = Engine("Whoosh, Sudachi", _version, "posts", build, add, searcher, _command)
