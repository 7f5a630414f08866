"""Search results for a person at a terminal: a head line for each hit, its passages below, wrapped at the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.model import Snippet
from indexer.render.entry_lines import INDENT, day, head_lines, how_long_ago, marked
from indexer.render.page import styled
from indexer.support.terminal_text import one_line, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import FoundProperty, Hit, SearchResults
    from indexer.render.page import Page

_NARROWEST = 20
_MEANING = "meaning"


def render(results: SearchResults, page: Page) -> Iterator[str]:
    """The hits, numbered as ``nikki show`` and ``nikki open`` take them."""
    before = _MEANING if results.relaxation == _MEANING else "full"
    for number, hit in enumerate(results.hits, start=page.offset + 1):
        if number > page.offset + 1:
            yield ""
        if hit.tier != before and (hit.tier == _MEANING or not results.relaxed):
            yield styled(message(f"{hit.tier}-heading", page.language), "title", page)
        before = hit.tier
        yield from _head(number, hit, page)
        for passage in hit.passages[: page.passages] or (hit.snippet,):
            yield from _passage(passage, page)
        for found in hit.properties:
            yield from _property(found, page)
        if page.explain:
            yield from explanation(hit, page)
        elif note := hit_note(hit, page):
            yield " " * INDENT + styled(note, "faint", page)


def hit_note(hit: Hit, page: Page) -> str:
    """What there is to say of a hit: that its file is gone, another word than was typed, what it shares with an entry."""
    return (message("file-gone", page.language) if hit.entry.path in page.absent else "") + _other_words(
        hit, page
    )


def _other_words(hit: Hit, page: Page) -> str:
    for how in ("synonym", "shared"):
        forms = dict.fromkeys(one_line(reason.form) for reason in hit.reasons if reason.how == how)
        if forms:
            return message(f"by-{how}", page.language, forms=message("comma", page.language).join(forms))
    return ""


def _head(number: int, hit: Hit, page: Page) -> Iterator[str]:
    date, ago = (
        styled(day(hit.entry.date, page), "date", page),
        styled(how_long_ago(hit.entry.date, page), "faint", page),
    )
    start = f"{styled(str(number), 'rank', page)}  {date} {ago}".rstrip()
    yield from head_lines(start, hit.entry, hit.snippet.line or hit.entry.line, page)


def _passage(snippet: Snippet, page: Page) -> Iterator[str]:
    """The passage, wrapped; without colours the marks take part in the wrapping."""
    paragraphs = "\n".join(one_line(line) for line in snippet.text.split("\n"))
    columns = max(_NARROWEST, page.width - INDENT)
    if not page.color:
        paragraphs = marked(paragraphs, snippet.highlights, page)
    for start, end in wrap(paragraphs, columns):
        inside = [
            (max(a, start) - start, min(b, end) - start)
            for a, b in snippet.highlights
            if a < end and b > start
        ]
        line = paragraphs[start:end]
        yield " " * INDENT + (marked(line, inside, page) if page.color else line)


def _property(found: FoundProperty, page: Page) -> Iterator[str]:
    """The line of front matter, wrapped as a passage is."""
    text, shift = f"{found.key}: {found.value}", len(found.key) + 2
    marks = tuple((start + shift, end + shift) for start, end in found.highlights)
    yield from _passage(Snippet(text, marks), page)


def explanation(hit: Hit, page: Page) -> Iterator[str]:
    """Why the hit is there: how each word was found, and what the score is made of."""
    for reason in hit.reasons:
        how = message(f"how-{reason.how}", page.language)
        text = message("reason", page.language, word=reason.word, form=reason.form, how=how)
        yield " " * INDENT + styled(one_line(text), "faint", page)
    parts = ", ".join(f"{name} {share:.2f}" for name, share in hit.parts)
    text = message("score", page.language, score=f"{hit.score:.2f}", parts=parts)
    yield " " * INDENT + styled(one_line(text), "faint", page)
