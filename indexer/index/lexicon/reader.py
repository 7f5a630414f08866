"""The lexicon: what the dictionary says of the words of the diary, so that a search need not ask it.

Tables beside the index (:mod:`indexer.index.store.sstable`), their keys by kind::

    r<key of a reading>           a term with that reading: katakana TAB term
    e<key of a reading>           a noun with a word of that reading at an edge: katakana of that word TAB term
    p<word>                       a noun with that word at an edge, read as the word is read: TAB term
    s<group of synonyms>          a term of the group: TAB term
    n<compound>                   how many positions it has: TAB number
    x<katakana>                   a suffix that is read so: TAB term
    v<word as it is typed>        what the dictionary says of it (indexer.analysis.query_word)

After the table, each file holds the marks (:meth:`~indexer.analysis.vocabulary.Vocabulary.new`) of the words that its
rows were made of, ascending, the higher 32 bits of all before the lower 16, and their number in eight bytes: an update
asks the dictionary only of words that are new to the diary, and writes a small file of its own. All this is the body of a
file with checksums (:mod:`indexer.index.store.pages`). The state names the files that belong together. Rows of terms that are no longer in the diary do no harm: they match nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from indexer.analysis.query_word import unpacked
from indexer.index.store.directory import mapped
from indexer.index.store.pages import PageReader, with_checksums
from indexer.index.store.sstable import BLOCK, Table, packed_table
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.query_word import Typed
    from indexer.index.store.directory import IndexDirectory
    from indexer.index.store.pages import Allowance

_BLOCK = 6 * BLOCK
"""A search asks the lexicon for a word or two, the terms of a segment for dozens."""
_LOW, _LOWEST = 16, (1 << 16) - 1
"""The lower bits of a mark."""


class Row(NamedTuple):
    """A row of the lexicon: its katakana ("" where it has none) and the term."""

    kana: str
    term: str


class Material(NamedTuple):
    """What a file is made of: its rows, in any order and with some that come twice, and the marks of the words they are of."""

    rows: list[bytes]
    marks: list[int]


def write(directory: IndexDirectory, name: str, made: Iterable[Material]) -> None:
    """Write a lexicon file. Raises OSError."""
    rows: set[bytes] = set()
    marks: set[int] = set()
    for material in made:
        rows.update(material.rows)
        marks.update(material.marks)
    body = b"".join((*packed_table(sorted(rows), _BLOCK), _packed_marks(marks)))
    directory.write(name, with_checksums(body))


def _packed_marks(marks: Iterable[int]) -> bytes:
    ascending = sorted(marks)
    high = array("I", [mark >> _LOW for mark in ascending])
    low = array("H", [mark & _LOWEST for mark in ascending])
    return high.tobytes() + low.tobytes() + len(ascending).to_bytes(8, "little")


class _Marks:
    """The marks of a file."""

    def __init__(self, data: PageReader) -> None:
        end = data.size - 8
        count = int.from_bytes(data[end : data.size], "little")
        middle = end - 2 * count
        self.start = middle - 4 * count
        self._data, self._end = data, end
        self._high = memoryview(data.data)[self.start : middle].cast("I")
        self._low = memoryview(data.data)[middle:end].cast("H")

    def __contains__(self, mark: int) -> bool:
        self._data.verify(self.start, self._end)
        high, low = mark >> _LOW, mark & _LOWEST
        at = bisect_left(self._high, high)
        while at < len(self._high) and self._high[at] == high:
            if self._low[at] == low:
                return True
            at += 1
        return False

    def __iter__(self) -> Iterator[int]:
        return (high << _LOW | low for high, low in zip(self._high, self._low, strict=True))


class Lexicon:
    """The lexicon of an open index: some files, read as one, and verified as ``allowance`` says.

    Raises ValueError for a file that is none; every method raises DamagedFileError where it meets damage.
    """

    def __init__(self, paths: Iterable[str], allowance: Allowance | None = None) -> None:
        self._files: list[PageReader] = []
        self._lengths: dict[str, int] = {}
        self._tables: list[Table] = []
        self._marks: list[_Marks] = []
        for path in paths:
            data = PageReader(mapped(path), allowance)
            marks = _Marks(data)
            self._files.append(data)
            self._tables.append(Table(data, 0, marks.start))
            self._marks.append(marks)

    def by_reading(self, key: str) -> list[Row]:
        """All terms whose reading has this key (see :func:`~indexer.analysis.kana.reading_key`)."""
        return self._rows(f"r{key}\t")

    def beginning(self, key: str) -> list[Row]:
        """All terms whose reading has a key that begins so."""
        return self._rows(f"r{key}")

    def keyed_beginning(self, key: str) -> list[tuple[str, Row]]:
        """The same with the key of each, ascending by it."""
        return sorted(set(self._keyed(f"r{key}")))

    def by_group(self, group: int) -> list[Row]:
        """All terms of a group of synonyms."""
        return self._rows(f"s{group}\t")

    def by_consonants(self, key: str) -> list[Row]:
        """All words in katakana, and all in Latin letters that the dictionary does not have, with these consonants in katakana."""
        return self._rows(f"k{key}\t")

    def suffixes(self, kana: str) -> list[Row]:
        """All suffixes of nouns that are read in this one katakana."""
        return self._rows(f"x{kana}\t")

    def at_edge(self, word: str) -> list[Row]:
        """All longer nouns with ``word`` at an edge, read as the word is read."""
        return self._rows(f"p{word}\t")

    def read_at_edge(self, key: str) -> list[Row]:
        """All nouns with a word at an edge whose reading has this key; ``kana`` is the reading of that word."""
        return self._rows(f"e{key}\t")

    def at_edge_beginning(self, word: str) -> list[Row]:
        """All longer nouns with a word at an edge that begins with ``word``, read as that word is read."""
        return self._rows(f"p{word}")

    def read_at_edge_beginning(self, key: str) -> list[Row]:
        """All nouns with a word at an edge whose reading has a key that begins so; ``kana`` is the reading of that word."""
        return self._rows(f"e{key}")

    def length(self, compound: str) -> int:
        """How many positions the word of several parts with this term has; 1 if the diary does not have it."""
        if compound not in self._lengths:
            rows = self._rows(f"n{compound}\t")
            self._lengths[compound] = max((int(row.term) for row in rows), default=1)
        return self._lengths[compound]

    def typed(self, word: str) -> Typed | None:
        """What the dictionary says of ``word``; None if the diary does not have it."""
        for table in self._tables:
            value = table.get(f"v{word}".encode("utf-8", "replace"))
            if value is not None:
                return unpacked(word, value.decode())
        return None

    def typed_beginning(self, beginning: str) -> Iterator[Typed]:
        """What the dictionary says of each word of the diary that is spelt so at its beginning."""
        for table in self._tables:
            for line in table.lines(f"v{beginning}".encode("utf-8", "replace")):
                key, _, value = line.decode().partition("\t")
                yield unpacked(key[1:], value)

    def knows(self, mark: int) -> bool:
        """Whether the rows of the word with this mark are in the files."""
        return any(mark in marks for marks in self._marks)

    def material(self) -> Material:
        """Everything that the files hold, verified."""
        self.check()
        rows = [row for table in self._tables for row in table.lines()]
        return Material(rows, [mark for marks in self._marks for mark in marks])

    def check(self) -> None:
        """Verify everything. Raises DamagedFileError if a file is not as it was written."""
        for file in self._files:
            file.check()

    def _rows(self, prefix: str) -> list[Row]:
        return sorted({row for _, row in self._keyed(prefix)})

    def _keyed(self, prefix: str) -> Iterator[tuple[str, Row]]:
        """Keys without their first sign, and rows."""
        for table in self._tables:
            for line in table.lines(prefix.encode("utf-8", "replace")):
                key, kana, term = line.decode().split("\t")
                yield key[1:], Row(kana, term)
