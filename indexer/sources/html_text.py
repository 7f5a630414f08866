"""From HTML to the text a reader sees, with the line of the source each line comes from."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

_HIDDEN = frozenset({"script", "style", "template", "svg", "iframe"})
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "ul",
        "ol",
        "dl",
        "section",
        "article",
        "hr",
        "figure",
        "form",
    ]
)
_BLOCKS = _PARAGRAPHS | frozenset(
    [
        "div",
        "li",
        "dt",
        "dd",
        "tr",
        "header",
        "footer",
        "main",
        "aside",
        "caption",
        "address",
        "body",
        "html",
        "figcaption",
    ]
)
_LOOKS = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|body|p|div|h[1-6]|ul|ol|dl|blockquote"
    r"|section|article|table|pre|figure|span|br|img|a)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins with an HTML element."""
    return bool(_LOOKS.match(text[:4000]))


class _Reader(HTMLParser):
    """Collects lines of text; ``lines`` are pairs of a source line (from 1) and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = [(1, "")]
        self.title = ""
        self.hidden = 0
        self.in_title = False
        self.preformatted = 0
        self.links: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" and not self.title:
            self.in_title = True
        if tag in _HIDDEN:
            self.hidden += 1
        if tag == "br" and not self.hidden:
            self._new_line()
        elif tag in _BLOCKS:
            self._block(tag)
        self.preformatted += tag == "pre"
        values = dict(attrs)
        if tag == "a":
            self.links.append((values.get("href") or "", len(self.lines[-1][1])))
        if tag == "img" and values.get("alt"):
            self._add(values["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag in _HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in _BLOCKS:
            self._block(tag)
        if tag == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        if tag == "a" and self.links:
            address, start = self.links.pop()
            if address.startswith(("http://", "https://")) and self.lines[-1][1][start:].strip() != address:
                self._add(f" ({address})")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title += data
        if self.hidden or self.in_title:
            return
        first = self.getpos()[0]
        for offset, part in enumerate(data.split("\n")):
            if offset and (self.lines[-1][1].strip() or self.preformatted):
                self._new_line(first + offset)
            text = part if self.preformatted else re.sub(r"[ \t\r\f]+", " ", part)
            if not self.lines[-1][1] and not self.preformatted:
                text = text.lstrip(" ")
            self._add(text, first + offset)

    def _add(self, text: str, line: int = 0) -> None:
        if self.hidden or not text:
            return
        origin, before = self.lines[-1]
        self.lines[-1] = (origin if before else line or self.getpos()[0], before + text)

    def _new_line(self, line: int = 0) -> None:
        self.lines.append((line or self.getpos()[0], ""))

    def _block(self, tag: str) -> None:
        if self.hidden:
            return
        if self.lines[-1][1].strip():
            self._new_line()
        if tag in _PARAGRAPHS and len(self.lines) > 1 and self.lines[-2][1].strip():
            self._new_line()


def html_lines(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The title of a page, and its lines of text, each with its line in ``source`` (from 1)."""
    reader = _Reader()
    try:
        reader.feed(source)
        reader.close()
    except AssertionError:
        # html.parser gives up on some broken declarations; then the tags are simply cut out.
        bare = html.unescape(re.sub(r"<[^>\n]*>", "", source))
        return "", list(enumerate(bare.split("\n"), 1))
    lines: list[tuple[int, str]] = []
    for origin, raw in reader.lines:
        text = raw.replace("\xa0", " ").rstrip(" ")
        if text or (lines and lines[-1][1]):
            lines.append((origin, text))
    return " ".join(reader.title.split()), lines


def html_to_text(source: str) -> str:
    r"""The text of an HTML fragment.

    >>> html_to_text('<p>晴&amp;雨<br>風</p><p><a href="https://example.org/">頁</a></p>')
    '晴&雨\n風\n\n頁 (https://example.org/)'
    """
    return "\n".join(text for _, text in html_lines(source)[1]).strip("\n")
