"""What the diary says, as HTML: escaped, in paragraphs, with its matches marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.support.pictures import references
from indexer.support.terminal_text import LINE_ENDS
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from indexer.model import Hit, Span
    from indexer.support.pictures import Reference

_LINE = "[ \t\u3000]*[^ \t\u3000\n][^\n]*"
_PARAGRAPH = re.compile(rf"{_LINE}(?:\n{_LINE})*")
"""Lines that are not blank, one after the other."""
_SIGNS = "#*=!■◆●・ \t\u3000"
"""Blanks and signs with which a line may be made a heading in the diary; the page has headings of its own."""

_PLACES: dict[int, str] = {
    # Controls are seen, as in a terminal; HTML allows none but these.
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys((0xFDD0 + i for i in range(32)), "\ufffd"),
    **{(plane << 16) + last: "\ufffd" for plane in range(17) for last in (0xFFFE, 0xFFFF)},
    # What turns text around could show another text than there is; the word joiner shows nothing.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\u2060"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
}


_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn")
_LONGEST_MARKDOWN = 200_000
"""Characters; what is longer is no page of Markdown, and takes a parser seconds."""


class Body(NamedTuple):
    """An entry on the page: its title, if it has one, and its text without the line that repeats that, both with their matches."""

    title: str
    title_marks: tuple[Span, ...]
    text: str
    marks: tuple[Span, ...]


def escaped(text: str) -> str:
    r"""``text`` as content or as the quoted value of an attribute.

    >>> escaped('<b title="x">&\x1b')
    '&lt;b title=&quot;x&quot;&gt;&amp;␛'
    """
    return text.translate(_PLACES)


def line_of(text: str) -> str:
    """``text`` on one line, for headings and lists: line ends and tabs as blanks."""
    return text.translate(LINE_ENDS)


def marked(text: str, marks: Sequence[Span]) -> str:
    """``text``, escaped, with its matches in ``mark``.

    >>> marked("猫 & 犬", [(0, 1)])
    '<mark>猫</mark> &amp; 犬'
    """
    pieces, at = [], 0
    for start, end in marks:
        pieces += [escaped(text[at:start]), "<mark>", escaped(text[start:end]), "</mark>"]
        at = end
    return "".join([*pieces, escaped(text[at:])])


def paragraphs(
    text: str, marks: Sequence[Span], picture: Callable[[Reference], str] = lambda _: ""
) -> Iterator[str]:
    """The paragraphs of ``text`` (what stands between blank lines) as ``p``; their line ends stay as they are.

    ``picture`` gives the HTML that stands for a picture which the text names, "" for none.
    """
    shown = [(found.start, found.end, html) for found in references(text) if (html := picture(found))]
    for found in _PARAGRAPH.finditer(text):
        at, end = found.span()
        pieces = []
        for first, last, html in shown:
            if at <= first and last <= end:
                pieces += [_stretch(text, at, first, marks), html]
                at = last
        yield f"<p>{''.join(pieces)}{_stretch(text, at, end, marks)}</p>"


def _stretch(text: str, start: int, end: int, marks: Sequence[Span]) -> str:
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in marks if a < end and b > start]
    return marked(text[start:end], inside)


def without_signs(text: str) -> str:
    """``text`` without the signs of a heading at its beginning.

    >>> without_signs("## 散歩")
    '散歩'
    """
    return text.lstrip(_SIGNS)


def is_markdown(path: str, text: str) -> bool:
    """Whether the text of a file is Markdown, as its name says."""
    return path.lower().endswith(_MARKDOWN) and len(text) <= _LONGEST_MARKDOWN


def body_of(hit: Hit) -> Body:
    """The entry of a hit as it is shown. A title that is its first line, signs of a heading aside, is not said twice."""
    entry = hit.entry
    line, _, rest = entry.text.partition("\n")
    title = without_signs(line).rstrip()
    if not entry.title or title != entry.title:
        return Body(line_of(entry.title), hit.title_highlights, entry.text, hit.highlights)
    first = line.index(title)
    length = len(line) + 1
    of_title = [(max(a - first, 0), min(b - first, len(title))) for a, b in hit.highlights if a < length]
    of_text = tuple((max(a - length, 0), b - length) for a, b in hit.highlights if b > length)
    return Body(line_of(title), tuple(span for span in of_title if span[0] < span[1]), rest, of_text)
