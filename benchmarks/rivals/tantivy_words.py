"""tantivy by its Python package, over SudachiPy's normalized words; a string of several is a phrase."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.normalized import normalized
from benchmarks.rivals.process import one_search
from benchmarks.rivals.tantivy_bigrams import fill, searching, version

if TYPE_CHECKING:
    from collections.abc import Iterable

    import tantivy

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_SNIPPET = 60
"""Characters: the beginning of a post, for which of its characters are which words is not kept."""


def _open(index: str) -> tuple[tantivy.Index, tantivy.Schema]:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("date", stored=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    return tantivy.Index(schema, path=index), schema


def build(posts: Iterable[Post], index: str) -> None:
    """Make the index and fill it, in one commit."""
    os.mkdir(index)
    add(posts, index)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the index, in one commit."""
    import tantivy

    fill(
        _open(index)[0],
        (
            tantivy.Document(
                words=" ".join(normalized(post.text)), text=post.text[:_SNIPPET], date=post.date.isoformat()
            )
            for post in posts
        ),
    )


def searcher(index: str) -> Searcher:
    """A function that searches the open index."""
    opened, schema = _open(index)

    def show(reader: tantivy.Searcher, _asked: tantivy.Query, result: tantivy.SearchResult) -> None:
        for _, address in result.hits:
            _snippet = reader.doc(address)["text"]

    return searching(opened, lambda query: _asked(schema, query), show)


def _asked(schema: tantivy.Schema, query: Query) -> tantivy.Query:
    import tantivy

    if query.question:
        words = dict.fromkeys(word for text in query.words for word in normalized(text))
        parts = [(tantivy.Occur.Should, _phrase(schema, [word])) for word in words]
    else:
        parts = [(tantivy.Occur.Must, _phrase(schema, normalized(word) or [word])) for word in query.words]
    parts += [(tantivy.Occur.MustNot, _phrase(schema, normalized(word) or [word])) for word in query.without]
    return tantivy.Query.boolean_query(parts)


def _phrase(schema: tantivy.Schema, words: list[str]) -> tantivy.Query:
    import tantivy

    if len(words) == 1:
        return tantivy.Query.term_query(schema, "words", words[0])
    return tantivy.Query.phrase_query(schema, "words", list(words))


def _command(index: str, _folder: str, query: Query) -> list[str] | None:
    return one_search(__name__, index, query)


TANTIVY_WORDS = Engine("tantivy, Sudachi", version, "posts", build, add, searcher, _command)
