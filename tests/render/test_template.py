"""``--format``: lines of the user's own making."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import UsageError
from indexer.render import ENTRY_RENDERERS, RENDERERS
from indexer.render.template import FIELDS, check

if TYPE_CHECKING:
    from indexer.model import Entry, SearchResults
    from indexer.render import Page


@pytest.mark.parametrize(
    ("template", "first"),
    [
        ("{rank} {date}({weekday}) {ago}", "1 2025-08-29(金) 8か月前"),
        (r"{id}\t{title}\n{line}", "c76f7a395a8d\t\n4"),
        ("{path}:{file}", "/home/me/diary/diary.txt:diary.txt"),
        ("{snippet}", "LLM自作入門を【読んだ】。 章ごとにメモを取る␛[31m。"),
        ("{passage:13}|", "LLM自作入門… |"),
        ("{score}{{{{{rank}}}}}", "1.5000{{1}}"),
        (r"\\n\x", r"\n\x"),
        ("", ""),
    ],
)
def test_a_template_is_filled(results: SearchResults, page: Page, template: str, first: str) -> None:
    assert next(RENDERERS["format"](results, page._replace(template=template))) == first


def test_each_passage_is_a_record(results: SearchResults, page: Page) -> None:
    lines = RENDERERS["format"](results, page._replace(template="{rank}:{line}:{passage:8}", passages=2))
    assert list(lines) == ["1:4:LLM自作…", "1:5:章ごと… ", "2:3:読む本  "]


def test_colours_are_not_cut_in_two(results: SearchResults, page: Page) -> None:
    colored = page._replace(color=True, template="{snippet} {snippet:17}")
    assert next(RENDERERS["format"](results, colored)).startswith("LLM自作入門を\x1b[1;31m読んだ\x1b[0m。")
    assert next(RENDERERS["format"](results, colored)).endswith("LLM自作入門を【… ")


def test_entries_have_their_first_line_for_a_passage(entry: Entry, page: Page) -> None:
    lines = ENTRY_RENDERERS["format"]([entry], page._replace(template="{rank} {snippet} {line}\n{text}"))
    assert list(lines) == ["1 LLM自作入門を読んだ。 1\nLLM自作入門を読んだ。\n章ごとにメモを取る␛[31m。"]


@pytest.mark.parametrize(
    ("template", "place"), [("{dat}", "1"), ("ab{", "3"), ("{date}}", "7"), ("{}", "1"), ("{date:x}", "1")]
)
def test_what_cannot_be_understood_is_named_with_its_place(template: str, place: str) -> None:
    with pytest.raises(UsageError, match=f"character {place}\\b"):
        check(template)


PIECES = st.sampled_from(["{", "}", "\\", "n", ":", "2", *FIELDS])


@given(st.lists(PIECES).map("".join) | st.text())
def test_any_template_is_one_or_an_error(template: str) -> None:
    with contextlib.suppress(UsageError):
        check(template)
