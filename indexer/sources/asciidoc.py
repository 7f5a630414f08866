"""AsciiDoc: a title with ``=``, a line of the author, one of the revision with its day, and attributes (``:tags:``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.dates import parse_stamp
from indexer.sources.front_matter import gather
from indexer.sources.page import Page, page_posts
from indexer.support.patterns import late

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText

_ATTRIBUTE = late(r":!?(?:jbake-|page-|revdate|docdate)?([\w-]*)!?:(?: +(.*)|$)")
_REVISION = late(r"(?:v[\d.]+, *)?(\d{4}-\d\d-\d\d)\b.*$")
_TITLE = late(r"=+ +(\S.*?)[ =]*$")


def recognise(source: SourceText) -> bool:
    """Whether the name says so."""
    return source.suffix in (".adoc", ".asciidoc", ".asc")


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the document; days may be sections of it."""
    lines = source.text.split("\n")
    settings: dict[str, str] = {}
    day: dt.date | None = None
    title, at = "", 0
    while (at < len(lines) and (line := lines[at]).strip()) or (
        not title and at < len(lines) and not settings
    ):
        match, heading, revision = _ATTRIBUTE.match(line), _TITLE.match(line), _REVISION.match(line)
        if match:
            settings.setdefault(match[1] or "date", (match[2] or "").strip())
        elif heading and not title:
            title = heading[1]
        elif title and revision:
            day = parse_stamp(revision[1])
        elif line.strip() and not (title and at + 1 < len(lines) and _is_head(lines[at + 1])):
            break
        at += 1
    front = gather(settings, 0)
    heads = frozenset(n - at for n in range(at, len(lines)) if _TITLE.match(lines[n]))
    numbered = [(n + 1, lines[n]) for n in range(at, len(lines))]
    page = Page(numbered, front.title or title, front.date or day, front.tags, front.created, heads)
    yield from page_posts(source, page._replace(properties=front.properties))


def _is_head(line: str) -> bool:
    """Whether a line below that of the author goes on with the head of the document."""
    return bool(_REVISION.match(line) or _ATTRIBUTE.match(line))
