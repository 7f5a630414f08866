"""Filters that there are not, and what was meant by them."""

from __future__ import annotations

import re

from indexer.query import FIELDS
from indexer.support.values import NamedTuple

_CALLED = {
    **dict.fromkeys(("since", "after", "from"), "date:{value}.."),
    **dict.fromkeys(("until", "before", "to"), "date:..{value}"),
    **dict.fromkeys(("on", "day", "year", "month"), "date:{value}"),
    **dict.fromkeys(("file", "folder", "dir", "filename"), "path:{value}"),
    **dict.fromkeys(("subject", "intitle"), "title:{value}"),
    **dict.fromkeys(("label", "category"), "tag:{value}"),
}
"""What other programs call filters that this one has: notmuch, GitHub, Google."""
_NAMED = re.compile(r"([A-Za-z]{2,})[:：](?=[^\s/\\])")
"""A name with something after its colon, which is neither that of a URL nor that of a drive."""


class Meant(NamedTuple):
    """The name that was typed, with its colon, and what to type instead."""

    name: str
    instead: str


def meant(word: str) -> Meant | None:
    """What was meant by a word like ``titel:夏``; None if it is no filter that anybody could mean.

    >>> meant("titel:夏"), meant("since:2025"), meant("http://a"), meant("12:30")
    (Meant(name='titel:', instead='title:夏'), Meant(name='since:', instead='date:2025..'), None, None)
    """
    match = _NAMED.match(word)
    if not match:
        return None
    name, value = match[1].lower(), word[match.end() :]
    near = next((field for field in FIELDS if _is_slip(name, field)), "")
    form = _CALLED.get(name) or (f"{near}:{{value}}" if near else "")
    return Meant(match[0], form.format(value=value)) if form else None


def _is_slip(typed: str, name: str) -> bool:
    """Whether a letter is missing, doubled or too many, or two have changed places."""
    if len(typed) == len(name):
        return sorted(typed) == sorted(name)
    longer, shorter = (typed, name) if len(typed) > len(name) else (name, typed)
    return len(shorter) > 2 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
