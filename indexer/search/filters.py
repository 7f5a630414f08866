"""Filters: the documents of some days, and those that a title, a tag or a path names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.query import And, Field, Not, Or

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from indexer.index.reader import IndexReader
    from indexer.query import Node

    Dates = Callable[[str], tuple[dt.date, dt.date]]


def fields(query: Node, reader: IndexReader, dates: Dates) -> dict[Node, set[int]]:
    """The documents of each filter in a query; ``dates`` turns the value of ``date:`` into a first and last day."""
    return {field: _documents(field, reader, dates) for field in dict.fromkeys(_fields(query))}


def within(reader: IndexReader, since: dt.date | None, until: dt.date | None) -> set[int]:
    """The documents of a period, both ends included, None for an open one; none without a date."""
    first, last = since.toordinal() if since else 1, until.toordinal() if until else 1 << 31
    return {doc for doc in reader.documents() if first <= reader.days[doc] <= last}


def _fields(node: Node) -> Iterator[Field]:
    if isinstance(node, Field):
        yield node
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _fields(item)
    elif isinstance(node, Not):
        yield from _fields(node.item)


def _documents(field: Field, reader: IndexReader, dates: Dates) -> set[int]:
    if field.name == "date":
        return within(reader, *dates(field.value))
    value = fold(field.value).text
    return {doc for doc in reader.documents() if _holds(field.name, value, doc, reader)}


def _holds(name: str, value: str, doc: int, reader: IndexReader) -> bool:
    stored = reader.stored(doc)
    if name == "tag":
        return value.lstrip("#") in {fold(tag).text for tag in stored.tags}
    text = stored.title if name == "title" else reader.places.first(reader.entry_id(doc))[0]
    return value in fold(text).text
