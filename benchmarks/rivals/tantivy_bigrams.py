"""tantivy by its Python package, with characters one and two at a time: the way to Japanese without a dictionary.

Its phrase queries do not work on such an index, so a string is all of its pairs, wherever they stand: some posts too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.engine import Engine
from benchmarks.rivals.process import one_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import tantivy

    from benchmarks.engine import Query, Searcher
    from benchmarks.posts import Post

_SHOWN = 10
_SNIPPET = 60
"""Characters in a snippet."""


def version() -> str:
    """Which tantivy is installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tantivy")
    except PackageNotFoundError:
        return ""


def _open(index: str) -> tuple[tantivy.Index, tantivy.Schema]:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="pairs", index_option="freq")
    builder.add_text_field("date", stored=True, tokenizer_name="raw", index_option="basic")
    schema = builder.build()
    opened = tantivy.Index(schema, path=index)
    pairs = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2)).filter(tantivy.Filter.lowercase())
    opened.register_tokenizer("pairs", pairs.build())
    return opened, schema


def build(posts: Iterable[Post], index: str) -> None:
    """Make the index and fill it, in one commit."""
    import os

    os.mkdir(index)
    add(posts, index)


def add(posts: Iterable[Post], index: str) -> None:
    """Put more posts into the index, in one commit."""
    import tantivy

    fill(_open(index)[0], (tantivy.Document(text=p.text, date=p.date.isoformat()) for p in posts))


def fill(index: tantivy.Index, documents: Iterable[tantivy.Document]) -> None:
    """Put documents into an index, in one commit."""
    writer = index.writer()
    for document in documents:
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def searcher(index: str) -> Searcher:
    """A function that searches the open index."""
    opened, schema = _open(index)

    def show(reader: tantivy.Searcher, asked: tantivy.Query, result: tantivy.SearchResult) -> None:
        _show(reader, asked, schema, result)

    return searching(opened, lambda query: _asked(schema, query), show)


def searching(
    opened: tantivy.Index,
    asked: Callable[[Query], tantivy.Query],
    show: Callable[[tantivy.Searcher, tantivy.Query, tantivy.SearchResult], None],
) -> Searcher:
    """A function that searches an index for what ``asked`` makes of a query, and has the first posts shown."""
    reader = opened.searcher()

    def search(query: Query) -> int | None:
        if not query.words:
            return None
        wanted = asked(query)
        result = reader.search(wanted, _SHOWN)
        show(reader, wanted, result)
        return int(result.count)

    return search


def _show(
    reader: tantivy.Searcher, asked: tantivy.Query, schema: tantivy.Schema, result: tantivy.SearchResult
) -> None:
    import tantivy

    snippets = tantivy.SnippetGenerator.create(reader, asked, schema, "text")
    snippets.set_max_num_chars(_SNIPPET)
    for _, address in result.hits:
        document = reader.doc(address)
        _snippet = snippets.snippet_from_doc(document).fragment()


def _asked(schema: tantivy.Schema, query: Query) -> tantivy.Query:
    import tantivy

    one = tantivy.Occur.Should if query.question else tantivy.Occur.Must
    parts = [(one, pair) for word in query.words for pair in _pairs(schema, word)]
    for word in query.without:
        together = [(tantivy.Occur.Must, pair) for pair in _pairs(schema, word)]
        parts.append((tantivy.Occur.MustNot, tantivy.Query.boolean_query(together)))
    return tantivy.Query.boolean_query(parts)


def _pairs(schema: tantivy.Schema, word: str) -> list[tantivy.Query]:
    import tantivy

    pairs = [word[at : at + 2] for at in range(len(word) - 1)] or [word]
    return [tantivy.Query.term_query(schema, "text", pair.lower(), "freq") for pair in dict.fromkeys(pairs)]


def _command(index: str, _folder: str, query: Query) -> list[str] | None:
    return one_search(__name__, index, query)


TANTIVY = Engine("tantivy", version, "posts", build, add, searcher, _command)
