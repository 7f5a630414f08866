"""What a renderer knows of the world: the page it writes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from indexer.model import Span


_STYLES = {
    "rank": "1",
    "date": "32",
    "faint": "2",
    "path": "35",
    "title": "1",
    "mark": "1;31",
    "bar": "36",
    # Shades of green that differ on dark and on light ground.
    "heat1": "38;5;108",
    "heat2": "38;5;71",
    "heat3": "38;5;34",
    "heat4": "38;5;28",
}


class Page(NamedTuple):
    """The page: ``width`` in columns, colours and links or not, the reader's language and day.

    ``terminal`` is whether a person looks at it and not a program. ``home`` and ``folder`` (where the reader stands)
    shorten the paths that are shown, ``host`` is the machine that links to files name. ``query``, ``offset``,
    ``passages`` and ``explain`` repeat what was asked for. ``template`` is for the format of the user's own making.
    ``marks`` are spans of the text of the one entry that is shown in full; ``signs`` stand around matches where there
    are no colours. ``command`` is how the user calls the program, for commands that are proposed;
    ``absent`` are the files that are gone or empty, of which the index keeps the entries.
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
    signs: tuple[str, str] = ("【", "】")
    command: str = "nikki"
    absent: frozenset[str] = frozenset()


def styled(text: str, role: str, page: Page) -> str:
    """``text`` in the colour of its role, if the page has colours."""
    return f"\x1b[{_STYLES[role]}m{text}\x1b[0m" if page.color and text else text
