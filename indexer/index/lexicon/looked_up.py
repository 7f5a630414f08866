"""What the dictionary said of words that the diary does not have, kept from the searches before.

To open the dictionary takes longer than to search, and people ask for the same words again. A file beside the index, of
lines: what the index was made with, then ``word TAB what the dictionary says of it`` (:func:`~indexer.analysis.query_word.packed`),
the newest last, then a checksum. One that is damaged, or of another dictionary, counts as empty.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from indexer.analysis.query_word import packed, unpacked
from indexer.index.store.directory import IndexDirectory, read
from indexer.index.store.filenames import LOOKED_UP
from indexer.index.store.records import with_checksum, without_checksum

if TYPE_CHECKING:
    from indexer.analysis.query_word import Typed

MOST = 400
"""Words that are kept: some 40 kB, read in less than a millisecond."""
_LONGEST = 64
"""Characters of a word; a longer one is a text."""


class LookedUp:
    """The words that were looked up, in the index directory ``place``, for the dictionary that ``fingerprint`` names."""

    def __init__(self, place: str, fingerprint: str) -> None:
        self._place, self._fingerprint = place, fingerprint
        self._lines = self._read()
        self._changed = False

    def _read(self) -> dict[str, str]:
        try:
            head, *lines = without_checksum(read(f"{self._place}/{LOOKED_UP}")).decode().split("\n")[:-1]
            if head != self._fingerprint:
                return {}
            return dict(line.split("\t") for line in lines)
        except (OSError, ValueError):
            return {}

    def get(self, word: str) -> Typed | None:
        """What the dictionary said of a word; None if it was not asked, or not lately."""
        line = self._lines.get(word)
        try:
            return None if line is None else unpacked(word, line)
        except ValueError:
            return None

    def add(self, word: str, typed: Typed) -> None:
        """Take down what the dictionary says of a word; :meth:`keep` writes it."""
        line = packed(word, typed)
        if 0 < len(word) <= _LONGEST and word.isprintable() and not {"\t", "\n"} & set(line):
            self._lines[word] = line
            self._changed = True

    def keep(self) -> None:
        """Write the newest of the words, if there are new ones. Raises OSError."""
        if not self._changed:
            return
        newest = islice(self._lines.items(), max(0, len(self._lines) - MOST), None)
        lines = [self._fingerprint, *(f"{word}\t{line}" for word, line in newest)]
        with IndexDirectory(self._place) as directory:
            directory.write(LOOKED_UP, with_checksum("".join(f"{line}\n" for line in lines).encode()))
        self._changed = False
