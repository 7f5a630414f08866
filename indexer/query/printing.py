"""A query as text again: ``Node → str``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.query import QUOTES, And, Field, Not, Or, Prefix, Word, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.query import Node

    _Quotes = list[tuple[str, str]]


def unparse(node: Node) -> str:
    """A query that :func:`indexer.query.parse` understands as ``node``, if ``parse`` can return that.

    >>> unparse(parse("猫　(犬 ｜ 鳥) －「赤 い」 tag：旅行"))
    '猫 (犬 OR 鳥) -"赤 い" tag:旅行'
    """
    bare = "".join(_bare(node))
    # A quote that also stands in a word would find its twin there.
    quotes = [(a, b) for a, b in QUOTES.items() if a not in bare and b not in bare]
    return _text(node, quotes or [('"', '"')])


def _text(node: Node, quotes: _Quotes) -> str:
    if isinstance(node, And):
        # An OR that is all there is needs no brackets.
        alone = len(node.items) == 1
        return " ".join(
            _text(i, quotes) if alone and isinstance(i, Or) else _item(i, quotes) for i in node.items
        )
    if isinstance(node, Or):
        return " OR ".join(
            _text(item, quotes) if isinstance(item, And) else _item(item, quotes) for item in node.items
        )
    if isinstance(node, Not):
        text = _item(node.item, quotes)
        # A minus before one of these excludes nothing.
        return f"NOT {text}" if text[:1] in set("-－−)）") else f"-{text}"
    if isinstance(node, Field):
        return f"{node.name}:{node.value if _is_bare(node) else _in_quotes(node.value, quotes)}"
    if isinstance(node, Prefix):
        return f"{node.text}*"
    return node.text if isinstance(node, Word) else _in_quotes(node.text, quotes)


def _item(node: Node, quotes: _Quotes) -> str:
    """A part of something: in brackets, if it has parts itself."""
    text = _text(node, quotes)
    return f"({text})" if isinstance(node, And | Or) else text


def _is_bare(field: Field) -> bool:
    """Whether the value of a filter can stand without quotes, and does."""
    try:
        # After a name: a bracket without a twin is a character in a query of words alone.
        return parse(f"{field.name}:{field.value}") == And((field,))
    except UsageError:
        return False


def _bare(node: Node) -> Iterator[str]:
    """What is written without quotes."""
    if isinstance(node, Word | Prefix):
        yield node.text
    elif isinstance(node, Field):
        yield node.value if _is_bare(node) else ""
    elif isinstance(node, Not):
        yield from _bare(node.item)
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _bare(item)


def _in_quotes(text: str, quotes: _Quotes) -> str:
    """The text as a phrase, in quotes that it does not hold itself; open to the end if it holds all."""
    begin, end = next(((a, b) for a, b in quotes if b not in text), (quotes[0][0], ""))
    return f"{begin}{text}{end}"
