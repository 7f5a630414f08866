"""Markup kept out of the words: blanked for analysis, character by character, so that no offset moves.

The text itself keeps it, and a quoted search finds it. Link texts, link targets and code stay words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.analysis.aligned import Edit

_TAGS = (
    "a|abbr|audio|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img"
    "|input|ins|kbd|label|li|mark|ol|p|pre|rb|rp|rt|ruby|s|script|small|source|span|strong|style|sub|summary|sup|table"
    "|tbody|td|th|thead|tr|u|ul|video"
)
_MARKUP = "|".join(
    (
        rf"</?(?:{_TAGS})(?:\s[^<>]*)?/?>",
        r"&(?:[a-z]+[0-9]*|#[0-9]+|#x[0-9a-f]+);",
        r"!\[(?=[^\[\]\n]*\]\([^()\n]*\))|(?<=\])\([^()\s]+\.(?:png|jpe?g|gif|webp|svg|heic)\)",  # images, but for their text
        r"(?<=\[\[)[^\[\]|\n]*\|",  # [[page|what is shown]]
        r"(?m:^[ \t]*(?:```|~~~)[^\n`]*$)",
        r"(?m:(?<=^[-*+] )\[[ x]\])",
        r"(?<![0-9a-z:]):[a-z_+][a-z0-9_+-]*:(?![0-9a-z:])",  # :smile:
        r"\[:contents\]|\[?f:id:[\w:.-]+\]?|\{\{[<%][^{}]*[%>]\}\}",
    )
)
_SIGNS = ("<", "&", "[", ":", "`", "~~~", "{{")
_URL = r"https?://[^\s\"'<>]+"


_RUBY = late(r"<ruby(?:\s[^<>]*)?>.*?</ruby>", re.DOTALL)
_READING = late(r"<rp>[^<]*</rp>|</?r(?:uby|b|tc)(?:\s[^<>]*)?>|<rt>([^<]*)(?:</rt>)?")


def ruby(folded: str) -> Iterator[Edit]:
    """The edits that leave the base of each ruby as text; a single reading behind it stays, in brackets.

    >>> from indexer.analysis.aligned import Aligned
    >>> text = "<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>と<ruby>本気<rt>マジ</rt></ruby>"
    >>> Aligned(text).rewritten(ruby(text)).text
    '東京と本気[マジ]'
    """
    if "<ruby" not in folded:
        return
    for match in _RUBY.finditer(folded):
        several = match[0].count("<rt>") > 1
        for sign in _READING.finditer(folded, *match.span()):
            kept = "" if several or sign[1] is None else f"[{sign[1]}]"
            yield sign.start(), sign.end(), kept


def without_markup(folded: str) -> str:
    r"""A folded text with its markup blanked; the same length. Links in tags are kept.

    >>> without_markup("<b>猫</b>と[[cat|犬]]&amp;")
    '   猫    と[[    犬]]     '
    """
    if not any(sign in folded for sign in _SIGNS):
        return folded
    return re.sub(_MARKUP, lambda match: _blank(match.group()), _without_comments(folded))


def _without_comments(folded: str) -> str:
    """The text without ``<!-- more -->``. Not by the expression: it would look for each end that is not there to the last."""
    pieces = []
    done = 0
    start = folded.find("<!--")
    while start >= 0:
        end = folded.find("-->", start + 4)
        if end < 0:
            break
        pieces += [folded[done:start], _blank(folded[start : end + 3])]
        done = end + 3
        start = folded.find("<!--", done)
    return "".join([*pieces, folded[done:]])


def _blank(text: str) -> str:
    kept = [" " if char != "\n" else char for char in text]
    for url in re.finditer(_URL, text):
        kept[url.start() : url.end()] = url.group()
    return "".join(kept)
