"""Templates of notes (Obsidian, Templater, Logseq): date and title are to be filled in, so nobody wrote them on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.paths import read_path
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import SourceText

_PLACEHOLDER = late(
    r"^(?:[^`\n]{0,80})(?:\{\{ ?(?:date|time|title|yesterday|tomorrow)(?::[^}\n]{0,40})? ?\}\}|<%[-_*]? ?(?:tp\.|await ))"
)
_LINES = 12
"""Lines on top in which a template has its first blank to be filled in."""


def recognise(source: SourceText) -> bool:
    """Whether a blank for a date, a time or a title stands near the top, and the name has no day."""
    lines = source.head.split("\n", _LINES)[:_LINES]
    return any(_PLACEHOLDER.match(line) for line in lines) and not read_path(source.path, source.root).named


def read(source: SourceText) -> Iterator[Notice]:
    """No posts; the user is told."""
    yield Notice("notice-template", source.path)
