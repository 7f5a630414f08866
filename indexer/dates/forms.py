"""The forms that date expressions are made of: what each looks like, where it may stand, what it means.

An expression is a chain of forms, each narrowing the one before: 去年 → の8月 → 上旬. The first stands alone; one
that names no year then stands in some year, and ``parsing`` finds out which.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from indexer.dates import feasts, meanings, words
from indexer.dates.wareki import ERA_LETTERS
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeVar

    from indexer.dates.meanings import Kind, Scope

    Step = Callable[[Scope, dt.date], Scope]
    Find = Callable[[str, int], Iterator[tuple[int, Step]]]
    T = TypeVar("T")


class Form(NamedTuple):
    """A form of expression; it ``gives`` a scope of a kind, and may follow scopes of the kinds ``within``.

    ``find`` says of a place in a text where readings of the form that begin there end, and what they do to a scope.
    ``alone`` says in what the form stands at the beginning of an expression: "" in nothing, "year" in a year that is
    to be found; None if it cannot stand there.
    """

    find: Find
    gives: Kind
    within: tuple[Kind, ...] = ()
    alone: Kind | None = ""


def _words(table: Mapping[str, T], make: Callable[[T, Scope, dt.date], Scope]) -> Find:
    def find(text: str, at: int) -> Iterator[tuple[int, Step]]:
        for word, value in table.items():
            if text.startswith(word, at):
                yield at + len(word), partial(make, value)

    return find


def _pattern(pattern: str, make: Callable[[re.Match[str], Scope, dt.date], Scope]) -> Find:
    """A form found by a pattern, which ``re`` compiles when it is first looked for, and keeps."""

    def find(text: str, at: int) -> Iterator[tuple[int, Step]]:
        if match := re.compile(pattern).match(text, at):
            yield match.end(), partial(make, match)

    return find


# Numbers: Arabic, kanji by place (二〇二五) or by tens (二十五).
_ONES = "[一二三四五六七八九]"
_PLACES = "[〇零一二三四五六七八九]"
_TENS = rf"(?=[一二三四五六七八九十百千廿卅])(?:{_ONES}?千)?(?:{_ONES}?百)?(?:{_ONES}?十|廿|卅)?{_ONES}?"
_N = rf"(?:[0-9]{{1,6}}|{_PLACES}{{2,4}}|{_TENS})"

# Years: four digits, or kanji before 年; those of an era.
_Y = rf"(?P<y>[1-9][0-9]{{3}}(?![0-9])|(?:{_PLACES}{{4}}|(?=.?千){_TENS})(?=年))"
_ERA = (
    rf"(?P<era>{'|'.join(words.ERA_DAYS)}|[{''.join(ERA_LETTERS).lower()}](?=[0-9]))(?P<y>{_N}(?![0-9])|元)"
)
_M = r"(?P<m>[0-9]{1,2})(?![0-9])"
_D = r"(?P<d>[0-9]{1,2})(?![0-9])"
_MARK = r"(?P<mark>[-/.])"
_SAME_MARK = r"(?P=mark)"

# 二三 before a unit is two or three, not 23.
_TWO_OR_THREE = "一二|二三|三四|四五|五六|六七|七八|八九"
_COUNT = rf"(?!{_TWO_OR_THREE})(?P<n>{_N}|(?:{'|'.join(words.ENGLISH_NUMBERS)})\b) ?"
_SOME = rf"(?=[0-9]+[,、・]|{_TWO_OR_THREE})(?P<m>[0-9]{{1,3}}|{_ONES})[,、・]?(?P<n>[0-9]{{1,3}}|{_ONES}) ?"
_UNITS = ("日|days?", "週間?|weeks?", "[かヶヵカケ箇個]月|months?", "年|years?")
_DAYS, _WEEKS, _MONTHS, _YEARS = (rf"{_COUNT}(?:{unit})" for unit in _UNITS)
_SOME_DAYS, _SOME_WEEKS, _SOME_MONTHS, _SOME_YEARS = (rf"{_SOME}(?:{unit})" for unit in _UNITS)
_AGO = r"(?:前|まえ| ago)"
_LAST = r"(?:過去|直近|最近|ここ|この|(?:the )?(?:last|past) )"
_PAST = r"(?:the )?past (?P<n>)"

_YEAR: tuple[Kind, ...] = ("year", "fiscal")

FORMS: tuple[Form, ...] = (
    # in figures
    Form(_pattern(rf"(?P<y>[0-9]{{4}}){_MARK}(?P<m>[0-9]{{1,2}}){_SAME_MARK}{_D}", meanings.date), "day"),
    Form(_pattern(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})(?![0-9])", meanings.date), "day"),
    Form(_pattern(rf"{_ERA}{_MARK}(?P<m>[0-9]{{1,2}}){_SAME_MARK}{_D}", meanings.date), "day"),
    Form(_pattern(rf"(?P<y>[0-9]{{4}})[-/.]{_M}", meanings.date), "month"),
    Form(_pattern(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?![0-9])", meanings.date), "month"),
    Form(_pattern(rf"{_ERA}[-/.]{_M}", meanings.date), "month"),
    Form(_pattern(rf"{_Y}年?", meanings.date), "year"),
    Form(_pattern(rf"{_ERA}年?", meanings.date), "year"),
    Form(_pattern(rf"(?P<m>[01]?[0-9])/{_D}", meanings.month_and_day), "day", _YEAR, "year"),
    Form(_pattern(rf"(?P<m>{_N})月", meanings.month_number), "month", _YEAR, "year"),
    Form(_pattern(rf"(?P<d>{_N})日", meanings.day), "day", ("month",), "month"),
    Form(_pattern(rf"(?<=[a-z] ){_D}", meanings.day), "day", ("month",), None),
    # by name
    Form(_words(words.ERA_DAYS, meanings.era), "era"),
    Form(_pattern(rf"{_Y}年度", meanings.fiscal), "fiscal"),
    Form(_pattern(rf"{_ERA}年度", meanings.fiscal), "fiscal"),
    Form(_pattern(r"(?P<y>(?:[1-9][0-9])?[0-9]0)(?:年代|s\b)", meanings.decade), "part", (), "year"),
    Form(_pattern(rf"{_ERA}年代", meanings.decade), "part"),
    Form(_pattern(r"(?P<y>[1-9][0-9]{3})-?w(?P<w>[0-9]{2})(?![0-9])", meanings.iso_week), "week"),
    Form(_words(words.ENGLISH_MONTHS, meanings.month), "month", _YEAR, "year"),
    Form(_words(words.PARTS_OF_YEAR, meanings.part_of_year), "part", _YEAR, "year"),
    Form(_words(feasts.FEASTS, meanings.part_of_year), "named", _YEAR, "year"),
    Form(_words(feasts.HOLIDAYS, meanings.holiday), "day", _YEAR, "year"),
    Form(_words(feasts.SILVER_WEEK, meanings.silver_week), "part", _YEAR, "year"),
    Form(_words(feasts.HIGAN, meanings.higan), "part", _YEAR, "year"),
    Form(_words(words.PARTS_AFTER_YEAR, meanings.part_of_year), "part", ("year",), None),
    Form(_words(feasts.NTH_WEEKDAYS, meanings.nth_weekday), "day", _YEAR, "year"),
    Form(_words(words.HALVES, meanings.half), "part", (*_YEAR, "month"), "year"),
    Form(_words(words.PARTS_OF_MONTH, meanings.part_of_month), "part", ("month",), "month"),
    Form(_words(words.PARTS_AFTER_MONTH, meanings.part_of_month), "part", ("month",), None),
    Form(_words(words.PARTS_OF_WEEK, meanings.part_of_week), "part", ("week",), "week"),
    Form(_words(words.PARTS_AFTER_WEEK, meanings.part_of_week), "part", ("week",), None),
    Form(_words(words.WEEKDAYS, meanings.weekday), "named", ("week",), "week"),
    Form(_words(words.WEEKDAYS_BESIDE, meanings.weekday_beside), "part", ("day",), None),
    Form(_words(words.PARTS_OF_DAY, meanings.part_of_day), "part", ("day", "named"), None),
    # from today
    Form(_words(words.DAYS_AGO, meanings.days_ago), "day"),
    Form(_words(words.WEEKS_AGO, meanings.weeks_ago), "week"),
    Form(_words(words.MONTHS_AGO, meanings.months_ago), "month"),
    Form(_words(words.YEARS_AGO, meanings.years_ago), "year"),
    Form(_words(words.FISCAL_YEARS_AGO, meanings.fiscal_years_ago), "fiscal"),
    Form(_words(words.SAME_DAY, meanings.same_day), "day", ("year", "month"), None),
    Form(_words(words.NEAR_SAME_DAY, meanings.near_same_day), "part", ("year",), None),
    Form(_words(words.SAME_MONTH, meanings.same_month), "month", ("year",), None),
    Form(_pattern(_DAYS + _AGO, partial(meanings.ago, meanings.days_ago)), "day"),
    Form(_pattern(_WEEKS + _AGO, partial(meanings.ago, meanings.weeks_ago)), "week"),
    Form(_pattern(_MONTHS + _AGO, partial(meanings.ago, meanings.months_ago)), "month"),
    Form(_pattern(_YEARS + _AGO, partial(meanings.ago, meanings.years_ago)), "year"),
    Form(_pattern(_SOME_DAYS + _AGO, partial(meanings.about_so_long_ago, meanings.days_ago)), "part"),
    Form(_pattern(_SOME_WEEKS + _AGO, partial(meanings.about_so_long_ago, meanings.weeks_ago)), "part"),
    Form(_pattern(_SOME_MONTHS + _AGO, partial(meanings.about_so_long_ago, meanings.months_ago)), "part"),
    Form(_pattern(_SOME_YEARS + _AGO, partial(meanings.about_so_long_ago, meanings.years_ago)), "part"),
    Form(
        _pattern(rf"(?:(?P<n>{_N})年半|半年|half a year )(?:前|まえ|ago)", meanings.half_years_ago), "month"
    ),
    Form(_pattern(rf"{_LAST}{_DAYS}間?", partial(meanings.last_days, 1)), "part"),
    Form(_pattern(rf"{_LAST}{_WEEKS}", partial(meanings.last_days, 7)), "part"),
    Form(_pattern(rf"{_LAST}{_MONTHS}間?", partial(meanings.last_months, 1)), "part"),
    Form(_pattern(rf"{_LAST}{_YEARS}間?", partial(meanings.last_months, 12)), "part"),
    Form(_pattern(rf"{_PAST}week", partial(meanings.last_days, 7)), "part"),
    Form(_pattern(rf"{_PAST}month", partial(meanings.last_months, 1)), "part"),
    Form(_pattern(rf"{_PAST}year", partial(meanings.last_months, 12)), "part"),
)
"""Every form, by kind. Where several fit, one with which the whole text can be read is taken, the first of them."""
