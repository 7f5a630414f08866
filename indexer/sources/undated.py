"""Text without any date: one post, so that nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.paths import read_path
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = late(r"#{1,3}[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


def recognise(_source: SourceText) -> bool:
    """Always: this is the last of the sources."""
    return True


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The whole text as a post without a date; its title is its first heading, or the name of the file."""
    text, blank = strip_blank_lines(source.text.split("\n"))
    if not text:
        yield Notice("notice-empty", source.path)
        return
    heading = _HEADING.match(text)
    title = heading[1] if heading else read_path(source.path, source.root).title
    yield Post(None, title, text, 1 + blank)
    yield Notice("notice-undated", source.path, 1 + blank)
