"""The pictures that an entry names: in Markdown, wiki links, Org, HTML, reStructuredText, and as Hatena has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = ("png", "jpg", "jpeg", "gif", "webp", "svg", "heic", "heif", "avif", "bmp", "tif", "tiff")
"""Of names of pictures, in small letters."""

_NAME = rf"[^\[\]|\n<>]{{1,300}}\.(?:{'|'.join(ENDINGS)})"
_PATH = r"[^()\s<>]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?"
_TITLE = r"(?:[ \t]+(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'))?[ \t]*"
_REFERENCE = late(
    "|".join(
        (
            rf"!\[(?P<alt>[^\[\]\n]{{0,500}})\]\((?:<(?P<angled>[^<>\n]{{1,500}})>|(?P<inline>{_PATH})){_TITLE}\)",
            rf"!?\[\[(?:file:)?(?P<wiki>{_NAME})(?:\|[^\[\]\n]{{0,300}}|\]\[[^\[\]\n]{{0,300}})?\]\]",
            r"<img\b[^<>]{0,1000}?\bsrc=[\"']?(?P<html>[^\"'<>\s]{1,1000})[^<>]{0,1000}>",
            r"\[(?P<hatena>f:id:[\w:.-]{1,200}:(?:image|plain)[^\[\]\n]{0,100})\]",
            r"^[ \t]*\.\. (?:image|figure):: *(?P<directive>\S[^\n]{0,500}?)[ \t]*$",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
_ALT = late(r"\balt=[\"']([^\"'<>]*)", re.IGNORECASE)
_SIGNS = ("![", "[[", "<img", "<IMG", ".. image", ".. figure", "[f:id:")
_TARGETS = ("angled", "inline", "wiki", "html", "hatena", "directive")


class Reference(NamedTuple):
    """A picture that a text names: the characters that do, where the picture is (a path or an address), and what is said of it."""

    start: int
    end: int
    target: str
    description: str = ""

    @property
    def name(self) -> str:
        """The name of the file, without folders and what is asked of a server."""
        if self.target.startswith("data:"):
            return "data"
        return re.split(r"[?#]", self.target)[0].rstrip("/").rpartition("/")[2] or self.target

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is an address and no path."""
        return bool(re.match(r"[a-z][a-z0-9+.-]*:|//", self.target, re.IGNORECASE))


def references(text: str) -> Iterator[Reference]:
    """The pictures that a text names, in its order.

    >>> [(found.target, found.description) for found in references("![庭](庭 1.jpg)![庭](img/a.jpg) [[b.png|200]] [[c]]")]
    [('img/a.jpg', '庭'), ('b.png', '')]
    """
    if not any(sign in text for sign in _SIGNS):
        return
    yield from map(_reference, _REFERENCE.finditer(text))


def is_picture(name: str) -> bool:
    """Whether a name, or a text that ends with one, is that of a picture.

    >>> is_picture("a.JPG"), is_picture("![](a.png)"), is_picture("a.mp4")
    (True, True, False)
    """
    return name.lower().rstrip(")>").endswith(tuple(f".{ending}" for ending in ENDINGS))


def written(target: str, description: str = "") -> str:
    """A picture as Markdown names it, of an address or path as it stands in another format.

    >>> written("庭 (1).jpg", "庭"), written("a.png")
    ('![庭](<庭 (1).jpg>)', '![](a.png)')
    """
    target = re.sub(r"[<>\s]+", " ", target).strip()
    description = re.sub(r"[\[\]\s]+", " ", description).strip()
    return f"![{description}](<{target}>)" if re.search(r"[ ()]", target) else f"![{description}]({target})"


def described(text: str) -> str:
    """A text with what is said of its pictures in their places.

    >>> described("5日![晴れ](hare.gif)、海")
    '5日晴れ、海'
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    return _REFERENCE.sub(lambda match: _reference(match).description, text)


def reference_at(text: str, at: int) -> Reference | None:
    """The picture that is named at a place of a text, None if none is."""
    match = _REFERENCE.match(text, at)
    return _reference(match) if match else None


def _reference(match: re.Match[str]) -> Reference:
    target = next(match[name] for name in _TARGETS if match[name])
    said = match["alt"] or ""
    if match["html"] and (found := _ALT.search(match[0])):
        said = found[1]
    return Reference(*match.span(), target.strip(), said.strip())


def without_pictures(text: str) -> str:
    """A text without what names its pictures.

    >>> without_pictures("海![](a.png)。")
    '海。'
    """
    return _REFERENCE.sub("", text) if any(sign in text for sign in _SIGNS) else text


def names(text: str) -> tuple[str, ...]:
    """The names of the pictures in a text, each once.

    >>> names("![](https://example.com/a.jpg?w=3) ![[b.png]] ![x](a.jpg)")
    ('a.jpg', 'b.png')
    """
    return tuple(dict.fromkeys(reference.name for reference in references(text)))
