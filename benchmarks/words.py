"""The words and sentences of which diaries are generated, taken from the sample diary by way of Sudachi.

Sentences are patterns: their nouns and names are slots, their verbs and adjectives may change places with others of the
same inflection. Nouns and names are those of the sample, and all words of the dictionary that are two of the sample's
kanji side by side, which are some tens of thousands.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from functools import cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sudachipy

SAMPLE = Path(__file__).parents[1] / "data" / "diary.txt"
NAME = "固有名詞"
_KINDS = ("一般", "サ変可能", "形状詞可能")
"""Kinds of common nouns that are slots; those of times (昨日) and units are part of the pattern."""
_INFLECTED = {"動詞", "形容詞"}
_KANJI = re.compile("[一-鿿]")
_HEADING = re.compile(r"\d{8}")
_SENTENCE = re.compile("[^。！？]+[。！？]*")


class Slot(NamedTuple):
    """A place in a sentence: ``kind`` names the words that may stand there, "" means only ``text`` itself."""

    kind: str
    text: str


class Words(NamedTuple):
    """``patterns`` of sentences, and the words that may fill the slots of each kind, the commonest first."""

    patterns: tuple[tuple[Slot, ...], ...]
    by_kind: dict[str, tuple[str, ...]]


@cache
def sample_words() -> Words:
    """The patterns and words of the sample diary; the same for the same dictionary."""
    from sudachipy import Dictionary

    dictionary = Dictionary()
    tokenizer = dictionary.tokenizer()
    text = SAMPLE.read_text(encoding="utf-8")
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    patterns = []
    for sentence in _sentences(text):
        slots = tuple(_slot(morpheme) for morpheme in tokenizer.tokenize(sentence))
        patterns.append(slots)
        for slot in slots:
            if slot.kind:
                found[slot.kind][slot.text] += 1
    more = _of_two_kanji(dictionary, text)
    by_kind = {
        kind: tuple(dict.fromkeys([*(word for word, _ in counts.most_common()), *more.get(kind, [])]))
        for kind, counts in found.items()
    }
    return Words(tuple(patterns), by_kind)


def _sentences(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if not _HEADING.fullmatch(line):
            yield from (sentence.strip() for sentence in _SENTENCE.findall(line) if sentence.strip())


def _slot(morpheme: sudachipy.Morpheme) -> Slot:
    first, second, third, _, conjugation, form = morpheme.part_of_speech()
    text = morpheme.surface()
    if first == "名詞" and second == NAME:
        return Slot(NAME, text)
    if first == "名詞" and second == "普通名詞" and third in _KINDS:
        return Slot(third, text)
    if first in _INFLECTED and second == "一般":
        return Slot(f"{first} {conjugation} {form}", text)
    return Slot("", text)


def _of_two_kanji(dictionary: sudachipy.Dictionary, text: str) -> dict[str, list[str]]:
    """The nouns of the dictionary that are two kanji of ``text``, by kind, in an order of no meaning."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in product(sorted(set(_KANJI.findall(text))), repeat=2):
        word = "".join(pair)
        for morpheme in dictionary.lookup(word):
            slot = _slot(morpheme)
            if slot.text == word and (slot.kind == NAME or slot.kind in _KINDS):
                found[slot.kind].append(word)
                break
    for kind, words in sorted(found.items()):
        random.Random(kind).shuffle(words)
    return dict(found)
