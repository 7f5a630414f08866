"""Which documents hold a character or a pair of characters, by which a quoted search finds those that it has to look at.

Characters are units of UTF-16 as numbers, which the machine makes of a text twenty times as fast as Python makes strings.
Kept are all single ones, and the pairs of neighbours that are both of a small alphabet (kana, ASCII). Pairs of kanji, and of
a kanji and the kana behind it, are too many to keep each by itself: they share 65,521 buckets by their remainder (hashed
n-grams), so that one document in some hundreds is looked at in vain. On disk: the sorted grams and, beside each, a number: the document if it is the only one (with
the highest bit set), else where the list of its documents begins.
"""

from __future__ import annotations

import functools
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from indexer.index.store.encoding import pack_documents, posting_count, unpack_documents
from indexer.support.patterns import late

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from indexer.index.store.pages import PageReader

_ALONE = 1 << 31
_LETTERS = (("!", "~"), ("ぁ", "ヿ"))
"""The first and the last letter of ASCII and of kana."""
_LETTER = "".join(f"{first}-{last}" for first, last in _LETTERS)
_RUNS = late(f"[{_LETTER}][{_LETTER}]+")
_KANJI_RUNS = late(rf"[^\W{_LETTER}]+[ぁ-ヿ]?")
"""Kanji, and what other letters there are, with a kana behind: a range of thousands of characters would take a millisecond to compile."""
_BUCKETS = 65521
"""Of pairs that begin with a kanji; a post of 1,500 characters has some 180 different ones of two kanji, and as many with a kana."""
_FEW = 1024
"""A segment of fewer documents has none of these pairs: its texts are read as fast, and for its size it has more pairs."""
_LAST_UNIT = "\uffff"
"""The last character that is one unit."""
_KEPT = 64
"""Characters of which the grams are kept: each is asked of one segment after the other."""
_NOT_WORTH_IT = 8
"""A list so many times as long as what the others leave is not read: to look at the texts of these is as fast."""


def is_gram(folded: str) -> bool:
    """Whether characters are a gram by themselves: then the documents of the gram are those that hold them.

    >>> is_gram("山"), is_gram("った"), is_gram("山川"), is_gram("かった")
    (True, True, False, False)
    """
    if len(folded) == 2:
        return all(any(first <= char <= last for first, last in _LETTERS) for char in folded)
    return len(folded) == 1 and folded <= _LAST_UNIT


def _units_of(folded: str) -> set[int]:
    return set(memoryview(folded.encode("utf-16-le", "replace")).cast("H"))


def _kanji_pairs_of(folded: str) -> set[int]:
    """The buckets of the pairs that begin with a kanji, as grams that no pair of letters has."""
    return {pair % _BUCKETS + 1 << 16 for pair in _pairs_of(folded, _KANJI_RUNS)}


def _pairs_of(folded: str, runs: re.Pattern[str] = _RUNS) -> set[int]:
    """The pairs of letters that are neighbours, the second one as the higher half of the number; only in ``runs``."""
    data = "\0".join(runs.findall(folded)).encode("utf-16-le", "replace")
    if not data:
        return set()
    odd = (len(data) - 2) & ~3
    found = {*memoryview(data[: len(data) & ~3]).cast("I"), *memoryview(data[2 : 2 + odd]).cast("I")}
    return {pair for pair in found if pair > 0xFFFF and pair & 0xFFFF}


class GramsBuilder:
    """Gathers the grams of the texts of a segment."""

    def __init__(self) -> None:
        self._documents: defaultdict[int, list[int]] = defaultdict(list)
        self._of_kanji: defaultdict[int, list[int]] = defaultdict(list)
        self._count = 0

    def add(self, text: str) -> None:
        """Add the folded text of the next document."""
        documents, doc = self._documents, self._count
        for pair in _pairs_of(text):
            documents[pair].append(doc)
        for pair in _kanji_pairs_of(text):
            self._of_kanji[pair].append(doc)
        for unit in _units_of(text):
            documents[unit].append(doc)
        self._count += 1

    def packed(self) -> tuple[bytes, bytes]:
        """The grams with their numbers, and the lists of their documents."""
        if self._count >= _FEW:
            self._documents.update(self._of_kanji)
        grams = sorted(self._documents)
        lists: list[bytes] = []
        numbers = array("I")
        at = 0
        for gram in grams:
            docs = self._documents[gram]
            if len(docs) == 1:
                numbers.append(docs[0] | _ALONE)
                continue
            numbers.append(at)
            lists.append(pack_documents(docs))
            at += len(lists[-1])
        return array("I", grams).tobytes() + numbers.tobytes(), b"".join(lists)


class GramsReader:
    """The grams of a segment of ``count`` documents: ``data[start:end]`` has them with their numbers, their lists begin at ``lists``."""

    def __init__(self, data: PageReader, start: int, end: int, lists: int, count: int) -> None:
        middle = (start + end) // 2
        self._data = data
        self._place = start, end
        self._grams = memoryview(data.data)[start:middle].cast("I")
        self._numbers = memoryview(data.data)[middle:end].cast("I")
        self._lists = lists
        self._has_pairs_of_kanji = count >= _FEW

    def documents(self, folded: str) -> Sequence[int]:
        """The documents, ascending and from 0, that may hold these characters; of a single unit, those that do."""
        lists: list[tuple[int, int]] = []
        for gram in _asked(folded, kanji=self._has_pairs_of_kanji):
            number = self._number(gram)
            if number is None:
                return ()
            lists.append((self._count(number), number))
        if not lists:
            return ()
        lists.sort()
        found = self._listed(lists[0][1])
        for count, number in lists[1:]:
            if count > _NOT_WORTH_IT * len(found):
                break
            found = sorted(set(found).intersection(self._listed(number)))
        return found

    def count(self, gram: str) -> int:
        """How many documents hold a gram (see :func:`is_gram`)."""
        found = map(self._number, _asked(gram, kanji=False))
        return sum(0 if number is None else self._count(number) for number in found)

    def sharing(self, folded: str, least: int) -> Sequence[int]:
        """The documents, from 0, that hold at least ``least`` (one or more) of the pairs of letters in ``folded``."""
        counts: Counter[int] = Counter()
        for pair in _pairs_of(folded):
            number = self._number(pair)
            if number is not None:
                counts.update(self._listed(number))
        return sorted(doc for doc, count in counts.items() if count >= least)

    def _number(self, gram: int) -> int | None:
        self._data.verify(*self._place)
        at = bisect_left(self._grams, gram)
        return self._numbers[at] if at < len(self._grams) and self._grams[at] == gram else None

    def _count(self, number: int) -> int:
        at = self._lists + number
        return 1 if number & _ALONE else posting_count(self._data[at : at + 6])

    def _listed(self, number: int) -> Sequence[int]:
        if number & _ALONE:
            return (number ^ _ALONE,)
        return unpack_documents(self._data, self._lists + number)


@functools.lru_cache(maxsize=_KEPT)
def _asked(folded: str, *, kanji: bool) -> frozenset[int]:
    """The grams that a text with these characters must have, without the units that a pair of letters names already."""
    pairs = _pairs_of(folded)
    named = {pair & 0xFFFF for pair in pairs} | {pair >> 16 for pair in pairs}
    of_kanji = _kanji_pairs_of(folded) if kanji else set()
    return frozenset(pairs | of_kanji | (_units_of(folded) - named))
