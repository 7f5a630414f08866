"""Entries as one page of HTML that needs nothing else: to be read on any screen, printed and kept.

No script, no address outside of the page; its policy allows none but its own style, and the pictures that it holds.
What the diary says is escaped and may be anything; Markdown is shown as what it means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.dates.days import DateRange
from indexer.messages import message
from indexer.render.output_file import Kind
from indexer.render.review import period_label
from indexer.render.web_contents import (
    by_year,
    contents,
    day_name,
    parts_of,
    time_element,
    year_anchor,
    year_name,
)
from indexer.render.web_text import body_of, escaped, is_markdown, line_of, marked, paragraphs
from indexer.sources.own_page import DOCTYPE, OWN_PAGE
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from indexer.model import Entry, Hit
    from indexer.render.album import Album
    from indexer.render.page import Page
    from indexer.render.web_contents import Part
    from indexer.render.web_text import Body
    from indexer.support.pictures import Reference

WEB_PAGE = Kind((".html", ".htm"), DOCTYPE.encode(), OWN_PAGE.encode())
_SHORT = 250
"""Characters of an entry that is not parted between two sheets of paper."""
_STYLE = "web_page.css"


class About(NamedTuple):
    """What a page is of: its title ("": made of the rest), the query, the days asked for, the order and any relaxation.

    ``order`` is ``old``, ``new`` or ``relevance``; ``version`` that of the program.
    """

    title: str
    query: str
    since: dt.date | None
    until: dt.date | None
    order: str
    relaxation: str = ""
    version: str = ""


def web_page(hits: Sequence[Hit], about: About, page: Page, album: Album | None = None) -> Iterator[str]:
    """The lines of the page; the hits stand in the order in which they come. Without an album, pictures are named."""
    parts = list(parts_of(hits))
    dated = about.order != "relevance"
    title = line_of(about.title) or _title(about, page)
    with_pictures = album is not None and any(album.finds(hit.entry) for hit in hits)
    yield from _head(title, about.version, with_pictures=with_pictures)
    yield "<body>"
    foreign = "" if page.language == "ja" else f' lang="{page.language}"'
    yield f"<header{foreign}>"
    yield f"<h1><bdi>{escaped(title)}</bdi></h1>"
    yield f"<p>{escaped(_what(hits, about, page))}</p>"
    yield "</header>"
    if len(parts) > 1:
        yield from (
            line.replace("<nav ", f"<nav{foreign} ", 1)
            for line in contents(parts, page.language, dated=dated)
        )
    yield "<main>"
    for year, of_year in by_year(parts) if dated else ():
        yield f'<h2 id="{year_anchor(year)}"{foreign}>{escaped(year_name(year, page.language))}</h2>'
        for part in of_year:
            yield from _article(part, len(parts), page, album)
    for part in () if dated else parts:
        yield from _article(part, len(parts), page, album)
    yield "</main>"
    made = message("page-made", page.language, day=day_name(page.today, page.language))
    yield f"<footer{foreign}><p>{escaped(made)}</p></footer>"
    yield "</body>"
    yield "</html>"


def _head(title: str, version: str, *, with_pictures: bool) -> Iterator[str]:
    from base64 import b64encode
    from hashlib import sha256
    from importlib.resources import files

    style = files("indexer.render").joinpath(_STYLE).read_text(encoding="utf-8").strip()
    known = b64encode(sha256(style.encode()).digest()).decode()
    pictures = " img-src data:;" if with_pictures else ""
    policy = f"default-src 'none'; style-src 'sha256-{known}';{pictures} base-uri 'none'; form-action 'none'"
    yield DOCTYPE
    yield '<html lang="ja">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f'{OWN_PAGE}{escaped(version)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{escaped(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def _title(about: About, page: Page) -> str:
    """``「旅行」の日記``, ``2025年の日記``, ``日記``."""
    if about.query.strip():
        return message("page-of-query", page.language, query=line_of(about.query.strip()))
    if about.since and about.until:
        period = period_label(DateRange(about.since, about.until), page)
        return message("page-of-period", page.language, period=period)
    return message("page-of-all", page.language)


def _what(hits: Sequence[Hit], about: About, page: Page) -> str:
    """What the page holds: how many entries, of which days, in which order; what was asked for, if the title says otherwise."""
    language = page.language
    days = sorted(hit.entry.date for hit in hits if hit.entry.date)
    said = []
    if about.title and about.query.strip():
        said.append(message("page-query", language, query=line_of(about.query.strip())))
    said.append(message("page-count", language, count=f"{len(hits):,}"))
    if days:
        first, last = (day_name(day, language) for day in (days[0], days[-1]))
        said.append(first if first == last else message("from-to", language, first=first, last=last))
    if len(hits) > 1:
        said.append(message(f"page-{about.order}", language))
    if about.relaxation:
        said.append(message(f"page-{about.relaxation}", language))
    return message("page-comma", language).join(said)


def _text(entry: Entry, body: Body, album: Album | None) -> Iterator[str]:
    def picture(reference: Reference) -> str:
        return album.html(entry, reference) if album else ""

    if is_markdown(entry.path, body.text):
        from indexer.render.markdown import blocks

        return blocks(body.text, body.marks, picture)
    return paragraphs(body.text, body.marks, picture)


def _article(part: Part, count: int, page: Page, album: Album | None) -> Iterator[str]:
    entry, body = part.entry, body_of(part.hit)
    short = ' class="short"' if len(entry.text) <= _SHORT else ""
    date = time_element(entry.date, day_name(entry.date, page.language))
    yield f'<article id="{part.anchor}"{short}>'
    title = (
        f' <span class="title"><bdi>{marked(body.title, body.title_marks)}</bdi></span>' if body.title else ""
    )
    yield f'<h3><a href="#{part.anchor}">{date}</a>{title}</h3>'
    yield from _text(entry, body, album)
    if entry.tags:
        tags = "".join(f"<li><bdi>{escaped(line_of(tag))}</bdi></li>" for tag in entry.tags)
        yield f'<ul class="tags">{tags}</ul>'
    if count > 1:
        up = escaped(message("page-up", page.language))
        foreign = "" if page.language == "ja" else f' lang="{page.language}"'
        yield f'<p class="up"{foreign}><a href="#contents">{up}</a></p>'
    yield "</article>"
