"""The order of the documents that match: BM25 and the best passage, or the date."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indexer.analysis.typed import Unit
    from indexer.model import Span
    from indexer.search.evaluate import Evaluator
    from indexer.search.leaf import Leaf

RERANKED = 80
"""Documents whose passages are looked at: 60 or 100 find the same first ten (JSQuAD, long posts)."""


_TELLING = 0.2
"""Of the idf of the rarest word of the query, what another must have to be marked."""


class Ranked(NamedTuple):
    """A document in its place: its score, and its best passage if that was looked for."""

    doc: int
    score: float
    passage: Passage | None = None


class Ranker:
    """Puts the documents of one evaluated query in order."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator
        self._matcher = evaluator.matcher
        self._reader = evaluator.reader
        self._words = tuple(_words(evaluator))
        self._idfs = [self._word_idf(leaf, unit) for leaf, unit in self._words]
        self._weights: dict[str, float] = {}

    def by_relevance(self, scores: dict[int, float]) -> list[Ranked]:
        """The best first: the head of the list by its passages too, where there is more than one word to tell them by."""
        docs = sorted(scores, key=self._reader.days.__getitem__, reverse=True)
        docs.sort(key=scores.__getitem__, reverse=True)
        count = RERANKED if len(self._words) > 1 else 0
        head = self._by_passage([Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[:count]])
        return head + [Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[count:]]

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
        return Candidate(self._text(doc), self.occurrences(doc))

    def _word_idf(self, leaf: Leaf, unit: Unit | None) -> float:
        table = self._evaluator.found(leaf) if unit is None else self._matcher.unit_scores(unit)
        return self._matcher.idf(len(table))

    def _text(self, doc: int) -> str:
        """The folded text where offsets agree with the original's, else the original."""
        return self._reader.original(doc) if self._reader.moved[doc] else self._reader.text(doc)

    def occurrences(self, doc: int) -> list[Occurrence]:
        """Where the query's words stand in a document, in characters of its original text."""
        starts, ends = self._reader.spans(doc)
        out: list[Occurrence] = []
        for rank, (leaf, unit) in enumerate(self._words):
            whole = doc in self._evaluator.found(leaf)
            if unit is None:
                spans = set(self._leaf_spans(leaf, doc, starts, ends))
            elif whole:
                # めいそう stands for 瞑想 here, so that its そう is nothing to look for.
                spans = set()
            else:
                terms = [term for _, term in unit.terms] + [unit.compound] * bool(unit.compound)
                spans = {(starts[p], ends[p]) for term in terms for p in self._matcher.positions(term, doc)}
            out.extend(Occurrence(rank, start, end) for start, end in spans)
        return out

    def telling_spans(self, doc: int) -> list[Span]:
        """Where the words stand that say something: beside rarer words, no する is worth a mark."""
        least = _TELLING * max(self._idfs, default=0.0)
        return [(o.start, o.end) for o in self.occurrences(doc) if self._idfs[o.word] >= least]

    def _leaf_spans(self, leaf: Leaf, doc: int, starts: list[int], ends: list[int]) -> Iterator[Span]:
        if doc not in self._evaluator.found(leaf):
            return
        for alternative in leaf.alternatives + leaf.fallbacks:
            if alternative.literal:
                if doc in self._matcher.literal(alternative.literal, quoted=leaf.quoted):
                    yield from self._matcher.literal_places(alternative.literal, doc, quoted=leaf.quoted)
            else:
                for first, after in self._matcher.sequence(alternative, doc):
                    yield starts[first], ends[min(after, len(ends)) - 1]


def _words(evaluator: Evaluator) -> Iterator[tuple[Leaf, Unit | None]]:
    """What counts as one word in a passage: each dictionary word of a leaf of several, and a leaf that is found."""
    for leaf in evaluator.positive:
        if len(leaf.units) < 2 or evaluator.found(leaf):
            yield leaf, None
        if len(leaf.units) > 1:
            for unit in asked_for(leaf):
                yield leaf, unit
