"""Exports in the form of feeds: WordPress (WXR), Blogger; and feeds, which repeat what their site has.

A feed is read where the user names it; in a folder it would give each article a second time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.containers import elements
from indexer.sources.dates import parse_stamp
from indexer.sources.exported import post_of
from indexer.sources.html_text import html_to_text
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.containers import Element
    from indexer.sources.model import Post, SourceText

_ROOT = late(r"\s*(?:<!--.*?-->\s*|<[?!][^>]*>\s*)*+<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_WORDPRESS = "http://wordpress.org/export/"
_BLOGGER = "schemas.google.com/blogger"
_POST_KINDS = ("", "post", "page")
_DATES = ("wp:post_date", "published", "issued", "dc:date", "pubDate", "wp:post_date_gmt", "updated")
_TEXTS = ("content:encoded", "content", "description", "summary")


def recognise(source: SourceText) -> bool:
    """Whether the root element is that of a feed."""
    return bool(_ROOT.match(source.head))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts and pages of an export, or of a feed that was named."""
    if not (_WORDPRESS in source.head or _BLOGGER in source.text or source.path == source.root):
        yield Notice("notice-feed", source.path)
        return
    for item in elements(source.text, ("item", "entry")):
        if _is_post(item):
            yield from _post(item)


def _is_post(item: Element) -> bool:
    """Whether it is written for readers: no picture, setting, template or comment, and not thrown away."""
    kinds = [
        field.attributes.get("term", "")
        for field in item.all("category")
        if field.attributes.get("scheme", "").endswith("#kind")
    ]
    kinds += [item.text("blogger:type").lower()] if item.text("blogger:type") else []
    if kinds and not any(kind.endswith(("post", "page")) for kind in kinds):
        return False
    return item.text("wp:post_type") in _POST_KINDS and item.text("wp:status") not in ("trash", "auto-draft")


def _post(item: Element) -> Iterator[Post]:
    text = html_to_text(item.text(*_TEXTS))
    comments = [html_to_text(field.text) for field in item.all("wp:comment/wp:comment_content")]
    tags = dict.fromkeys(
        name for field in item.all("category") if (name := _tag(field.attributes, field.text))
    )
    day = next((day for name in _DATES if (day := parse_stamp(item.text(name)))), None)
    whole = "\n\n".join(part for part in (text, *comments) if part)
    yield from post_of(day, html_to_text(item.text("title")), whole, item.line, tuple(tags))


def _tag(attributes: dict[str, str], text: str) -> str:
    """The name of a category, in its text (RSS) or its term (Atom)."""
    if attributes.get("scheme", "").endswith("#kind"):
        return ""
    name = text.strip() or attributes.get("term", "")
    return "" if name in ("未分類", "Uncategorized") else name
