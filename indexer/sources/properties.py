"""Properties of an entry: what its front matter says beside day, title and tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indexer.model import Properties

_DEEPEST = 8
"""Levels of nested settings; below, they are taken as they are written."""


def properties_of(settings: Mapping[str, object]) -> Properties:
    """The settings as pairs of a key and a value, one for each item of a list; keys of nested settings have a dot between.

    A value is one line of text. A key without a value says nothing.

    >>> properties_of({"mood": "嬉しい", "people": ["叔父", "従弟"], "place": {"name": "京都"}, "cover": ""})
    (('mood', '嬉しい'), ('people', '叔父'), ('people', '従弟'), ('place.name', '京都'))
    """
    return tuple(
        dict.fromkeys(pair for key, value in settings.items() for pair in _pairs(_key(key), value, 0))
    )


def _pairs(key: str, value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth < _DEEPEST:
        for name, item in value.items():
            yield from _pairs(".".join(filter(None, (key, _key(name)))), item, depth + 1)
    elif isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _pairs(key, item, depth + 1)
    elif text := _text(value):
        yield key or "-", text


def _key(name: object) -> str:
    """A key in one word without a colon: what parts it from its value in a query."""
    return re.sub(r"[\s:：]+", "_", str(name).strip())


def _text(value: object) -> str:
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return re.sub(r"\s*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*", " ", text.strip())
