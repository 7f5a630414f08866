"""jrnl's text journals: ``[2023-01-01 09:00] title.`` above each entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indexer.model import Notice
from indexer.sources.dates import valid_date
from indexer.sources.model import Post, SourceText, strip_blank_lines
from indexer.support.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADER = late(r"\[(\d{4})-(\d\d)-(\d\d) \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?\] ?(\* )?(.*)")
_TAG = late(r"(?:(?<=\s)|^)@([^\s@、。，．,.!?()（）「」]+)", re.MULTILINE)


def recognise(source: SourceText) -> bool:
    """Whether the first line with text is a jrnl header."""
    return bool(_HEADER.match(source.head.lstrip()))


def read(source: SourceText) -> Iterator[Post | Notice]:
    """An entry a header; its title is the rest of that line, its tags are the ``@words``."""
    lines = source.text.split("\n")
    heads = [(number, match) for number, line in enumerate(lines) if (match := _HEADER.match(line))]
    for at, (number, match) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        text, _ = strip_blank_lines(lines[number + 1 : end])
        title = match[5].rstrip().removesuffix(" *").strip()
        date = valid_date(int(match[1]), int(match[2]), int(match[3]))
        if date is None:
            yield Notice("notice-bad-date", source.path, number + 1, lines[number].strip())
        if text or title:
            yield Post(date, title, text, number + 1, tuple(dict.fromkeys(_TAG.findall(f"{title}\n{text}"))))
