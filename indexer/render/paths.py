"""Where a file is, in the colours and with the links of a page."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.render.page import styled
from indexer.support.terminal_text import clean, one_line, shorten_path

if TYPE_CHECKING:
    from indexer.render.page import Page


def place(path: str, page: Page, *, tilde: bool = False) -> str:
    """A path, from the folder where the reader stands if it lies below; with ``tilde``, else from the home.

    Shells and editors do not expand a tilde that a program prints, so it is for human eyes only.
    """
    for root, prefix in ((page.folder, ""), (page.home if tilde else "", "~" + os.sep)):
        below = root.rstrip(os.sep) + os.sep
        if root and path.startswith(below):
            return prefix + path[len(below) :]
    return path


def file_name(path: str, page: Page) -> str:
    """A path for a program to open: as it is, unless it would reach a terminal."""
    shown = place(path, page)
    return one_line(shown) if page.terminal else shown


def where(path: str, line: int, page: Page, room: int = 0) -> str:
    """``~/diary/diary.txt:4`` for human eyes, a link to the file if the page has links; shortened to ``room`` columns.

    The link names the machine, so that a terminal that shows another one does not look for the file on its own.
    """
    text = clean(place(path, page, tilde=True)) + (f":{line}" if line else "")
    text = one_line(text)
    shown = styled(shorten_path(text, room) if room else text, "path", page)
    return (
        f"\x1b]8;;file://{_percent(page.host)}{_percent(path)}\x1b\\{shown}\x1b]8;;\x1b\\"
        if page.links
        else shown
    )


def _percent(path: str) -> str:
    """A path as part of a URL; by hand: urllib.parse would be one more import in every search."""
    data = path.encode("utf-8", "surrogateescape")
    return "".join(chr(b) if (chr(b).isalnum() and b < 0x80) or b in b"/-._~" else f"%{b:02X}" for b in data)
