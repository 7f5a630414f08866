"""Word's and Excel's files: zips of XML, of which a little says what the text is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.sources.containers import Element, elements
from indexer.sources.dates import parse_stamp
from indexer.sources.model import Post
from indexer.sources.page import Page, page_posts
from indexer.sources.tables import rows_to_posts
from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indexer.model import Notice
    from indexer.sources.model import SourceText

DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"
RELATIONS = "word/_rels/document.xml.rels"
STRINGS, SHEET = "xl/sharedStrings.xml", "xl/worksheets/sheet"
_DAY_ZERO = dt.date(1899, 12, 30)
"""Day 0 of Excel's calendar, as it counts after February 1900 (ECMA-376, 18.17.4.1)."""
_FIRST_DAY, _LAST_DAY = 10_000, 110_000
"""Numbers that are days of 1927 to 2201 where a column of days has them."""


def wanted(name: str) -> bool:
    """Whether a part of such a file has text."""
    return name in (DOCUMENT, RELATIONS, CORE, STRINGS) or name.startswith(SHEET)


def read_document(source: SourceText, parts: Mapping[str, str]) -> Iterator[Post | Notice]:
    """The posts of a Word file, by its paragraphs; those in the style of a heading are headings."""
    lines: list[tuple[int, str]] = []
    heads = set()
    pictures = _pictures(parts.get(RELATIONS, ""))
    for paragraph in elements(parts[DOCUMENT], ("w:p",)):
        style = next(
            (f.attributes.get("w:val", "") for f in paragraph.fields if f.name.endswith("w:pStyle")), ""
        )
        if style.lower().startswith(("heading", "title", "見出し")) or style.isdecimal():
            heads.add(len(lines))
        lines += [(1, text) for text in _text_of(paragraph, pictures).split("\n")]
    core = next(elements(parts[CORE], ("cp:coreProperties",)), None) if CORE in parts else None
    made = parse_stamp(core.text("dcterms:created")) if core else None
    title = core.text("dc:title") if core else ""
    yield from page_posts(source, Page(lines, title, heads=frozenset(heads), made=made))


def _pictures(relations: str) -> dict[str, str]:
    """The pictures of a Word file as a text names them, by what its paragraphs call them."""
    items = elements(relations, ("Relationship",)) if relations else ()
    found = (item.fields[-1].attributes for item in items)
    return {
        its.get("Id", ""): written(f"word/{its.get('Target', '')}")
        for its in found
        if its.get("Type", "").endswith("/image") and its.get("TargetMode") != "External"
    }


def _text_of(paragraph: Element, pictures: Mapping[str, str]) -> str:
    pieces = []
    for field in paragraph.fields:
        kind = field.name.rpartition("/")[2]
        signs = {"w:t": field.text, "w:br": "\n", "w:cr": "\n", "w:tab": "\t"}
        picture = pictures.get(field.attributes.get("r:embed", ""), "") if kind == "a:blip" else ""
        pieces.append(signs.get(kind, picture))
    return "".join(pieces)


def read_sheets(source: SourceText, parts: Mapping[str, str]) -> Iterator[Post | Notice]:
    """The rows of the first sheet of an Excel file that has days."""
    strings = (
        [_string(item) for item in elements(parts.get(STRINGS, ""), ("si",))] if STRINGS in parts else []
    )
    for name in sorted(name for name in parts if name.startswith(SHEET)):
        rows = [(1, _cells(row, strings)) for row in elements(parts[name], ("row",))]
        items = list(rows_to_posts(source, [row for row in rows if any(row[1])]))
        if any(isinstance(item, Post) for item in items):
            yield from items
            return
    yield from rows_to_posts(source, [])


def _string(item: Element) -> str:
    return "".join(field.text for field in item.fields if field.name in ("t", "r/t"))


def _cells(row: Element, strings: list[str]) -> list[str]:
    """The cells of a row in their columns; a number that may be a day is written as one too, for a column of days."""
    cells: dict[int, str] = {}
    value = ""
    for field in row.fields:
        if field.name in ("c/v", "c/is/t"):
            value += field.text
        elif field.name == "c":
            if field.attributes.get("t") == "s" and value.isdecimal() and int(value) < len(strings):
                value = strings[int(value)]
            elif field.attributes.get("t", "n") == "n":
                value = _day_or_number(value, styled="s" in field.attributes)
            cells[_column(field.attributes.get("r", ""), len(cells))] = value
            value = ""
    return [cells.get(at, "") for at in range(min(max(cells, default=-1) + 1, _MOST_COLUMNS))]


_MOST_COLUMNS = 256


def _day_or_number(value: str, *, styled: bool) -> str:
    """A number in a cell that has a format of its own, as the day that it may be."""
    try:
        number = float(value)
    except ValueError:
        return value
    return (
        (_DAY_ZERO + dt.timedelta(days=int(number))).isoformat()
        if styled and _FIRST_DAY <= number <= _LAST_DAY
        else value
    )


def _column(reference: str, following: int) -> int:
    """The column (from 0) of a cell such as ``B12``; ``following`` where it says none."""
    letters = reference.rstrip("0123456789")
    if not letters or not letters.isalpha() or not letters.isascii() or len(letters) > 3:
        return following
    at = 0
    for letter in letters.upper():
        at = at * 26 + ord(letter) - 64
    return at - 1
