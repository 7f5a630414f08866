"""The words that are characteristic of some entries against all others.

Which words there are is learnt from the entries themselves: the spans of their positions cut them without the
dictionary, and each distinct surface is looked up once. How often a term stands here and elsewhere is counted in
its postings, so nothing but the entries in question is read.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.headwords import CONTENT, LITTLE
from indexer.analysis.kana import is_hiragana
from indexer.lookback.keyness import keyness
from indexer.lookback.selection import spread
from indexer.lookback.titles import titles
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from indexer.analysis.headwords import Headword, Headwords
    from indexer.lookback.keyness import Count
    from indexer.lookback.selection import Selection
    from indexer.lookback.titles import Title

_LOOKED_AT = 250
"""Entries in which words are looked for, spread evenly: what is characteristic stands in many of them."""
_LONGEST_COMPOUND = 4
"""Split units (Sudachi's A) of a compound at most."""
_IN_COMPOUND = 0.6
"""Of the occurrences of a word this share, if it is inside one compound, makes it but a part of that."""
_TIMES = 1.5
"""As dense as in the other entries a word must be: what is merely certain to be commoner says little."""
_JUDGED = 5
"""Times as many of the best words as are wanted are looked at in their sentences."""


class KeyWord(NamedTuple):
    """A characteristic word: as the diary writes it (dictionary form), its kind, and how often it stands there.

    ``times`` are occurrences, in ``entries`` entries; ``expected`` the occurrences that chance would give (0 where
    there is nothing to compare with); ``score`` the log-likelihood (see :mod:`indexer.lookback.keyness`).
    """

    form: str
    kind: str
    times: int
    entries: int
    expected: float
    score: float


class Characteristics(NamedTuple):
    """What is characteristic of ``entries`` entries against ``others``: words of all kinds, and titles, best first."""

    words: tuple[KeyWord, ...]
    titles: tuple[Title, ...]
    entries: int
    others: int

    def of_kind(self, *kinds: str) -> tuple[KeyWord, ...]:
        """The words of these kinds."""
        return tuple(word for word in self.words if word.kind in kinds)


class _Candidate(NamedTuple):
    """A term that may be characteristic, with its counts; ``parts`` are the surfaces of a compound's units."""

    term: str
    parts: tuple[str, ...]
    here: Count
    expected: float
    score: float


def characteristics(
    selection: Selection, headwords: Headwords, most: int, without: Collection[str] = ()
) -> Characteristics:
    """The ``most`` most characteristic words of each kind, and titles; ``without`` are terms to be left out.

    Where there are no other entries, the words that stand in the most entries.
    """
    least = _least(len(selection.docs))
    candidates = []
    for term, parts in sorted(_terms(selection, headwords, least).items()):  # neighbours share a block
        if term.removeprefix(COMPOUND) not in without:
            here, there = selection.counts(term)
            score, expected = keyness(here, there, selection.corpus, selection.rest)
            if not selection.rest.entries:
                score, expected = float(here.entries), 0.0
            dense = here.words * selection.rest.words >= _TIMES * there.words * selection.corpus.words
            if here.entries >= least and score > 0 and dense:
                candidates.append(_Candidate(term, parts, here, expected, score))
    candidates.sort(key=lambda c: (-c.score, -c.here.words, -len(c.parts), c.term))
    head = _without_parts(candidates[: _JUDGED * most], headwords)
    found = titles(selection, headwords, most)
    # What is a title by itself is no word beside it: チ of 「チ。」.
    named = {title.text.strip("。.！？!?") for title in found}
    judged = _judged(head, selection, headwords, most + len(named))
    words = _first_of_kind((word for word in judged if word.form not in named), most)
    return Characteristics(tuple(words), found, selection.corpus.entries, selection.rest.entries)


def _least(count: int) -> int:
    """In how many entries of ``count`` a word must stand: one in a hundred of many."""
    return 1 if count < 15 else 2 if count < 50 else max(3, count // 90)


def _terms(selection: Selection, headwords: Headwords, least: int) -> dict[str, tuple[str, ...]]:
    """The terms that say something and stand in enough of the entries, with the units of those that are compounds."""
    docs = spread(selection.docs, _LOOKED_AT)
    least = max(min(2, least), round(least * len(docs) / max(1, len(selection.docs))))
    singles: Counter[str] = Counter()
    runs: Counter[tuple[str, ...]] = Counter()
    for doc in docs:
        surfaces = selection.surfaces(doc)
        singles.update({surface for surface, _ in surfaces})
        runs.update(set(_runs(surfaces)))
    terms: dict[str, tuple[str, ...]] = {}
    for surface, count in singles.items():
        if count >= least and any(map(str.isalpha, surface)):
            for word in headwords.written(surface):
                if word.kind != LITTLE:
                    terms[word.term] = ()
    for parts, count in runs.items():
        if count >= least:
            for word in headwords.known("".join(parts)):
                if word.kind != LITTLE:
                    terms[COMPOUND + word.term] = parts
    return terms


def _runs(surfaces: Sequence[tuple[str, int]]) -> Iterator[tuple[str, ...]]:
    """What could be a compound: two to four units that touch, none of them a word in hiragana alone."""
    run: list[str] = []
    end = -1
    for surface, start in surfaces:
        if start != end or not run:
            run = [surface] if _may_be_part(surface) else []
        elif _may_be_part(surface):
            run = [*run[1 - _LONGEST_COMPOUND :], surface]
            for length in range(2, len(run) + 1):
                yield tuple(run[-length:])
        else:
            run = []
        end = start + len(surface)


@lru_cache(maxsize=1 << 16)
def _may_be_part(surface: str) -> bool:
    return surface.isalnum() and not is_hiragana(surface)


def _without_parts(candidates: list[_Candidate], headwords: Headwords) -> list[_Candidate]:
    """The candidates but for those words that stand mostly inside a compound among them."""
    most: Counter[str] = Counter()
    for candidate in candidates:
        for part in candidate.parts:
            for word in headwords.written(part):
                most[word.term] = max(most[word.term], candidate.here.words)
    return [c for c in candidates if c.parts or most[c.term] < _IN_COMPOUND * c.here.words]


def _first_of_kind(words: Iterable[KeyWord], most: int) -> Iterator[KeyWord]:
    taken: Counter[str] = Counter()
    for word in words:
        taken[word.kind] += 1
        if taken[word.kind] <= most:
            yield word


def _judged(
    candidates: list[_Candidate], selection: Selection, headwords: Headwords, most: int
) -> Iterator[KeyWord]:
    """The words as they are written and meant in their sentences; those that say little there are left out."""
    taken: Counter[str] = Counter()
    seen: set[str] = set()
    for candidate in candidates:
        word = _meant(candidate, selection, headwords)
        if word is None or word.kind == LITTLE or word.form in seen or taken[word.kind] >= most:
            continue
        taken[word.kind] += 1
        seen.add(word.form)
        here = candidate.here
        yield KeyWord(word.form, word.kind, here.words, here.entries, candidate.expected, candidate.score)
        if taken[CONTENT] >= most and not selection.rest.entries:
            return


def _meant(candidate: _Candidate, selection: Selection, headwords: Headwords) -> Headword | None:
    """What Sudachi takes most occurrences of a term for that are looked at; None if it sees none there."""
    length = max(1, len(candidate.parts))
    votes: Counter[Headword] = Counter()
    for text, start, end in selection.occurrences(candidate.term, length):
        word = headwords.standing(text, start, end)
        if word:
            votes[word] += 1
    return votes.most_common(1)[0][0] if votes else None
