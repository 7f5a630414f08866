"""The formats that can be read: one table, one line a format. The first that recognises a file reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indexer.sources import (
    changelog,
    dated_lines,
    day_file,
    dayone,
    hatena,
    howm,
    html_page,
    jrnl,
    movable_type,
    notes,
    org,
    own_page,
    own_pattern,
    tdiary,
    undated,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.model import Notice
    from indexer.sources.post import Post, SourceText


class Source(NamedTuple):
    """A format: its name, whether a file is of it, and what its posts are.

    ``container``: the text of its posts is taken out of marks of the format, not copied from lines of the file.
    """

    name: str
    recognise: Callable[[SourceText], bool]
    read: Callable[[SourceText], Iterator[Post | Notice]]
    container: bool = False


SOURCES: tuple[Source, ...] = (
    Source("own-page", own_page.recognise, own_page.read, container=True),
    Source("pattern", own_pattern.recognise, own_pattern.read),
    Source("day-one", dayone.recognise, dayone.read, container=True),
    Source("movable-type", movable_type.recognise, movable_type.read, container=True),
    Source("hatena-xml", hatena.recognise_xml, hatena.read_xml, container=True),
    Source("hatena-text", hatena.recognise_text, hatena.read_text, container=True),
    Source("tdiary", tdiary.recognise, tdiary.read, container=True),
    Source("jrnl", jrnl.recognise, jrnl.read, container=True),
    Source("changelog", changelog.recognise, changelog.read, container=True),
    Source("howm", howm.recognise, howm.read, container=True),
    Source("org", org.recognise, org.read, container=True),
    Source("html", html_page.recognise, html_page.read, container=True),
    Source("blogsync", notes.recognise_blogsync, notes.read_blogsync, container=True),
    Source("front-matter", notes.recognise, notes.read),
    Source("day-file", day_file.recognise, day_file.read),
    Source("dated-lines", dated_lines.recognise, dated_lines.read),
    Source("undated", undated.recognise, undated.read),
)
