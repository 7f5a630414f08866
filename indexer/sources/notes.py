"""Files with front matter: Hugo, Jekyll, Obsidian, Zettelkasten, blogs mirrored by blogsync."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.front_matter import FrontMatter, read_front_matter
from indexer.sources.html_text import html_to_text, looks_like_html
from indexer.sources.model import Post, SourceText
from indexer.sources.page import Page, page_posts
from indexer.sources.periods import parse_period
from indexer.sources.years import Hint

if TYPE_CHECKING:
    from collections.abc import Iterator

_YEARS, _MONTHS = ("year", "年"), ("month", "月")


def recognise(source: SourceText) -> bool:
    """Whether the file begins with front matter."""
    return read_front_matter(source.text) is not None


def recognise_blogsync(source: SourceText) -> bool:
    """Whether the front matter is that of a blog entry mirrored by blogsync (はてなブログ)."""
    if not source.text.startswith("---\n"):
        return False
    front = read_front_matter(source.text)
    return front is not None and bool(front.keys & {"editurl"}) and "url" in front.keys


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts under the front matter; it gives title and tags, and the date where the name has none."""
    front = read_front_matter(source.text) or FrontMatter(0)
    if front.broken:
        yield Notice("notice-front-matter", source.path, 1)
    lines = source.text.split("\n")[front.lines :]
    numbered = list(enumerate(lines, front.lines + 1))
    page = Page(
        numbered,
        front.title,
        front.date,
        front.tags,
        front.created,
        hint=_hint(front),
        properties=front.properties,
    )
    yield from page_posts(source, page)


def _hint(front: FrontMatter) -> Hint | None:
    """The year and month that the front matter gives, by keys of their own or in its title (``2025年8月の日記``)."""
    said = {key.lower(): value for key, value in front.properties}
    year, month = (next((said[key] for key in keys if key in said), "") for keys in (_YEARS, _MONTHS))
    period = (year and parse_period(f"{year.rstrip('年')}年")) or parse_period(front.title, title=True)
    if not period or not period.year:
        return None
    in_year = parse_period(f"{month.rstrip('月')}月") if month else period
    return Hint(period.year, in_year.month if in_year else 0)


def read_blogsync(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of ``read``, a body in HTML turned into text."""
    for item in read(source):
        if isinstance(item, Post) and looks_like_html(item.text):
            yield item._replace(text=html_to_text(item.text) or item.text)
        else:
            yield item
