"""Rich Text Format (RTF), which word processors write: its text stands between commands, and is not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import SourceText


def recognise(_source: SourceText) -> bool:
    """Always: nothing else begins with its first command."""
    return True


def read(source: SourceText) -> Iterator[Notice]:
    """No posts; the user is told."""
    yield Notice("notice-rtf", source.path)
