"""Date headings: what a line says about a date, by itself. Whether it heads an entry is for `layout`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer import wareki
from indexer.patterns import late
from indexer.sources.dates import MONTHS, valid_date
from indexer.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


STARTS = frozenset(
    "0123456789０１２３４５６７８９〇零一二三四五六七八九十正元廿卅令平昭大明西㋿㍻㍼㍽㍾ＲＨＳＴＭ'"
    "#＃■◆●◎◇□★☆▼▲▽△○◯・*＊=.．•+-－‐–[［(（【<〔《ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
"""The characters a heading may begin with, after blanks: a quick test, for most lines are text."""


class Heading(NamedTuple):
    """A line that may head an entry: its number (from 0), its style, its date, what else it says.

    ``style`` groups the headings that one writer makes alike. ``year`` is None and ``month`` 0 where the
    line does not say them. ``weekday`` counts from Monday = 0. ``rest`` is what follows date and weekday.
    ``strong``: a mark such as ``#`` or ``■`` says that it is a heading; ``plain``: nothing but a date.
    """

    line: int
    style: str
    year: int | None
    month: int
    day: int
    weekday: int | None
    rest: str
    strong: bool
    plain: bool

    @property
    def date(self) -> dt.date | None:
        """The date, if the line says all of it and the calendar has it."""
        return valid_date(self.year, self.month, self.day) if self.year else None

    @property
    def possible(self) -> bool:
        """Whether the calendar may have such a day (in some year, where none is given)."""
        if self.month == 0:
            return 1 <= self.day <= 31
        return valid_date(self.year or 2000, self.month, self.day) is not None


_WIDE = "０１２３４５６７８９／．－（）［］：＃＊～〜‐–ＲＨＳＴＭ㋿㍻㍼㍽㍾　\t○◯"
_NARROW = "0123456789/.-()[]:#*~~--RHSTMRHSTM  〇〇"
FOLD = str.maketrans(_WIDE, _NARROW)
"""One character for one, so that a place in the folded line is the same place in the line."""

NUMERAL = "[〇零一二三四五六七八九十百千元廿卅正0-9]"
ERA = "令和|平成|昭和|大正|明治|西暦|[RHSTM]"
_LEAD = late(r"[ ]*(?P<mark>#{1,6}|[■◆●◎◇□★☆▼▲▽△〇・*=.•+-]{1,3})?[ ]*(?P<open>[\[(【<〔《]?)[ ]*")
GATE = late(
    r"[ ]*[#■◆●◎◇□★☆▼▲▽△〇・*=.•+-]{0,6}[ ]*[\[(【<〔《]?[ ]*(?:'?[0-9]|" + NUMERAL + f"|{ERA}|[A-Z][a-z])"
)
_STRONG = frozenset("#■◆●◎◇□★☆▼▲▽△〇")

_COMPACT = late(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)")
_PARTS = late(r"(?P<y>\d{4}) ?(?P<s>[/._-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<d>\d{1,2})(?!\d)(?:日|/(?=[ (\[]))?")
_SHORT_ERA = late(
    r"(?P<e>[RHSTM]|令和?|平成?|昭和?|大正?|明治?) ?(?P<y>\d{1,2}|元)"
    r"(?P<s>[./-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)"
)
_KANJI = late(
    f"(?:(?P<e>{ERA}) ?)?(?:(?P<y>{NUMERAL}{{1,6}}) ?年 ?[.・]? ?)?"
    f"(?P<m>{NUMERAL}{{1,3}}) ?月 ?(?P<d>{NUMERAL}{{1,4}}) ?日(?!間|目|後|前)"
)
_MONTH_DAY = late(r"(?P<m>\d{1,2})(?P<s>[/.])(?P<d>\d{1,2})(?![\d/.%])")
_TWO_DIGITS = late(r"'?(?P<y>\d\d)(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_DAY = late(f"(?P<d>{NUMERAL}{{1,4}})日(?!間|目|後|前|本|々)")
_ENGLISH = late(
    r"(?:[A-Z][a-z]{2,8},? )?(?:(?P<b>[A-Z][a-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"
    r"|(?P<d2>\d{1,2}) (?P<b2>[A-Z][a-z]{2,8})\.?,? (?P<y2>\d{4}))(?!\d)"
)
_FORMS = (
    ("compact", _COMPACT),
    ("", _PARTS),
    ("era", _SHORT_ERA),
    ("年", _KANJI),
    ("'", _TWO_DIGITS),
    ("", _MONTH_DAY),
    ("日", _DAY),
    ("english", _ENGLISH),
)

_WEEKDAY = late(
    r" ?/? ?(?:[(\[<] ?(?P<a>[月火水木金土日])(?:曜日?)?(?=[)\]>・、,/ 祝休曜])(?P<more>[^)\]>]*)[)\]>]"
    r"|(?P<b>[月火水木金土日])曜日?|(?P<c>[月火水木金土日])(?= |$|祝|休|・|[)\]】〕>、,/])"
    r"|[(\[]?(?P<e>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,3}day)?\.?[)\]]?(?![A-Za-z]))",
    re.IGNORECASE,
)
_CLOCK = late(
    r"(?: ?[T ] ?|, ?)\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm]\b)?(?:\.\d+)?"
    r"(?:Z| ?(?:GMT)?[+-]\d\d:?\d\d)?(?![:\d])"
)
_CLOSE = late(r" ?[\])】>〕》]")
_PARTICLE = late(r"(?:から|まで|より|には|では|とは|に|を|が|の|は(?!れ))")
_WEATHER = frozenset("晴曇雨雪陰快霧風嵐暴")
_END_MARKS = " \t　*#=、，,。.：:・-―—/／"


def parse_heading(line: str, number: int = 0) -> Heading | None:
    """Read ``line`` (its number from 0) as a date heading; impossible dates too, for they are worth a notice.

    >>> h = parse_heading("## 2025年8月29日（金） 東京へ")
    >>> h.date, h.weekday, h.rest, h.strong
    (datetime.date(2025, 8, 29), 4, '東京へ', True)
    >>> parse_heading("八月二十四日（水曜）晴")[2:7]
    (None, 8, 24, 2, '晴')
    >>> parse_heading("2025年8月29日に東京へ行った。"), parse_heading("24000円")
    (None, None)
    """
    folded = line[:100].translate(FOLD)
    if not GATE.match(folded):
        return None
    lead = _LEAD.match(folded)
    start = lead.end() if lead else 0
    mark = lead["mark"] or "" if lead else ""
    for kind, form in _FORMS:
        match = form.match(folded, start)
        if match:
            found = _read_form(match, kind)
            if found:
                opened = bool(lead and lead["open"])
                return _complete(line, folded, number, (mark, opened, match.end()), found)
    return None


class _Found(NamedTuple):
    """What one of the forms read: its kind of writing, and the numbers."""

    kind: str
    year: int | None
    month: int
    day: int
    needs_weekday: bool = False


def _read_form(match: re.Match[str], kind: str) -> _Found | None:
    """The numbers of a matched form, or None where they are no date after all."""
    groups = match.groupdict()
    if kind == "english":
        name = (groups["b"] or groups["b2"])[:3].lower()
        if name not in MONTHS:
            return None
        return _Found(
            kind, int(groups["y"] or groups["y2"]), MONTHS.index(name) + 1, int(groups["d"] or groups["d2"])
        )
    day = wareki.number(groups["d"])
    # A written month of 0 must not be taken for a month that is not written.
    month = (wareki.number(groups["m"]) or 99) if "m" in groups else 0
    if day is None or month is None:
        return None
    if kind == "'":
        return _Found("'" + groups["s"], _near_century(int(groups["y"])), month, day, needs_weekday=True)
    if kind in ("年", "era"):
        return _with_era(kind, groups, month, day)
    year = int(groups["y"]) if groups.get("y") else None
    dotted = groups.get("s") == "." and year is None
    return _Found(
        kind or groups["s"], year, month, day, needs_weekday=dotted and match.end() - match.start() < 5
    )


def _with_era(kind: str, groups: dict[str, str], month: int, day: int) -> _Found | None:
    """A date with 年月日 or an era; a year below 100 without an era is no year."""
    if not groups["y"]:
        return None if groups["e"] else _Found("年", None, month, day)
    year, era = wareki.number(groups["y"]), groups["e"]
    if year is not None and era and era != "西暦":
        names = [name for name in (*wareki.ERAS, *wareki.ERA_LETTERS) if name[0] == era[0]]
        year = wareki.era_year(names[0], year)
    if year is None or year < 100:
        return None
    return _Found("年" if kind == "年" else "era", year, month, day)


def _near_century(two_digits: int) -> int:
    """The year that two digits mean: 00 to 69 are of this century, as in POSIX."""
    return two_digits + (2000 if two_digits < 69 else 1900)


def _complete(
    line: str, folded: str, number: int, place: tuple[str, bool, int], found: _Found
) -> Heading | None:
    """The heading of a date that ends at a place of the line, if what follows may stand in a heading."""
    mark, opened, at = place
    strong = bool(mark) and (mark[0] in _STRONG)
    weekday, more, at = _weekday(folded, at)
    clock = _CLOCK.match(folded, at) if at < len(folded) else None
    at = clock.end() if clock else at
    closed = _CLOSE.match(folded, at) if opened else None
    if closed:
        at = closed.end()
        if weekday is None:
            weekday, more, at = _weekday(folded, at)
    rest = line[at:]
    marked = strong or bool(closed) or weekday is not None or bool(clock)
    if (opened and not closed) or (found.needs_weekday and not (weekday is not None or mark.startswith("#"))):
        return None
    if not _may_follow(rest, strong=strong, marked=marked):
        return None
    title = _tidy(more + rest) if more else _tidy(rest)
    style = f"{'#' if mark.startswith('#') else mark}{'[' if opened else ''}{found.kind}"
    plain = not title
    return Heading(number, style, found.year, found.month, found.day, weekday, title, strong, plain)


def _weekday(folded: str, at: int) -> tuple[int | None, str, int]:
    """The weekday written at ``at`` (Monday = 0), what else its brackets hold, and where it ends."""
    match = _WEEKDAY.match(folded, at) if at < len(folded) else None
    if not match:
        return None, "", at
    name = match["a"] or match["b"] or match["c"]
    if name:
        return WEEKDAYS.index(name), match["more"] or "", match.end()
    return _ENGLISH_DAYS.index(match["e"].lower()), "", match.end()


def _may_follow(rest: str, *, strong: bool, marked: bool) -> bool:
    """Whether ``rest`` may follow the date in a heading, rather than go on with a sentence."""
    text = rest.strip()
    if not text:
        return True
    if strong:
        return not text.startswith(("までに", "まで ", "から ", "に"))
    if marked:
        return not _PARTICLE.match(text)
    if rest[0].isspace():
        return not _PARTICLE.match(text)
    return rest[0] in "（([【〔<。：:・*_~〜～" or rest[0] in _WEATHER


def _tidy(rest: str) -> str:
    """The remark of a heading without the marks around it: ``（気温25℃曇）`` is 気温25℃曇."""
    text = rest.strip().strip("*").strip()
    if text[:1] in "（([【〔" and text[-1:] in "）)]】〕" and len(text) > 1:
        inner = text[1:-1]
        if not any(char in "（([【〔）)]】〕" for char in inner):
            return inner.strip()
    text = text.lstrip(_END_MARKS)
    return text.rstrip(" \t　#=*") if not text.endswith("。") else text
