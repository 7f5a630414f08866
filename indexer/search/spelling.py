"""Near spellings of words that the diary does not hold.

Katakana and Latin words of four letters or more may differ by one edit (two from eight on), katakana of three by a
dakuten or by ー or ッ left out; a run of three kanji or more by one character. Words of one or two kanji are left alone: everything is near to them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis.kana import KATAKANA, UNVOICED, katakana, reading_key, voiced
from indexer.model import Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.query_word import Unit
    from indexer.search.clauses import Clause
    from indexer.search.scoring import Scorer

_ALPHABETS = (frozenset("abcdefghijklmnopqrstuvwxyz"), KATAKANA)
_KANJI = "[一-龥々〆ヶ]{3,8}"
_KANJI_IN = "[一-龥]"
_SHORTEST = 4
"""Letters."""
_LEFT_OUT = "ーッ"
"""What is most easily left out of a word in katakana."""
_MOST = 3


def near_spellings(clause: Clause, scorer: Scorer) -> list[Suggestion]:
    """Up to three spellings near to a word of the query that the diary does hold, nearest and most frequent first."""
    return _best(clause, _candidates(clause, scorer))


def same_sound(clause: Clause, scorer: Scorer) -> list[Suggestion]:
    """Up to three words of the diary that sound like a word of the query."""
    return _best(clause, _homophones_of(clause, scorer))


def _best(clause: Clause, candidates: Iterable[tuple[str, int, int]]) -> list[Suggestion]:
    found: dict[str, tuple[int, int]] = {}
    for word, distance, count in candidates:
        if word != clause.folded and count and (distance, -count) < found.get(word, (9, 0)):
            found[word] = (distance, -count)
    best = sorted(found, key=lambda word: (found[word], word))[:_MOST]
    nearest = found[best[0]][0] if best else 0
    return [Suggestion(clause.text, word, -found[word][1]) for word in best if found[word][0] == nearest]


def _candidates(clause: Clause, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """Spellings, how far they are, and in how many entries they stand."""
    folded = clause.folded
    kana = katakana(folded)
    if _alphabet(kana):
        yield from _near_terms(kana, scorer)
    elif len(kana) == _SHORTEST - 1 and KATAKANA.issuperset(kana):
        yield from _near_to_three(kana, scorer)
    else:
        yield from _near_parts(clause, scorer)
    if re.fullmatch(_KANJI, folded) and not _is_place(clause):
        yield from _one_other_kanji(folded, scorer)
    if len(clause.units) > 1:
        yield from _homophones_of(clause, scorer)


def _is_place(clause: Clause) -> bool:
    """Whether a word is a place that the dictionary knows: 京都市 is no 京都府 misspelt."""
    unit = clause.units[0] if len(clause.units) == 1 else None
    return unit is not None and unit.known and unit.pos[2] == "地名"


def _alphabet(word: str) -> frozenset[str]:
    """The letters of which a word of four or more is, Latin or katakana; none of another word."""
    fitting = (letters for letters in _ALPHABETS if letters.issuperset(word))
    return next(fitting, frozenset()) if len(word) >= _SHORTEST else frozenset()


def _near_terms(word: str, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """Latin words and katakana words as they stand in the texts: the dictionary gives many of them another form."""
    most = 2 if len(word) >= 8 else 1
    # An edit changes at most three pairs of neighbours (that of two of them changing places); double pairs count once.
    least = max(1, len({*pairwise(word)}) - 3 * most)
    letters = _alphabet(word)
    runs = scorer.reader.runs(word, letters, least)
    if len(word) == _SHORTEST:
        # The one edit that leaves no pair: those in the middle changing places.
        swapped = word[0] + word[2] + word[1] + word[3]
        runs[swapped] = scorer.reader.runs(swapped, letters, len({*pairwise(swapped)}))[swapped]
    for run, count in runs.items():
        if len(run) >= _SHORTEST and abs(len(run) - len(word)) <= most:
            distance = edit_distance(word, run, most)
            if distance <= most:
                # Runs are counted in deleted documents, too.
                deleted = bool(scorer.reader.deleted)
                yield run, distance, min(count, len(scorer.reader.holding(run))) if deleted else count


def _near_to_three(word: str, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """Words that three katakana may stand for: with another dakuten (ベッド for ベット), with ー or ッ (ボーナス for ボナス)."""
    for at, char in enumerate(word):
        for other in {UNVOICED.get(char, char), voiced(char)} - {char}:
            near = word[:at] + other + word[at + 1 :]
            yield near, 1, len(scorer.scores(near))
        for mark in _LEFT_OUT:
            near = word[: at + 1] + mark + word[at + 1 :]
            yield near, 1, len(scorer.scores(near))


def _near_parts(clause: Clause, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """A word of several, one of which is misspelt: システムプロムプト."""
    for unit in clause.units:
        surface = unit.surface.casefold()
        if _alphabet(surface) and not scorer.unit_scores(unit):
            for near, distance, _ in _near_terms(surface, scorer):
                word = clause.folded.replace(surface, near)
                yield word, distance, len(scorer.reader.holding(word))


def _one_other_kanji(word: str, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """Runs of the texts that differ from ``word`` in one kanji."""
    for at in range(len(word)):
        before, after = word[:at], word[at + 1 :]
        longer = before if len(before) >= len(after) else after
        pattern = re.compile(f"{re.escape(before)}[一-龥々]{re.escape(after)}")
        counts: dict[str, int] = {}
        for doc in scorer.reader.holding(longer):
            for run in set(pattern.findall(scorer.reader.text(doc))):
                counts[run] = counts.get(run, 0) + 1
        for run, count in counts.items():
            yield run, 1, count


def _homophones_of(clause: Clause, scorer: Scorer) -> Iterator[tuple[str, int, int]]:
    """Another word of the same reading, typed by a slip of conversion: 確立 for 確率."""
    for unit in clause.units:
        if len(unit.surface) < 2 or not re.search(_KANJI_IN, unit.surface):
            continue
        for term in _homophones(unit, scorer):
            word = clause.folded.replace(unit.surface, term)
            yield word, 1, len(scorer.reader.holding(word))


def _homophones(unit: Unit, scorer: Scorer) -> Iterable[str]:
    by_reading = scorer.reader.lexicon.by_reading
    rows = ((kana, row) for kana in unit.readings for row in by_reading(reading_key(kana)))
    return sorted({row.term for kana, row in rows if row.kana == kana} - {unit.surface})


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
