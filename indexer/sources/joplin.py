"""Joplin's RAW export: a note a file, its settings at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp
from indexer.sources.exported import post_of
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_TYPE = late(r"\ntype_: (\d+)\s*$")
_FOOT = late(r"(?:^|\n)id: [0-9a-f]{32}\n")
_NOTE = "1"


def recognise(source: SourceText) -> bool:
    """Whether settings with an identity and a type stand at the foot."""
    return bool(_TYPE.search(source.text[-40:])) and bool(_FOOT.search(source.text))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The note; notebooks, tags and pictures are kept in such files, too, and are no notes."""
    kind = _TYPE.search(source.text[-40:])
    feet = list(_FOOT.finditer(source.text))
    if not kind or kind[1] != _NOTE or not feet:
        yield Notice("notice-data", source.path)
        return
    body, foot = source.text[: feet[-1].start()], source.text[feet[-1].start() :]
    keys = dict(line.split(": ", 1) for line in foot.split("\n") if ": " in line)
    title, _, text = body.partition("\n")
    yield from post_of(
        parse_stamp(keys.get("user_created_time") or keys.get("created_time", "")), title, text, 1
    )
