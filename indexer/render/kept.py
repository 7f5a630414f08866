"""What is said of entries that are kept although their files are gone or empty."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.render.paths import place
from indexer.support.terminal_text import one_line
from indexer.sync.places import CLOSED, EMPTY
from indexer.sync.retention import SHRUNK

if TYPE_CHECKING:
    from indexer.model import Kept
    from indexer.render.page import Page


def joined(page: Page, *sentences: str) -> str:
    """Sentences one after the other; those of Japanese need no blank between them."""
    return ("" if page.language == "ja" else " ").join(filter(None, sentences))


def kept_sentence(kept: Kept, page: Page) -> str:
    """Which place, how many entries, and until when."""
    shown = one_line(place(kept.place, page, tilde=True))
    reason = f"unreachable-{kept.why}" if kept.why in {CLOSED, EMPTY} else kept.reason
    return message(f"kept-{reason}", page.language, place=shown, entries=kept.entries, until=kept.until)


def kept_end(kept: Kept, page: Page) -> str:
    """The command that forgets them at once; nothing where only a permission keeps them from being read."""
    import shlex

    if kept.why == CLOSED:
        return ""

    shown = place(kept.place, page, tilde=True)
    # Of a folder that is there, the files that are not: the folder itself may be a source.
    path = shown.rstrip(os.sep) + "/*" if kept.reason == SHRUNK else shown
    safe = all(char.isalnum() or char in "-_./~+=:@%" for char in path)
    return message("kept-end", page.language, command=page.command, path=path if safe else shlex.quote(path))
