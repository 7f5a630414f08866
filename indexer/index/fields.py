"""The fields of an entry that have terms of their own, kept in the term dictionary of a segment under a prefix.

The terms of the text have none. A title's terms are those of the text that stand in the title, at the same positions, so
that its postings are a part of theirs. A tag is one term; a nested one (``人/田中``) counts for those above it, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE, TAG = "\x02", "\x03"
"""Prefixes; :data:`~indexer.analysis.COMPOUND` is the character below them."""
FIRST_OF_TEXT = "\x06"
"""No term of a word of a text sorts below this but a compound: what is between are quantities and words over line ends."""
_NESTED = "/"


def title_span(title: str, text: str) -> tuple[int, int]:
    """Where a title stands in the first line of the text that is indexed, in characters; (0, 0) where there is none."""
    line = text.partition("\n")[0]
    at = line.find(title) if title else -1
    return (at, at + len(title)) if at >= 0 else (0, 0)


def tag_terms(tags: Iterable[str]) -> set[str]:
    """The terms of some tags, with those above nested ones.

    >>> sorted(term.removeprefix(TAG) for term in tag_terms(["人/田中", "ＡＢ"]))
    ['ab', '人', '人/田中']
    """
    return {TAG + term for tag in tags for term in _with_parents(fold(tag).text)}


def _with_parents(tag: str) -> Iterator[str]:
    parts = tag.split(_NESTED)
    return (_NESTED.join(parts[:count]) for count in range(1, len(parts) + 1))
