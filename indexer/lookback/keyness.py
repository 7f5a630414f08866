"""How characteristic a word is of some entries against the others: pure arithmetic over counts.

The measure is the log-likelihood ratio (Dunning 1993, "Accurate Methods for the Statistics of Surprise and
Coincidence") in the form for two corpora of Rayson & Garside (2000, "Comparing Corpora using Frequency
Profiling"). Taken over occurrences alone it lets one entry that repeats a word decide for a year, so it is taken
over entries too (Egbert & Biber 2019, "Incorporating text dispersion into keyword analyses"), and the lesser counts.
"""

from __future__ import annotations

import math

from indexer.support.values import NamedTuple


class Corpus(NamedTuple):
    """The size of some entries: how many, and how many words they have."""

    entries: int
    words: int


class Count(NamedTuple):
    """How often something stands in some entries: in how many of them, and how often in all."""

    entries: int
    words: int


class Keyness(NamedTuple):
    """How characteristic a word is: ``score`` (0 or less: not at all), and how often it would stand there by chance."""

    score: float
    expected: float


def log_likelihood(inside: float, size_inside: float, outside: float, size_outside: float) -> float:
    """Dunning's G² of a count here against a count there; negative where it is rarer here.

    >>> round(log_likelihood(10, 100, 10, 900), 1)
    20.4
    >>> log_likelihood(1, 100, 9, 900)
    0.0
    """
    both, size = inside + outside, size_inside + size_outside
    if not (both and size_inside and size_outside):
        return 0.0
    here, there = both * size_inside / size, both * size_outside / size
    g2 = 2 * (_part(inside, here) + _part(outside, there))
    return g2 if inside >= here else -g2


def _part(observed: float, expected: float) -> float:
    return observed * math.log(observed / expected) if observed else 0.0


def keyness(here: Count, there: Count, corpus: Corpus, rest: Corpus) -> Keyness:
    """How characteristic a word is of ``corpus`` against ``rest``; 0 where there is nothing to compare with."""
    words = log_likelihood(here.words, corpus.words, there.words, rest.words)
    entries = log_likelihood(here.entries, corpus.entries, there.entries, rest.entries)
    expected = (here.words + there.words) * corpus.words / max(1, corpus.words + rest.words)
    return Keyness(min(words, entries), expected)
