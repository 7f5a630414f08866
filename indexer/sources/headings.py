"""Date headings: what a line says about a date, by itself. Whether it heads an entry is for `layout`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.sources.date_forms import ERA, NUMERAL, PART, THIN, WHOLE, DateForm, Numbers, read_date
from indexer.sources.dates import valid_date
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

WEEKDAYS = "月火水木金土日"
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


STARTS = frozenset(
    "0123456789０１２３４５６７８９〇零一二三四五六七八九十正元廿卅令平昭大明西㋿㍻㍼㍽㍾ＲＨＳＴＭ'’"
    "#＃■◆●◎◇□★☆▼▲▽△○◯・*＊=＝.．•+-－‐–[［(（【<〔《ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
"""The characters a heading may begin with, after blanks: a quick test, for most lines are text."""
_LED = re.compile(
    r"[ 　\t]*(?:[>＞@＠~～〜_─━═＊＝月火水木金土日午☀-⟿⬀-⯿\U0001F300-\U0001FAFF]|[^\W\d_]{1,8} ?[:：]|[^\W\d_a-z]{2,6}[ 　])"
    r"[^。\n]{0,24}?[0-9０-９]"
)
"""The lines that may be headings though a word, a sign or a weekday stands before the date; it has digits then."""


class Heading(NamedTuple):
    """A line that may head an entry: its number (from 0), its style, its date, what else it says.

    ``style`` groups the headings that one writer makes alike. ``year`` is None and ``month`` 0 where the
    line does not say them. ``weekday`` counts from Monday = 0. ``rest`` is what follows date and weekday.
    ``strong``: a mark such as ``#`` or ``■`` says that it is a heading; ``plain``: nothing but a date.
    ``level`` counts the ``#``. ``readings`` are the dates that the numbers may mean, ``strength`` and ``needs``
    those of the form (`DateForm`), ``padded`` whether its numbers have two digits.
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
    level: int = 0
    readings: tuple[Numbers, ...] = ()
    strength: str = WHOLE
    needs: str = ""
    padded: bool = True

    @property
    def date(self) -> dt.date | None:
        """The date, if the line says all of it and the calendar has it."""
        return valid_date(self.year, self.month, self.day) if self.year else None

    @property
    def possible(self) -> bool:
        """Whether the calendar may have such a day (in some year, where none is given) by one of its readings."""
        return any(is_possible(numbers) for numbers in self.readings or ((self.year, self.month, self.day),))

    def read_as(self, reading: int) -> Heading:
        """The same heading by another of its readings."""
        year, month, day = self.readings[reading]
        return self._replace(year=year, month=month, day=day)


def is_possible(numbers: Numbers) -> bool:
    """Whether the calendar may have such a day, in some year where none is given."""
    year, month, day = numbers
    if month == 0:
        return 1 <= day <= 31
    return valid_date(year or 2000, month, day) is not None


_WIDE = "０１２３４５６７８９／．－（）［］：＃＊～〜‐–−ＲＨＳＴＭ㋿㍻㍼㍽㍾　\t○◯＞＠，＝’"
_NARROW = "0123456789/.-()[]:#*~~---RHSTMRHSTM  〇〇>@,='"
FOLD = str.maketrans(_WIDE, _NARROW)
"""One character for one, so that a place in the folded line is the same place in the line."""

_MARKS = "#■◆●◎◇□★☆▼▲▽△〇・*=.•+"
_SIGN = "[☀-⟿⬀-⯿\U0001f300-\U0001faff]\ufe0f?\u200d?"
_NOTED = r"(?:[^\W\d_]{0,4}(?:日付け?|日時|日にち|年月日|作成日|記入日|記録日|投稿日|月日|日)|[Dd]ate|DATE|[Dd]ay|[Cc]reated)"
_DIARY = r"(?:[^\W\d_a-zA-Z]{0,4}(?:日記|日誌|日報|日録|ジャーナル|記録)|[Dd]iary|[Jj]ournal|[Nn]ikki|[Dd]aily(?: [Nn]ote)?)"
_DAY_BEFORE = (
    r"(?:\((?P<wa>[月火水木金土日])(?:曜日?)?\) ?|(?P<wb>[月火水木金土日])(?:曜日? ?,? ?|, ?| )"
    r"|\(?(?P<we>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,3}day)?\.?,?\)?,? )"
)
_LEAD = late(
    rf"[ ]*(?:(?P<rule>[-=~_─━═]{{2,}}|[~_─━═])|(?P<mark>\#{{1,6}}|[{_MARKS}-]{{1,3}})|(?P<quote>>{{1,3}})|(?P<at>@))?[ ]*"
    rf"(?P<signs>(?:{_SIGN}[ ]*){{1,3}})?"
    rf"(?:(?P<label>{_NOTED}[ ]?:[ ]*|(?:日付|日時|年月日)[ ]+)|(?P<word>{_DIARY})[ ]*[:,]?[ ]*)?"
    rf"(?P<clock>(?:午前|午後)?\d{{1,2}}:\d\d[ ]+)?"
    rf"(?:{_DAY_BEFORE})?"
    rf"(?P<open>\[\[|[\[(【<〔《]?)[ ]*"
)
GATE = late(rf"[ ]*[{_MARKS}-]{{0,6}}[ ]*[\[(【<〔《]?[ ]*(?:'?[0-9]|{NUMERAL}|{ERA}|[A-Z][a-z])")
_STRONG = frozenset("#■◆●◎◇□★☆▼▲▽△〇")
_WEEKDAY = late(
    r" ?[/,]? ?(?:[(\[<] ?(?P<a>[月火水木金土日])(?:曜日?)?(?=[)\]>・、,/ 祝休曜])(?P<more>[^)\]>]*)[)\]>]"
    r"|(?P<b>[月火水木金土日])曜日?|(?P<c>[月火水木金土日])(?= |$|祝|休|・|[)\]】〕>、,/])"
    r"|(?P<o>[(\[])?(?P<e>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:[a-z]{0,3}day)?\.?(?(o)[)\]])(?![A-Za-z]))",
    re.IGNORECASE,
)
_CLOCK = late(
    r"(?: ?[T ] ?|, ?)\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm]\b)?(?:\.\d+)?"
    r"(?:Z| ?(?:GMT)?[+-]\d\d:?\d\d)?(?![:\d])"
)
_CLOSE = late(r" ?(?:\]\]|[\])】>〕》])")
_TARGET = late(r"\([^()]*\.\w{2,5}\)")
_OF_A_DIARY = late(r" ?の(?:日記帳?|日誌|日報|記録|出来事|できごと|メモ|ノート|こと)[ ]*$")
_PARTICLE = late(r"(?:から|まで|より|には|では|とは|に|を|が|の|は(?!れ))(?P<kana>[ぁ-ゖー])?")
_CUT = frozenset("。、，．！？!?")
_WEATHER = frozenset("晴曇雨雪陰快霧風嵐暴")
_END_MARKS = " \t　*#=、，,。.：:・-―—/／─━═"


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
    lead = _LEAD.match(folded)
    if not lead:
        return None
    found = read_date(folded, lead.end())
    if not found and lead["clock"]:
        return None
    return _complete(line, folded, number, lead, found) if found else None


def may_be_heading(line: str) -> bool:
    """A quick test: whether it is worth while to read ``line`` as a heading."""
    start = line[:1]
    if start in " \t　":
        start = line[:_DEEPEST].lstrip()[:1]
    return bool(start) and (start in STARTS or _LED.match(line) is not None)


_SHORT = 20
"""Characters of what may follow the number of a day."""
_DEEPEST = 40
"""Blanks before a heading at most; no more of a line is looked at, for most are paragraphs that begin with a blank."""


def _complete(line: str, folded: str, number: int, lead: re.Match[str], found: DateForm) -> Heading | None:
    """The heading of a date that ends at a place of the line, if what follows may stand in a heading."""
    mark = lead["mark"] or ""
    strong = bool(mark) and mark[0] in _STRONG
    before = lead["wa"] or lead["wb"] or lead["we"]
    weekday, more, at = (_weekday_named(before), "", found.end) if before else _weekday(folded, found.end)
    clock = _CLOCK.match(folded, at) if at < len(folded) else None
    at = clock.end() if clock else at
    closed = _CLOSE.match(folded, at) if lead["open"] else None
    if closed:
        at = closed.end()
        target = _TARGET.match(folded, at)
        at = target.end() if target else at
        if weekday is None:
            weekday, more, at = _weekday(folded, at)
    if lead["open"] and not closed:
        return None
    diary = _OF_A_DIARY.match(folded, at)
    rest = "" if diary else line[at:]
    led = any(lead[part] for part in ("rule", "signs", "label", "word", "clock"))
    if not _may_follow(
        rest,
        strong=strong or bool(lead["label"]),
        marked=led or strong or bool(closed or clock) or weekday is not None,
    ):
        return None
    title = _tidy(more + rest) if more else _tidy(rest)
    if not _is_day(found, mark, weekday, title):
        return None
    style = "".join(part for part in _style(lead, mark)) + found.kind
    strength = found.strength
    if lead["quote"] or lead["at"] or lead["open"] == "[[":
        strength = THIN
    elif found.strength == THIN and weekday is not None:
        strength = PART
    year, month, day = found.readings[0]
    return Heading(
        number,
        style,
        year,
        month,
        day,
        weekday,
        title,
        strong,
        not title,
        len(mark) if mark.startswith("#") else 0,
        found.readings,
        strength,
        found.needs,
        found.padded,
    )


def _style(lead: re.Match[str], mark: str) -> list[str]:
    """What tells the headings of one writer from others, but for the form of the date."""
    parts = ["#" if mark.startswith("#") else mark]
    parts += [
        sign
        for name, sign in (
            ("rule", "="),
            ("quote", ">"),
            ("at", "@"),
            ("signs", "☀"),
            ("label", ":"),
            ("word", "日記"),
            ("clock", "0:00"),
        )
        if lead[name]
    ]
    parts += ["月" if lead["wa"] or lead["wb"] or lead["we"] else "", lead["open"]]
    return parts


def _is_day(found: DateForm, mark: str, weekday: int | None, title: str) -> bool:
    """Whether a number such as ``5(日)``, ``## 5`` or ``# 8.29`` may be a day: alone, ``5`` and ``3.14`` are not."""
    if weekday is not None or found.readings[0][0]:
        return True
    if found.kind == "d":
        return mark.startswith("#") and len(title) < _SHORT
    return found.kind != "." or found.padded or mark.startswith("#")


def _weekday(folded: str, at: int) -> tuple[int | None, str, int]:
    """The weekday written at ``at`` (Monday = 0), what else its brackets hold, and where it ends."""
    match = _WEEKDAY.match(folded, at) if at < len(folded) else None
    if not match:
        return None, "", at
    return (
        _weekday_named(match["a"] or match["b"] or match["c"] or match["e"]),
        match["more"] or "",
        match.end(),
    )


def _weekday_named(name: str) -> int:
    return WEEKDAYS.index(name) if name in WEEKDAYS else _ENGLISH_DAYS.index(name[:3].lower())


def goes_on(rest: str) -> bool:
    """Whether what follows a date may go on with it: 20250502 から, or はじめて, which begins as if with a particle.

    Only what stands around the line can tell which.

    >>> goes_on("から入院"), goes_on("はじめての料理"), goes_on("料理")
    (True, True, False)
    """
    return bool(_PARTICLE.match(rest))


def _may_be_title(rest: str) -> bool:
    """Whether what begins like a particle may be a word in kana: short, without the marks of a sentence."""
    start = _PARTICLE.match(rest)
    return bool(start and start["kana"]) and len(rest) <= _SHORT and _CUT.isdisjoint(rest)


def _may_follow(rest: str, *, strong: bool, marked: bool) -> bool:
    """Whether ``rest`` may follow the date in a heading, rather than go on with a sentence."""
    text = rest.strip()
    if not text:
        return True
    if strong:
        return not text.startswith(("までに", "まで ", "から ", "に"))
    if marked or rest[0].isspace():
        return not goes_on(text) or (rest[0].isspace() and _may_be_title(text))
    return rest[0] in "（([【〔<。：:・*_~〜～" or rest[0] in _WEATHER


def _tidy(rest: str) -> str:
    """The remark of a heading without the marks around it: ``（気温25℃曇）`` is 気温25℃曇."""
    text = rest.strip().strip("*").strip()
    if text[:1] in "（([【〔" and text[-1:] in "）)]】〕" and len(text) > 1:
        inner = text[1:-1]
        if not any(char in "（([【〔）)]】〕" for char in inner):
            return inner.strip()
    text = text.lstrip(_END_MARKS)
    return text.rstrip(" \t　#=*~～〜─━═■◆●◎◇□★☆") if not text.endswith("。") else text
