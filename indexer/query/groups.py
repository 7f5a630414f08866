"""A filter before brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.query import Field, Not, Phrase, Prefix, Word

if TYPE_CHECKING:
    from indexer.query import Node


def within(field: str, node: Node) -> Node | None:
    """``title:(a OR b)`` is ``title:a OR title:b``; None if there is another filter in it."""
    if isinstance(node, Prefix):
        return Field(field, f"{node.text}*")
    if isinstance(node, Word | Phrase):
        return Field(field, node.text, isinstance(node, Phrase))
    if isinstance(node, Field):
        return None
    if isinstance(node, Not):
        item = within(field, node.item)
        return item and Not(item)
    items = [within(field, item) for item in node.items]
    found = tuple(item for item in items if item is not None)
    return type(node)(found) if len(found) == len(items) else None
