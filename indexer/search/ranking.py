"""The order of the documents that match: BM25 and the best passage, or the date."""

from __future__ import annotations

import heapq
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.search.matching import OWN
from indexer.search.occurrences import best_spans, spans
from indexer.search.passages import (
    DOCUMENT,
    LENGTH_DISCOUNT,
    WITH_MEANING,
    Candidate,
    Occurrence,
    Passage,
    best_passage,
    bigram_weights,
    most_of_passage,
    query_bigrams,
)
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from indexer.model import Span
    from indexer.search.matching import Match
    from indexer.search.scoring import Scorer, Scores

RERANKED = 40
"""Documents whose passages are looked at: 80 find the same first ten (JSQuAD, long posts)."""


_MOST_WORDS = 64
"""Words of one sentence by which passages are judged: a text of 10,000 characters would take minutes."""
_SAYING_LESS, _OF_THESE = frozenset({"動詞", "副詞"}), 0.6
"""The share of its idf that a verb or an adverb has in a sentence, which nouns tell more of than others that are as rare: known items
are found with an MRR@10 of .711 by half to seven tenths, and of .708 in full."""
_TELLING = 0.2
"""Of the idf of the rarest word of a sentence that stands in an entry, what another must have to be marked there."""


class Ranked(NamedTuple):
    """A document in its place: its score, and its best passage if that was looked for."""

    doc: int
    score: float
    passage: Passage | None = None


class QueryTerm(NamedTuple):
    """What counts as one word in a passage: a clause of the query, or a part of one (``whole`` is that clause's rank)."""

    matched: Match
    idf: float
    whole: int | None = None


def query_terms(
    asked: Sequence[Match], scorer: Scorer, *, with_meaning: bool = False
) -> tuple[QueryTerm, ...]:
    """Each clause that is found or has no parts, and each part of one; of a pasted text, the rarest parts.

    Of a question whose words are judged ``with_meaning`` beside them, the rarer weigh more: nearness tells the common ones, too.
    """
    found: list[QueryTerm] = []
    for matched in asked:
        whole = None
        if matched.scores or not matched.parts:
            whole = len(found)
            found.append(QueryTerm(matched, _idf(matched, scorer)))
        rank = -1 if whole is None else whole
        parts = tuple(_rarest(matched.parts, scorer))
        weights = _weights(parts, scorer, rarer=with_meaning and matched.clause.asks)
        found += [QueryTerm(part, weight, rank) for part, weight in zip(parts, weights, strict=True)]
    return tuple(found)


def _idf(matched: Match, scorer: Scorer) -> float:
    """How telling a clause is: no less than its parts together, where a document may have these instead."""
    parts = sum(scorer.idf(part.frequency) for part in matched.parts) if matched.clause.loose else 0.0
    return max(scorer.idf(matched.frequency), parts)


def _weights(parts: Sequence[Match], scorer: Scorer, *, rarer: bool) -> list[float]:
    """How telling each part is: a verb or an adverb less than it is rare; with ``rarer``, the rare ones have more of the same sum."""
    idfs = [scorer.idf(part.frequency) for part in parts]
    weights = [idf * (_OF_THESE if _says_less(part) else 1.0) for part, idf in zip(parts, idfs, strict=True)]
    if not rarer:
        return weights
    squares = [weight * idf for weight, idf in zip(weights, idfs, strict=True)]
    scale = sum(weights) / (sum(squares) or 1.0)
    return [square * scale for square in squares]


def _says_less(part: Match) -> bool:
    return bool(part.clause.units) and all(unit.pos[0] in _SAYING_LESS for unit in part.clause.units)


def _rarest(parts: tuple[Match, ...], scorer: Scorer) -> Iterable[Match]:
    """The parts by which passages are told apart, in the order of the text: each once, the rarest."""
    if len(parts) <= _MOST_WORDS:
        return parts
    first = {part.clause.folded: at for at, part in reversed(list(enumerate(parts)))}
    found = sorted(first.values(), key=lambda at: len(parts[at].scores) or scorer.live)
    return [parts[at] for at in sorted(found[:_MOST_WORDS])]


def _worths(term: QueryTerm, scorer: Scorer) -> list[tuple[Scores, float]]:
    """What a term counts in the documents that hold it in each way, the most first.

    What stands for it in more documents than the term itself tells less than the term does: 日 for 誕生日.
    """
    idfs = [
        term.idf if one.expansion.weight >= OWN else scorer.idf(len(one.scores)) for one in term.matched.found
    ]
    if not idfs or min(idfs) >= term.idf:
        return [(term.matched.scores, term.idf)]
    ways = zip(term.matched.found, idfs, strict=True)
    return sorted(((one.scores, min(idf, term.idf)) for one, idf in ways), key=itemgetter(1), reverse=True)


class Ranker:
    """Puts the documents that match some query terms in order; ``with_meaning`` if nearness in meaning will be added to what they say."""

    def __init__(self, asked: Sequence[Match], scorer: Scorer, *, with_meaning: bool = False) -> None:
        self._scorer = scorer
        self._discount = WITH_MEANING if with_meaning else LENGTH_DISCOUNT
        self._reader = scorer.reader
        self._terms = query_terms(asked, scorer, with_meaning=with_meaning)
        self._idfs = [term.idf for term in self._terms]
        self._worths = [_worths(term, scorer) for term in self._terms]
        self._pairs = query_bigrams(" ".join(matched.clause.folded for matched in asked))
        self._candidates: dict[int, Candidate] = {}

    @property
    def weight(self) -> float:
        """What all words of the query weigh together, and their parts."""
        return sum(self._idfs)

    def by_relevance(
        self, scores: Scores, most: int | None = None, reranked: int = RERANKED, *, final: bool = True
    ) -> list[Ranked]:
        """The best first, ``most`` or all: ``reranked`` of them by their passages too, where more than one word tells them.

        The scores are ``final`` if nothing will be added to them: then no passage is looked for that could not bring its
        document among the first ``most``.
        """
        reranked = reranked if len(self._terms) > 1 else 0
        docs = self._best(scores, None if most is None else max(most, reranked))
        head = [Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[:reranked]]
        head = self._by_passage(head, most if final else None)
        return head + [Ranked(doc, DOCUMENT * scores[doc]) for doc in docs[reranked:]]

    def _best(self, scores: Scores, most: int | None) -> list[int]:
        """The documents by score, the newer first where it is the same; ``most`` or more of them, or all."""
        docs: Iterable[int] = scores
        if most is not None and most < len(scores):
            least = heapq.nlargest(most, scores.values())[-1]
            docs = [doc for doc, score in scores.items() if score >= least]
        by_day = sorted(docs, key=self._reader.days.__getitem__, reverse=True)
        return sorted(by_day, key=scores.__getitem__, reverse=True)

    def _by_passage(self, head: list[Ranked], most: int | None) -> list[Ranked]:
        """Documents by their passages, too, best first.

        They are looked for in the order of what they may be worth at most, and no more where none could bring its document
        among the first ``most`` (MaxScore, Turtle & Flood 1995).
        """
        texts = [self._prose(item.doc) for item in head]
        weights = bigram_weights(self._pairs, texts)
        worths = [self._worth(item.doc) for item in head]
        bounds = [
            item.score + most_of_passage(worth, sum([w for pair, w in weights.items() if pair in text]))
            for item, worth, text in zip(head, worths, texts, strict=True)
        ]
        out = []
        first: list[float] = []
        for at in sorted(range(len(head)), key=bounds.__getitem__, reverse=True):
            item = head[at]
            if len(first) == most and bounds[at] < first[0]:
                out.append(item)
                continue
            passage = best_passage(self.candidate(item.doc), worths[at], weights, self._discount)
            out.append(Ranked(item.doc, item.score + passage.score, passage))
            (heapq.heappush if most is None or len(first) < most else heapq.heappushpop)(first, out[-1].score)
        return sorted(out, key=lambda item: (-item.score, -self._reader.days[item.doc], item.doc))

    def _worth(self, doc: int) -> list[float]:
        """What each word of the query counts in a document; 0 for one that it does not hold."""
        return [next((worth for scores, worth in ways if doc in scores), 0.0) for ways in self._worths]

    def passage(self, item: Ranked) -> Passage:
        """The best passage of a document, found now if it was not looked for."""
        return item.passage or best_passage(
            self.candidate(item.doc), self._worth(item.doc), {}, self._discount
        )

    def candidate(self, doc: int) -> Candidate:
        """The text of a document, and where the words of the query stand in it."""
        if doc not in self._candidates:
            self._candidates[doc] = Candidate(self._prose(doc), list(self._occurrences(doc)))
        return self._candidates[doc]

    def _prose(self, doc: int) -> str:
        # The folded text would do, were it not for the offsets.
        return self._reader.original(doc) if self._reader.moved[doc] else self._scorer.text(doc)

    def _occurrences(self, doc: int) -> Iterator[Occurrence]:
        """Where the query's words stand in a document, in characters of its original text."""
        held: Iterable[tuple[int, Iterable[Span]]] = self._held(doc)
        if len(self._terms) == 1:
            # Of a single word, the form that was typed is the better place.
            held = [(rank, best_spans(self._terms[rank].matched, doc, self._scorer)) for rank, _ in held]
        for rank, places in held:
            for start, end in places:
                yield Occurrence(rank, start, end)

    def _held(self, doc: int) -> Iterator[tuple[int, frozenset[Span]]]:
        """The words that stand in a document, and where.

        No parts of a word where that stands as a whole: めいそう is 瞑想 there, its そう nothing to look for.
        """
        held: set[int] = set()
        for rank, term in enumerate(self._terms):
            if doc in term.matched.scores and term.whole not in held:
                held.add(rank)
                yield rank, spans(term.matched, doc, self._scorer)

    def marks(self, doc: int) -> list[Span]:
        """Where the words stand that are worth a mark: all that was typed as a word, and what says something of a sentence."""
        found = dict(self._held(doc))
        parts = [rank for rank, places in found.items() if places and self._terms[rank].whole is not None]
        least = _TELLING * max((self._idfs[rank] for rank in parts), default=0.0)
        telling = [
            places
            for rank, places in found.items()
            if self._terms[rank].whole is None or self._idfs[rank] >= least
        ]
        return list(chain.from_iterable(telling))


def by_date(docs: Iterable[int], days: Sequence[int], *, newest_first: bool) -> list[Ranked]:
    """Documents in the order of time; those without a date last. ``days`` are those of all documents."""
    dated: list[int] = []
    undated: list[int] = []
    for doc in docs:
        (dated if days[doc] else undated).append(doc)
    dated.sort(key=lambda doc: (-days[doc] if newest_first else days[doc], doc))
    return [Ranked(doc, 0.0) for doc in (*dated, *undated)]
