"""Diary files: finding them (`discover`) and reading them (`read`). One format a module, all in `table`.

::

    folder ─discover─▶ FileStat … ─read─▶ bytes ─decode─▶ SourceText ─Source.read─▶ Post … ─▶ Entry

Importing this package costs next to nothing; the formats are imported when the first file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.sources.discovery import Discovery, FileStat, Skip, discover

if TYPE_CHECKING:
    import re
    from pathlib import Path

    from indexer.model import Reading
    from indexer.sources.registry import SOURCES, Source

__all__ = ["SOURCES", "Discovery", "FileStat", "Skip", "Source", "discover", "read"]


def read(path: Path, *, root: Path | None = None, pattern: re.Pattern[str] | None = None) -> Reading:
    """Decode the file, recognise its format, return its entries: see `indexer.sources.reading.read`."""
    from indexer.sources import reading

    return reading.read(path, root=root, pattern=pattern)


def __getattr__(name: str) -> object:
    """``SOURCES`` and ``Source``, imported when first asked for."""
    if name in ("SOURCES", "Source"):
        from indexer.sources import registry

        return getattr(registry, name)
    raise AttributeError(name)
