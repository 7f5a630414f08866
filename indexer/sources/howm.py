"""howm memos: ``= title`` with ``[2002-09-16 20:08]`` below, several to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import parse_stamp
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.sources.paths import read_path
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAMP = late(r"\[(\d{4}-\d\d-\d\d)(?: \d\d:\d\d(?::\d\d)?)?\](?![!+@.~-])")
_MEMO = late(r"\s*= [^\n]*\n+\[\d{4}-\d\d-\d\d[^\]\n]*\]")


def recognise(source: SourceText) -> bool:
    """Whether the name ends in ``.howm`` or the text begins with a title and a time stamp."""
    return source.suffix == ".howm" or bool(_MEMO.match(source.head))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a memo, dated by the stamp below its title or else by the file's name."""
    lines = source.text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("= ") or line.rstrip() == "="]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        starts.insert(0, 0)
    name = read_path(source.path, source.root)
    for at, number in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(lines)
        titled = lines[number].startswith("=")
        title = lines[number][1:].strip() if titled else ""
        body = lines[number + titled : end]
        stamps = [(n, match) for n, line in enumerate(body[:3]) if (match := _STAMP.match(line))]
        date = None
        for at_line, match in stamps[:1]:
            date = parse_stamp(match[1])
            rest = body[at_line][match.end() :].strip()
            body = [*body[:at_line], *([rest] if rest else []), *body[at_line + 1 :]] if date else body
        text, blank = strip_blank_lines(body)
        if text or title:
            yield Post(date or name.date, title, text, number + 1 if titled else number + 1 + blank)
            if not (date or name.date):
                yield Notice("notice-undated", source.path, number + 1)
