"""Words one after the other by their reading: all ways to make up a sound of words of the diary."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.kana import UNVOICED, has_kanji, reading_key
from indexer.analysis.line_breaks import LINKED
from indexer.analysis.numerals import in_kanji, numbers_read
from indexer.analysis.quantities import QUANTITY, is_counter
from indexer.search.clauses import Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indexer.index.lexicon.reader import Lexicon

    Pieces = Callable[[str], tuple[str, ...]]

_LONGEST_PIECE = 12
MOST_TERMS = 24
"""Homophones of one reading that are looked up; more are noise."""
_MOST_PIECES = 5
_MOST_SEQUENCES = 24
_SHORT_NAME = 2
_OF = "ノ"
_PLAIN = UNVOICED | {"g": "k", "z": "s", "d": "t", "b": "h"}
"""Sounds at the beginning of a word, and those that they are of when it stands alone (連濁)."""
_COUNTED = {
    "ツイタチ": "1日", "フツカ": "2日", "ミッカ": "3日", "ヨッカ": "4日", "イツカ": "5日", "ムイカ": "6日", "ナノカ": "7日", "ヨウカ": "8日", "ココノカ": "9日",
    "トオカ": "10日", "ハツカ": "20日", "ヒトリ": "1人", "フタリ": "2人", "ハタチ": "20歳", "ヒトツ": "1つ", "フタツ": "2つ", "ミッツ": "3つ", "ヨッツ": "4つ",
    "イツツ": "5つ", "ムッツ": "6つ", "ナナツ": "7つ", "ヤッツ": "8つ", "ココノツ": "9つ",
}  # fmt: skip
"""Quantities that are read in a way of their own."""
_LONG_NUMBER, _TELLING = 100, 4
"""The first number that is looked for by itself; kana of a number that are no other word."""
PARTICLES = frozenset(
    {"ヲ", "ニ", "ガ", "ハ", "ノ", "ト", "デ", "ダ", "モ", "ヘ", "ヤ", "カラ", "マデ", "ヨリ"}
)
"""What may stand between two words of a reading."""


def terms_read(kana: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The terms of the diary that are read as ``kana``, in katakana."""
    key = reading_key(kana)
    terms = (row.term for row in lexicon.by_reading(key) if row.kana == kana) if key else ()
    counted = (QUANTITY + _COUNTED[kana],) if kana in _COUNTED else ()
    return (*dict.fromkeys(terms), *counted)


def sequences(key: str, look_up: Pieces, between: frozenset[str] = frozenset()) -> Iterator[tuple[Slot, ...]]:
    """All ways to make up a key of readings, of two letters or more each, the fewest first.

    ``between`` are pieces that may stand between two of them, for which the text may have any word.
    """
    whole = look_up(key)[:MOST_TERMS]
    if whole:
        marked = (*(COMPOUND + term for term in whole), *(LINKED + term for term in whole if has_kanji(term)))
        yield (Slot(0, (*whole, *marked)),)
    # In what is a word itself (ときどき), so short a piece is another one by chance.
    shortest = 2 if between and not whole else 3
    pieces: dict[tuple[int, int], tuple[str, ...]] = {}
    ways: list[list[tuple[tuple[int, int], ...]]] = [[()], *([] for _ in key)]
    for start in range(len(key)):
        upto = ways[start]
        for end in range(start + 1, min(len(key), start + _LONGEST_PIECE) + 1) if upto else ():
            piece = key[start:end]
            terms = look_up(piece)[:MOST_TERMS] if end - start > 1 and piece != key else ()
            if start and end - start >= shortest and piece[0] in _PLAIN:
                # 返し is ガエシ in フライ返し, 花 バナ in 彼岸花.
                terms += look_up(_alone(piece))[:MOST_TERMS]
            if terms or (piece in between and start > 0 and end < len(key)):
                pieces[start, end] = terms
                longer = ((*way, (start, end)) for way in upto if len(way) < _MOST_PIECES)
                ways[end] = sorted([*ways[end], *longer], key=len)[:_MOST_SEQUENCES]
    for way in ways[-1]:
        slots = tuple(Slot(at, pieces[span]) for at, span in enumerate(way))
        if len(slots) > 1 and all(one.terms or other.terms for one, other in pairwise(slots)):
            yield slots


def _alone(piece: str) -> str:
    """A sound as it is at the beginning of a word: バナ as ハナ."""
    return _PLAIN.get(piece[0], piece[0]) + piece[1:]


def before_suffix(kana: str, lexicon: Lexicon) -> Iterator[tuple[Slot, ...]]:
    """A word, and a suffix of one kana behind it that the dictionary parts from it: 尿酸 and 値 for にょうさんち."""
    head = terms_read(kana[:-1], lexicon)[:MOST_TERMS] if len(kana) > _SHORT_NAME + 1 else ()
    if head and (suffixes := tuple(row.term for row in lexicon.suffixes(kana[-1]))):
        yield Slot(0, (*head, *(COMPOUND + term for term in head))), Slot(1, suffixes)


def after(first: Slot, slots: tuple[Slot, ...], places: int = 1) -> tuple[Slot, ...]:
    """A slot, and others that many positions behind it."""
    return (first, *(Slot(slot.offset + places, slot.terms) for slot in slots))


def with_number(kana: str, lexicon: Lexicon) -> Iterator[tuple[Slot, ...]]:
    """A number with what follows it, which the text has in digits or kanji: じゅうさんかいき for 十三回忌, しちごさん for 七五三.

    A number of few kana only before a long word or several: きゅうじつ is no 9日, せんたく no 千卓.
    """

    def look_up(piece: str) -> tuple[str, ...]:
        # 玉 is ダマ in 50円玉.
        return terms_read(piece, lexicon) or terms_read(_alone(piece), lexicon)

    for number, end in numbers_read(kana):
        written = Slot(0, (str(number), in_kanji(number)))
        rest = kana[end:]
        if not rest and number >= _LONG_NUMBER:
            yield (written,)
        behind = 1
        if rest.startswith(_OF):
            rest, behind = rest.removeprefix(_OF), 2
        for slots in sequences(rest, look_up, PARTICLES) if rest[1:] else ():
            if end < _TELLING and len(slots) == 1 and len(rest) <= _SHORT_NAME:
                continue
            yield after(written, slots, behind)
            counters = tuple(f"{QUANTITY}{number}{term}" for term in slots[0].terms if is_counter(term))
            if counters and len(slots) > 1:
                yield after(Slot(0, counters), slots[1:])
