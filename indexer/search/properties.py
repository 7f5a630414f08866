"""The properties of an entry by which a query found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.index.fields import is_under, property_lines, property_text
from indexer.model import FoundProperty
from indexer.search.snippets import merged

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry, Span
    from indexer.query import Field


def found_properties(
    entry: Entry, filters: Sequence[Field], start: int, marks: Sequence[Span]
) -> Iterator[FoundProperty]:
    """The properties in which one of ``marks`` stands, or that one of ``filters`` names.

    Where the characters of a filter stand in some of the values that it names, these are meant, or else all.
    ``start`` is where the properties begin in the text that ``marks`` count in.
    """
    tail = property_text(entry.properties)
    lines = list(property_lines(tail, start))
    values = [tail[line.start - start : line.end - start] for line in lines]
    spans = [
        [(a - line.start, min(b, line.end) - line.start) for a, b in marks if line.start <= a < line.end]
        for line in lines
    ]
    shown = [bool(inside) for inside in spans]
    for field in filters:
        named = [at for at, line in enumerate(lines) if is_under(line.key, field.name)]
        held = {at: found for at in named if (found := list(_occurrences(values[at], field.value)))}
        for at in held or named:
            shown[at] = True
            spans[at] += held.get(at, ())
    for at, line in enumerate(lines):
        if shown[at]:
            yield FoundProperty(line.key, values[at], merged(spans[at]))


def _occurrences(value: str, wanted: str) -> Iterator[Span]:
    """Where the characters of a filter stand in a value, both folded."""
    folded, sought = fold(value), fold(wanted).text
    at = folded.text.find(sought)
    while at >= 0:
        yield folded.span(at, at + len(sought))
        at = folded.text.find(sought, at + len(sought))
