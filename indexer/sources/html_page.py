"""Plain HTML pages: one day a page, or many under date headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.patterns import late
from indexer.sources.day_file import Day, day_posts
from indexer.sources.html_text import html_lines
from indexer.sources.layout import find_layout
from indexer.sources.paths import read_path
from indexer.sources.post import Post, SourceText, strip_blank_lines
from indexer.sources.remarks import is_file_title
from indexer.sources.sections import Body, split

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAGE = late(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def recognise(source: SourceText) -> bool:
    """Whether the name or the first element says HTML."""
    return source.suffix in (".html", ".htm", ".xhtml") or bool(_PAGE.match(source.head))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the page's text; a post's line is that of its heading in the page's source."""
    page_title, lines = html_lines(source.text)
    texts = [text for _, text in lines]
    origins = [line for line, _ in lines]
    for item in _posts(source, page_title, texts):
        at = item.line - 1
        yield item._replace(line=origins[at] if 0 <= at < len(origins) else item.line)


def _posts(source: SourceText, page_title: str, texts: list[str]) -> Iterator[Post | Notice]:
    """The posts of the page as if its text were a file, lines counted in the text."""
    name = read_path(source.path, source.root)
    body = Body(source.path, texts)
    title = "" if is_file_title(f"# {page_title}") and "日記" in page_title else page_title
    if name.date:
        yield from day_posts(body, Day(name.date), title or name.title)
        return
    layout = find_layout(texts, name.hint)
    if layout.headings:
        yield from split(body, layout.headings, name.hint)
        return
    text, blank = strip_blank_lines(texts)
    if text:
        yield Post(None, page_title or name.title, text, 1 + blank)
        yield Notice("notice-undated", source.path, 1 + blank)
    else:
        yield Notice("notice-empty", source.path)
