"""The ways of writing a date, one row a form, and the numbers that each may mean."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.dates import wareki
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    Groups = Mapping[str, str]
    Reader = Callable[[str, Groups, re.Match[str]], "DateForm | None"]

Numbers = tuple[int | None, int, int]
"""Year (None if the line has none), month (0 if none), day."""

WHOLE, PART, THIN = "whole", "part", "thin"
"""How far a form says by itself that it is a date: it has a year of four digits or an era; it has 月, 日 or a slash;
it may as well be a number of something else."""

NUMERAL = "[〇零一二三四五六七八九十百千元廿卅正朔0-9]"
ERA = "令和|平成|昭和|大正|明治|西暦|[RHSTM]"
OTHER_YEAR = rf"(?:[(〔\[](?:{ERA})? ?{NUMERAL}{{1,4}} ?年?[)〕\]]|[/・](?:{ERA}) ?{NUMERAL}{{1,3}} ?年)"
"""The same year by another count, as in 2025年（令和7年）."""

AND = r"[-~\u2012-\u2015、,・&]"
"""What stands between two days that an entry is of."""
_JOINED = rf"(?= ?{AND} ?{NUMERAL}{{1,3}}日(?:$|[ (]))"
"""Behind the first of two days, of which only the last has 日: ``6、7日``."""
_NOT_A_DAY = "(?!間|目|後|前|本|々|曜|酔|市|月(?!曜)|坊|続|付|ぶり|おき)"
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_ERA_YEARS = (2000, 1900, 1988, 1925, 2018)
"""What a year of two digits may be counted from: a century, 平成, 昭和, 令和."""


class DateForm(NamedTuple):
    """A date as it is written: its ``kind`` (of writing), the ``readings`` of its numbers, the likeliest first, and its end.

    ``needs`` is what the name of the file must give before the form can be a date: ``year``, ``month`` or nothing.
    ``padded``: month and day have two digits each.
    """

    kind: str
    readings: tuple[Numbers, ...]
    end: int
    strength: str = WHOLE
    needs: str = ""
    padded: bool = True


_FIRSTS = frozenset("0123456789'〇零一二三四五六七八九十百千元廿卅正朔令平昭大明西ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""The characters that a date may begin with: most lines are text, and the forms are many."""


def read_date(folded: str, start: int) -> DateForm | None:
    """The date written at ``start`` of a folded line, or None. It may be one that no calendar has.

    >>> read_date("2025/8/29(金)", 0)[:3]
    ('/', ((2025, 8, 29),), 9)
    >>> read_date("3日目", 0), read_date("24000円", 0)
    (None, None)
    """
    if folded[start : start + 1] not in _FIRSTS or not _ANY_FORM.match(folded, start):
        return None
    for kind, form, read in _FORMS:
        match = form.match(folded, start)
        if match:
            found = read(kind, match.groupdict(), match)
            if found:
                return found
    return None


def _plain(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """Year, month and day in that order."""
    return DateForm(
        kind or groups["s"].strip() or " ",
        ((int(groups["y"]), int(groups["m"]), int(groups["d"])),),
        match.end(),
        WHOLE if groups.get("s", "-") in "/._ー-" else PART,
    )


def _year_last(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """05.11.2023 is of November, 11/05/2023 may be as well."""
    year, one, other = int(groups["y"]), int(groups["a"]), int(groups["b"])
    readings = ((year, other, one), (year, one, other))
    return DateForm(kind, readings if groups["s"] != "/" else readings[::-1], match.end(), PART)


def _two_digits(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """Three numbers of two digits at most: the year may stand first or last."""
    one, two, three = int(groups["y"]), int(groups["m"]), int(groups["d"])
    if match.group().startswith("'"):
        return DateForm(kind, _of_century(one, two, three), match.end(), PART)
    readings = _of_century(one, two, three)
    if groups["s"] != "-" and len(groups["d"]) == 2:
        last = (_of_century(three, one, two), _of_century(three, two, one))
        readings += last[0] + last[1] if groups["s"] == "/" else last[1] + last[0]
    return DateForm(kind + groups["s"], readings, match.end(), THIN)


def near_century(two_digits: int) -> int:
    """The year that two digits mean: 00 to 68 are of this century, as in POSIX."""
    return two_digits + (2000 if two_digits < 69 else 1900)


def _of_century(year: int, month: int, day: int) -> tuple[Numbers, ...]:
    """The numbers by either century, the nearer one first."""
    near = near_century(year)
    return (near, month, day), (near - 100 if near >= 2000 else near + 100, month, day)


def _six_digits(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    return DateForm(
        kind, _of_century(int(groups["y"]), int(groups["m"]), int(groups["d"])), match.end(), THIN
    )


def _japanese(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """A date with 年月日 or an era; two digits without an era may be of a century or of an era."""
    # A written month of 0 must not be taken for a month that is not written.
    month, day = wareki.number(groups["m"]) or 99, wareki.number(groups["d"])
    if day is None:
        return None
    if not groups["y"]:
        return None if groups["e"] else DateForm(kind, ((None, month, day),), match.end(), PART)
    year, era = wareki.number(groups["y"]), groups["e"]
    if year is not None and era and era != "西暦":
        names = [name for name in (*wareki.ERAS, *wareki.ERA_LETTERS) if name[0] == era[0]]
        year = wareki.era_year(names[0], year)
    if year is not None and not era and groups["y"].isascii() and len(groups["y"]) == 2:
        readings = tuple((base + year, month, day) for base in _ERA_YEARS)
        return DateForm(kind, readings, match.end(), PART)
    if year is None or year < 100:
        return None
    return DateForm(kind, ((year, month, day),), match.end())


def _month_day(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    month, day = groups["m"], groups["d"]
    padded = len(month) == 2 == len(day)
    strength = THIN if groups["s"] == "." else PART
    return DateForm(
        kind + groups["s"], ((None, int(month) or 99, int(day)),), match.end(), strength, padded=padded
    )


def _in_a_year(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """11-05 and 1105, where the year is known; 1995 and 2023 are years."""
    if kind == "mmdd" and match.group()[:2] in ("19", "20"):
        return None
    return DateForm(
        kind, ((None, int(groups["m"]) or 99, int(groups["d"])),), match.end(), THIN, needs="year"
    )


def _day(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    day = wareki.number(groups["d"])
    if day is None:
        return None
    strength, needs = (PART, "") if kind == "日" else (THIN, "month")
    return DateForm(kind, ((None, 0, day),), match.end(), strength, needs)


def month_named(name: str) -> int:
    """The number of a month by its English name, in full or its first three letters and more; 0 for none.

    >>> month_named("May"), month_named("sept"), month_named("Mayor")
    (5, 9, 0)
    """
    small = name.lower()
    return next((n for n, full in enumerate(_MONTHS, 1) if len(small) > 2 and full.startswith(small)), 0)


def _english(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """A month by its name; without a year, where the file says it."""
    month = month_named(groups["b"] or groups["b2"])
    if not month:
        return None
    year, day = groups.get("y") or groups.get("y2"), int(groups["d"] or groups["d2"])
    if not year:
        return DateForm(kind, ((None, month, day),), match.end(), THIN, needs="year")
    return DateForm(kind, ((int(year), month, day),), match.end())


def _week(kind: str, groups: Groups, match: re.Match[str]) -> DateForm | None:
    """A day of a week of a year, by ISO 8601."""
    try:
        day = dt.date.fromisocalendar(int(groups["y"]), int(groups["w"]), int(groups["d"]))
    except ValueError:
        return None
    return DateForm(kind, ((day.year, day.month, day.day),), match.end())


_TABLE: tuple[tuple[str, str, Reader], ...] = (
    ("compact", r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _plain),
    (
        "",
        r"(?P<y>\d{4})(?:\([RHS]\d{1,2}年?\))? ?(?P<s>[/._ー-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<d>\d{1,2})(?!\.?\d)(?:日(?!曜)|/(?=[ (\[]))?",
        _plain,
    ),
    ("", r"(?P<y>\d{4})(?P<s>, ?|・)(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d,・])", _plain),
    ("", r"(?P<y>\d{4})(?P<s>年 ?| )(?P<m>\d{1,2})[ /](?P<d>\d{1,2})(?![\d./])", _plain),
    ("", r"(?P<y>\d{4})(?P<s> )(?P<m>\d{1,2})月 ?(?P<d>\d{1,2})日(?!間|目|後|前)", _plain),
    ("last", r"(?P<a>\d{1,2})(?P<s>[./-])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)", _year_last),
    ("last", r"(?P<a>\d{1,2})(?P<s> )(?P<b>\d{1,2})月 ?(?P<y>\d{4})(?:年|(?!\d))", _year_last),
    (
        "era",
        (
            rf"(?P<e>[RHSTM]|令和?|平成?|昭和?|大正?|明治?)[ .]?(?P<y>{NUMERAL}{{1,3}})"
            rf"(?P<s>[./・-]|年 ?)(?P<m>{NUMERAL}{{1,3}})(?:(?P=s)|/)(?P<d>{NUMERAL}{{1,3}})(?!{NUMERAL}|日)"
        ),
        _japanese,
    ),
    (
        "年",
        (
            f"(?:(?P<e>{ERA}) ?)?(?:(?P<y>{NUMERAL}{{1,6}}) ?(?:年(?: ?{OTHER_YEAR})?|{OTHER_YEAR} ?年) ?[.・]? {{0,2}})?"
            f"(?P<m>{NUMERAL}{{1,3}}) ?月 {{0,2}}(?P<d>{NUMERAL}{{1,4}})(?: ?日(?!間|目|後|前)|{_JOINED})"
        ),
        _japanese,
    ),
    ("'", r"'?(?P<y>\d\d?)(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d.:-])", _two_digits),
    ("yymmdd", r"(?P<y>\d\d)(?P<m>\d\d)(?P<d>\d\d)(?!\d)", _six_digits),
    ("", r"(?P<m>\d{1,2})(?P<s>[/.])(?P<d>\d{1,2})(?![\d/.%]|:\d)", _month_day),
    ("mm-dd", r"(?P<m>\d\d)-(?P<d>\d\d)(?![\d日-])", _in_a_year),
    ("mmdd", r"(?P<m>\d\d)(?P<d>\d\d)(?![\d年])", _in_a_year),
    (
        "english",
        (
            r"(?:(?P<d>\d{1,2})(?P<s>-|\. |/)(?P<b>[A-Z][a-z]{2,8})(?:(?P=s)| )"
            r"|(?P<b2>[A-Z][a-z]{2,8})(?P<s2>[-/])(?P<d2>\d{1,2})(?P=s2))(?P<y>\d{4})(?!\d)"
        ),
        _english,
    ),
    (
        "english",
        r"(?P<y>\d{4})(?P<s>[ /-])(?P<b>[A-Z][a-z]{2,8})\.?(?P=s)(?P<d>\d{1,2})(?!\d)",
        _english,
    ),
    ("week", r"(?P<y>\d{4})-?W(?P<w>\d\d)-?(?P<d>[1-7])(?!\d)", _week),
    (
        "english",
        (
            r"(?:[A-Z][A-Za-z]{2,8},? )?(?:(?P<b>[A-Z][A-Za-z]{2,8})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? (?P<y>\d{4})"
            r"|(?P<d2>\d{1,2}) (?P<b2>[A-Z][A-Za-z]{2,8})\.?,? (?P<y2>\d{4}))(?!\d)"
        ),
        _english,
    ),
    (
        # As date(1) writes it.
        "english",
        r"(?P<b>[A-Z][a-z]{2}) {1,2}(?P<d>\d{1,2}) \d\d:\d\d:\d\d (?:[AP]M )?(?:[A-Z]{3,4} )?(?P<y>\d{4})(?!\d)",
        _english,
    ),
    (
        "english",
        (
            r"(?:(?P<b>[A-Z][A-Za-z]{2,8})(?:\.? |\.)(?P<d>\d{1,2})(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<b2>[A-Z][A-Za-z]{2,8})\b\.?)"
            r"(?![\d:/])"
        ),
        _english,
    ),
    ("日", f"(?P<d>{NUMERAL}{{1,4}})(?:日{_NOT_A_DAY}|{_JOINED})", _day),
    ("d", r"(?P<d>\d{1,2})(?=$| |\(|[)\]>】〕〉》]|\.? ?[月火水木金土日]曜)", _day),
)


def _unnamed(form: str) -> str:
    """A pattern that matches wherever ``form`` does, without the names of its groups, which another form may have as well."""
    begin, *groups = form.split("(?P<")
    form = "(?:".join((begin, *(group.partition(">")[2] for group in groups)))
    begin, *repeats = form.split("(?P=")
    return ".{1,2}?".join((begin, *(repeat.partition(")")[2] for repeat in repeats)))


_FORMS = tuple((kind, late(form), read) for kind, form, read in _TABLE)
_ANY_FORM = late("|".join(_unnamed(form) for _, form, _ in _TABLE))
"""What any of the forms needs: to ask all of them of a line that has none takes six times as long."""
