"""Entries in full, one a line: for programs, and for other search engines to take in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.render.json_object import dumps, full_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.model import Entry

_INDEX_NAME = re.compile(r"(?![-_+.])[^A-Z\s\\/*?\"<>|,#:\x00-\x1f]{1,80}")
"""What Elasticsearch and OpenSearch take as the name of an index."""


def json_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """An object a line: those of ``nikki show --json``."""
    return (dumps(full_object(entry)) for entry in entries)


def bulk_lines(entries: Iterable[Entry], index: str) -> Iterator[str]:
    """Two lines an entry, as the bulk API of Elasticsearch and OpenSearch takes them: what to do, and the object.

    The id is that of the entry, so that the same entry, sent once more, replaces itself. Raises UsageError for what is
    no name of an index.
    """
    if not _INDEX_NAME.fullmatch(index):
        raise UsageError("bad-index-name", text=index)
    for entry in entries:
        yield dumps({"index": {"_index": index, "_id": entry.id}})
        yield dumps(full_object(entry))
