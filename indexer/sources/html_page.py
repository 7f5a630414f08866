"""Plain HTML pages: one day a page, or many under date headings."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.date_forms import WHOLE, near_century
from indexer.sources.dates import parse_stamp
from indexer.sources.heading_marks import WEEKDAYS, narrowed
from indexer.sources.headings import parse_heading
from indexer.sources.html_text import HtmlLine, read_html
from indexer.sources.layout import find_layout
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.page import Page, page_posts
from indexer.sources.remarks import is_file_title
from indexer.sources.years import Hint
from indexer.support.patterns import late
from indexer.support.pictures import described, without_pictures

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_YEAR_MONTH = late(r"(?<!\d)((?:1[5-9]|20|21)\d\d)(?: ?[-_./年] ?(\d{1,2})(?!\d))?")
_TWO_DIGITS = late(r"[A-Za-z_-]*(\d\d)(0[1-9]|1[0-2])")

_PAGE = late(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def recognise(source: SourceText) -> bool:
    """Whether the name or the first element says HTML."""
    return source.suffix in (".html", ".htm", ".xhtml") or bool(_PAGE.match(source.head))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the page's text; a post's line is that of its heading in the page's source.

    What stands above the first day and is no more than links, names of columns and the title of the page is navigation, not the diary.
    """
    html = read_html(source.text)
    html = html._replace(lines=[_with_day(line) for line in html.lines])
    hint = _hint(html.title, PurePath(source.path).stem)
    heads = frozenset(number for number, line in enumerate(html.lines) if line.head)
    days = find_layout([line.text for line in html.lines], hint, heads).headings
    top = days[0].line if days else 0
    above = [line for line in html.lines[:top] if line.text]
    left_out = html.navigation
    if above and all(_is_navigation(line, html.title) for line in above):
        if any(line.linked or line.column or described(line.text) != line.text for line in above):
            left_out = min(left_out or above[0].origin, above[0].origin)
    else:
        top = 0
    if left_out:
        yield Notice("notice-navigation", source.path, left_out)
    lines = html.lines[top:]
    page = Page(
        [(line.origin, line.text) for line in lines],
        "" if is_file_title(f"# {html.title}") and "日記" in html.title else html.title,
        _day(html.title),
        heads=frozenset(number - top for number in heads if number >= top),
        made=None if days else parse_stamp(html.made),
        hint=hint,
    )
    titles = {line.text for line in lines if line.titled}
    for item in page_posts(source, page):
        yield _with_title(item, titles) if isinstance(item, Post) else item


def _with_day(line: HtmlLine) -> HtmlLine:
    """The line with its day as a number, if it is of an element that says its time; a picture beside a date is what is said of it."""
    day = parse_stamp(line.moment)
    if day:
        heading = parse_heading(line.text)
        said = heading.rest if heading else "" if line.text.strip("曜日") in WEEKDAYS else line.text
        return line._replace(text=f"{day} {said}".rstrip())
    text = described(line.text)
    return line._replace(text=text) if text != line.text and parse_heading(text) else line


def _is_navigation(line: HtmlLine, title: str) -> bool:
    text = without_pictures(line.text).strip()
    return line.linked or line.column or text in title or is_file_title(text)


def _with_title(post: Post, titles: set[str]) -> Post:
    """The post with its first line as a title, if it has none and the page marks that line as one."""
    post = post._replace(title=described(post.title))
    first, _, rest = post.text.partition("\n")
    if post.title or first not in titles or not rest.strip():
        return post
    return post._replace(title=described(first), text=strip_blank_lines(rest.split("\n"))[0])


def _day(title: str) -> dt.date | None:
    """The day that the title of a page names, and nothing else."""
    heading = parse_heading(title)
    return heading.date if heading and heading.strength == WHOLE and not heading.rest else None


def _hint(title: str, name: str) -> Hint:
    """Year and month in the title of a page, or in a name such as ``nikki0203``."""
    match = _YEAR_MONTH.search(narrowed(title))
    if match:
        return Hint(int(match[1]), int(match[2] or 0))
    match = _TWO_DIGITS.fullmatch(name)
    return Hint(near_century(int(match[1])), int(match[2])) if match else Hint()
