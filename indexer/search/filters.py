"""Filters: the documents of some days, and those that a title, a tag, a path or a property names, or that have pictures.

Titles, tags and properties have terms of their own (:mod:`indexer.index.fields`), so that a filter costs about what a word does.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.dates.days import DayRange
from indexer.errors import UsageError
from indexer.index.fields import HAS, IMAGE, LINK, PROPERTY, TAG, TITLE, folded_tail, is_under
from indexer.query import And, Field, Not, Or
from indexer.query.names import FIELDS
from indexer.search.calendar import CalendarDay, documents_on
from indexer.search.plan import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.index.reader import IndexReader
    from indexer.query import Node
    from indexer.search.expansion.word import Lookups

    Dates = Callable[[str], tuple[dt.date, dt.date]]


_CALLED = {
    IMAGE: ("image", "images", "picture", "pictures", "photo", "photos", "画像", "写真"),
    LINK: ("link", "links", "url", "リンク"),
}
"""What ``has:`` asks for, and what that may be called."""
_MOST_KEYS = 20
"""Keys that an error names."""


def fields(query: Node, reader: IndexReader, lookups: Lookups, dates: Dates) -> dict[Node, set[int]]:
    """The documents of each filter in a query; ``dates`` turns the value of ``date:`` into a first and last day."""
    return {field: _documents(field, reader, lookups, dates) for field in dict.fromkeys(_fields(query))}


def property_filters(query: Node) -> tuple[Field, ...]:
    """The filters of a query that name a property; not what is excluded."""
    if isinstance(query, And | Or):
        return tuple(field for item in query.items for field in property_filters(item))
    return (query,) if isinstance(query, Field) and query.name not in FIELDS else ()


def within(reader: IndexReader, period: DayRange) -> set[int]:
    """The documents of a period."""
    days, (first, last) = reader.days, period
    return {doc for doc in reader.documents() if first <= days[doc] <= last}


def on_day(reader: IndexReader, day: dt.date) -> set[int]:
    """The documents of a day of the year, in any year; on 28 February of a common year, those of leap days, too."""
    ends_february = (day.month, day.day) == (2, 28) and (day + dt.timedelta(1)).month == 3
    leap_day = [CalendarDay((2, 29), (2, 29))] if ends_february else []
    return documents_on(reader, [CalendarDay((day.month, day.day), (day.month, day.day)), *leap_day])


def _fields(node: Node) -> Iterator[Field]:
    if isinstance(node, Field):
        yield node
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _fields(item)
    elif isinstance(node, Not):
        yield from _fields(node.item)


def _documents(field: Field, reader: IndexReader, lookups: Lookups, dates: Dates) -> set[int]:
    if field.name == "date":
        return within(reader, DayRange.of(*dates(field.value)))
    folded = fold(field.value).text
    if field.name == "tag":
        begun = folded.endswith("*") and not field.quoted
        return _tagged(folded.lstrip("#"), reader, begun=begun)
    if field.name == "path":
        return _in_paths(folded, reader)
    if field.name == "has":
        return _having(folded, reader)
    if field.name == "title":
        docs = _with_word(field, TITLE, reader, lookups)
        return docs | _titled(folded, reader, docs)
    return _with_property(field, folded, reader, lookups)


def _tagged(folded: str, reader: IndexReader, *, begun: bool) -> set[int]:
    """The documents with a tag, or if it is ``begun`` (仕*), with one that begins so."""
    names = reader.beginning(TAG + folded[:-1]) if begun else (TAG + folded,)
    return {doc for name in names for doc in reader.postings(name).docs}


def _titled(folded: str, reader: IndexReader, without: set[int]) -> set[int]:
    """The documents whose title holds these characters, but for those that are known to answer.

    It stands in the first line of the text that is indexed; to look there first leaves few titles to be read.
    """
    there = (doc for doc in reader.holding(folded, without) if folded in reader.first_line(doc))
    return {doc for doc in there if folded in fold(reader.stored(doc).title).text}


def _having(folded: str, reader: IndexReader) -> set[int]:
    """The documents that have pictures, links, or a property of this name. Raises UsageError for what none can have."""
    name = next((name for name, called in _CALLED.items() if folded in called), "")
    if name:
        return set(reader.postings(HAS + name).docs)
    keys = reader.property_keys()
    if folded not in keys:
        raise UsageError("has-what", text=folded, known=", ".join((*_CALLED, *keys[:_MOST_KEYS])))
    return set(reader.postings(f"{PROPERTY}{folded}:").docs)


def _with_property(field: Field, folded: str, reader: IndexReader, lookups: Lookups) -> set[int]:
    """The documents of which a property holds a word, in all that it may be there, or characters as they stand."""
    prefix = f"{PROPERTY}{field.name}:"
    docs = _with_word(field, prefix, reader, lookups)
    left = set(reader.postings(prefix).docs) - docs
    others = set(reader.documents()) - left
    return docs | {
        doc
        for doc in reader.holding(folded, others)
        if _has(field.name, folded, folded_tail(reader.text(doc)))
    }


def _has(name: str, folded: str, tail: str) -> bool:
    """Whether these characters stand in the value of a property of this name."""
    properties = (line.partition(": ") for line in tail.split("\n"))
    return any(folded in value and is_under(key, name) for key, _, value in properties)


def _in_paths(folded: str, reader: IndexReader) -> set[int]:
    """The documents of the files whose path holds these characters: paths are few, and known to the manifest."""
    files = reader.state.files
    ids = {entry_id for path in files if folded in fold(path).text for entry_id in files[path].entry_ids()}
    return reader.documents_of(ids)


def _with_word(field: Field, prefix: str, reader: IndexReader, lookups: Lookups) -> set[int]:
    """The documents that have a word in the field of ``prefix``, in all that it may be there; none for quoted characters."""
    docs: set[int] = set()
    if field.quoted:
        return docs
    for expansion in word(field.value, lookups).expansions:
        slots = [
            set().union(*(reader.postings(prefix + term).docs for term in slot.terms))
            for slot in expansion.slots
            if slot.terms
        ]
        docs |= set.intersection(*slots) if slots else set()
    return docs
