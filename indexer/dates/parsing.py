"""From the text of a date expression to its range: ranges of two expressions, chains of forms, the year that is meant."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import TYPE_CHECKING

from indexer.dates import days, words
from indexer.dates.days import DateRange
from indexer.dates.forms import FORMS
from indexer.dates.meanings import period
from indexer.dates.spoken import weekday
from indexer.errors import Mark, UsageError
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.dates.forms import Step
    from indexer.dates.meanings import Kind, Scope

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {0x301C: "~", 0x2019: "'"}
_SPELLINGS = (
    (r"\s+", " "),
    (r"(?<=[0-9])ー(?=[0-9])", "-"),
    # No blank beside Japanese, which needs none.
    (r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])", ""),
)
_ENGLISH_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_ENGLISH_DAYS = "mon|tue|wed|thu|fri|sat|sun"
_ORDER = (
    (r"\b([0-9]{1,2})(?:st|nd|rd|th)\b", r"\1"),
    (rf"\b([0-9]{{1,2}}) (?:of )?((?:{_ENGLISH_MONTHS})[a-z]*)", r"\2 \1"),
    (r"^([a-z].*?),? (?:of )?([0-9]{4})((?: ?\([a-z]+\))?)$", r"\2 \1\3"),
    (rf"^(last|this|next) (?={_ENGLISH_DAYS})(?!month)", r"\1 week "),
    (r"^(last|this|next) weekend", r"\1 week weekend"),
    (r"^(this|next) (?!week|month|year|morning)", r"\1 year "),
    (r"^([0-9]{4} )?(early|mid|late|beginning|end)[ -](?:of )?(.+)$", r"\1\3 \2"),
    (r"^(?:今|この)(?=[春夏秋冬])", "今年の"),
    (r"^昨(?=[春夏秋冬])", "去年の"),
    (r"^今から", ""),
    (rf"^{words.LAST}", "last "),
)
"""What brings English into the order of Japanese, from the larger to the smaller: aug 29, 2025 → 2025 aug 29."""
_ABOUT = (
    (r"(?<=[年月日間半])(?:ほど|くらい|ぐらい|ばかり)(前|まえ)(.*)$", r"\1\2ごろ"),
    (r"^(今から)?(?:およそ|おおよそ|だいたい|大体|約|about |circa )(.+)$", r"\1\2ごろ"),
)
"""A length of time that is not known well, as the time that it leads to: 10年ほど前 → 10年前ごろ."""
_MARGINS = ((1, 3), (7, 7), (31, 15), (124, 30), (200, 60))
"""By how many days a range of so many days at most reaches further at either end, if it is not known well; a longer one, by a year."""
_GLUE = r"の|,? "
_TRIES = 10
"""How many years, months or weeks may have to be tried: 29 February may be eight years back (1896 from 1904)."""


class _Question(NamedTuple):
    """What is to be understood: ``text`` as typed; at the end of a range, ``after`` is the first day of the range."""

    text: str
    today: dt.date
    after: dt.date | None = None


def parse(text: str, today: dt.date) -> DateRange:
    """The range that ``text`` means on ``today``. Raises UsageError, naming what was not understood."""
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES).lower()
    for pattern, spelling in _SPELLINGS:
        plain = re.sub(pattern, spelling, plain)
    plain = plain.strip()
    question = _Question(text, today)
    if beyond := _beyond(plain, question):
        return beyond
    first, last = _ends(plain)
    if first == last:
        return _expression(first, question)
    start = _expression(first, question).start if first else dt.date.min
    at_end = question._replace(after=start) if first else question
    end = _expression(last, at_end).end if last else dt.date.max
    if start > end:
        raise UsageError("dates-backwards", text=text, start=start, end=end)
    return DateRange(start, end)


def _beyond(text: str, question: _Question) -> DateRange | None:
    """What is before or after something, and leaves it out; None if the text says neither."""
    for patterns, step in ((words.AFTER, 1), (words.BEFORE, -1)):
        for pattern in patterns:
            match = re.fullmatch(pattern, text)
            if match and not re.search(words.BETWEEN, text):
                found = _expression(match[1], question)
                try:
                    day = (found.end if step > 0 else found.start) + dt.timedelta(step)
                except OverflowError:
                    raise UsageError("no-such-date", text=question.text) from None
                return DateRange(day, dt.date.max) if step > 0 else DateRange(dt.date.min, day)
    return None


def _ends(text: str) -> tuple[str, str]:
    """The expressions at both ends of a range, empty for an open end; twice the same if it is not one of two."""
    between = re.search(words.BETWEEN, text)
    if between:
        first = text[: between.start()].strip().removeprefix("from ")
        return first, text[between.end() :].strip().removesuffix("まで")
    for pattern in words.FROM:
        if match := re.fullmatch(pattern, text):
            return match[1].strip(), ""
    for pattern in words.UNTIL:
        if match := re.fullmatch(pattern, text):
            return "", match[1].strip()
    return text, text


def _expression(text: str, question: _Question) -> DateRange:
    """What one expression means, and what lies around it if it says so (夏ごろ)."""
    for pattern, order in _ABOUT:
        text = re.sub(pattern, order, text)
    for pattern in words.AROUND:
        if match := re.fullmatch(pattern, text):
            return _around(_exactly(match[1], question), question)
    return _exactly(text, question)


def _around(found: DateRange, question: _Question) -> DateRange:
    length = (found.end - found.start).days + 1
    margin = next((margin for most, margin in _MARGINS if length <= most), 365)
    try:
        start, end = (day + dt.timedelta(sign * margin) for sign, day in zip((-1, 1), found, strict=True))
    except OverflowError:
        raise UsageError("no-such-date", text=question.text) from None
    if margin == 365:
        return DateRange(days.year_of(found.start.year - 1).start, days.year_of(found.end.year + 1).end)
    return DateRange(start, end)


def _exactly(text: str, question: _Question) -> DateRange:
    """What an expression means: the first reading of the whole of it that is in the calendar."""
    for pattern, order in _ORDER:
        text = re.sub(pattern, order, text)
    reached = [0]
    readable = False
    for every, steps, over in _readings(text, reached):
        readable = True
        scope = _resolved(every, steps, question, over=over)
        if scope:
            _check_weekday(scope, question.text)
            return scope.days
    if readable:
        raise _not_in_calendar(question.text)
    part = re.sub(rf"^(?:{_GLUE})", "", text[reached[0] :])
    if part and part != question.text:
        at = question.text.find(part)
        mark = Mark(question.text, at, at + len(part)) if at >= 0 else None
        raise UsageError("bad-date-part", mark, text=question.text, part=part)
    raise UsageError("bad-date", text=question.text)


def _not_in_calendar(text: str) -> UsageError:
    """That there is no such date; of an era that is over, when it was."""
    era = next(
        (name for name, period in words.ERA_DAYS.items() if name in text and period.end.year < 9999), ""
    )
    if not era:
        return UsageError("no-such-date", text=text)
    first, last = words.ERA_DAYS[era]
    return UsageError("no-such-date-of-era", text=text, era=era, first=first, last=last)


def _readings(text: str, reached: list[int]) -> Iterator[tuple[Kind, tuple[Step, ...], bool]]:
    """The ways to read all of ``text``; the last value says that it is ``last`` something: one that is over."""
    for every, steps in _chains(text, 0, "", reached):
        yield every, steps, False
    if text.startswith("last "):
        for every, steps in _chains(text, len("last "), "", reached):
            if every:
                yield every, steps, True


def _chains(text: str, at: int, kind: Kind, reached: list[int]) -> Iterator[tuple[Kind, tuple[Step, ...]]]:
    """The ways to read ``text`` from ``at`` as forms, each within the one before, whose scope is of ``kind``.

    With each, what the first of them stands in if it stands alone. ``reached`` notes how far any reading came.
    """
    for form in FORMS:
        every = form.alone if kind == "" else kind
        if every is None or (kind and kind not in form.within):
            continue
        for end, step in form.find(text, at):
            reached[0] = max(reached[0], end)
            if end == len(text):
                yield every, (step,)
                continue
            glue = re.compile(_GLUE).match(text, end)
            for _, steps in _chains(text, glue.end() if glue else end, form.gives, reached):
                yield every, (step, *steps)


def _resolved(every: Kind, steps: tuple[Step, ...], question: _Question, *, over: bool) -> Scope | None:
    """What a chain means in the most recent year, month or week (``every``) for which it has begun, or is ``over``.

    At the end of a range: in the first for which it is not over when the range begins. None if there is no such day.
    """
    today, after = question.today, question.after
    for base in _bases(every, after or today, forward=after is not None):
        try:
            scope = period(every, base)
            for step in steps:
                scope = step(scope, today)
        except (ValueError, OverflowError):
            continue
        start, end = scope.days
        if not every or (end < today if over else end >= after if after else start <= today):
            return scope
    return None


def _bases(every: Kind, day: dt.date, *, forward: bool) -> Iterator[dt.date]:
    """A day in each year, month or week to be tried: back from ``day``, or forward from a little before it."""
    for count in range(_TRIES if every else 1):
        back = 1 - count if forward else count
        try:
            if every == "week":
                yield day - dt.timedelta(7 * back)
            else:
                yield days.shifted(day, -back * (12 if every == "year" else 1)) if every else day
        except (ValueError, OverflowError):
            continue


def _check_weekday(scope: Scope, text: str) -> None:
    """The right weekday is said in the language in which the wrong one was."""
    day = scope.days.start
    if scope.weekday is not None and scope.weekday != day.weekday():
        shown = weekday(day, "en" if re.search("[A-Za-z]{3}", text) else "ja")
        raise UsageError("bad-date-weekday", text=text, day=day, weekday=shown)
