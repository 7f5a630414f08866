"""Markdown as HTML of the page's own making. markdown-it-py, which is imported here only, says what is meant.

HTML in the text is text. Only the elements below are written, without any attribute of the text's own; links lead nowhere,
and their addresses are shown.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from indexer.render.web_text import escaped
from indexer.support.pictures import Reference, reference_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from indexer.model import Span

    Picture = Callable[[Reference], str]
    """The HTML of a picture, "" for one that is not to be had."""

_DEEPEST = 20
"""Quotes and lists within one another."""
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Around matches while the text is parsed. They are no characters, so the text has none (:func:`_with_signs`)."""
_SIGNS = re.compile(f"([{_OPEN}{_CLOSE}])")
_BLANK = "\ufdd2"
"""Stands for a full-width blank, which the parser would strip from the beginning of a paragraph."""
_TO_SIGNS = {**dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"), ord("\u3000"): _BLANK}
_ELEMENTS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote table thead tbody tr th td strong em s".split()  # noqa: SIM905
)
_TASK = re.compile(rf"[{_OPEN}{_CLOSE}]*\[([ xX])\] ")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_BELOW = 3
"""Levels of headings that the page has above those of an entry."""


def blocks(text: str, marks: Sequence[Span], picture: Picture) -> Iterator[str]:
    r"""The blocks of a text as HTML, a line each, with its matches in ``mark``.

    >>> list(blocks("# 猫\n- **可愛い**", [(2, 3), (8, 11)], lambda _: ""))
    ['<h4><mark>猫</mark></h4>', '<ul><li><strong><mark>可愛い</mark></strong></li></ul>']
    """
    writer = _Writer(picture)
    for token in _parser().parse(_with_signs(text, marks)):
        writer.block(token)
        if token.level == 0 and token.nesting <= 0 and (line := writer.taken()):
            yield line


def _with_signs(text: str, marks: Sequence[Span]) -> str:
    """The text with signs around its matches."""
    text = text.translate(_TO_SIGNS)
    pieces, at = [], 0
    for start, end in marks:
        pieces += [text[at:start], _OPEN, text[start:end], _CLOSE]
        at = end
    return "".join([*pieces, text[at:]])


class _Parser(MarkdownIt):
    """Takes addresses as they are written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """The address of a link."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """The text of an address in angle brackets."""
        return link


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "maxNesting": _DEEPEST})
    # Indented lines are paragraphs in a diary; definitions of links would not be seen.
    parser.enable(["table", "strikethrough"]).disable(["code", "reference", "html_block"])
    parser.inline.ruler.before("link", "picture", _picture)
    parser.inline.ruler.before("link", "wiki_link", _wiki_link)
    return parser


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  (called by the parser)
    found = reference_at(state.src, state.pos) if state.src[state.pos] in "![<" else None
    if found is None or found.end > state.posMax:
        return False
    if not silent:
        token = state.push("picture", "", 0)
        token.content = state.src[found.start : found.end]
        token.meta = {"reference": found}
    state.pos = found.end
    return True


def _wiki_link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        token = state.push("text", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


class _Writer:
    """Writes tokens as HTML. A match that began in one goes on in the next."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._pieces: list[str] = []
        self._lit = False
        self._begins_item = False
        self._links: list[str] = []

    def taken(self) -> str:
        """What was written since this was last asked for."""
        pieces, self._pieces = self._pieces, []
        return "".join(pieces)

    def block(self, token: Token) -> None:
        """Write a token of the page."""
        if token.type == "inline":
            self._inline(token.children or [])
        elif token.type in ("fence", "code_block"):
            self._pieces.append("<pre><code>")
            self._text(token.content)
            self._pieces.append("</code></pre>")
        elif token.type == "hr":
            self._pieces.append("<hr>")
        elif not token.hidden:
            self._element(token)
        self._begins_item = token.type == "list_item_open" or (
            self._begins_item and token.type == "paragraph_open"
        )

    def _element(self, token: Token) -> None:
        if token.tag not in _ELEMENTS:
            return
        tag = token.tag
        if token.type.startswith("heading"):
            tag = f"h{min(6, int(tag[1]) + _BELOW)}"
        start = token.attrGet("start") if token.type == "ordered_list_open" else None
        first = f' start="{start}"' if isinstance(start, int) else ""
        self._pieces.append(f"</{tag}>" if token.nesting < 0 else f"<{tag}{first}>")

    def _inline(self, tokens: Sequence[Token]) -> None:
        first = tokens[0].content if tokens and tokens[0].type == "text" and self._begins_item else ""
        task = _TASK.match(first)
        if task:
            self._pieces.append("☐ " if task[1] == " " else "☑ ")
        for number, token in enumerate(tokens):
            if token.type == "code_inline":
                self._pieces.append("<code>")
                self._text(token.content)
                self._pieces.append("</code>")
            elif token.type == "picture":
                self._reference(token)
            elif token.type == "hardbreak":
                self._pieces.append("<br>")
            elif token.type in ("text", "softbreak"):
                text = token.content if token.type == "text" else "\n"
                self._text(text[task.end() :] if task and not number else text)
            elif token.type in ("link_open", "link_close"):
                self._link(token)
            else:
                self._element(token)

    def _link(self, token: Token) -> None:
        """A link is its text, with its address behind it where that says more."""
        if token.nesting > 0:
            self._links.append(f"{len(self._pieces)} {token.attrGet('href')}")
            return
        at, address = self._links.pop().split(" ", 1)
        address = escaped(_plain(address))
        said = re.sub("<[^<>]*>", "", "".join(self._pieces[int(at) :]))
        if address != said:
            self._pieces.append(f' <span class="address">({address})</span>')

    def _reference(self, token: Token) -> None:
        found: Reference = token.meta["reference"]
        plain = found._replace(target=_plain(found.target), description=_plain(found.description))
        shown = self._picture(plain)
        if shown:
            self._pieces.append(shown)
        else:
            name = plain.target if plain.is_elsewhere else plain.name
            said = f"{plain.description} ({name})" if plain.description else name
            self._pieces.append(f'<span class="picture">{escaped(said)}</span>')
        signs = _SIGNS.findall(token.content)
        self._lit = signs[-1] == _OPEN if signs else self._lit

    def _text(self, text: str) -> None:
        for piece in _SIGNS.split(text):
            if piece in (_OPEN, _CLOSE):
                self._lit = piece == _OPEN
            elif piece:
                shown = escaped(_plain(piece))
                self._pieces.append(f"<mark>{shown}</mark>" if self._lit else shown)


def _plain(text: str) -> str:
    """A piece of the parsed text as it was written."""
    return _SIGNS.sub("", text).replace(_BLANK, "\u3000")
