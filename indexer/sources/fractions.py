"""Fractions that look like days without a year: ``1/2 カップ``, part 2/3, 9/10 points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.sources.headings import Heading

_LARGEST = 12
"""No denominator is larger: what is may be a day, and the numerator no month."""
_UNITS = (
    "カップ|計量カップ|個分?|本分?|枚|杯|束|袋|丁|片|かけ|玉|株|缶|合|斤|切れ|匹|尾|房|箱|把|パック|量|程度|人前|人分|大さじ|小さじ|さじ"
    "|拍子|倍|分|cups?|tsp|tbsp|teaspoons?|tablespoons?|inch(?:es)?|インチ|oz|lb|pints?"
)
_UNIT = late(rf"(?:{_UNITS})(?![^\W\d_])|(?:{_UNITS})の")
_AMOUNT = late(
    r"(?:大さじ|小さじ|カップ|適量|少々|ひとつまみ)|[0-9０-９](?:/[0-9])? ?"
    rf"(?:{_UNITS}|g|kg|ml|cc|dl|グラム|ミリ|リットル)(?![^\W\d_])"
)


def are_fractions(group: Sequence[Heading], lines: Sequence[str]) -> bool:
    """Whether lines of one style are fractions and no days: ``group`` with the ``lines`` of the file.

    All of them must be proper (1/2, 3/3) and without year and weekday. Most are beside a unit or an amount; or they are
    the parts of a whole (1/3, 2/3, 3/3); or they have one denominator and run in no order, as points do (7/10, 9/10, 5/10).
    """
    if any(
        h.year or h.weekday is not None or not h.style.endswith("/") or not h.month <= h.day <= _LARGEST
        for h in group
    ):
        return False
    measured = sum(_is_measured(heading, lines) for heading in group)
    if measured * 2 > len(group):
        return True
    parts = [heading.month for heading in group]
    whole = group[0].day
    if len(parts) < 2 or any(heading.day != whole for heading in group):
        return False
    return parts == list(range(1, whole + 1)) or parts not in (sorted(parts), sorted(parts, reverse=True))


def _is_measured(heading: Heading, lines: Sequence[str]) -> bool:
    """Whether a unit follows on the line, or the lines around it are of amounts."""
    if _UNIT.match(heading.rest):
        return True
    below = lines[heading.line + 1] if heading.line + 1 < len(lines) else ""
    above = lines[heading.line - 1] if heading.line else ""
    return heading.plain and any(_AMOUNT.search(line) for line in (above, below))
