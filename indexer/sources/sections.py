"""From lines with date headings to posts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.chapters import find_chapters
from indexer.sources.evidence import weekdays
from indexer.sources.heading_marks import BRACKETS, WEEKDAYS
from indexer.sources.model import Post, strip_blank_lines
from indexer.sources.periods import LONGEST, Period, is_of_time, parse_period, parse_top_line
from indexer.sources.remarks import is_file_title, is_inline, is_rule, is_telling_title
from indexer.sources.years import Hint, guess, is_guess, resolve
from indexer.support.boilerplate import is_telling
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.sources.headings import Heading


class Body(NamedTuple):
    """The lines to split: ``first`` is the number (from 1) of the first of them in the file ``path``."""

    path: str
    lines: Sequence[str]
    first: int = 1
    tags: tuple[str, ...] = ()


class _Cut(NamedTuple):
    """Where a section begins: the line (from 0), its heading (None for a year or month line), its date."""

    line: int
    heading: Heading | None
    date: dt.date | None

    @property
    def top(self) -> int:
        """The line above which the section before ends: that of the title, if it stands above the date."""
        return self.line - (self.heading.above if self.heading else 0)


def split(body: Body, headings: Sequence[Heading], hint: Hint) -> Iterator[Post | Notice]:
    """The posts under ``headings``, in file order, with what is odd about their dates.

    Text above the first heading, or under a line that names a year or month, is a post without a date.
    """
    headings, periods = find_chapters(body.lines, headings, _periods(body.lines, headings), hint)
    on_top = _named_on_top(body.lines, headings, periods, hint)
    dates = resolve(headings, [*on_top, *periods], hint)
    if headings and None in dates:
        line = next(h.line for h, day in zip(headings, dates, strict=True) if day is None)
        yield Notice("notice-yearless", body.path, body.first + line, body.lines[line].strip())
    elif guessed := guessed_year(headings, dates, [*on_top, *periods], hint):
        yield Notice(guessed.code, body.path, body.first + headings[0].line, guessed.years)
    cuts = [_Cut(h.line, h, day) for h, day in zip(headings, dates, strict=True)]
    cuts += [_Cut(period.line, None, None) for period in periods]
    cuts.sort(key=lambda cut: cut.line)
    first_cut = cuts[0].top if cuts else len(body.lines)
    yield from _preamble(body, first_cut, named=bool(on_top))
    ruled = _ruled(body.lines, headings)
    for at, cut in enumerate(cuts):
        end = cuts[at + 1].top if at + 1 < len(cuts) else len(body.lines)
        lines = _without_underline(list(body.lines[cut.line + 1 : end]))
        yield from _section(body, cut, strip_blank_lines(_without_rule(lines) if ruled else lines)[0])


class GuessedYear(NamedTuple):
    """The code of the notice that says how years were guessed, and the years."""

    code: str
    years: str


def guessed_year(
    headings: Sequence[Heading], dates: Sequence[dt.date | None], periods: Sequence[Period], hint: Hint
) -> GuessedYear | None:
    """What is to be said where nothing but the time of the file, or weekdays, gave the years of ``dates``; else None."""
    if not is_guess(headings, periods, hint) or not dates[0]:
        return None
    found = guess(headings, periods, hint)
    code = (
        "notice-year-doubtful"
        if found.is_doubtful
        else "notice-year-of-weekdays"
        if found.earlier
        else "notice-year-guessed"
    )
    return GuessedYear(code, "–".join(str(year) for year in sorted({day.year for day in dates if day})))


def _ruled(lines: Sequence[str], headings: Sequence[Heading]) -> bool:
    """Whether the writer parts the entries by rules: one stands above most headings, and so is no text."""
    above = [lines[max(0, h.line - 4) : h.line] for h in headings[1:]]
    last = [next(filter(str.strip, reversed(some)), "") for some in above]
    return sum(map(is_rule, last)) * 2 > len(last)


def _periods(lines: Sequence[str], headings: Sequence[Heading]) -> list[Period]:
    """The year and month lines that matter: where headings need them, or as chapters (``#``)."""
    taken = {heading.line for heading in headings}
    needed = any(heading.year is None for heading in headings)
    levels = [
        len(line) - len(line.lstrip("#")) for line in (lines[heading.line].lstrip() for heading in headings)
    ]
    top = min((level for level in levels if level), default=7)
    whole = all(heading.month for heading in headings)
    first = headings[0].line if headings else 0
    above = next((number for number, line in enumerate(lines) if line.strip()), 0)
    found: list[Period] = []
    for number, line in enumerate(lines):
        if not (line.startswith("#") or (needed and line and len(line) <= LONGEST)) or number in taken:
            continue
        period = parse_period(line, number, title=needed and number < first)
        if period and not period.year and whole and line.lstrip()[:1] in BRACKETS:
            # 【8月】 above other lines of an entry: no heading needs it.
            continue
        alone = (
            number == 0
            or not lines[number - 1].strip()
            or number - 1 in taken
            or is_rule(lines[number - 1])
            or (bool(found) and found[-1].line == number - 1)
        )
        if period and (
            0 < period.level < top or (needed and alone and (period.level == 0 or number == above))
        ):
            found.append(period)
    return found


def _named_on_top(
    lines: Sequence[str], headings: Sequence[Heading], periods: Sequence[Period], hint: Hint
) -> list[Period]:
    """The year that the first line of a file names beside other words, where nothing else gives one, unless weekdays are against it."""
    if not headings or not is_guess(headings, periods, hint._replace(written=hint.written or dt.date.max)):
        return []
    above = next((number for number, line in enumerate(lines) if line.strip()), 0)
    first = headings[0].line - headings[0].above
    period = parse_top_line(lines[above], above) if above < first else None
    in_a_paragraph = above + 1 < first and lines[above + 1].strip() and not is_of_time(lines[above])
    if not period or in_a_paragraph:
        return []
    days = resolve(headings, [period, *periods], hint)
    agreed, contradicted = weekdays(
        [
            h._replace(year=day.year, month=day.month)
            for h, day in zip(headings, days, strict=True)
            if day and day.day == h.day
        ]
    )
    return [] if contradicted > agreed else [period]


def _preamble(body: Body, end: int, *, named: bool) -> Iterator[Post | Notice]:
    """The text above the first heading, unless it is the title of the file. ``named``: its first line gives the year."""
    lines = _without_rule(list(body.lines[:end]))
    text, dropped = strip_blank_lines(lines)
    line = body.first + dropped
    if "\n" not in text and is_of_time(text):
        return
    if named and "\n" not in text:
        yield Post(None, text.strip(" #　\t"), "", line, body.tags)
    elif text and not is_file_title(text):
        yield Post(None, "", text, line, body.tags)
        yield Notice("notice-undated", body.path, line)
    elif text and is_telling_title(text):
        yield Post(None, text.split("\n")[0].strip(" #　\t"), "", line, body.tags)


def _section(body: Body, cut: _Cut, text: str) -> Iterator[Post | Notice]:
    """The post of one heading and the ``text`` below it; none where a heading has nothing under it."""
    line = body.first + cut.line
    heading = cut.heading
    if heading is None:
        if text:
            yield Post(None, body.lines[cut.line].strip(" #　\t"), text, line, body.tags)
            yield Notice("notice-undated", body.path, line)
        return
    # Without a date, what the heading says is all that tells when the post was written.
    title = heading.rest if cut.date or not text else body.lines[cut.line].strip(" #　\t")
    if is_inline(title) or not is_telling(title):
        text, title = f"{title}\n{text}".rstrip("\n"), ""
    yield from weekday_notice(heading, cut.date, body.path, line)
    if text or title:
        yield Post(cut.date, title, text, line, body.tags)


def weekday_notice(heading: Heading, date: dt.date | None, path: str, line: int) -> Iterator[Notice]:
    """A notice where a heading's weekday is not that of its date."""
    if date and heading.weekday is not None and heading.weekday != date.weekday():
        written, right = WEEKDAYS[heading.weekday], WEEKDAYS[date.weekday()]
        yield Notice("notice-weekday", path, line, f"{date}: {written} ≠ {right}")


def _without_underline(lines: list[str]) -> list[str]:
    """``lines`` without the rule that underlines the heading right above them."""
    return lines[1:] if lines and is_rule(lines[0]) else lines


def _without_rule(lines: list[str]) -> list[str]:
    """``lines`` without the rule at the end that parts them from the next heading."""
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    if last and is_rule(lines[last - 1]):
        return lines[: last - 1]
    return lines
