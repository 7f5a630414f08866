"""Filters that there are not, and what was meant by them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.query.names import FIELDS
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_CALLED = {
    **dict.fromkeys(("since", "after", "from"), "date:{value}.."),
    **dict.fromkeys(("until", "before", "to"), "date:..{value}"),
    **dict.fromkeys(("on", "day", "year", "month"), "date:{value}"),
    **dict.fromkeys(("file", "folder", "dir", "filename"), "path:{value}"),
    **dict.fromkeys(("subject", "intitle"), "title:{value}"),
    **dict.fromkeys(("label", "category"), "tag:{value}"),
}
"""What other programs call filters that this one has: notmuch, GitHub, Google."""
_SAME = (
    "mood, 気分, きぶん, feeling, 感情",
    "location, place, 場所, where, city, 都市, 現在地",
    "weather, 天気, 天候",
    "people, person, with, 人, 人物, 同行者, 誰と",
    "summary, description, abstract, 要約, 概要, 説明",
    "aliases, alias, 別名",
    "author, 著者, 作者",
    "rating, score, 評価, 点数",
)
"""What diaries call the same property."""
_NAMED = re.compile(r"([^\W\d][\w.-]+)[:：](?=[^\s/\\:：])")
"""A name with something after its colon, which is neither that of a URL nor that of a drive."""


class Meant(NamedTuple):
    """The name that was typed, with its colon, and what to type instead; "" if the diary has nothing like it."""

    name: str
    instead: str


def meant(word: str, keys: Collection[str] = ()) -> Meant | None:
    """What was meant by a word like ``titel:夏``; None if it is no filter that anybody could mean.

    ``keys`` are those of the diary's properties. In a diary that has some, whatever looks like a filter is meant as one.

    >>> meant("titel:夏"), meant("since:2025"), meant("http://a"), meant("12:30")
    (Meant(name='titel:', instead='title:夏'), Meant(name='since:', instead='date:2025..'), None, None)
    >>> meant("気分:嬉しい", ["mood"]), meant("気分:嬉しい"), meant("colour:青", ["mood"])
    (Meant(name='気分:', instead='mood:嬉しい'), None, Meant(name='colour:', instead=''))
    """
    match = _NAMED.match(word)
    if not match:
        return None
    name, value = match[1].lower(), word[match.end() :]
    near = next((field for field in (*FIELDS, *keys) if _is_slip(name, field)), "")
    form = _CALLED.get(name) or (f"{near}:{{value}}" if near else "")
    same = next(
        (key for names in _SAME if name in names.split(", ") for key in keys if key in names.split(", ")), ""
    )
    if form or same:
        return Meant(match[0], form.format(value=value) if form else f"{same}:{value}")
    return Meant(match[0], "") if keys and name.isascii() and ":" in match[0] else None


def _is_slip(typed: str, name: str) -> bool:
    """Whether a letter is missing, doubled or too many, or two have changed places."""
    if len(typed) == len(name):
        return sorted(typed) == sorted(name)
    longer, shorter = (typed, name) if len(typed) > len(name) else (name, typed)
    return len(shorter) > 2 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
