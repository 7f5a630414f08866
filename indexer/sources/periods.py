"""Lines that name a year or a month for the headings below them."""

from __future__ import annotations

from indexer.dates import wareki
from indexer.sources.date_forms import ERA, NUMERAL
from indexer.sources.heading_marks import FOLD, GATE
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

LONGEST = 60
"""Characters. No such line is longer."""

_YEAR_PART = f"(?:(?P<e>{ERA}) ?)?(?:(?P<y>{NUMERAL}{{1,6}}) ?年度? ?(?:\\(\\d{{4}}年?\\))? ?)?"
_PERIOD = late(
    rf"[ ]*(?P<mark>#{{1,6}}|[■◆●◎◇□★☆=*-]*)[ ]*{_YEAR_PART}"
    rf"(?:(?P<m>{NUMERAL}{{1,3}}) ?月)?(?P<rest>[^。]{{0,20}})$"
)
_PERIOD_NUMBERS = late(
    r"[ ]*(?P<mark>#{0,6})[ ]*(?P<y>(?:1[5-9]|20|21)\d\d)(?:[-/.](?P<m>\d{1,2}))?(?P<rest>)$"
)
_PERIOD_REST = late(r"(?:の?日記帳?|の記録|の?日誌|\([^)]*\))?[ ]*$")


class Period(NamedTuple):
    """A line that names a year or a month for the headings below it; ``line`` from 0, ``month`` 0 if none."""

    line: int
    year: int | None
    month: int
    level: int


def parse_period(line: str, number: int = 0) -> Period | None:
    """Read a line such as ``大正十二年``, ``# 2021年１月`` or ``五月``.

    >>> parse_period("大正十二年"), parse_period("# 2021年１月の日記", 3), parse_period("八月は暑かった")
    (Period(line=0, year=1923, month=0, level=0), Period(line=3, year=2021, month=1, level=1), None)
    """
    folded = line[:LONGEST].translate(FOLD).rstrip()
    if len(line) > LONGEST or not GATE.match(folded):
        return None
    match = _PERIOD_NUMBERS.match(folded) or _PERIOD.match(folded)
    if not match or not (match["y"] or match["m"]) or not _PERIOD_REST.match(match["rest"]):
        return None
    groups = match.groupdict()
    year = wareki.number(groups["y"]) if groups["y"] else None
    if groups.get("e") and groups["e"] != "西暦" and year is not None:
        year = wareki.era_year(groups["e"], year)
    month = wareki.number(groups["m"]) if groups["m"] else 0
    if (
        month is None
        or month > 12
        or (groups["m"] and not month)
        or (groups["y"] and (year is None or year < 1000))
    ):
        return None
    return Period(number, year, month, len(groups["mark"]) if groups["mark"].startswith("#") else 0)
