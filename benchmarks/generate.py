"""Posts of a made-up diary: as long as real ones, with words as unevenly spread, in sentences of the sample diary.

The same number and seed always make the same post, so that a small diary is the beginning of a large one.
"""

from __future__ import annotations

import datetime as dt
import random
from bisect import bisect
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from benchmarks.posts import Post
from benchmarks.words import NAME, sample_words

if TYPE_CHECKING:
    from benchmarks.words import Slot, Words

_FIRST = dt.date(1950, 1, 1)
_A_DAY = 2
"""Posts a day."""
_LENGTH, _UNEVEN, _LONGEST = 1200, 0.55, 12_000
"""Median length in characters, and sigma of its logarithm (the mean is then about 1,500)."""
_SHIFT, _SLOPE = 6.0, 0.95
"""The word of rank r is as common as 1 / (r + shift) ** slope (Zipf-Mandelbrot)."""
_TOPICS, _ON_TOPIC = 30, 0.6
"""Words that a post is about, by kind, and the share of its slots that they fill: a word that was used comes again."""
_NEW = 0.02
"""The share of nouns that no dictionary has: as a diary grows, so does its vocabulary."""
_NAMING = frozenset({NAME, "一般"})
_SYLLABLES = tuple(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
)


def generated_posts(count: int, seed: int) -> list[Post]:
    """The first ``count`` posts of the diary of ``seed``."""
    return [post(number, seed) for number in range(count)]


def post(number: int, seed: int) -> Post:
    """Post ``number`` (from 0) of the diary of ``seed``."""
    rng = random.Random(f"{seed} {number}")
    words = sample_words()
    writer = _Writer(words, rng)
    length = min(_LONGEST, rng.lognormvariate(0, _UNEVEN) * _LENGTH)
    paragraphs: list[str] = []
    written = 0
    while written < length:
        paragraph = "".join(writer.sentence() for _ in range(rng.randint(2, 6)))
        paragraphs.append(paragraph)
        written += len(paragraph)
    return Post(_FIRST + dt.timedelta(days=number // _A_DAY), "\n".join(paragraphs))


class _Writer:
    """Fills the patterns of sentences for one post."""

    def __init__(self, words: Words, rng: random.Random) -> None:
        self._words = words
        self._rng = rng
        self._topics: dict[str, list[str]] = {}

    def sentence(self) -> str:
        pattern = self._words.patterns[int(self._rng.random() * len(self._words.patterns))]
        return "".join(self._filled(slot) if slot.kind else slot.text for slot in pattern)

    def _filled(self, slot: Slot) -> str:
        if slot.kind in _NAMING and self._rng.random() < _NEW:
            return "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(3, 6)))
        topics = self._topics.get(slot.kind)
        if topics is None:
            topics = self._topics[slot.kind] = [self._any(slot.kind) for _ in range(_TOPICS)]
        if self._rng.random() < _ON_TOPIC:
            return topics[int(self._rng.random() ** 2 * _TOPICS)]
        return self._any(slot.kind)

    def _any(self, kind: str) -> str:
        words = self._words.by_kind[kind]
        weights = _weights(len(words))
        return words[bisect(weights, self._rng.random() * weights[-1], 0, len(words) - 1)]


@cache
def _weights(count: int) -> list[float]:
    """How common the ranks 1 to ``count`` are, added up."""
    return list(accumulate((rank + _SHIFT) ** -_SLOPE for rank in range(1, count + 1)))
