"""reStructuredText: pages of Pelican, Nikola, ABlog, Tinkerer, and plain ones. Only what stands around the text is read, not docutils' whole language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.front_matter import FrontMatter, gather
from indexer.sources.page import Page, page_posts
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText

_FIELD = late(r":([\w .-]{1,40}):(?: +(.*)|$)")
_COMMENT_FIELD = late(r"\.\. ([\w-]{1,40}): *(.*)$")
_POST = late(r"\.\. (post|date|updated)::? *(.*)$")
_OPTION = late(r"[ \t]+:([\w-]+): *(.*)$")
_FOOT = late(r"\.\. (tags|categories|category|author|comments|title|date):: *(.*)$")
_ADORNMENT = late(r"([!-/:-@\[-`{-~])\1+[ \t]*$")


def recognise(source: SourceText) -> bool:
    """Whether the name says so."""
    return source.suffix in (".rst", ".rest")


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the page; fields and directives of blogs are settings, lines above and below a title are no text."""
    lines = source.text.split("\n")
    settings, taken = _settings(lines)
    heads, rules = _titles(lines, taken)
    front = gather(settings, 0)
    title = front.title
    kept = [n for n in range(len(lines)) if n not in taken and n not in rules]
    first = next((n for n in kept if lines[n].strip()), None)
    if first in heads and not title and list(heads.values()).count(heads[first]) == 1:
        title = lines[first].strip()
        kept.remove(first)
    yield from page_posts(source, _page(lines, kept, heads, front, title))


def _page(lines: list[str], kept: list[int], heads: dict[int, str], front: FrontMatter, title: str) -> Page:
    numbered = [(n + 1, lines[n]) for n in kept]
    marked = frozenset(at for at, n in enumerate(kept) if n in heads)
    return Page(numbered, title, front.date, front.tags, front.created, marked, properties=front.properties)


def _settings(lines: list[str]) -> tuple[dict[str, str], set[int]]:
    """What the fields and directives say, and the lines that they take."""
    settings: dict[str, str] = {}
    taken: set[int] = set()
    texts = 0
    option_of: str | None = None
    for number, line in enumerate(lines):
        match = (
            _FOOT.match(line)
            or _POST.match(line)
            or (texts < _HEAD and (_FIELD.match(line) or _COMMENT_FIELD.match(line)))
            or None
        )
        if match:
            name = match[1].lower()
            settings.setdefault("date" if name == "post" else name, (match[2] or "").strip())
            taken.add(number)
            option_of = name
        elif option_of and (option := _OPTION.match(line)):
            settings.setdefault(option[1].lower(), option[2].strip())
            taken.add(number)
        else:
            option_of = None
            texts += bool(line.strip())
    return settings, taken


_HEAD = 4
"""Lines of text above which fields are settings: a title and the lines around it."""


def _titles(lines: list[str], taken: set[int]) -> tuple[dict[int, str], set[int]]:
    """The titles of sections with the marks around them, and the lines of these marks."""
    heads: dict[int, str] = {}
    rules: set[int] = set()
    for number in range(1, len(lines)):
        under, title = lines[number], lines[number - 1]
        if (
            number - 1 in taken
            or number - 1 in rules
            or not title.strip()
            or not _ADORNMENT.match(under)
            or _ADORNMENT.match(title)
        ):
            continue
        if len(under.rstrip()) < min(len(title.strip()), _SHORTEST):
            continue
        over = number > 1 and lines[number - 2].rstrip() == under.rstrip()
        heads[number - 1] = under[0] * (1 + over)
        rules |= {number, number - 2} if over else {number}
    return heads, rules


_SHORTEST = 4
"""Signs that make a line the mark of a title."""
