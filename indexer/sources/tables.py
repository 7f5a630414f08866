"""Diaries in tables, a row a day: CSV as spreadsheets, Daylio and Notion write it, tables of Markdown, Excel's files."""

from __future__ import annotations

import csv
import io
import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.evidence import settle
from indexer.sources.exported import post_of
from indexer.sources.headings import parse_heading
from indexer.sources.html_text import html_to_text
from indexer.sources.paths import read_path
from indexer.sources.periods import parse_period
from indexer.sources.properties import properties_of
from indexer.sources.remarks import is_file_title
from indexer.sources.sections import guessed_year
from indexer.sources.years import resolve
from indexer.support.bounded import RefusedError
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.model import Post, SourceText
    from indexer.sources.periods import Period

    Row = tuple[int, Sequence[str]]

_DATES = (
    "full_date",
    "date",
    "日付",
    "日時",
    "年月日",
    "日",
    "記録日",
    "作成日時",
    "作成日",
    "created",
    "created time",
    "day",
    "datetime",
    "timestamp",
)
_PARTS = (("年", "year"), ("月", "month"), ("日", "day"))
_TITLES = ("note_title", "title", "タイトル", "題", "題名", "件名", "名前", "name", "見出し")
_TAGS = ("activities", "tags", "tag", "タグ", "カテゴリ", "分類", "category")
_TEXTS = (
    "note",
    "notes",
    "text",
    "body",
    "content",
    "diary",
    "entry",
    "本文",
    "内容",
    "日記",
    "記録",
    "メモ",
    "できごと",
    "出来事",
    "コメント",
)
_SAID_ALONE = ("天気", "天候", "weather", "気分", "mood")
_REPEATS = ("weekday", "曜日", "time", "時刻", "時間", "date")
"""Columns by their names, in small letters; a column of another name is told with it."""
_MOST_OF = 0.8
"""Of the rows, so many must have a day in the column of days."""
_BREAK = late(r"<br */?>", re.IGNORECASE)
_MARKDOWN_ROW = late(r"[ \t]*\|.*\|[ \t]*$")
_MARKDOWN_RULE = late(r"[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
_NUMBER = late(r"(\d+)[年月日]?(.*)")
_NOTION = late(r".* [0-9a-f]{32}(?:_all)?")


class _Columns(NamedTuple):
    """Which column says what; -1 for none.

    ``texts`` are the columns of text, each with its name or ""; ``properties`` those that are keys of an entry, too.
    """

    date: int
    title: int
    tags: int
    texts: tuple[tuple[int, str], ...]
    properties: tuple[tuple[str, int], ...] = ()


def recognise(source: SourceText) -> bool:
    """Whether the name says that it is a table."""
    return source.suffix in (".csv", ".tsv")


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a row; none where the table has no column of days."""
    stem = PurePath(source.path).stem
    if _NOTION.fullmatch(stem) and source.has_beside(""):
        yield Notice("notice-repeats", source.path)
        return
    first = source.text.partition("\n")[0]
    delimiter = max("\t,;", key=first.count)
    yield from rows_to_posts(source, list(_rows(source.text, delimiter)))


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    """The rows of a CSV text with the lines where they begin. Raises RefusedError."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise RefusedError("failed-damaged", f"CSV, {line}") from None


def recognise_markdown(source: SourceText) -> bool:
    """Whether most lines are rows of a table, the first column being days; a table in the file of a day is text of it."""
    name = read_path(source.path, source.root)
    rows: Sequence[Row] = _markdown_rows(source.text)
    if len(rows) < 2 or name.date:
        return False
    above = [period.month for period in _periods_around(source, rows)]
    rows = _with_days(rows, name.hint.month or max(above, default=0))
    lines = sum(1 for line in source.text.split("\n") if line.strip())
    # Most: the rule below the names of the columns is one of them.
    return (len(rows) + 1) * 10 > 6 * lines and _find_columns(rows) is not None


def read_markdown(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a row; what stands around the table is an entry of its own."""
    rows = _markdown_rows(source.text)
    periods = _periods_around(source, rows)
    yield from rows_to_posts(source, rows, periods)
    taken = {period.line for period in periods} if len(periods) > 1 else set()
    around = [
        line
        for number, line in enumerate(source.text.split("\n"), 1)
        if not _MARKDOWN_ROW.match(line) and number not in taken
    ]
    text = "\n".join(around).strip("\n")
    if not is_file_title(text):
        yield from post_of(None, "", text, 1)
        yield Notice("notice-undated", source.path, 1)


def _markdown_rows(text: str) -> list[Row]:
    return [
        (number, [cell.strip() for cell in line.strip().strip("|").split("|")])
        for number, line in enumerate(text.split("\n"), 1)
        if _MARKDOWN_ROW.match(line) and not _MARKDOWN_RULE.match(line)
    ]


def _periods_around(source: SourceText, rows: Sequence[Row]) -> list[Period]:
    """The lines outside the ``rows`` that name a year or a month for those below; their numbers count from 1, as of rows."""
    inside = {line for line, _ in rows}
    first = min(inside, default=0)
    lines = enumerate(source.text.split("\n"), 1)
    found = (parse_period(line, n, title=n < first) for n, line in lines if line.strip() and n not in inside)
    return [period for period in found if period]


def rows_to_posts(
    source: SourceText, rows: Sequence[Row], periods: Sequence[Period] = ()
) -> Iterator[Post | Notice]:
    """An entry a row of a table whose first row names its columns; a notice where no column has days.

    ``periods`` are the lines around it that name years and months, for rows that do not.
    """
    in_month = read_path(source.path, source.root).hint.month or max((p.month for p in periods), default=0)
    # Each table of a file repeats the names of the columns.
    rows = _with_days([row for n, row in enumerate(rows) if not n or row[1] != rows[0][1]], in_month)
    columns = _find_columns(rows)
    if not columns:
        yield Notice("notice-table", source.path)
        return
    named = _days(rows[:1], columns.date) == [None]
    body = rows[1:] if named else rows
    headings = _days(body, columns.date)
    hint = read_path(source.path, source.root).hint
    found = settle([heading for heading in headings if heading], hint)
    hint = hint._replace(written=source.written)
    days = resolve(found, periods, hint)
    if None in days:
        line = next(h.line for h, day in zip(found, days, strict=True) if day is None)
        yield Notice(
            "notice-yearless", source.path, line, next(_cell(c, columns.date) for n, c in body if n == line)
        )
    elif guessed := guessed_year(found, days, periods, hint):
        yield Notice(guessed.code, source.path, found[0].line, guessed.years)
    dates = iter(days)
    for (line, cells), heading in zip(body, headings, strict=True):
        day = next(dates) if heading else None
        title = _cell(cells, columns.title)
        tags = tuple(
            tag
            for part in re.split(r"[|,、]", _cell(cells, columns.tags))
            if (tag := part.strip().lstrip("#"))
        )
        text = "\n".join(_shown(cells, at, name) for at, name in columns.texts if _cell(cells, at))
        properties = properties_of({name: _cell(cells, at) for name, at in columns.properties})
        for post in post_of(day, "", text, line, tags, properties):
            yield post._replace(title=title)
        if not text and title:
            yield from post_of(day, title, "", line, tags, properties)


def _with_days(rows: Sequence[Row], month: int) -> Sequence[Row]:
    """The rows with a column of days in front, where columns of their own have year, month and day, or months and days.

    A column of days alone will do where the file's name gives the ``month`` (0 if it does not).
    """
    names = [name.strip().lower() for name in rows[0][1]] if rows else []
    parts = [next((names.index(name) for name in of if name in names), -1) for of in _PARTS]
    year, in_month, day = parts
    if day < 0 or (in_month < 0 and (year >= 0 or not month)):
        return rows
    found = [at for at in parts if at >= 0]
    ends = [end for at, end in zip(parts, "年月日", strict=True) if at >= 0]

    above = [""] * len(found)

    def date(cells: Sequence[str]) -> str:
        """The date of a row; year and month that it leaves out are those of the row above, as in a spreadsheet."""
        if not _cell(cells, day):
            return ""
        above[:] = [_cell(cells, at) or before for at, before in zip(found, above, strict=True)]
        parts = [_NUMBER.match(text) for text in above]
        return (
            "".join(f"{p[1]}{end}{p[2]}" for p, end in zip(parts, ends, strict=True) if p)
            if all(parts)
            else ""
        )

    rest = [n for n in range(max(len(cells) for _, cells in rows)) if n not in found]
    return [
        (line, [date(cells) if number else "日付", *(_cell(cells, n) for n in rest)])
        for number, (line, cells) in enumerate(rows)
    ]


def _shown(cells: Sequence[str], at: int, name: str) -> str:
    text = _cell(cells, at)
    text = html_to_text(text) if "<" in text and ">" in text else text
    return f"{name}: {text}" if name else text


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if 0 <= at < len(cells) else ""


def _days(rows: Sequence[Row], at: int) -> list[Heading | None]:
    days = []
    for line, cells in rows:
        heading = parse_heading(_cell(cells, at), line)
        days.append(heading if heading and heading.plain and heading.possible else None)
    return days


def _find_columns(rows: Sequence[Row]) -> _Columns | None:
    """The columns of a table by the names in its first row, or by what stands in them."""
    if len(rows) < 2:
        return None
    names = [name.strip().lower() for name in rows[0][1]]
    date = next((names.index(name) for name in _DATES if name in names), -1)
    body = rows[1:]
    for at in [date] if date >= 0 else range(len(names)):
        if sum(day is not None for day in _days(body, at)) >= _MOST_OF * len(body):
            break
    else:
        return None
    title = next((names.index(name) for name in _TITLES if name in names and names.index(name) != at), -1)
    tags = next((names.index(name) for name in _TAGS if name in names), -1)
    named = _days(rows[:1], at) == [None]
    texts = tuple(
        (n, "" if not named or name in _TEXTS or name in _SAID_ALONE or not name else rows[0][1][n].strip())
        for n, name in enumerate(names)
        if n not in (at, title, tags) and not (named and name in _REPEATS)
    )
    properties = tuple(
        (rows[0][1][n].strip(), n) for n, _ in texts if named and names[n] and names[n] not in _TEXTS
    )
    return _Columns(at, title, tags, texts, properties) if texts or title >= 0 else None
