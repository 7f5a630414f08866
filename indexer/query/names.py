"""The names of filters, as they may be typed: those that there always are, and the keys of front matter in the diary."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Names = Mapping[str, str]
    """The names of filters with their colons, as they may be typed, and what each is called."""

FIELDS = ("date", "title", "tag", "path", "has")
_TO_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
"""ASCII as a Japanese keyboard types it: ｄａｔｅ."""


def names_of(fields: Iterable[str]) -> Names:
    """The names of filters as they may be typed: full-width, with a colon of either width."""
    return {
        name + colon: field
        for field in fields
        for name in (field, field.translate(_TO_WIDE))
        for colon in ":："
    }


NAMES = names_of(FIELDS)
_UNKNOWN_NAME = late(r"(?<![\w.])(?!(?:date|title|tag|path|has)[:：])[^\W\d][\w.-]*[:：]", re.IGNORECASE)
"""What may be the name of a filter that is none of :data:`FIELDS`."""


def may_name_a_key(text: str) -> bool:
    """Whether a query may have the name of a filter that is none of :data:`FIELDS`."""
    return (":" in text or "：" in text) and _UNKNOWN_NAME.search(text) is not None


def name_at(text: str, at: int, names: Names) -> str:
    """The name of a filter that begins at ``at``, with its colon; "" if none does."""
    return next((name for name in names if text[at : at + len(name)].lower() == name), "")


def name_before(text: str, at: int, names: Names) -> str:
    """The name of a filter that ends at ``at``, with its colon; "" if none does."""
    return next((name for name in names if text[max(0, at - len(name)) : at].lower() == name), "")
