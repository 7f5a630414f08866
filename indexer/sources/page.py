"""A file of which the marks were read: lines of text with what its head and its headings say. From there to posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.day_file import Day, day_posts
from indexer.sources.headings import parse_heading
from indexer.sources.layout import find_layout
from indexer.sources.loose import find_any_layout
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.paths import read_path
from indexer.sources.sections import Body, split
from indexer.support.boilerplate import is_telling
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from indexer.model import Properties
    from indexer.sources.years import Hint

_HEADING = late(r"#{1,3}[ \t]+(\S.*)")


class Page(NamedTuple):
    """The text of a file without its marks.

    ``lines`` are pairs of a line of the file (from 1) and its text. ``title``, ``date`` and ``tags`` are what its head says,
    ``made`` the day of its making, which may be another day. ``heads`` are the numbers (from 0) of the lines that are
    marked as headings, if its format marks them; ``hint`` says year and month where the name of the file does not.
    ``properties`` are of all its posts.
    """

    lines: Sequence[tuple[int, str]]
    title: str = ""
    date: dt.date | None = None
    tags: tuple[str, ...] = ()
    made: dt.date | None = None
    heads: frozenset[int] = frozenset()
    hint: Hint | None = None
    properties: Properties = ()


def page_posts(source: SourceText, page: Page) -> Iterator[Post | Notice]:
    """The posts of a page; their lines are those of the file.

    The day is that of the name, then what the page says, then that of the folder, then that of its making. Without one,
    the headings give the days, those that are marked as headings before all others.
    """
    remark = "" if is_telling(page.title) else page.title
    for item in _posts(source, page):
        at = item.line - 1
        item = item._replace(line=page.lines[at][0] if 0 <= at < len(page.lines) else item.line)  # noqa: PLW2901
        if remark and isinstance(item, Post):
            # No title, but said all the same.
            yield item if remark in item.text else item._replace(text=f"{remark}\n{item.text}".rstrip("\n"))
            remark = ""
        else:
            yield item


def _posts(source: SourceText, page: Page) -> Iterator[Post | Notice]:
    for item in _posts_of_text(source, page):
        yield item._replace(properties=page.properties) if isinstance(item, Post) else item


def _posts_of_text(source: SourceText, page: Page) -> Iterator[Post | Notice]:
    name = read_path(source.path, source.root)
    texts = [text for _, text in page.lines]
    body = Body(source.path, texts, 1, tuple(dict.fromkeys((*page.tags, *name.tags))))
    date = (name.date if name.named else None) or page.date or name.date or page.made
    if page.properties and not page.title and not any(text.strip() for text in texts):
        # All that the file says: it is read as text, too.
        yield Post(date, name.title, "\n".join(map(": ".join, page.properties)), 1, body.tags)
        if not date:
            yield Notice("notice-undated", body.path, 1)
        return
    title = page.title if is_telling(page.title) and not _is_date(page.title) else ""
    if date:
        yield from day_posts(body, Day(date, title), name.title)
        return
    hint = name.hint if name.hint.year or not page.hint else page.hint
    hint = hint._replace(written=source.written)
    headings = find_layout(texts, hint, page.heads).headings if page.heads else ()
    layout = find_any_layout(texts, hint)
    headings = headings or layout.headings
    if headings:
        yield from split(body, headings, hint)
    else:
        yield from _undated(body, title or page.title, name.title)
        for number in layout.numbers[:1]:
            yield Notice("notice-left-in-text", body.path, body.first + number, texts[number].strip())


def _is_date(title: str) -> bool:
    heading = parse_heading(title)
    return bool(heading and heading.plain and heading.year)


def _undated(body: Body, title: str, fallback: str) -> Iterator[Post | Notice]:
    """The whole text as a post without a date."""
    text, blank = strip_blank_lines(list(body.lines))
    heading = _HEADING.match(text)
    line = body.first + (blank if text else 0)
    if text or title:
        yield Post(None, title or (heading[1] if heading else fallback), text, line, body.tags)
        yield Notice("notice-undated", body.path, line)
    else:
        yield Notice("notice-empty", body.path)
