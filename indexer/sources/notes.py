"""Files with front matter: Hugo, Jekyll, Obsidian, Zettelkasten, blogs mirrored by blogsync."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp
from indexer.sources.day_file import Day, day_posts
from indexer.sources.front_matter import FrontMatter, read_front_matter
from indexer.sources.html_text import html_to_text, looks_like_html
from indexer.sources.layout import find_layout
from indexer.sources.paths import NameDate, read_path
from indexer.sources.post import Post, SourceText, strip_blank_lines
from indexer.sources.sections import Body, split

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator


def recognise(source: SourceText) -> bool:
    """Whether the file begins with front matter."""
    return source.text.lstrip()[:1] in ("-", "+", "{") and read_front_matter(source.text) is not None


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
    name = read_path(source.path, source.root)
    lines = source.text.split("\n")[front.lines :]
    body = Body(source.path, lines, front.lines + 1, tuple(dict.fromkeys((*front.tags, *name.tags))))
    title = "" if parse_stamp(front.title) else front.title
    date = _date(front, name)
    if date:
        yield from day_posts(body, Day(date, title), name.title)
    else:
        yield from _without_date(body, title, name)


def read_blogsync(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of ``read``, a body in HTML turned into text."""
    for item in read(source):
        if isinstance(item, Post) and looks_like_html(item.text):
            yield item._replace(text=html_to_text(item.text) or item.text)
        else:
            yield item


def _date(front: FrontMatter, name: NameDate) -> dt.date | None:
    """The day: of the name, then of the ``date`` key, then of the folder, then of the time of making."""
    return (name.date if name.named else None) or front.date or name.date or front.created


def _without_date(body: Body, title: str, name: NameDate) -> Iterator[Post | Notice]:
    """The posts of a file whose front matter and path give no day: by its headings, or one without a date."""
    layout = find_layout(body.lines, name.hint)
    if layout.headings:
        yield from split(body, layout.headings, name.hint)
        return
    text, blank = strip_blank_lines(list(body.lines))
    heading = re.match(r"#{1,3}[ \t]+(\S.*)", text)
    if text or title:
        yield Post(
            None, title or (heading[1] if heading else name.title), text, body.first + blank, body.tags
        )
        yield Notice("notice-undated", body.path, body.first + blank)
