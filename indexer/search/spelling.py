"""Near spellings of words that the diary does not hold.

Katakana and Latin words of four letters or more may differ by one edit (two from eight on); a run of three kanji or
more by one character. Words of one or two kanji are left alone: everything is near to them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis.kana import KATAKANA, katakana, reading_key
from indexer.analysis.segmenter import readings_of
from indexer.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.search.leaf import Leaf
    from indexer.search.match import Matcher

_ALPHABETS = (frozenset("abcdefghijklmnopqrstuvwxyz"), KATAKANA)
_KANJI = "[一-龥々〆ヶ]{3,8}"
_KANJI_IN = "[一-龥]"
_SHORTEST = 4
"""Letters."""
_MOST = 3


def near_spellings(leaf: Leaf, matcher: Matcher) -> list[Suggestion]:
    """Up to three spellings near to a word of the query that the diary does hold, nearest and most frequent first."""
    return _best(leaf, _candidates(leaf, matcher))


def same_sound(leaf: Leaf, matcher: Matcher) -> list[Suggestion]:
    """Up to three words of the diary that sound like a word of the query."""
    return _best(leaf, _homophones_of(leaf, matcher))


def _best(leaf: Leaf, candidates: Iterable[tuple[str, int, int]]) -> list[Suggestion]:
    found: dict[str, tuple[int, int]] = {}
    for word, distance, count in candidates:
        if word != leaf.folded and count and (distance, -count) < found.get(word, (9, 0)):
            found[word] = (distance, -count)
    best = sorted(found, key=lambda word: (found[word], word))[:_MOST]
    nearest = found[best[0]][0] if best else 0
    return [Suggestion(leaf.text, word, -found[word][1]) for word in best if found[word][0] == nearest]


def _candidates(leaf: Leaf, matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """Spellings, how far they are, and in how many entries they stand."""
    folded = leaf.folded
    kana = katakana(folded)
    if _alphabet(kana):
        yield from _near_terms(kana, matcher)
    else:
        yield from _near_parts(leaf, matcher)
    if re.fullmatch(_KANJI, folded):
        yield from _one_other_kanji(folded, matcher)
    if len(leaf.units) > 1:
        yield from _homophones_of(leaf, matcher)


def _alphabet(word: str) -> frozenset[str]:
    """The letters of which a word of four or more is, Latin or katakana; none of another word."""
    fitting = (letters for letters in _ALPHABETS if letters.issuperset(word))
    return next(fitting, frozenset()) if len(word) >= _SHORTEST else frozenset()


def _near_terms(word: str, matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """Latin words and katakana words as they stand in the texts: the dictionary gives many of them another form."""
    most = 2 if len(word) >= 8 else 1
    # An edit changes at most three pairs of neighbours (that of two of them changing places); double pairs count once.
    least = max(1, len({*pairwise(word)}) - 3 * most)
    letters = _alphabet(word)
    runs = matcher.reader.runs(word, letters, least)
    if len(word) == _SHORTEST:
        # The one edit that leaves no pair: those in the middle changing places.
        swapped = word[0] + word[2] + word[1] + word[3]
        runs[swapped] = matcher.reader.runs(swapped, letters, len({*pairwise(swapped)}))[swapped]
    for run, count in runs.items():
        if len(run) >= _SHORTEST and abs(len(run) - len(word)) <= most:
            distance = edit_distance(word, run, most)
            if distance <= most:
                # Runs are counted in deleted documents, too.
                deleted = bool(matcher.reader.deleted)
                yield run, distance, min(count, len(matcher.reader.holding(run))) if deleted else count


def _near_parts(leaf: Leaf, matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """A word of several, one of which is misspelt: システムプロムプト."""
    for unit in leaf.units:
        surface = unit.surface.casefold()
        if _alphabet(surface) and not matcher.unit_scores(unit):
            for near, distance, _ in _near_terms(surface, matcher):
                word = leaf.folded.replace(surface, near)
                yield word, distance, len(matcher.reader.holding(word))


def _one_other_kanji(word: str, matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """Runs of the texts that differ from ``word`` in one kanji."""
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        longer = before if len(before) >= len(after) else after
        pattern = re.compile(f"{re.escape(before)}[一-龥々]{re.escape(after)}")
        counts: dict[str, int] = {}
        for doc in matcher.reader.holding(longer):
            for run in set(pattern.findall(matcher.reader.text(doc))):
                counts[run] = counts.get(run, 0) + 1
        for run, count in counts.items():
            yield run, 1, count


def _homophones_of(leaf: Leaf, matcher: Matcher) -> Iterator[tuple[str, int, int]]:
    """Another word of the same reading, typed by a slip of conversion: 確立 for 確率."""
    for unit in leaf.units:
        if len(unit.surface) < 2 or not re.search(_KANJI_IN, unit.surface):
            continue
        for term in _homophones(unit.surface, matcher):
            word = leaf.folded.replace(unit.surface, term)
            yield word, 1, len(matcher.reader.holding(word))


def _homophones(surface: str, matcher: Matcher) -> Iterable[str]:

    terms: set[str] = set()
    for kana in readings_of(surface):
        terms.update(
            row.term for row in matcher.reader.lexicon.by_reading(reading_key(kana)) if row.kana == kana
        )
    return sorted(terms - {surface})


def edit_distance(a: str, b: str, most: int) -> int:
    """Edits (insert, delete, replace, swap neighbours) from ``a`` to ``b``, or ``most + 1`` if there are more.

    Optimal string alignment distance (Damerau 1964).

    >>> edit_distance("atention", "attention", 2), edit_distance("recieve", "receive", 1), edit_distance("ab", "xy", 1)
    (1, 1, 2)
    """
    two: list[int] = []
    one = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, two[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        two, one = one, row
    return min(one[-1], most + 1)
