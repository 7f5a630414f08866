"""What a source is given and what it gives back."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from indexer.support.patterns import late
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from indexer.model import Properties

HEAD = 4096
"""Characters. What tells most formats apart stands in the first lines of a file."""


class SourceText(NamedTuple):
    r"""A decoded file: its text has only ``\n`` as line ends.

    ``root`` is the folder (or file) the user gave, ``written`` the day on which the file was last written to.
    A zip archive has an empty ``text`` and the ``encoding`` ``zip``: its source opens ``path`` itself. A file in one has
    the paths of all others ``beside`` it.
    """

    path: str
    text: str
    root: str = ""
    encoding: str = "utf-8"
    written: dt.date | None = None
    pattern: re.Pattern[str] | None = None
    beside: frozenset[str] = frozenset()

    def has_beside(self, ending: str) -> bool:
        """Whether a file (or folder) of the same name with another ending, or none, stands beside this one."""
        other = str(PurePath(self.path).with_suffix(ending))
        return (
            other in self.beside
            or any(name.startswith(f"{other}/") for name in self.beside)
            or Path(other).exists()
        )

    @property
    def head(self) -> str:
        """The first characters, for recognisers."""
        return self.text[:HEAD]

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, with its dot."""
        return _suffix(self.path)


@lru_cache(maxsize=4)
def _suffix(path: str) -> str:
    """Each format asks for it."""
    return os.path.splitext(path)[1].lower()


class Post(NamedTuple):
    """A post as its file has it: an entry without path and id. ``line`` counts from 1."""

    date: dt.date | None
    title: str
    text: str
    line: int
    tags: tuple[str, ...] = ()
    properties: Properties = ()


def whole(text: str) -> str:
    r"""``text`` with the halves of surrogate pairs joined, or U+FFFD for one alone: JSON and YAML can write both.

    >>> whole("\ud83d\ude00 \ud83d")
    '😀 \ufffd'
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_TAG = late(
    r"(?:(?<=\s)|^)[#＃](?![+!])([^\s#＃、。，．,.!?！？…:：;；()（）「」\[\]<>\"'`|]+)", re.MULTILINE
)
_CODE = late(
    r"^[ \t]*(?P<fence>```|~~~)[^\n]*\n(?:(?![ \t]*(?P=fence)).*\n)*+[ \t]*(?P=fence)"
    r"|^[ \t]*\#\+begin_(?P<block>src|example)\b.*\n(?:(?![ \t]*\#\+(?:begin|end)_).*\n)*+[ \t]*\#\+end_",
    re.MULTILINE | re.IGNORECASE,
)
_PROPERTY = late(r"^[ \t]*(?:- )?tags:: *(\S.*)$", re.MULTILINE)


def text_tags(text: str) -> tuple[str, ...]:
    r"""The ``#tag`` and ``＃タグ`` words of ``text`` and its ``tags::`` lines, in order, each once.

    >>> text_tags("#散歩 した。 ＃読書　色は#fff、番号は #1\ntags:: [[Daily]], 仕事")
    ('散歩', '読書', 'Daily', '仕事')
    """
    if "#" not in text and "＃" not in text and "tags::" not in text:
        return ()
    found: dict[str, None] = {}
    if "```" in text or "~~~" in text or "#+" in text:
        text = _CODE.sub("", text)
    if "#" in text or "＃" in text:
        found |= {tag: None for tag in _TAG.findall(text) if not tag.isdecimal()}
    if "tags::" in text:
        for line in _PROPERTY.findall(text):
            names = (name.strip(" []#+") for name in re.split(r"[,、]", line))
            found |= {name: None for name in names if name}
    return tuple(found)


def strip_blank_lines(lines: list[str]) -> tuple[str, int]:
    r"""The text of ``lines`` without the blank lines at both ends, and how many were dropped at the top.

    >>> strip_blank_lines(["", " ", "　晴", "", "雨", ""])
    ('　晴\n\n雨', 2)
    """
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return "\n".join(lines[first:last]), first
