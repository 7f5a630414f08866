"""The fields of an entry that have terms of their own, kept in the term dictionary of a segment under a prefix.

The terms of the text have none. A title's terms are those of the text that stand in the title, at the same positions, so
that its postings are a part of theirs. A tag is one term; a nested one (``人/田中``) counts for those above it, too.

Properties (``mood: 嬉しい``) stand behind the text that is indexed, a line each, so that words and quoted searches find
them. Their terms are ``mood:`` and ``mood:`` before each term of the value, at the positions of these.

What a text has beside words (pictures, links) is a term each, as often as there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.model import Properties

TITLE, TAG, PROPERTY, HAS = "\x02", "\x03", "\x04", "\x05"
"""Prefixes; :data:`~indexer.analysis.COMPOUND` is the character below them."""
FIRST_OF_TEXT = "\x09"
"""No term of a word of a text sorts below this but a compound: what is between are quantities, words over line ends and sounds."""
IMAGE, LINK = "image", "link"
"""What is a term of :data:`HAS`."""
_NESTED = "/"
_COLON = ":"
_LINES = "\n\n"
"""What parts properties from the text: no word goes over two line ends."""


class Line(NamedTuple):
    """A property in the text that is indexed: its key, and the span of its value."""

    key: str
    start: int
    end: int


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
    return {TAG + term for tag in tags for term in _with_parents(fold(tag).text, _NESTED)}


def has_terms(text: str) -> dict[str, int]:
    """The terms of what a text has beside words, with how many there are.

    >>> {term.removeprefix(HAS): count for term, count in has_terms("![](a.png) http://a https://b").items()}
    {'image': 1, 'link': 2}
    """
    from indexer.support.pictures import references

    counts = {IMAGE: sum(1 for _ in references(text)), LINK: text.count("http://") + text.count("https://")}
    return {HAS + name: count for name, count in counts.items() if count}


def property_text(properties: Properties) -> str:
    r"""What is indexed of properties, behind the text of their entry.

    >>> property_text((("mood", "嬉しい"), ("place", "京都")))
    '\n\nmood: 嬉しい\nplace: 京都'
    """
    return _LINES + "\n".join(f"{key}{_COLON} {value}" for key, value in properties) if properties else ""


def property_lines(tail: str, start: int) -> Iterator[Line]:
    """The properties in what :func:`property_text` made, which begins at ``start`` of the text that is indexed.

    >>> text = "晴" + property_text((("mood", "嬉しい"), ("url", "a: b")))
    >>> [(line.key, text[line.start : line.end]) for line in property_lines(text[1:], 1)]
    [('mood', '嬉しい'), ('url', 'a: b')]
    """
    at = start + len(_LINES)
    for line in tail.removeprefix(_LINES).split("\n") if tail else ():
        key, mark, _ = line.partition(f"{_COLON} ")
        yield Line(key, at + len(key + mark), at + len(line))
        at += len(line) + 1


def read_properties(tail: str) -> Properties:
    """The properties of which :func:`property_text` made ``tail``."""
    return tuple((line.key, tail[line.start : line.end]) for line in property_lines(tail, 0))


def folded_tail(text: str) -> str:
    """The lines of the properties at the end of a folded text that has some: no value has a line end."""
    return text.rpartition(_LINES)[2]


def key_prefixes(key: str) -> list[str]:
    """What stands before the terms of a property's value: its key, and for a nested one (``place.name``) those above it.

    >>> [prefix.removeprefix(PROPERTY) for prefix in key_prefixes("Place.name")]
    ['place:', 'place.name:']
    """
    return [f"{PROPERTY}{name}{_COLON}" for name in _with_parents(fold(key).text, ".")]


def is_under(key: str, name: str) -> bool:
    """Whether a property's key is ``name`` (folded), or nested below it."""
    return name in _with_parents(fold(key).text, ".")


def _with_parents(name: str, between: str) -> Iterator[str]:
    parts = name.split(between)
    return (between.join(parts[:count]) for count in range(1, len(parts) + 1))
