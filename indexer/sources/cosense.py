"""Cosense (Scrapbox): its export in JSON, a page an entry, dated by its title or else by its making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.exported import Lines, day_of, json_of, post_of, said, under, values_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText


def recognise(source: SourceText) -> bool:
    """Whether it has pages of lines, and a name of a project."""
    return all(f'"{key}"' in source.head for key in ("displayName", "exported")) and '"pages"' in source.text


def read(source: SourceText) -> Iterator[Post]:
    """The pages."""
    lines = Lines(source.text)
    for page in values_of(under(json_of(source), "pages")):
        written = page.get("lines")
        texts = (
            [line if isinstance(line, str) else str(under(line, "text") or "") for line in written or ()]
            if isinstance(written, list)
            else []
        )
        title = said(page, "title") or (texts[0] if texts else "")
        body = texts[1:] if texts and texts[0] == title else texts
        yield from post_of(
            day_of(page.get("created")), title, "\n".join(body), lines.of(page.get("id", title))
        )
