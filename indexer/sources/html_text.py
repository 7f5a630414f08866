"""From HTML to the text a reader sees, with the line of the source each line comes from."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from indexer.patterns import late

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
_LOOKS = late(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|body|p|div|h[1-6]|ul|ol|dl|blockquote"
    r"|section|article|table|pre|figure|span|br|img|a)\b[^>]*>",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether ``text`` begins with an HTML element."""
    return bool(_LOOKS.match(text[:4000]))


_FARTHEST = 10_000
"""Characters from the beginning of a tag to its end at most."""
_MOST_PIECES = 50
"""Of the text of a link; one of more is not its address written out."""


class _Reader(HTMLParser):
    """Collects lines of text; ``lines`` are pairs of a source line (from 1) and its text.

    The line that is being read is kept in pieces: a line of many tags would be copied for each of them.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.title: list[str] = []
        self.hidden = 0
        self.in_title = False
        self.preformatted = 0
        self.links: list[tuple[str, int, int]] = []
        self._origin = 1
        self._pieces: list[str] = []
        self._filled = False

    def finish(self) -> list[tuple[int, str]]:
        """The lines, that which was being read included."""
        self._new_line()
        return self.lines

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
            self.links.append((values.get("href") or "", len(self.lines), len(self._pieces)))
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
            address, *start = self.links.pop()
            if address.startswith(("http://", "https://")) and self._text_since(*start) != address:
                self._add(f" ({address})")

    def _text_since(self, line: int, piece: int) -> str:
        shown = self._pieces[piece if line == len(self.lines) else 0 :]
        return "".join(shown).strip() if len(shown) <= _MOST_PIECES else ""

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        if self.hidden or self.in_title:
            return
        first = self.getpos()[0]
        for offset, part in enumerate(data.split("\n")):
            if offset and (self._filled or self.preformatted):
                self._new_line(first + offset)
            text = part if self.preformatted else re.sub(r"[ \t\r\f]+", " ", part)
            if not self._pieces and not self.preformatted:
                text = text.lstrip(" ")
            self._add(text, first + offset)

    def _add(self, text: str, line: int = 0) -> None:
        if self.hidden or not text:
            return
        if not self._pieces:
            self._origin = line or self.getpos()[0]
        self._pieces.append(text)
        self._filled = self._filled or not text.isspace()

    def _new_line(self, line: int = 0) -> None:
        self.lines.append((self._origin, "".join(self._pieces)))
        self._origin = line or self.getpos()[0]
        self._pieces = []
        self._filled = False

    def _block(self, tag: str) -> None:
        if self.hidden:
            return
        if self._filled:
            self._new_line()
        if tag in _PARAGRAPHS and self.lines and self.lines[-1][1].strip():
            self._new_line()


def html_lines(source: str) -> tuple[str, list[tuple[int, str]]]:
    """The title of a page, and its lines of text, each with its line in ``source`` (from 1)."""
    reader = _Reader()
    try:
        reader.feed(_closed(source))
        reader.close()
    except AssertionError:
        # html.parser gives up on some broken declarations; then the tags are simply cut out.
        bare = html.unescape(re.sub(r"<[^>\n]*>", "", source))
        return "", list(enumerate(bare.split("\n"), 1))
    lines: list[tuple[int, str]] = []
    for origin, raw in reader.finish():
        text = raw.replace("\xa0", " ").rstrip(" ")
        if text or (lines and lines[-1][1]):
            lines.append((origin, text))
    return " ".join("".join(reader.title).split()), lines


def _closed(source: str) -> str:
    """The source with what begins like a tag or a comment, and does not end, as the text that it is.

    html.parser would look for each end to the last character.
    """
    end_of_comments = source.rfind("-->")
    pieces = []
    done = 0
    end = -1
    for match in re.finditer("<(?=[A-Za-z/!?])", source):
        start = match.start()
        if source.startswith("<!--", start):
            ends = start < end_of_comments
        else:
            if -1 < end < start or end == -1:
                end = source.find(">", start)
                end = len(source) + _FARTHEST if end < 0 else end
            ends = end - start <= _FARTHEST
        if not ends:
            pieces += [source[done:start], "&lt;"]
            done = start + 1
    return "".join([*pieces, source[done:]])


def html_to_text(source: str) -> str:
    r"""The text of an HTML fragment.

    >>> html_to_text('<p>晴&amp;雨<br>風</p><p><a href="https://example.org/">頁</a></p>')
    '晴&雨\n風\n\n頁 (https://example.org/)'
    """
    return "\n".join(text for _, text in html_lines(source)[1]).strip("\n")
