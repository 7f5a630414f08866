"""The days of a page: what each is called, where a link to it leads, and the table of contents."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from indexer.dates import weekday
from indexer.messages import message
from indexer.render.entry_lines import first_words
from indexer.render.web_text import escaped
from indexer.support.terminal_text import shorten
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Entry, Hit

_LISTED = 100
"""Entries that are listed one by one; of more, the table has the days alone."""
_OPENING = 100
"""Columns of the first words of an entry in the table."""


class Part(NamedTuple):
    """An entry's place on the page: its hit, and the name that links lead to."""

    hit: Hit
    anchor: str

    @property
    def entry(self) -> Entry:
        """The entry itself."""
        return self.hit.entry


def parts_of(hits: Iterable[Hit]) -> Iterator[Part]:
    """The hits with a name for each: that of its day (``d2025-05-23``, the second of a day ``d2025-05-23-2``)."""
    taken: dict[str, int] = {}
    for hit in hits:
        name = f"d{hit.entry.date}" if hit.entry.date else "undated"
        taken[name] = taken.get(name, 0) + 1
        yield Part(hit, name if taken[name] == 1 else f"{name}-{taken[name]}")


def by_year(parts: Iterable[Part]) -> Iterator[tuple[int | None, list[Part]]]:
    """Parts in the order of time with their year; None for those without a date."""
    for year, group in groupby(parts, key=lambda part: part.entry.date.year if part.entry.date else None):
        yield year, list(group)


def year_name(year: int | None, language: str) -> str:
    """``2025年``, or that there is no date."""
    return message("no-date", language) if year is None else message("of-year", language, year=year)


def year_anchor(year: int | None) -> str:
    """The name of the place where a year begins."""
    return "no-date" if year is None else f"y{year}"


def day_name(date: dt.date | None, language: str, *, year: bool = True) -> str:
    """``2025年5月23日（金）``, without its year ``5月23日（金）``; that there is no date."""
    if date is None:
        return message("no-date", language)
    details = {"month": date.month, "day": date.day, "weekday": weekday(date, language)}
    return (
        message("day-of-year", language, year=date.year, **details)
        if year
        else message("day-alone", language, **details)
    )


def time_element(date: dt.date | None, text: str) -> str:
    """A day as an element that programs can read, too."""
    return f'<time datetime="{date.isoformat()}">{escaped(text)}</time>' if date else escaped(text)


def contents(parts: Sequence[Part], language: str, *, dated: bool) -> Iterator[str]:
    """The table of contents, year by year if the parts are in the order of time (``dated``)."""
    name = escaped(message("page-contents", language))
    long = " long" if len(parts) > _LISTED // 4 else ""
    yield f'<nav id="contents" class="contents{long}" aria-labelledby="contents-name">'
    yield f'<h2 id="contents-name">{name}</h2>'
    if not dated:
        yield from _list(parts, language, year=True)
    for year, of_year in by_year(parts) if dated else ():
        yield f'<h3><a href="#{year_anchor(year)}">{escaped(year_name(year, language))}</a></h3>'
        if year is not None and len(parts) > _LISTED:
            yield from _calendar(of_year, language)
        else:
            yield from _list(of_year, language, year=False)
    yield "</nav>"


def _list(parts: Iterable[Part], language: str, *, year: bool) -> Iterator[str]:
    """Each entry on a line of its own: its day and how it begins."""
    yield "<ol>"
    for entry, anchor in ((part.entry, part.anchor) for part in parts):
        date = (
            time_element(entry.date, day_name(entry.date, language, year=year)) if entry.date or year else ""
        )
        text = f'<span lang="ja"><bdi>{escaped(shorten(first_words(entry), _OPENING))}</bdi></span>'
        yield f'<li><a href="#{anchor}">{date}{text}</a></li>'
    yield "</ol>"


def _calendar(parts: Iterable[Part], language: str) -> Iterator[str]:
    """A line for each month with the days that have an entry, each day once."""
    yield "<dl>"
    for month, of_month in groupby(parts, key=lambda part: part.entry.date.month if part.entry.date else 0):
        days: dict[dt.date | None, str] = {}
        for part in of_month:
            days.setdefault(part.entry.date, part.anchor)
        links = " ".join(
            f'<a href="#{anchor}">{time_element(date, str(date.day))}</a>'
            for date, anchor in days.items()
            if date
        )
        yield f"<dt>{escaped(message(f'month-{month}', language))}</dt><dd>{links}</dd>"
    yield "</dl>"
