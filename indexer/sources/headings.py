"""Date headings: what a line says about a date, by itself. Whether it heads an entry is for `layout`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.date_forms import AND, NUMERAL, PART, THIN, WHOLE, DateForm, Numbers, read_date
from indexer.sources.dates import valid_date
from indexer.sources.heading_marks import (
    AFTER,
    BLANKS,
    BRACKETS,
    CLOCK,
    LEAD,
    QUOTES,
    SOUNDS,
    STRONG,
    TAG,
    WALLS,
    WEEKDAY,
    WEEKDAYS,
    is_arrow,
    narrowed,
    without_invisible,
)
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    import re

_IN_ONE = dict(zip("㈪㈫㈬㈭㈮㈯㈰㊊㊋㊌㊍㊎㊏㊐", WEEKDAYS * 2, strict=True))
"""Weekdays in brackets or a ring that are one character."""
_ENGLISH_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Heading(NamedTuple):
    """A line that may head an entry: its number (from 0), its style, its date, what else it says.

    ``style`` groups the headings that one writer makes alike. ``year`` is None and ``month`` 0 where the
    line does not say them. ``weekday`` counts from Monday = 0. ``rest`` is what follows date and weekday.
    ``strong``: a mark such as ``#`` or ``■`` says that it is a heading; ``plain``: nothing but a date.
    ``level`` counts the ``#``. ``readings`` are the dates that the numbers may mean, ``strength`` and ``needs``
    those of the form (`DateForm`), ``padded`` whether its numbers have two digits, ``kind`` how the date is written, which is
    the end of the style.
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
    above: int = 0
    kind: str = ""

    @property
    def marks(self) -> str:
        """The style without the way in which the date is written."""
        return self.style.removesuffix(self.kind)

    @property
    def date(self) -> dt.date | None:
        """The date, if the line says all of it and the calendar has it."""
        return valid_date(self.year, self.month, self.day) if self.year else None

    @property
    def possible(self) -> bool:
        """Whether the calendar may have such a day (in some year, where none is given) by one of its readings."""
        return any(map(is_possible, self.readings or ((self.year, self.month, self.day),)))

    @property
    def bulleted(self) -> bool:
        """Whether a mark of lists stands before the date."""
        return len(self.style) > 1 and self.style[0] in "-+・"

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


_TARGET = late(r"\([^()]*\.\w{2,5}\)")
_OF_A_DIARY = late(r" ?の(?:日記帳?|日誌|日報|記録|出来事|できごと|メモ|ノート|こと)[ ]*$")
_PARTICLE = late(r"(?:から|まで|より|には|では|とは|に|を|が|の|は(?!れ))(?P<kana>[ぁ-ゖー])?")
_QUOTED = late(r"「[^「」]+」$|『[^『』]+』$")
"""A title in quotes, right behind the date."""
_CUT = frozenset("。、，．！？!?")
_WEATHER = frozenset("晴曇雨雪陰快霧風嵐暴")
_WEEKDAYS_IN = r"\([月火水木金土日](?:曜日?)?(?:[・、,~-][月火水木金土日](?:曜日?)?)?\)"
_RANGE = late(
    rf" ?(?:{AND}|→|(?P<word>から|と)) ?(?:\d{{4}}[/.年-])?(?:{NUMERAL}{{1,3}}[/.月-])?{NUMERAL}{{1,3}}日?(?:まで)?"
    rf"(?: ?{_WEEKDAYS_IN})?(?(word)$|(?=$| |\())"
)
_END_MARKS = " \t　*＊#=、，,。.：:・-―—/／─━═"


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
    line = without_invisible(line).lstrip(BLANKS)
    folded = narrowed(line[:100])
    lead = LEAD.match(folded)
    if not lead:
        return None
    found = read_date(folded, lead.end())
    if not found and lead["open"] == "<" and (element := TAG.match(line, 0, _LONGEST_ELEMENT)):
        return _of_element(element, number)
    if not found and lead["clock"]:
        return None
    return _complete(line, folded, number, lead, found) if found else None


def _of_element(element: re.Match[str], number: int) -> Heading | None:
    """The heading in an element of HTML that takes the whole line."""
    inner = parse_heading(element["inner"], number)
    if not inner:
        return None
    tag = element["tag"].lower()
    level = int(tag[1]) if tag[1:].isdecimal() else inner.level
    return inner._replace(
        style=f"<{tag}>{inner.style}", strong=inner.strong or level > 0, level=level, strength=inner.strength
    )


_LONGEST_ELEMENT = 200
"""Characters of a line that is one element, and others in it."""
_SHORT = 20
"""Characters of what may follow the number of a day."""


def _complete(line: str, folded: str, number: int, lead: re.Match[str], found: DateForm) -> Heading | None:
    """The heading of a date that ends at a place of the line, if what follows may stand in a heading."""
    mark = lead["mark"] or ""
    strong = bool(mark) and mark[0] in STRONG
    before = lead["wa"] or lead["wb"] or lead["we"]
    weekday, more, at = (_weekday_named(before), "", found.end) if before else _weekday(folded, found.end)
    clock = CLOCK.match(folded, at) if at < len(folded) else None
    at = clock.end() if clock else at
    closed = _closed(folded, at, lead["open"])
    if closed:
        at = closed
        target = _TARGET.match(folded, at)
        at = target.end() if target else at
        if weekday is None:
            weekday, more, at = _weekday(folded, at)
    until = _RANGE.match(folded, at) if at < len(folded) else None
    days = line[at : until.end()].strip() if until else ""
    at = until.end() if until else at
    quoted = lead["open"] in QUOTES
    if (lead["open"] and not closed) or (quoted and line[at : at + 1].strip()):
        return None
    if lead["open"] in WALLS and line[at:].strip():
        return None
    diary = _OF_A_DIARY.match(folded, at) if at < len(folded) else None
    after = AFTER.match(folded, at) if not folded[at:].isspace() and at < len(folded) else None
    rest = "" if diary else line[after.start(after.lastgroup or 0) if after else at :]
    if (
        rest.strip()
        and not after
        and not _may_follow(
            rest,
            strong=strong or bool(lead["label"]),
            marked=strong
            or bool(closed or clock or until)
            or weekday is not None
            or any(lead[part] for part in ("rule", "signs", "label", "word", "clock")),
        )
    ):
        return None
    title = _tidy(more + rest) if more else _tidy(rest)
    if not _is_day(found, mark, weekday, title, alone=bool(closed or strong) and not title):
        return None
    plain = not title
    title = f"{days} {title}".strip()
    style = "".join(_style(lead, mark)) + found.kind if lead.end() else found.kind
    strength = found.strength
    if lead["quote"] or lead["at"] or quoted or lead["open"] == "[[" or is_arrow(lead["signs"]):
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
        plain,
        len(mark) if mark.startswith("#") else 0,
        found.readings,
        strength,
        found.needs,
        found.padded,
        kind=found.kind,
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


def _closed(folded: str, at: int, opening: str) -> int:
    """Where the bracket ends that was opened before a date, 0 if it does not end behind it."""
    if not opening:
        return 0
    at += folded[at : at + 1] == " "
    return at + len(BRACKETS[opening]) if folded.startswith(BRACKETS[opening], at) else 0


def _is_day(found: DateForm, mark: str, weekday: int | None, title: str, *, alone: bool) -> bool:
    """Whether a number such as ``5(日)``, ``## 5``, ``【5】`` or ``# 8.29`` may be a day: without a mark, ``5`` and ``3.14`` are not.

    ``alone``: it has a mark or brackets, and nothing else on its line.
    """
    if weekday is not None or found.readings[0][0]:
        return True
    if found.kind == "d":
        return alone or (mark.startswith("#") and len(title) < _SHORT)
    return found.kind != "." or found.padded or mark.startswith("#")


def _weekday(folded: str, at: int) -> tuple[int | None, str, int]:
    """The weekday written at ``at`` (Monday = 0), what else its brackets hold, and where it ends."""
    match = WEEKDAY.match(folded, at) if at < len(folded) else None
    if not match:
        return None, "", at
    return (
        _weekday_named(next(match[name] for name in "abcekhp" if match[name])),
        match["more"] or "",
        match.end(),
    )


def _weekday_named(name: str) -> int:
    name = _IN_ONE.get(name, name)
    for names in (WEEKDAYS, SOUNDS):
        if name in names:
            return names.index(name)
    return _ENGLISH_DAYS.index(name[:3].lower())


def goes_on(rest: str) -> bool:
    """Whether what follows a date may go on with it: 20250502 から, or はじめて, which begins as if with a particle.

    Only what stands around the line can tell which.

    >>> goes_on("から入院"), goes_on("はじめての料理"), goes_on("料理"), goes_on("から8日")
    (True, True, False, False)
    """
    return bool(_PARTICLE.match(rest)) and not is_until(rest)


def is_until(rest: str) -> bool:
    """Whether what follows a date says until when: 〜5日, 、7日."""
    return bool(_RANGE.match(narrowed(rest)))


def goes_on_below(text: str) -> bool:
    """Whether the line below a date goes on with it.

    >>> goes_on_below("に始めた。"), goes_on_below("のんびりする。"), goes_on_below("晴れ。")
    (True, False, False)
    """
    found = _PARTICLE.match(text)
    return found is not None and not found["kana"]


def _may_be_title(rest: str) -> bool:
    """Whether what begins like a particle may be a word in kana: short, without the marks of a sentence."""
    start = _PARTICLE.match(rest)
    return bool(start and start["kana"]) and len(rest) <= _SHORT and _CUT.isdisjoint(rest)


def _may_follow(rest: str, *, strong: bool, marked: bool) -> bool:
    """Whether ``rest`` may follow the date in a heading, rather than go on with a sentence."""
    text = rest.strip()
    apart = rest[0].isspace() and _may_be_title(text)
    if strong:
        return apart or not text.startswith(("までに", "まで ", "から ", "に"))
    if marked or rest[0].isspace():
        return apart or not goes_on(text)
    return rest[0] in "（([【〔<。：:・*＊_~〜～" or rest[0] in _WEATHER or bool(_QUOTED.match(text))


def _tidy(rest: str) -> str:
    """The remark of a heading without the marks around it: ``（気温25℃曇）`` is 気温25℃曇."""
    text = rest.strip().strip("*").strip()
    if text[:1] in "（([【〔" and text[-1:] in "）)]】〕" and len(text) > 1:
        inner = text[1:-1]
        if not any(char in "（([【〔）)]】〕" for char in inner):
            return inner.strip()
    text = text.lstrip(_END_MARKS)
    return text.rstrip(" \t　#=*＊~～〜─━═―—■◆●◎◇□★☆") if not text.endswith("。") else text
