"""For any text: no crash, and no character lost."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.bounded import RefusedError
from indexer.model import Notice
from indexer.sources.headings import parse_heading
from indexer.sources.layout import is_rule
from indexer.sources.periods import parse_period
from indexer.sources.post import Post, SourceText
from indexer.sources.sections import is_file_title
from indexer.sources.table import SOURCES, Source

_DAYS = st.dates(dt.date(2024, 12, 1), dt.date(2025, 2, 28))
_FORMATS = (
    "%Y%m%d",
    "## %Y-%m-%d",
    "%Y/%m/%d（気温25℃）",
    "%m/%d(金)",
    "%Y年%m月%d日 散歩",
    "[%Y-%m-%d 09:00] 題",
    "*%Y%m%d*[日記]題",
)
_HEADS = st.builds(lambda day, form: f"{day:{form}}", _DAYS, st.sampled_from(_FORMATS))
_MARKS = st.sampled_from(
    [
        "",
        "",
        "---",
        "20251399",
        "202060706",
        "```",
        "# 日記",
        "2025年",
        "五月",
        "- 2025/01/05 予定",
        "+++",
        "title: 題",
        "= 題",
        "* 見出し",
        "<p>",
        "TDIARY2.01.00",
        ".",
        "{",
        "\t* 項目: 文",
        "2025-01-05  N  <a@b>",
        "-----",
        "BODY:",
        ":END:",
        ":PROPERTIES:",
        "AUTHOR: x",
        '<diary><day date="2025-01-01">',
        "二日",
        "#tag tags:: a",
    ]
)
_WORDS = st.text("あ漢ｶ字a1 　。、\t#>-*|[]", max_size=12)
_TEXTS = st.lists(st.one_of(_HEADS, _MARKS, _WORDS), max_size=25).map("\n".join)
_ANY = st.one_of(_TEXTS, st.text(max_size=200).map(lambda text: text.replace("\r", "\n")))
_NAMES = st.sampled_from(
    ["日記.txt", "2025.md", "202501.md", "2025-01-05.md", "2025/01/05.txt", "index.html", "日々.org"]
)

PLAIN = ("dated-lines", "day-file", "undated")
"""Front matter is no text, and so is left out of these."""


def is_structure(line: str) -> bool:
    """Whether a line may be taken out of the text, for it heads an entry, a month or the file."""
    return bool(
        parse_heading(line)
        or parse_period(line)
        or is_rule(line)
        or is_file_title(line)
        or line.startswith("#")
    )


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.name in PLAIN], ids=lambda s: s.name
)
@settings(max_examples=150, deadline=None)
@given(text=_ANY, name=_NAMES)
def test_no_line_is_lost(source: Source, text: str, name: str) -> None:
    given_text = SourceText(f"/d/{name}", text, "/d")
    if not source.recognise(given_text):
        return
    items = list(source.read(given_text))
    kept = "\n".join(f"{item.title}\n{item.text}" for item in items if isinstance(item, Post))
    told = [item.detail for item in items if isinstance(item, Notice)]
    for line in text.split("\n"):
        assert not line.strip() or line in kept or is_structure(line) or line.strip() in told


@pytest.mark.parametrize(
    "source", [source for source in SOURCES if source.name != "pattern"], ids=lambda s: s.name
)
@settings(max_examples=60, deadline=None)
@given(text=_ANY, name=_NAMES)
def test_no_crash(source: Source, text: str, name: str) -> None:
    given_text = SourceText(f"/d/{name}", text, "/d")
    source.recognise(given_text)
    count = text.count("\n") + 1
    with contextlib.suppress(RefusedError):
        for item in source.read(given_text):
            assert 0 <= item.line <= count
            if isinstance(item, Post):
                assert item.text or item.title


@settings(max_examples=100, deadline=None)
@given(line=st.text(max_size=80))
def test_any_line_is_read(line: str) -> None:
    parse_period(line)
    heading = parse_heading(line)
    assert heading is None or heading.rest.strip() in line
