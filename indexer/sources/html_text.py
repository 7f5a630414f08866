"""From HTML to the text a reader sees, with the line of the source each line comes from."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from indexer.sources.html_elements import (
    BLOCKS,
    CELLS,
    HEADS,
    HIDDEN,
    NAVIGATION,
    PARAGRAPHS,
    TITLES,
    made,
    picture,
)
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

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


class HtmlLine(NamedTuple):
    """A line of text and the line of the source (from 1) where it begins.

    ``head``: all of it is in an element that makes a heading; ``titled``: in h1 to h6; ``linked``: all words are links;
    ``column``: all are names of columns. ``moment`` is the time that the element says which all of it is in.
    """

    origin: int
    text: str
    head: bool = False
    titled: bool = False
    linked: bool = False
    column: bool = False
    moment: str = ""


class HtmlPage(NamedTuple):
    """The title of a page and its lines of text.

    ``navigation`` is the line (from 1) of the first text in ``nav``, 0 if none is; ``made`` when it says it was written, if it does.
    """

    title: str
    lines: list[HtmlLine]
    navigation: int = 0
    made: str = ""


class _Reader(HTMLParser):
    """Collects lines of text.

    The line that is being read is kept in pieces: a line of many tags would be copied for each of them.
    """

    def __init__(self, hidden: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._hides = hidden
        self.lines: list[HtmlLine] = []
        self.title: list[str] = []
        self.hidden = 0
        self.navigation = 0
        self._in_navigation = 0
        self.in_title = False
        self.preformatted = 0
        self.links: list[tuple[str, int, int]] = []
        self._origin = 1
        self._pieces: list[str] = []
        self._filled = self._worded = False
        self.made = ""
        self._moment = ""
        self._open = {"head": 0, "titled": 0, "linked": 0, "column": 0, "timed": 0}
        self._all = dict.fromkeys(self._open, True)

    def finish(self) -> list[HtmlLine]:
        """The lines, that which was being read included."""
        self._new_line()
        return self.lines

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "title" and not self.title:
            self.in_title = True
        if tag in self._hides:
            self.hidden += 1
        self._in_navigation += tag == NAVIGATION
        if tag == "br" and not self.hidden:
            self._new_line()
        elif tag in BLOCKS:
            self._block(tag)
        elif tag in CELLS and self._filled:
            self._add("\t")
        self._count(tag, 1)
        self.preformatted += tag == "pre"
        values = dict(attrs)
        if tag == "a":
            self.links.append((values.get("href") or "", len(self.lines), len(self._pieces)))
        elif tag == "img":
            self._add(picture(values), says=False)
        elif tag == "meta":
            self.made = self.made or made(values)
        elif tag == "time":
            self._moment = values.get("datetime") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        if tag in self._hides:
            self.hidden = max(0, self.hidden - 1)
        if tag == NAVIGATION:
            self._in_navigation = max(0, self._in_navigation - 1)
        if tag in BLOCKS:
            self._block(tag)
        self._count(tag, -1)
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
        if self._in_navigation and not self.navigation and data.strip():
            self.navigation = self.getpos()[0]
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

    def _count(self, tag: str, change: int) -> None:
        """Elements of the kinds that tell what a line is, opened or closed."""
        for kind, tags in (
            ("head", HEADS),
            ("titled", TITLES),
            ("linked", {"a"}),
            ("column", {"th"}),
            ("timed", {"time"}),
        ):
            if tag in tags:
                self._open[kind] = max(0, self._open[kind] + change)

    def _add(self, text: str, line: int = 0, *, says: bool = True) -> None:
        """More of the line; what ``says`` nothing in words does not tell what the line is."""
        if self.hidden or not text:
            return
        if says and any(char.isalnum() for char in text):
            for kind, depth in self._open.items():
                self._all[kind] = self._all[kind] and depth > 0
        if not self._pieces:
            self._origin = line or self.getpos()[0]
        self._pieces.append(text)
        self._filled = self._filled or not text.isspace()
        self._worded = self._worded or (says and not text.isspace())

    def _new_line(self, line: int = 0) -> None:
        said = self._all if self._worded else dict.fromkeys(self._all, False)
        timed = said.pop("timed")
        moment = self._moment if timed else ""
        self.lines.append(HtmlLine(self._origin, "".join(self._pieces), **said, moment=moment))
        self._origin = line or self.getpos()[0]
        self._pieces = []
        self._filled = self._worded = False
        self._all = dict.fromkeys(self._open, True)

    def _block(self, tag: str) -> None:
        if self.hidden:
            return
        if self._filled:
            self._new_line()
        if tag in PARAGRAPHS and self.lines and self.lines[-1].text.strip():
            self._new_line()


def read_html(source: str, *, fragment: bool = False) -> HtmlPage:
    """The title of a page, and its lines of text; no two blank ones follow each other.

    What stands in ``nav`` is left out, but in a ``fragment``: there it is of the entry.
    """
    reader = _Reader(HIDDEN if fragment else HIDDEN | {NAVIGATION})
    try:
        reader.feed(_closed(source))
        reader.close()
    except AssertionError:
        # html.parser gives up on some broken declarations; then the tags are simply cut out.
        bare = html.unescape(re.sub(r"<[^>\n]*>", "", source))
        return HtmlPage("", [HtmlLine(number, line) for number, line in enumerate(bare.split("\n"), 1)])
    lines: list[HtmlLine] = []
    for line in reader.finish():
        text = line.text.replace("\xa0", " ").rstrip(" \t")
        if text or (lines and lines[-1].text):
            lines.append(line._replace(text=text))
    return HtmlPage(" ".join("".join(reader.title).split()), lines, reader.navigation, reader.made)


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
    return "\n".join(line.text for line in read_html(source, fragment=True).lines).strip("\n")
