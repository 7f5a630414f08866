"""Headings of files in which hardly a line begins with a date: words or a number stand before it, or it is bare numbers.

``夏の終わり 2025-08-29``, ``太郎 2025/08/29 21:00``, ``No.3 2025年8月29日``, ``8.27`` in 2025.txt. Lines of text look alike, so they
are looked at only where the file has no other headings, or hardly any, and must run on in time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.date_forms import THIN, WHOLE
from indexer.sources.heading_marks import BLANKS, STRONG, narrowed, without_invisible
from indexer.sources.headings import Heading, parse_heading
from indexer.sources.layout import Layout, fenced_lines, find_layout
from indexer.sources.periods import is_of_time, parse_top_line
from indexer.support.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from indexer.sources.years import Hint

LONGEST = 70
"""Characters. No such line is longer."""
_FEW, _TIMES = 2, 3
"""Headings of the usual kind at most, and how many times as many of these there must be."""
_MOST_COUNTED = 12
"""How far lists of steps or sections go."""

_LIKELY = late(
    r"[0-9０-９]{4}|[0-9０-９一二三四五六七八九十元]年|^[\s\u200b-\u200f]*[0-9０-９.．・－-]{1,5}\s*$"
)
"""What every such line has: most lines are text."""
_DATE_IN = late(r"\d{4}|\d年|[一二三四五六七八九十]年")
_MARK = late(rf"(?P<mark>#{{1,6}}(?=[ \d])|[{''.join(sorted(STRONG - {'#'}))}]{{1,3}})?[ ]*")
_NUMBER = late(
    r"(?:[Nn]o\.? ?|NO\.? ?|№ ?|第? ?)?(?P<in>\()?\d{1,4}(?(in)\)|(?:[.)]|(?= )))[ ]*|\[\d{1,4}\][ ]*|#\d{1,4} +|[①-⑳⑴-⒇][ ]*"
)
_BEFORE_DATE = late(
    r"[ (\[【〔<〈】」』](?=[ ]*(?:\d{2,4}[年/.(-]|\d{8}|令和|平成|昭和|西暦|[RHS]\d|[一二][〇一二三四五六七八九]{3}年))"
)
_WORDS = late(r"[【「『(]?[^\W\d_][^。:;=|/\\]{0,39}。?$")
_NOT_THE_END = late(r"(?:[はがをにでとへ、,]|から|まで|より|期限|納期|締切|締め切り|予定日?|更新日?|次回)$")
"""What ends no title: a sentence goes on, or something else is dated."""
_ENDS = "】」』"
_BARE = late(r"(?:(?P<m>\d{1,2})(?P<s>[.・-]))?(?P<d>\d{1,2})$")


def find_any_layout(lines: Sequence[str], hint: Hint) -> Layout:
    """The headings among ``lines`` that begin with a date; if there are none, or hardly any, those of this module."""
    usual = find_layout(lines, hint)
    if len(usual.headings) > _FEW or (usual.headings and _is_first(lines, usual.headings[0])):
        return usual
    said = _said_on_top(lines, hint)
    found = list(_candidates(lines, said))
    if not found:
        return usual
    loose = find_layout(lines, said, found=found)
    enough = len(loose.headings) >= max(1, _TIMES * len(usual.headings))
    return loose if enough and _are_headings(loose.headings, lines) else usual


def _said_on_top(lines: Sequence[str], hint: Hint) -> Hint:
    """``hint``, or the year and month of the first line where the name of the file gives no year."""
    top = next((number for number, line in enumerate(lines) if line.strip()), None)
    if hint.year or top is None:
        return hint
    alone = not any(line.strip() for line in lines[top + 1 : top + 2]) or is_of_time(lines[top])
    period = parse_top_line(lines[top]) if alone else None
    return hint._replace(year=period.year, month=period.month) if period else hint


def recognise(lines: Sequence[str], hint: Hint) -> bool:
    """Whether any of the lines could be such a heading."""
    return any(heading.possible for heading in _candidates(lines, _said_on_top(lines, hint)))


def _candidates(lines: Sequence[str], hint: Hint) -> Iterator[Heading]:
    likely = [
        (number, line) for number, line in enumerate(lines) if len(line) <= LONGEST and _LIKELY.search(line)
    ]
    code = fenced_lines(lines) if likely else ()
    for number, line in likely:
        if number not in code:
            heading = parse_loose(line, number, hint)
            if heading:
                yield heading


def parse_loose(line: str, number: int, hint: Hint) -> Heading | None:
    """The heading in a line that begins with no date. ``hint`` says what bare numbers leave out.

    >>> from indexer.sources.years import NO_HINT
    >>> parse_loose("夏の終わり 2025-08-29", 0, NO_HINT)[:7]
    (0, '題-', 2025, 8, 29, None, '夏の終わり')
    """
    line = without_invisible(line).strip(BLANKS)
    folded = narrowed(line)
    if hint.year and (bare := _BARE.match(folded)):
        return _bare(bare, number, hint)
    if not _DATE_IN.search(folded):
        return None
    mark = _MARK.match(folded)
    start = mark.end() if mark else 0
    sign = (mark["mark"] or "") if mark else ""
    found = _numbered(line, folded, start) or _titled(line, folded, start)
    if not found:
        return None
    return found._replace(
        line=number,
        style=f"{sign[:1]}{found.style}",
        strong=bool(sign),
        level=len(sign) if sign.startswith("#") else 0,
        strength=THIN,
    )


def _bare(match: re.Match[str], number: int, hint: Hint) -> Heading | None:
    """A number alone on its line, where the name of the file says the year (8.27) or the month as well (27)."""
    month, day = match["m"], int(match["d"])
    if not month:
        if not hint.month:
            return None
        style, needs, numbers = "d", "month", (None, 0, day)
    else:
        style, needs, numbers = match["s"], "year", (None, int(month) or 99, day)
    return Heading(
        number,
        style,
        *numbers,
        None,
        "",
        strong=False,
        plain=True,
        readings=(numbers,),
        strength=THIN,
        needs=needs,
    )


def _numbered(line: str, folded: str, start: int) -> Heading | None:
    """The date behind a number of the entry: ``(3)``, ``No.3``, ``3.``; a remark may follow."""
    number = _NUMBER.match(folded, start)
    heading = parse_heading(line[number.end() :]) if number else None
    if not heading or heading.strength != WHOLE or not heading.year:
        return None
    return heading._replace(style=f"1.{heading.style}")


def _titled(line: str, folded: str, start: int) -> Heading | None:
    """The date at the end of a line, behind a title, the weather or the name of the writer."""
    for gap in _BEFORE_DATE.finditer(folded, start + 1):
        at = gap.end() if gap.group() in _ENDS else gap.start()
        title = line[start:at].strip(BLANKS).rstrip(BLANKS + "-‐–—―~〜|｜")
        set_apart = start or gap.group() in "(（" or line[at - 1 : at + 1].isspace()
        if title.endswith("。") and not set_apart:
            continue
        if not _WORDS.match(title) or _NOT_THE_END.search(title) or "://" in title:
            continue
        heading = parse_heading(line[at:].strip())
        if heading and heading.year and heading.plain and heading.strength != THIN:
            return heading._replace(style=f"題{heading.style}", rest=title)
    return None


def _is_count(headings: Sequence[Heading]) -> bool:
    """Whether bare numbers rather count steps or sections: they begin with 1 and go no farther than such lists."""
    days = [heading.day for heading in headings]
    return min(days) == 1 and max(days) <= _MOST_COUNTED


def _is_first(lines: Sequence[str], heading: Heading) -> bool:
    """Whether nothing stands above a heading."""
    return not any(line.strip() for line in lines[: heading.line])


def _are_headings(headings: Sequence[Heading], lines: Sequence[str]) -> bool:
    """Whether bare numbers are no count, and the only heading stands apart as a title does: by a mark, or a blank line below."""
    first = headings[0]
    if first.needs and _is_count(headings):
        return False
    below = lines[first.line + 1 : first.line + 2]
    return len(headings) > 1 or first.strong or not below or not below[0].strip()
