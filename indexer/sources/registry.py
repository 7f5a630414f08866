"""The formats that can be read: one table, one line a format. The first that recognises a file reads it."""

from __future__ import annotations

import importlib
import os
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText


class Source(NamedTuple):
    """A format: its name, the module that reads it, and what any file of it has.

    The module has the functions ``recognise`` and ``read``, with ``suffix`` behind their names where it reads two
    formats. It is imported for files that ``may_be`` of the format: most diaries need two modules of fifteen.
    ``container``: the text of its posts is taken out of marks of the format, not copied from lines of the file.
    ``export``: a program wrote it; what it does not give as a post is no text.
    """

    name: str
    module: str
    may_be: Callable[[SourceText], bool]
    suffix: str = ""
    container: bool = False
    export: bool = False

    def recognise(self, source: SourceText) -> bool:
        """Whether a file is of this format."""
        return self.may_be(source) and bool(self._function("recognise")(source))

    def read(self, source: SourceText) -> Iterator[Post | Notice]:
        """The posts of a file of this format, and what is odd about it. Raises RefusedError after those before a damage."""
        return cast("Iterator[Post | Notice]", self._function("read")(source))

    def _function(self, name: str) -> Callable[[SourceText], Any]:
        return _loaded(self.module, name + self.suffix)


@cache
def _loaded(module: str, name: str) -> Callable[[SourceText], Any]:
    found = importlib.import_module(f"indexer.sources.{module}")
    return cast("Callable[[SourceText], Any]", getattr(found, name))


def _begins(*starts: str) -> Callable[[SourceText], bool]:
    return lambda source: source.head.lstrip().startswith(starts)


def _holds(sign: str) -> Callable[[SourceText], bool]:
    return lambda source: sign in source.head


def _named_or_begins(endings: tuple[str, ...], *starts: str) -> Callable[[SourceText], bool]:
    return lambda source: source.suffix in endings or source.head.lstrip().startswith(starts)


_SHORTEST = 8
"""Digits of the name of a page at least."""


def _named_in_hexadecimal(source: SourceText) -> bool:
    name, suffix = os.path.splitext(os.path.basename(source.path))
    # That of a year, as many diaries have, is too short.
    return suffix.lower() == ".txt" and len(name) >= _SHORTEST and not name.strip("0123456789ABCDEF")


def _named(*endings: str) -> Callable[[SourceText], bool]:
    return lambda source: source.suffix in endings


def _has_pattern(source: SourceText) -> bool:
    return source.pattern is not None


def _is_zip(source: SourceText) -> bool:
    return source.encoding == "zip"


def _json(source: SourceText) -> bool:
    return source.head.lstrip().startswith(("{", "["))


def _json_or_script(source: SourceText) -> bool:
    return source.suffix in (".json", ".js", ".jsonl", ".ndjson")


def _begins_with_keys(source: SourceText) -> bool:
    first = source.head.lstrip()[:40].partition("\n")[0]
    return first[:1] in ("-", "+", "{") or ": " in first or "：" in first


def _holds_placeholder(source: SourceText) -> bool:
    return "{{" in source.head or "<%" in source.head


def _any(_source: SourceText) -> bool:
    return True


_MT = ("AUTHOR:", "TITLE:", "BASENAME:", "STATUS:", "DATE:")

SOURCES: tuple[Source, ...] = (
    Source("own-page", "own_page", _begins("<!DOCTYPE html>"), container=True),
    Source("template", "placeholders", _holds_placeholder, container=True),
    Source("pattern", "own_pattern", _has_pattern),
    Source("zip", "zipped", _is_zip, container=True, export=True),
    Source("rtf", "rich_text", _begins("{\\rtf"), container=True, export=True),
    Source("day-one", "dayone", _json, container=True, export=True),
    Source("jrnl-json", "jrnl_export", _json, container=True, export=True),
    Source("cosense", "cosense", _json, container=True, export=True),
    Source("keep", "keep", _json, container=True, export=True),
    Source("journey", "journey", _json, container=True, export=True),
    Source("simplenote", "simplenote", _json, container=True, export=True),
    Source("mastodon", "mastodon", _json, container=True, export=True),
    Source("slack", "slack", _json, container=True, export=True),
    Source("x-archive", "twitter", _begins("window.YTD."), container=True, export=True),
    Source("data", "data", _json_or_script, container=True, export=True),
    Source("evernote", "evernote", _holds("<en-export"), container=True, export=True),
    Source("feed", "feed", _begins("<"), container=True, export=True),
    Source("keep-html", "keep", _named(".html"), "_html", container=True, export=True),
    Source("csv", "tables", _named(".csv", ".tsv"), container=True, export=True),
    Source("line", "line_talk", _begins("[LINE]"), container=True, export=True),
    Source("movable-type", "movable_type", _begins(*_MT), container=True),
    Source("hatena-xml", "hatena", _holds("<diary"), "_xml", container=True),
    Source("hatena-text", "hatena", _begins("*"), "_text", container=True),
    Source("tdiary", "tdiary", _begins("TDIARY2."), container=True),
    Source("jrnl", "jrnl", _begins("["), container=True),
    Source("changelog", "changelog", _holds("<"), container=True),
    Source("howm", "howm", _named_or_begins((".howm",), "="), container=True),
    Source("org", "org", _named_or_begins((".org",), "#+", "* "), container=True),
    Source("html", "html_page", _named_or_begins((".html", ".htm", ".xhtml"), "<"), container=True),
    Source("rst", "restructured", _named(".rst", ".rest"), container=True),
    Source("asciidoc", "asciidoc", _named(".adoc", ".asciidoc", ".asc"), container=True),
    Source("joplin", "joplin", _named(".md"), container=True, export=True),
    Source("notion", "notion", _named(".md"), container=True, export=True),
    Source("markdown-table", "tables", _holds("|"), "_markdown", container=True),
    Source("zim", "zim", _begins("Content-Type: text/x-zim-wiki"), container=True),
    Source("pukiwiki", "pukiwiki", _named_in_hexadecimal, container=True),
    Source("blogsync", "notes", _begins("---"), "_blogsync", container=True),
    Source("front-matter", "notes", _begins_with_keys),
    Source("day-file", "day_file", _any),
    Source("dated-lines", "dated_lines", _any),
    Source("undated", "undated", _any),
)
