"""Lines that name a year or a month for the headings below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates import wareki
from indexer.sources.date_forms import ERA, NUMERAL, OTHER_YEAR, month_named, near_century
from indexer.sources.heading_marks import BRACKETS, TAG, narrowed, without_invisible
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import re

LONGEST = 60
"""Characters. No such line is longer."""

_RULES = "■◆●◎◇□★☆▼▲▽△〇・※=*_~─━═―—+-"
_GATE = late(
    rf"[0-9０-９]{{4}}|[{NUMERAL[1:-1]}０-９][ 　]?[年月度⽉]|[RHSＲＨＳ和成] ?[0-9０-９元]{{1,2}}[-/.(／．（]|[#＃].*[A-Z][a-z]{{2}}"
)
"""What every such line has: most lines are text, and the forms are many."""
_FRAME = late(rf"[ ]*(?P<mark>#{{1,6}}|[{_RULES}]*)[ ]*[{_RULES}]*[ ]*(?P<inner>.*?)[ #{_RULES}]*$")
_OPENING = frozenset("".join(BRACKETS)) | set("‹«|┃│")
_CLOSING = frozenset("".join(BRACKETS.values())) | set("›»|┃│")

_YEAR = (
    rf"(?:(?P<e>{ERA}) ?)?(?P<y>{NUMERAL}{{1,6}}) ?"
    rf"(?:年度?(?: ?{OTHER_YEAR})?|{OTHER_YEAR} ?年)"
)
_FOUR_DIGITS = r"(?P<y>(?:1[5-9]|20|21)\d\d)"
_NAME = r"(?P<b>[A-Z][A-Za-z]{2,8})\.?"
_FORMS = tuple(
    late(form)
    for form in (
        rf"{_NAME},? {_FOUR_DIGITS}(?P<rest>)$",
        rf"{_FOUR_DIGITS},? {_NAME}(?P<rest>)$",
        rf"{_FOUR_DIGITS}(?: ?[-/.] ?(?P<m>\d{{1,2}}))?(?![\d月])(?P<rest>.*)",
        r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<rest>)$",
        r"(?P<e>[RHS]|令和|平成|昭和) ?(?P<y>\d{1,2}|元)[-/.](?P<m>\d{1,2})(?P<rest>)$",
        rf"{_FOUR_DIGITS} (?P<m>\d{{1,2}})(?:月|(?= [A-Z]))(?P<rest>.*)",
        r"'(?P<c>\d\d)[ ./年-] ?(?P<m>\d{1,2})月?(?P<rest>)$",
        rf"(?P<m>\d{{1,2}})(?:月 ?[/(]?| ?/ ?){_FOUR_DIGITS}年?\)?(?P<rest>)$",
        rf"(?P<m>\d{{1,2}})月 ?[/・]? ?[A-Z][A-Za-z]{{2,8}}\.? {_FOUR_DIGITS}(?P<rest>)$",
        rf"(?:{_YEAR} ?)?(?:(?P<m>{NUMERAL}{{1,3}}) ?月)?(?P<rest>[^。]{{0,20}})$",
    )
)
"""The ways of naming a year or a month, or both."""
_MONTH_NAME = late(rf"{_NAME}(?P<rest>)$")
_REST = late(r"(?:の?日記帳?|の記録|の?日誌|分|\([^)]*\)| ?[/・]? ?[A-Z][A-Za-z]{2,8}\.?)?[ ]*$")
_DIARY = late(
    r"日記|日誌|日録|日報|記録|ノート|手帳|ジャーナル|[Dd]iary|DIARY|[Jj]ournal|JOURNAL|[Nn]ikki|[Nn]otes?\b"
)
_IN_TITLE = late(
    rf"{_YEAR}(?: ?(?P<m>{NUMERAL}{{1,3}}) ?月)?|(?<!\d)(?P<y2>(?:19|20)\d\d)(?:(?P<s>[-/.])(?P<m2>\d{{1,2}})(?:(?P=s)\d{{1,2}})?)?(?![\w.,])"
)
"""A title has other words, too: ``日記（2025年）``, ``2025年 育児日記``."""
_GOES_ON = late(r"から|まで|より|以|に|は|も|を|が|[前後](?![期半])")
_SENTENCE = late(r"[。、？！?!]|は(?!じ)|年[間生目製産式型]")
_OF_TIME = late(
    r"[\s()\[\]:~\u2012-\u2015-]|\d{1,2}(?:[./]\d{1,2})?[月日]?|\.\d|[年版自至]|から|まで|より|以降|[Dd]iary|日記帳?"
)
"""What a line that says from when to when has beside years and months."""


class Period(NamedTuple):
    """A line that names a year or a month for the headings below it; ``line`` from 0, ``month`` 0 if none."""

    line: int
    year: int | None
    month: int
    level: int


def parse_period(line: str, number: int = 0, *, title: bool = False) -> Period | None:
    """Read a line such as ``大正十二年``, ``# 2021年１月``, ``=== 2025/8 ===`` or ``五月``.

    ``title``: it stands above all headings and may be the title of the file, such as ``# 育児日記 2025年8月``.

    >>> parse_period("大正十二年"), parse_period("# 2021年１月の日記", 3), parse_period("八月は暑かった")
    (Period(line=0, year=1923, month=0, level=0), Period(line=3, year=2021, month=1, level=1), None)
    >>> parse_period("# 日記 2025"), parse_period("# 日記 2025", title=True)
    (None, Period(line=0, year=2025, month=0, level=1))
    """
    if len(line) > LONGEST or not _GATE.search(line):
        return None
    line = without_invisible(line)
    element = TAG.match(line) if line[:1] == "<" else None
    frame = _FRAME.match(narrowed(element["inner"] if element else line))
    if not frame:
        return None
    inner = _unbracketed(frame["inner"])
    level = len(frame["mark"]) if frame["mark"].startswith("#") else 0
    found = _numbers(inner, level)
    if not found and title and (level or _DIARY.search(inner)):
        found = _in_title(inner)
    return Period(number, *found, level) if found else None


def parse_top_line(line: str, number: int = 0) -> Period | None:
    """The year, and the month, that the first line of a file names, whatever else it says; None where it names several years.

    A number without 年 is a year only where the line says nothing else, or that it is of a diary.

    >>> parse_top_line("2024年3月〜5月"), parse_top_line("年：昭和62年").year, parse_top_line("2023年から2024年")
    (Period(line=0, year=2024, month=3, level=0), 1987, None)
    """
    if len(line) > LONGEST or not _GATE.search(line) or _SENTENCE.search(line):
        return None
    folded = narrowed(without_invisible(line))
    is_all = is_of_time(folded)
    sure = is_all or _DIARY.search(folded)
    matches = [m for m in _IN_TITLE.finditer(folded) if sure or m["y"] or m["m2"]]
    if not is_all and any(_GOES_ON.match(folded, match.end()) for match in matches):
        return None
    named = map(_of_title, matches)
    found = [numbers for numbers in named if numbers]
    if len({year for year, _ in found}) != 1:
        return None
    return Period(number, *found[0], 0)


def is_of_time(line: str) -> bool:
    """Whether a line says nothing but a year, a month, or from when to when.

    >>> is_of_time("自 令和6年3月2日 至 令和6年3月13日"), is_of_time("2024年 四国旅行")
    (True, False)
    """
    folded = narrowed(line)
    return _OF_TIME.sub("", _IN_TITLE.sub("", folded)) == "" if _IN_TITLE.search(folded) else False


def _unbracketed(text: str) -> str:
    """``text`` without the brackets around it, which need not be a pair."""
    while len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING:
        text = text[1:-1].strip()
    return text


def _in_title(text: str) -> tuple[int | None, int] | None:
    """The only year that a title names, and the month behind it."""
    found = list(_IN_TITLE.finditer(text))
    if len(found) != 1 or "。" in text or _GOES_ON.match(text, found[0].end()):
        return None
    return _of_title(found[0])


def _of_title(match: re.Match[str]) -> tuple[int | None, int] | None:
    groups = match.groupdict()
    return _read({**groups, "y": groups["y"] or groups["y2"], "m": groups["m"] or groups["m2"]})


def _numbers(text: str, level: int) -> tuple[int | None, int] | None:
    """The year and the month (0) that ``text`` names and nothing else, or None."""
    for form in (*_FORMS, _MONTH_NAME) if level else _FORMS:
        match = form.match(text)
        if match and _REST.match(match["rest"]):
            found = _read(match.groupdict())
            if found:
                return found
    return None


def _read(groups: dict[str, str | None]) -> tuple[int | None, int] | None:
    """The numbers of a form's groups, if a calendar may have them."""
    y, m, name, era = groups.get("y"), groups.get("m"), groups.get("b"), groups.get("e")
    if not (y or m or name):
        return None
    year = wareki.number(y) if y else near_century(int(groups["c"] or 0)) if groups.get("c") else None
    if era and era != "西暦" and year is not None:
        year = wareki.era_year(era, year)
    month = month_named(name) if name else wareki.number(m) if m else 0
    if month is None or month > 12 or ((m or name) and not month):
        return None
    return None if y and (year is None or year < 1000) else (year, month)
