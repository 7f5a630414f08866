"""The diary in numbers, for a person or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indexer.messages import message
from indexer.render.bars import bar
from indexer.render.json_object import VERSION, dumps
from indexer.render.paths import where
from indexer.support.terminal_text import pad, width, wrapped

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from indexer.lookback.habits import Run, Statistics
    from indexer.render.page import Page

_BAR = 24
"""Columns of the longest bar."""
_TELLING = 1_000_000
"""Bytes of a diary of which the index says something by how many times it is larger: what each index has takes little then."""


def statistics_lines(numbers: Statistics, page: Page) -> Iterator[str]:
    """A line for each number, then a table of the years."""
    rows = [(message(code, page.language), value) for code, value in _rows(numbers, page)]
    left = max(width(name) for name, _ in rows) + 2
    for name, value in rows:
        first, *others = wrapped(value, page.width - left) if page.terminal else [value]
        yield pad(name, left) + first
        yield from (" " * left + line for line in others)
    if numbers.years:
        yield ""
        yield from _years(numbers, page)


def _rows(numbers: Statistics, page: Page) -> Iterator[tuple[str, str]]:
    def text(code: str, **details: object) -> str:
        return message(code, page.language, **details)

    entries = text("stats-entries-value", count=f"{numbers.entries:,}")
    undated = text("stats-undated-value", count=f"{numbers.undated:,}") if numbers.undated else ""
    yield "stats-entries", entries + undated
    if numbers.days:
        days = {"count": f"{numbers.days:,}", "first": numbers.first, "last": numbers.last}
        yield "stats-days", text("stats-days-value", **days)
    if numbers.entries:
        average = round(numbers.characters / numbers.entries)
        counts = {"count": f"{numbers.characters:,}", "average": f"{average:,}"}
        yield "stats-characters", text("stats-characters-value", **counts)
    if numbers.pictures:
        counts = {"count": f"{numbers.pictures:,}", "entries": f"{numbers.with_pictures:,}"}
        yield "stats-pictures", text("stats-pictures-value", **counts)
    for code, run in (
        ("stats-longest", numbers.longest),
        ("stats-current", numbers.current),
        ("stats-gap", numbers.gap),
    ):
        if run:
            yield code, run_text(run, page.language)
    index = numbers.cost
    place = where(index.directory, 0, page._replace(folder=""))
    yield "stats-index", text("stats-index-value", path=place, files=index.files)
    of_words = index.bytes - index.meaning_bytes
    sizes = {"size": size_text(of_words), "diary": size_text(index.diary_bytes)}
    if index.diary_bytes >= _TELLING:
        yield "stats-size", text("stats-size-value", **sizes, ratio=f"{of_words / index.diary_bytes:.1f}")
    else:
        yield "stats-size", text("stats-size-small", **sizes)
    if index.encoded:
        vectors = size_text(index.meaning_bytes - index.encoder_bytes)
        counts = {"count": f"{index.encoded:,}", "size": vectors, "encoder": size_text(index.encoder_bytes)}
        yield "stats-meaning", text("stats-meaning-value", **counts)


def run_text(run: Run, language: str) -> str:
    """``123日（1922-03-18〜1922-07-18）``."""
    code = "stats-run-day" if run.days == 1 else "stats-run-value"
    return message(code, language, count=f"{run.days:,}", first=run.first, last=run.last)


def _years(numbers: Statistics, page: Page) -> Iterator[str]:
    names = [
        message(f"stats-year{suffix}", page.language) for suffix in ("", "-entries", "-days", "-characters")
    ]
    table = [
        (str(year.year), f"{year.entries:,}", f"{year.days:,}", f"{year.characters:,}")
        for year in numbers.years
    ]
    columns = [max(map(width, column)) for column in zip(names, *table, strict=True)]
    most = max(year.entries for year in numbers.years)
    yield _row(names, columns)
    longest = max(1, min(_BAR, page.width - sum(columns) - 2 * len(columns)))
    for year, row in zip(numbers.years, table, strict=True):
        yield f"{_row(row, columns)}  {bar(year.entries, most, longest)}"


def _row(values: Sequence[str], columns: Sequence[int]) -> str:
    """Values at the right of their columns."""
    return "  ".join(
        " " * (column - width(value)) + value for value, column in zip(values, columns, strict=True)
    )


def size_text(count: float) -> str:
    """Bytes as a person says them: ``1.5 MB``."""
    for unit in ("B", "kB", "MB"):
        if count < 999.5:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1000
    return f"{count:.1f} GB"


def statistics_json(numbers: Statistics) -> str:
    """One object: the fields of :class:`~indexer.lookback.habits.Statistics`, dates as YYYY-MM-DD; ``cost`` is ``index``."""
    fields = {
        "version": VERSION,
        **numbers._asdict(),
        "first": _iso(numbers.first),
        "last": _iso(numbers.last),
        "current": run_object(numbers.current),
        "longest": run_object(numbers.longest),
        "gap": run_object(numbers.gap),
        "years": [year._asdict() for year in numbers.years],
        "index": numbers.cost._asdict(),
    }
    del fields["cost"]
    return dumps(fields)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def run_object(run: Run | None) -> dict[str, Any] | None:
    """Days in a row for JSON."""
    return {"days": run.days, "first": _iso(run.first), "last": _iso(run.last)} if run else None
