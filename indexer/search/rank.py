"""The order of the documents that match: BM25 and the best passage, or the date."""

from __future__ import annotations

import heapq
from itertools import chain
from typing import TYPE_CHECKING

from indexer.search.leaf import asked_for
from indexer.search.passages import (
    DOCUMENT,
    Candidate,
    Occurrence,
    Passage,
    best_passage,
    bigram_weights,
    query_bigrams,
)
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.typed import Unit
    from indexer.index.packing import Spans
    from indexer.model import Span
    from indexer.search.evaluate import Evaluator
    from indexer.search.leaf import Alternative, Leaf
    from indexer.search.match import Matcher, Scores

RERANKED = 80
"""Documents whose passages are looked at: 60 or 100 find the same first ten (JSQuAD, long posts)."""


_MOST_WORDS = 64
"""Words of one sentence by which passages are judged: a text of 10,000 characters would take minutes."""
_TELLING = 0.2
"""Of the idf of the rarest word of the query, what another must have to be marked."""


class Ranked(NamedTuple):
    """A document in its place: its score, and its best passage if that was looked for."""

    doc: int
    score: float
    passage: Passage | None = None


class _Asked(NamedTuple):
    """What counts as one word in a passage: a leaf, or (``unit``) one dictionary word of it; the documents that hold it."""

    leaf: Leaf
    unit: Unit | None
    scores: Scores
    idf: float
    ways: list[tuple[Alternative, Scores]]


class Ranker:
    """Puts the documents of one evaluated query in order."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._matcher = evaluator.matcher
        self._reader = evaluator.reader
        self._words = tuple(_words(evaluator))
        self._idfs = [word.idf for word in self._words]
        self._weights: dict[str, float] = {}
        self._candidates: dict[int, Candidate] = {}

    def by_relevance(self, scores: Scores, most: int | None = None) -> list[Ranked]:
        """The best first, ``most`` or all: the head of the list by its passages too, where more than one word tells them."""
        reranked = RERANKED if len(self._words) > 1 else 0
        docs = self._best(scores, None if most is None else max(most, reranked))
        head = self._by_passage([Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[:reranked]])
        return head + [Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[reranked:]]

    def _best(self, scores: Scores, most: int | None) -> list[int]:
        """The documents by score, the newer first where it is the same; ``most`` or more of them, or all."""
        docs: Iterable[int] = scores
        if most is not None and most < len(scores):
            least = heapq.nlargest(most, scores.values())[-1]
            docs = [doc for doc, score in scores.items() if score >= least]
        by_day = sorted(docs, key=self._reader.days.__getitem__, reverse=True)
        return sorted(by_day, key=scores.__getitem__, reverse=True)

    def by_date(self, docs: Iterable[int], *, newest_first: bool) -> list[Ranked]:
        """In the order of time; documents without a date last."""
        days = self._reader.days
        dated: list[int] = []
        undated: list[int] = []
        for doc in docs:
            (dated if days[doc] else undated).append(doc)
        dated.sort(key=lambda doc: (-days[doc] if newest_first else days[doc], doc))
        return [Ranked(doc, 0.0) for doc in (*dated, *undated)]

    def _by_passage(self, head: list[Ranked]) -> list[Ranked]:
        candidates = [self._candidate(item.doc) for item in head]
        pairs = query_bigrams(" ".join(leaf.folded for leaf in self._evaluator.positive))
        self._weights = bigram_weights(pairs, [candidate.text for candidate in candidates])
        out = []
        for item, candidate in zip(head, candidates, strict=True):
            passage = best_passage(candidate, self._idfs, self._weights)
            out.append(Ranked(item.doc, item.score + passage.score, passage))
        return sorted(out, key=lambda item: (-item.score, -self._reader.days[item.doc], item.doc))

    def passage(self, item: Ranked) -> Passage:
        """The best passage of a document, found now if it was not looked for."""
        return item.passage or best_passage(self._candidate(item.doc), self._idfs, self._weights)

    def _candidate(self, doc: int) -> Candidate:
        if doc not in self._candidates:
            text, words = self._matcher.opened(doc)
            if self._reader.moved[doc]:
                # The folded text would do, were it not for the offsets.
                text = self._reader.original(doc)
            self._candidates[doc] = Candidate(text, self._occurrences(doc, words))
        return self._candidates[doc]

    def _occurrences(self, doc: int, words: Spans) -> list[Occurrence]:
        """Where the query's words stand in a document, in characters of its original text."""
        out: list[Occurrence] = []
        whole: Leaf | None = None
        for rank, asked in enumerate(self._words):
            if doc not in asked.scores:
                continue
            if asked.unit is None:
                whole = asked.leaf
                spans = set(self._leaf_spans(asked, doc, words))
            elif asked.leaf is whole:
                # めいそう stands for 瞑想 here, so that its そう is nothing to look for.
                continue
            else:
                positions = (self._matcher.positions(term, doc) for term in _terms(asked.unit))
                spans = set(map(words.span, chain.from_iterable(positions)))
            out.extend(Occurrence(rank, start, end) for start, end in spans)
        return out

    def telling_spans(self, doc: int) -> list[Span]:
        """Where the words stand that say something: beside rarer words, no する is worth a mark."""
        least = _TELLING * max(self._idfs, default=0.0)
        return [(o.start, o.end) for o in self._candidate(doc).occurrences if self._idfs[o.word] >= least]

    def _leaf_spans(self, asked: _Asked, doc: int, words: Spans) -> Iterator[Span]:
        for alternative, scores in asked.ways:
            if alternative.literal:
                yield from self._matcher.literal_places(alternative.literal, doc, quoted=asked.leaf.quoted)
            elif doc in scores:
                for first, after in self._matcher.sequence(alternative, doc):
                    yield words.start(first), words.end(min(after, len(words)) - 1)


def _terms(unit: Unit) -> tuple[str, ...]:
    return (*(term for _, term in unit.terms), *([unit.compound] if unit.compound else ()))


def _words(evaluator: Evaluator) -> Iterator[_Asked]:
    """Each leaf that is found, and each dictionary word of one that is of several."""
    matcher = evaluator.matcher
    for leaf in evaluator.positive:
        found = evaluator.found(leaf)
        ways = matcher.ways(leaf)
        if len(leaf.units) < 2 or found:
            yield _Asked(leaf, None, found, matcher.idf(len(found)), ways)
        if len(leaf.units) > 1:
            for unit in _rarest(asked_for(leaf), matcher):
                scores = matcher.unit_scores(unit)
                yield _Asked(leaf, unit, scores, matcher.idf(len(scores)), ways)


def _rarest(units: tuple[Unit, ...], matcher: Matcher) -> list[Unit]:
    """The words of a pasted text by which passages are told apart, in its order: each once, the rarest."""
    if len(units) <= _MOST_WORDS:
        return list(units)
    first = {_terms(unit): at for at, unit in reversed(list(enumerate(units)))}
    found = sorted(first.values(), key=lambda at: len(matcher.unit_scores(units[at])) or matcher.live)
    return [units[at] for at in sorted(found[:_MOST_WORDS])]
