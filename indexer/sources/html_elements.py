"""HTML's elements by what they are for a reader, and what their attributes say: pictures and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.pictures import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    Attributes = Mapping[str, str | None]

NAVIGATION = "nav"
HIDDEN = frozenset({"script", "style", "template", "svg", "iframe"})
CELLS = frozenset({"td", "th"})
TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
HEADS = TITLES | {"dt", "th", "td", "font", "b", "strong", "big", "caption", "legend", "u", "em"}
"""Elements that stand for a heading where all of a line is in one."""
PARAGRAPHS = TITLES | frozenset(
    "p blockquote pre table ul ol dl section article hr figure form".split()  # noqa: SIM905
)
BLOCKS = PARAGRAPHS | frozenset(
    "div li dt dd tr header footer main aside caption address body html figcaption".split()  # noqa: SIM905
)
_MADE = frozenset(
    "date dc.date dcterms.date dc.date.created dcterms.created article:published_time pubdate published created".split()  # noqa: SIM905
)
"""Names of ``meta`` elements that say when a page was written, in small letters."""
_FOR_CHARACTERS = ("emoji", "smiley")
"""In classes of pictures that stand for a character."""


def picture(attributes: Attributes) -> str:
    """An ``img`` as a text names a picture; only its description where it has no address, or stands for a character."""
    described = " ".join((attributes.get("alt") or "").split())
    places = (attributes.get(key) or "" for key in ("data-src", "src"))
    place = next((place for place in places if place.strip() and not place.startswith("data:")), "")
    kinds = attributes.get("class") or ""
    if not place or any(word in kinds for word in _FOR_CHARACTERS) or _is_counter(attributes):
        return described
    return written(place, described)


def _is_counter(attributes: Attributes) -> bool:
    """Whether nobody sees it: a dot that tells a server who reads the page."""
    return attributes.get("width") in ("0", "1") and attributes.get("height") in ("0", "1")


def made(attributes: Attributes) -> str:
    """The time at which a page was written, if a ``meta`` element says so."""
    name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
    return (attributes.get("content") or "") if name.lower() in _MADE else ""
