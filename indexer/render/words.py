"""Characteristic words: for a person, as lines of fields for a program, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.entry_lines import item_lines
from indexer.render.json_object import VERSION, dumps
from indexer.render.page import styled
from indexer.support.terminal_text import one_line, pad, shorten, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.lookback.words import Characteristics, KeyWord
    from indexer.render.page import Page

KINDS = ("word", "person", "place", "name")
_NAMES = KINDS[1:]
_WIDEST_WORD = 24
_INDENT = "  "


def render_terminal(found: Characteristics, page: Page) -> Iterator[str]:
    """A line for each word; names and titles of a kind together, with how often each stands there."""
    code = "words-of" if found.others else "words-alone"
    yield styled(message(code, page.language, entries=found.entries, others=found.others), "title", page)
    words = found.of_kind("word")
    column = min(max((width(word.form) for word in words), default=0), _WIDEST_WORD)
    for word in words:
        form = pad(shorten(one_line(word.form), column), column)
        often = how_often(word, compared=found.others > 0, page=page)
        if width(f"{_INDENT}{form}  {often}") > page.width:
            often = how_often(word, compared=False, page=page)
        yield f"{_INDENT}{styled(form, 'date', page)}  {often}"
    yield from _names_and_titles(found, page)


def how_often(word: KeyWord, *, compared: bool, page: Page) -> str:
    """``34回（普通なら5回）、32件``."""
    expected = f"{word.expected:.0f}" if word.expected >= 10 else f"{word.expected:.1f}"
    code = "word-count" if compared else "word-count-alone"
    return message(code, page.language, times=word.times, expected=expected, entries=word.entries)


def of_kind(found: Characteristics, kind: str) -> list[str]:
    """The words of a kind, or the titles, with how often each stands there: ``ソウタ 5``, ``「チ。」 1``."""
    if kind == "title":
        return [f"「{one_line(title.text)}」 {title.entries}" for title in found.titles]
    return [f"{one_line(word.form)} {word.times}" for word in found.of_kind(kind)]


def _names_and_titles(found: Characteristics, page: Page) -> Iterator[str]:
    """A paragraph for each kind of names, and one for the titles: ``人: ソウタ 5、ハギワラ 2``."""
    for kind in (*_NAMES, "title"):
        items = of_kind(found, kind)
        if items:
            head = f"{message(f'kind-{kind}', page.language)}: "
            lines = item_lines(items, page.width - width(head), page.language)
            yield styled(head, "title", page) + lines[0]
            yield from (" " * width(head) + line for line in lines[1:])


def render_plain(found: Characteristics, page: Page) -> Iterator[str]:  # noqa: ARG001  (as the others)
    """``kind TAB word TAB times TAB entries TAB expected``, a line for each."""
    for word in found.words:
        yield f"{word.kind}\t{one_line(word.form)}\t{word.times}\t{word.entries}\t{word.expected:.1f}"
    for title in found.titles:
        yield f"title\t{one_line(title.text)}\t\t{title.entries}\t"


def render_json(found: Characteristics, page: Page) -> Iterator[str]:
    """One object; ``score`` is the log-likelihood ratio."""
    yield dumps({"version": VERSION, "query": page.query, **characteristics_object(found)})


def characteristics_object(found: Characteristics) -> dict[str, object]:
    """The words and titles for JSON."""
    return {
        "entries": found.entries,
        "others": found.others,
        "words": [
            {**word._asdict(), "expected": round(word.expected, 2), "score": round(word.score, 2)}
            for word in found.words
        ],
        "titles": [title._asdict() for title in found.titles],
    }


WORDS_RENDERERS = {"terminal": render_terminal, "plain": render_plain, "json": render_json}
"""What ``nikki words`` can print."""
