"""Google Keep: a note a file in JSON, beside the same in HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.exported import day_of, json_of, post_of, said, values_of, with_pictures
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_MICROSECONDS = 1_000_000
_SIGNS = ('"userEditedTimestampUsec"', '"createdTimestampUsec"')
_CLASSES = ('class="note', 'class="meta-icons"', 'class="content"')


def recognise(source: SourceText) -> bool:
    """Whether it is a note in JSON."""
    return any(sign in source.text for sign in _SIGNS) and any(
        key in source.text for key in ('"textContent"', '"listContent"')
    )


def read(source: SourceText) -> Iterator[Post]:
    """The note, if it was not thrown away."""
    note = json_of(source)
    if not isinstance(note, dict) or note.get("isTrashed") is True:
        return
    items = [
        f"- [{'x' if item.get('isChecked') is True else ' '}] {said(item, 'text')}"
        for item in values_of(note.get("listContent"))
    ]
    links = [said(link, "url") for link in values_of(note.get("annotations"))]
    text = "\n".join(part for part in (said(note, "textContent"), *items, *links) if part)
    files = values_of(note.get("attachments"))
    text = with_pictures(
        text,
        (written(said(file, "filePath")) for file in files if said(file, "mimetype").startswith("image/")),
    )
    tags = tuple(said(label, "name") for label in values_of(note.get("labels")))
    day = day_of(note.get("createdTimestampUsec") or note.get("userEditedTimestampUsec"), _MICROSECONDS)
    yield from post_of(day, said(note, "title"), text, 1, tags)


def recognise_html(source: SourceText) -> bool:
    """Whether it is a note in HTML that stands there as JSON, too."""
    return all(sign in source.text for sign in _CLASSES) and source.has_beside(".json")


def read_html(source: SourceText) -> Iterator[Notice]:
    """No posts: the other file has them."""
    yield Notice("notice-repeats", source.path)
