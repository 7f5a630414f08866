"""What a renderer knows of the world: the page it writes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from indexer.model import Span


class Page(NamedTuple):
    """The page: ``width`` in columns, colours and links or not, the reader's language and day.

    ``terminal`` is whether a person looks at it and not a program. ``home`` and ``folder`` (where the reader stands)
    shorten the paths that are shown, ``host`` is the machine that links to files name. ``query``, ``offset``,
    ``passages`` and ``explain`` repeat what was asked for. ``template`` is for the format of the user's own making.
    ``marks`` are spans of the text of the one entry that is shown in full.
    """

    today: dt.date
    terminal: bool = False
    language: str = "ja"
    width: int = 80
    color: bool = False
    links: bool = False
    home: str = ""
    folder: str = ""
    host: str = ""
    query: str = ""
    offset: int = 0
    passages: int = 1
    explain: bool = False
    template: str = ""
    marks: tuple[Span, ...] = ()
