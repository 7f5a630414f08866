"""PukiWiki's pages: the name of a page, often with its day, is the name of the file in hexadecimal digits."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from indexer.sources.page import Page, page_posts
from indexer.sources.paths import read_path
from indexer.support.patterns import late
from indexer.support.terminal_text import without_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indexer.model import Notice
    from indexer.sources.model import Post, SourceText

_NAME = late(r"(?:[0-9A-F]{2}){4,}")
_PLUGIN = late(r"#[a-z_0-9]+(?:\(.*\))?;?[ \t]*$")
_ANCHOR = late(r"[ \t]*\[#[0-9A-Za-z_-]+\][ \t]*$")
_HEADING = late(r"\*{1,3}[ \t]*(\S.*)")


def recognise(source: SourceText) -> bool:
    """Whether the name is that of a page."""
    return source.suffix == ".txt" and bool(_name(source.path))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """The posts of the page, without the calls of plugins (``#comment``) and the marks of anchors."""
    name = _name(source.path)
    found = read_path(f"/{name}", "/")
    lines = source.text.split("\n")
    numbered = [(n, _ANCHOR.sub("", line)) for n, line in enumerate(lines, 1) if not _PLUGIN.match(line)]
    first = next((at for at, (_, line) in enumerate(numbered) if line.strip()), 0)
    match = _HEADING.match(numbered[first][1]) if numbered else None
    others = sum(line.startswith("*") for _, line in numbered)
    title = match[1] if match and others == 1 else "" if found.date else name.rpartition("/")[2]
    if match and others == 1:
        del numbered[first]
    yield from page_posts(source, Page(numbered, title, found.date, hint=found.hint))


def _name(path: str) -> str:
    """The name of the page of a file, or "" for a file of another name."""
    stem = PurePath(path).stem
    if not _NAME.fullmatch(stem):
        return ""
    data = bytes.fromhex(stem)
    for encoding in ("utf-8", "euc_jp"):
        try:
            name = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name if without_controls(name) == name else ""
    return ""
