"""JSON and scripts that are no export of a diary: data of some program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.containers import load_json
from indexer.sources.front_matter import read_front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import SourceText


def recognise(source: SourceText) -> bool:
    """Whether the name says so and no text follows, as it does after front matter in JSON."""
    lines = source.suffix in (".jsonl", ".ndjson")
    return lines or (source.suffix in (".json", ".js") and read_front_matter(source.text) is None)


def read(source: SourceText) -> Iterator[Notice]:
    """No posts; the user is told what would be read. Raises RefusedError for damaged JSON, which may have been an export."""
    if source.suffix == ".json":
        load_json(source.text)
    yield Notice("notice-data", source.path)
