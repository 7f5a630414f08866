"""Names of one's own: a text file, a name a line, made into a Sudachi user dictionary.

::

    # name        reading (katakana or hiragana; may be left out for names in kana)
    ラファウ
    喫茶ヒバリ    きっさひばり
    宮            みや  = 夫, 旦那様

A line may be parted by blanks, tabs or commas; what follows ``#`` is for the reader. Behind ``=`` stand other words for the
same: a search for one of them finds all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.kana import is_katakana, katakana
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

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


class NamesFile(NamedTuple):
    """What is in the file: its names, the words that stand for the same, a group each, and the lines that are no names."""

    names: tuple[Name, ...]
    aliases: tuple[tuple[str, ...], ...]
    bad: tuple[BadLine, ...]


class BadLine(NamedTuple):
    """A line (from 1) of the file that is no name."""

    line: int
    text: str


def parse(text: str) -> NamesFile:
    r"""What the text of the file says.

    >>> parse("ラファウ\n喫茶ヒバリ きっさひばり  # 駅前\n").names
    (Name(written='ラファウ', reading='ラファウ'), Name(written='喫茶ヒバリ', reading='キッサヒバリ'))
    >>> parse("宮 みや = 夫, 旦那様").aliases
    (('宮', '夫', '旦那様'),)
    """
    names: dict[Name, None] = {}
    aliases: dict[tuple[str, ...], None] = {}
    bad = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, equals, others = line.partition("#")[0].partition("=")
        if not name.strip() and not equals:
            continue
        found = _name(_words(name))
        same = _words(others)
        if found is None or bool(equals) != bool(same) or not all(map(_is_name, same)):
            bad.append(BadLine(number, line.strip()[:_SHOWN]))
            continue
        names[found] = None
        if same:
            aliases[tuple(dict.fromkeys((found.written, *same)))] = None
    return NamesFile(tuple(names), tuple(aliases), tuple(bad))


def without_reading(text: str) -> tuple[BadLine, ...]:
    r"""The lines whose names have no reading and are not written in kana, which says it.

    >>> without_reading("ラファウ\n喫茶ヒバリ きっさひばり\n雪乃\n")
    (BadLine(line=3, text='雪乃'),)
    """
    names = ((number, parse(line).names) for number, line in enumerate(text.splitlines(), start=1))
    return tuple(
        BadLine(number, found[0].written) for number, found in names if found and not found[0].reading
    )


def _words(text: str) -> list[str]:
    """The words of a part of a line, folded."""
    return [fold(word).text for word in re.split(r"[\s,、，]+", text) if word]


def _name(words: list[str]) -> Name | None:
    """A name and its reading; None if the words are something else."""
    if not 1 <= len(words) <= 2 or not _is_name(words[0]):
        return None
    reading = katakana(words[-1])
    if _is_reading(reading):
        return Name(words[0], reading)
    return Name(words[0], "") if len(words) == 1 else None


def _is_name(written: str) -> bool:
    """Whether SudachiPy takes it: it refuses NUL with a panic, and what it leaves nothing of with an error."""
    no_character = any(unicodedata.category(char)[0] == "C" for char in written)
    return 0 < len(written) <= _LONGEST and not no_character and not _NEVER.search(written)


def _is_reading(reading: str) -> bool:
    return len(reading) <= _LONGEST_READING and is_katakana(reading)


def lexicon_csv(names: Iterable[Name]) -> str:
    """The names as the source of a Sudachi user dictionary: one row of 18 columns a name."""
    rows = []
    for name in names:
        pos = "名詞,固有名詞,一般,*,*,*"
        reading = name.reading or name.written
        ids = f"{_PROPER_NOUN},{_PROPER_NOUN},{_COST}"
        rows.append(f"{name.written},{ids},{name.written},{pos},{reading},{name.written},*,A,*,*,*,*\n")
    return "".join(rows)
