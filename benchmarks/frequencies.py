"""How often what stands in a diary: words, parts of words, readings, characters in a row, as posts that hold them.

Words are counted in some posts, evenly from beginning to end; how many posts of all hold a string is counted when asked.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.cutting import cut
from benchmarks.posts import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import sudachipy

    from benchmarks.posts import Post

_LOOKED_AT = 400
"""Posts in which words are counted: enough to tell words of one post in a hundred from those of ten."""
_SENTENCE = re.compile('[^。！？\n「」『』（）()"“”]+[。！？\n]')
_HIRAGANA = re.compile("[ぁ-ん]{2,}")
_MEANING = {"名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞"}
_NOUNS = {("名詞", "普通名詞"), ("名詞", "固有名詞")}


class Word(NamedTuple):
    """A word of the text: as in the dictionary, whether it is a noun, how it is read (katakana), its parts."""

    form: str
    noun: bool
    reading: str
    parts: tuple[str, ...]


class Frequencies:
    """The words of some posts of a diary, and in how many of these they stand."""

    def __init__(self, posts: Sequence[Post]) -> None:
        self.texts = [post.text for post in posts]
        self.dates = [post.date for post in posts]
        self.seen = [post.text for post in chosen(posts, _LOOKED_AT)]
        self.words = list(_words(self.seen))

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many of the posts seen each word stands, in any inflection."""
        return Counter(form for words in self.words for form in {word.form for word in words})

    @cached_property
    def known(self) -> dict[str, Word]:
        """The words seen, by their form."""
        return {word.form: word for words in self.words for word in words}

    @cached_property
    def runs(self) -> Counter[str]:
        """In how many of the posts seen stand two to six hiragana in a row."""
        counts: Counter[str] = Counter()
        for text in self.seen:
            runs = _HIRAGANA.findall(text)
            counts.update(
                {
                    run[at : at + size]
                    for run in runs
                    for size in range(2, 7)
                    for at in range(len(run) - size + 1)
                }
            )
        return counts

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the posts seen, without quotes and brackets."""
        return [found.strip() for text in self.seen for found in _SENTENCE.findall(text)]

    def share(self, form: str) -> float:
        """In which share of the posts a word stands, 0 to 1."""
        return self.counts[form] / len(self.seen)

    def holding(self, string: str) -> int:
        """How many posts of the whole diary hold exactly these characters."""
        return sum(string in text for text in self.texts)


def _words(texts: Iterable[str]) -> Iterator[list[Word]]:
    """The words of each text, each once, without particles and the like."""
    from sudachipy import Dictionary

    tokenizer = Dictionary().tokenizer()
    known: dict[tuple[int, str], Word | None] = {}
    for text in texts:
        found: dict[Word, None] = {}
        for morpheme in chain.from_iterable(cut(tokenizer, text)):
            key = (morpheme.word_id(), morpheme.surface())
            if key not in known:
                known[key] = _word(morpheme)
            word = known[key]
            if word:
                found[word] = None
        yield list(found)


def _word(morpheme: sudachipy.Morpheme) -> Word | None:
    first, second = morpheme.part_of_speech()[:2]
    if first not in _MEANING:
        return None
    parts = tuple(part.surface() for part in morpheme.split("A", add_single=False))
    noun = (first, second) in _NOUNS and not morpheme.is_oov()
    return Word(morpheme.dictionary_form(), noun, morpheme.reading_form(), parts)
