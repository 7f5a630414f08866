"""Diaries of five or ten years: a page a day, on which each year has its lines (``3月2日``, then ``2021年（火）``, ``2022年（水）``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates import wareki
from indexer.sources.date_forms import ERA, NUMERAL
from indexer.sources.evidence import weekdays
from indexer.sources.heading_marks import STRONG, narrowed
from indexer.sources.headings import parse_heading
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.sources.headings import Heading

_FEWEST = 3
"""Years, on all pages together, that show that it is such a diary."""
_MOST_OF = 0.8
"""Of the days, so many have a year on the first line below."""
_YEAR = late(
    rf"[ ]*(?:#{{1,6}}[ ]*|[{''.join(sorted(STRONG - {'#'}))}・*-][ ]*)?(?P<open>[(\[【〔<])?"
    rf"(?:(?P<e>{ERA}) ?(?P<y>{NUMERAL}{{1,4}})年?|(?P<w>(?:19|20)\d\d|[一二][〇九]{NUMERAL}{{2}})年?)"
    rf"(?(open)[)\]】〕>])(?!{NUMERAL}|[月/.-])"
)


def of_years(found: Sequence[Heading], lines: Sequence[str]) -> list[Heading]:
    """The headings of a diary of several years, each on the line of its year; none where the file is no such diary.

    ``found`` are the lines that may be date headings.

    >>> lines = ["3月2日", "2021年（火）", "晴", "2022年（水）", "雨", "3月3日", "2021年（水）", "雪"]
    >>> [f"{h.date} {h.line} {h.above}" for h in of_years([parse_heading(lines[n], n) for n in (0, 5)], lines)]
    ['2021-03-02 1 1', '2022-03-02 3 0', '2021-03-03 6 1']
    """
    days = [h for h in found if h.plain and h.month and h.year is None and h.possible]
    if not days:
        return []
    ends = [*(day.line for day in days[1:]), len(lines)]
    pages = [_page(day, end, lines) for day, end in zip(days, ends, strict=True)]
    headings = [heading for page in pages for heading in page]
    agreed, contradicted = weekdays(headings)
    enough = len(headings) >= _FEWEST and len(headings) > len(days)
    return (
        headings
        if enough and sum(map(bool, pages)) >= _MOST_OF * len(days) and agreed >= contradicted
        else []
    )


def _page(day: Heading, end: int, lines: Sequence[str]) -> list[Heading]:
    """The years of one day, whose lines end before ``end``; none where no year stands right below it, or one stands twice."""
    years = [year for n in range(day.line + 1, end) if (year := _year(day, lines[n], n))]
    first = next((n for n in range(day.line + 1, end) if lines[n].strip()), -1)
    if not years or years[0].line != first or len({year.year for year in years}) < len(years):
        return []
    return [years[0]._replace(above=first - day.line), *years[1:]]


def _year(day: Heading, line: str, number: int) -> Heading | None:
    """The heading of a day in the year that ``line`` begins with, if what follows may follow a date."""
    match = _YEAR.match(narrowed(line))
    if not match:
        return None
    year = wareki.number(match["w"] or match["y"])
    if match["e"] and match["e"] != "西暦" and year:
        year = wareki.era_year(match["e"], year)
    heading = parse_heading(f"{year}年{day.month}月{day.day}日{line[match.end() :]}", number)
    return heading._replace(style=day.style) if heading and heading.date else None
