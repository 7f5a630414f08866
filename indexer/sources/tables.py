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
from indexer.sources.properties import properties_of
from indexer.sources.remarks import is_file_title
from indexer.sources.years import resolve
from indexer.support.bounded import RefusedError
from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indexer.sources.headings import Heading
    from indexer.sources.model import Post, SourceText

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
    rows = _with_days(_markdown_rows(source.text), name.hint.month)
    lines = sum(1 for line in source.text.split("\n") if line.strip())
    # Most: the rule below the names of the columns is one of them.
    table = len(rows) > 1 and (len(rows) + 1) * 10 > 6 * lines and _find_columns(rows) is not None
    return table and name.date is None


def read_markdown(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a row; what stands around the table is an entry of its own."""
    rows = _markdown_rows(source.text)
    yield from rows_to_posts(source, rows)
    around = [line for line in source.text.split("\n") if not _MARKDOWN_ROW.match(line)]
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


def rows_to_posts(source: SourceText, rows: Sequence[Row]) -> Iterator[Post | Notice]:
    """An entry a row of a table whose first row names its columns; a notice where no column has days."""
    rows = _with_days(rows, read_path(source.path, source.root).hint.month)
    columns = _find_columns(rows)
    if not columns:
        yield Notice("notice-table", source.path)
        return
    named = _days(rows[:1], columns.date) == [None]
    body = rows[1:] if named else rows
    headings = _days(body, columns.date)
    hint = read_path(source.path, source.root).hint
    found = settle([heading for heading in headings if heading], hint)
    dates = iter(resolve(found, (), hint._replace(written=source.written)))
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

    def date(cells: Sequence[str]) -> str:
        numbers = [_cell(cells, at).rstrip("年月日") for at in found]
        return "".join(map("".join, zip(numbers, ends, strict=True))) if all(numbers) else ""

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
