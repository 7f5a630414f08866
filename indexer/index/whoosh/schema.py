"""The fields of a diary's index for Whoosh, and the analyzer that cuts the words of its queries as nikki cuts an entry."""

from __future__ import annotations

import functools
from array import array
from itertools import count
from typing import TYPE_CHECKING, Final

from whoosh import fields, formats
from whoosh.analysis import Analyzer, Token

from indexer.analysis.analyzer import analyze
from indexer.analysis.folding import fold
from indexer.analysis.segmenter import Segmenter
from indexer.index.fields import PROPERTY, key_prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_POSITION: Final = "I"


@functools.cache
def _segmenter(names: str) -> Segmenter:
    return Segmenter(names)


class DiaryAnalyzer(Analyzer):  # type: ignore[misc]
    """Text into the terms that the index has of it: dictionary words in their normalized form.

    A token spans the whole inflected word (読んでいた), and its position counts terms alone, so that words with
    particles between them stand next to each other, as after a stop filter of Whoosh. ``names`` is the path of a user dictionary.
    """

    def __init__(self, names: str = "") -> None:
        self.names = names

    def __call__(
        self, value: str, *, positions: bool = False, chars: bool = False, start_pos: int = 0, start_char: int = 0, **_: object
    ) -> Iterator[Token]:  # fmt: skip
        """The tokens of ``value``; the same object again and again, as Whoosh wants it."""
        analysis = analyze(value, _segmenter(self.names))
        endings = dict(analysis.tails)
        token = Token(positions, chars)
        rank = count(start_pos)
        for position, term in enumerate(analysis.words):
            if term:
                token.text = token.original = term
                token.boost, token.stopped = 1.0, False
                token.pos = next(rank)
                token.startchar = start_char + analysis.starts[position]
                token.endchar = start_char + analysis.ends[position + endings.get(position, 0)]
                yield token


class FoldingAnalyzer(Analyzer):  # type: ignore[misc]
    """The whole value as one term, folded: a tag."""

    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        """One token."""
        token = Token(positions=True, chars=True)
        token.text = token.original = fold(value).text
        token.boost, token.stopped, token.pos = 1.0, False, 0
        token.startchar, token.endchar = 0, len(value)
        yield token


class PropertyAnalyzer(Analyzer):  # type: ignore[misc]
    """``mood: 嬉しい`` as ``mood:`` and ``mood:`` with each word of the value. ``names`` is the path of a user dictionary."""

    def __init__(self, names: str = "") -> None:
        self.names = names

    def __call__(self, value: str, **_: object) -> Iterator[Token]:
        """The tokens, all at the first position: each is a term of its own."""
        key, text = value.partition(":")[::2]
        words = [word for word in analyze(text, _segmenter(self.names)).words if word]
        for prefix in key_prefixes(key):
            for word in words or [""]:
                token = Token(positions=True, chars=True)
                token.text = token.original = prefix.removeprefix(PROPERTY) + word
                token.boost, token.stopped, token.pos = 1.0, False, 0
                token.startchar, token.endchar = 0, len(value)
                yield token


class ArrayPositions(formats.Positions):  # type: ignore[misc]
    """Positions as an array of numbers, where Whoosh's own format would pickle them."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        """Positions as bytes."""
        return array(_POSITION, poslist).tobytes()

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Positions from bytes."""
        return list(memoryview(valuestring).cast(_POSITION))

    def decode_frequency(self, valuestring: bytes) -> int:
        """How many positions there are."""
        return len(valuestring) // array(_POSITION).itemsize


def schema(names: str = "") -> fields.Schema:
    """The fields of a diary's index; ``names`` is the path of its user dictionary.

    ========  ==========================================  =======================
    field     terms                                       stored
    ========  ==========================================  =======================
    text      words, with positions                       the text of the entry
    title     words of the title, with positions          the title
    tags      each tag, and those above a nested one      a tuple of the tags
    property  keys of front matter (mood:), and these     a tuple of pairs
              before each word of the value (mood:嬉しい)
    has       image, link                                 nothing
    path      the path of the file                        the path
    date      the day; sortable                           a datetime at midnight
    id        the id of the entry                         the id
    ========  ==========================================  =======================
    """
    return fields.Schema(
        text=_words(names),
        title=_words(names),
        tags=fields.ID(stored=True, analyzer=FoldingAnalyzer()),
        property=fields.ID(stored=True, analyzer=PropertyAnalyzer(names)),
        has=fields.ID(analyzer=FoldingAnalyzer()),
        path=fields.ID(stored=True),
        date=fields.DATETIME(stored=True, sortable=True),
        id=fields.ID(stored=True, unique=True),
    )


def _words(names: str) -> fields.TEXT:
    field = fields.TEXT(analyzer=DiaryAnalyzer(names), stored=True, multitoken_query="and")
    field.format = ArrayPositions()
    return field
