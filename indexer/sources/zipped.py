"""Zips: exports as they are downloaded, read as if they had been unpacked; Word's and Excel's files, which are zips as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources import office
from indexer.sources.archive import names, texts
from indexer.sources.decoding import decode
from indexer.sources.discovery import name_reason
from indexer.support.bounded import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.sources.model import Post, SourceText

_OFFICE = (".docx", ".xlsx", ".docm", ".xlsm")


def recognise(source: SourceText) -> bool:
    """Whether it is a zip."""
    return source.encoding == "zip"


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the files in the zip, all on its first line; what is no export and has no day is left out beside one that is."""
    if source.suffix in _OFFICE:
        parts = {name: data.decode("utf-8", "replace") for name, data in texts(source.path, office.wanted)}
        if office.DOCUMENT in parts:
            yield from office.read_document(source, parts)
        else:
            yield from office.read_sheets(source, parts)
        return
    yield from _export(source)


def _export(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of all files in a zip: those of exports, those with a day, and all others if it holds no export.

    Raises RefusedError at the end, if a file was damaged: the others are read all the same.
    """
    undated: list[Post] = []
    exported = found = False
    fault: RefusedError | None = None
    beside = frozenset(f"{source.path}/{name}" for name in names(source.path))
    for name, data in texts(source.path, _may_be_diary):
        decoded = decode(data)
        member = source._replace(
            path=f"{source.path}/{name}",
            text=decoded.text,
            encoding=decoded.encoding,
            root=source.path,
            beside=beside,
        )
        try:
            for item, of_export in _member(member) if decoded.text.strip() else ():
                if isinstance(item, Notice):
                    yield item._replace(path=source.path, line=0)
                elif item.date or of_export:
                    found = True
                    exported = exported or of_export
                    yield item
                else:
                    undated.append(item)
        except RefusedError as error:
            fault = error
    if not exported:
        yield from undated
    if fault:
        raise fault
    if not found and not undated:
        yield Notice("notice-archive", source.path)


def _member(member: SourceText) -> Iterator[tuple[Post | Notice, bool]]:
    """The posts of a file in a zip, and what should be said of it; with each, whether it is an export."""
    from indexer.sources.registry import SOURCES

    chosen = next(candidate for candidate in SOURCES if candidate.recognise(member))
    for item in chosen.read(member):
        if not isinstance(item, Notice):
            yield item._replace(line=1), chosen.export
        elif item.code not in _OF_A_MEMBER:
            yield item, chosen.export


_OF_A_MEMBER = (
    "notice-undated",
    "notice-data",
    "notice-empty",
    "notice-repeats",
    "notice-feed",
    "notice-table",
    "notice-navigation",
)
"""What need not be said of a file in a zip that has a diary beside it."""


def _may_be_diary(name: str) -> bool:
    """Whether a file in a zip may be one of a diary; all data may be that are in an export."""
    base = name.rpartition("/")[2]
    if not base or name.startswith("__MACOSX/") or base[0] == ".":
        return False
    suffix = base.rpartition(".")[2].lower()
    return suffix in ("json", "js", "csv", "tsv") or not name_reason(base)
