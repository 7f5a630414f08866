"""Names of one's own: a text file, a name a line, made into a Sudachi user dictionary.

::

    # name        reading (katakana or hiragana; may be left out for names in kana)
    ラファウ
    喫茶ヒバリ    きっさひばり

A line may be parted by blanks, tabs or commas; what follows ``#`` is for the reader.
"""

from __future__ import annotations

import re
import unicodedata

from indexer.analysis.folding import fold
from indexer.analysis.kana import is_katakana, katakana
from indexer.support.values import NamedTuple

_PROPER_NOUN = 4786
"""Connection id of 名詞,固有名詞,一般 in Sudachi's dictionaries (its user dictionary manual)."""
_COST = 4000
"""Below what the dictionary's own words of two cost together, far above what would cut a name out of other words."""
_LONGEST, _LONGEST_READING = 60, 240
"""Characters. SudachiPy takes more, but not of any length, and what is longer is no name but a line of something else."""
_SHOWN = 60
"""Characters of a bad line that are shown."""
_NEVER = re.compile(r"[\"\\\ufffd]")
"""Quotes and backslashes have a meaning in SudachiPy's lexicons; the last stands for what could not be decoded."""


class Name(NamedTuple):
    """A name as it is written, and its katakana reading ("" if none was given)."""

    written: str
    reading: str


class BadLine(NamedTuple):
    """A line (from 1) of the file that is no name."""

    line: int
    text: str


def parse(text: str) -> tuple[list[Name], list[BadLine]]:
    r"""The names of the file, and the lines that are none.

    >>> parse("ラファウ\n喫茶ヒバリ きっさひばり  # 駅前\n")[0]
    [Name(written='ラファウ', reading='ラファウ'), Name(written='喫茶ヒバリ', reading='キッサヒバリ')]
    """
    names: dict[Name, None] = {}
    bad = []
    for number, line in enumerate(text.splitlines(), start=1):
        parts = [part for part in re.split(r"[\s,、，]+", line.partition("#")[0]) if part]
        if not parts:
            continue
        written = fold(parts[0]).text
        reading = katakana(fold(parts[1]).text) if len(parts) > 1 else katakana(written)
        given = len(parts) > 1
        if len(parts) > 2 or not _is_name(written) or (given and not _is_reading(reading)):
            bad.append(BadLine(number, line.strip()[:_SHOWN]))
        else:
            names[Name(written, reading if _is_reading(reading) else "")] = None
    return list(names), bad


def _is_name(written: str) -> bool:
    """Whether SudachiPy takes it: it refuses NUL with a panic, and what it leaves nothing of with an error."""
    no_character = any(unicodedata.category(char)[0] == "C" for char in written)
    return 0 < len(written) <= _LONGEST and not no_character and not _NEVER.search(written)


def _is_reading(reading: str) -> bool:
    return len(reading) <= _LONGEST_READING and is_katakana(reading)


def lexicon_csv(names: list[Name]) -> str:
    """The names as the source of a Sudachi user dictionary: one row of 18 columns a name."""
    rows = []
    for name in names:
        pos = "名詞,固有名詞,一般,*,*,*"
        reading = name.reading or name.written
        ids = f"{_PROPER_NOUN},{_PROPER_NOUN},{_COST}"
        rows.append(f"{name.written},{ids},{name.written},{pos},{reading},{name.written},*,A,*,*,*,*\n")
    return "".join(rows)
