"""One search: the tiers, one after the other.

1. all words, each as one of its alternatives; 2. all words, the parts of each anywhere; 3. some of the words;
4. near spellings. A tier is tried only where the one before found nothing (a question goes to 3 at once, for its
words need not all stand in the answer), and 3 and 4 are said to be what they are.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from indexer.analysis.kana import is_hiragana
from indexer.model import HitDays, SearchResults
from indexer.query import And, Or, Word
from indexer.search.evaluate import Evaluator
from indexer.search.leaf import is_question, is_sentence
from indexer.search.match import Matcher
from indexer.search.present import Presenter
from indexer.search.rank import Ranked, Ranker
from indexer.search.ways import Context
from indexer.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.analysis.typed import Typed
    from indexer.index.reader import IndexReader
    from indexer.model import Suggestion
    from indexer.query import Node
    from indexer.search.evaluate import Dates


class Request(NamedTuple):
    """What is asked of one search; ``since`` and ``until`` are inclusive, ``limit`` None is all."""

    query: And
    limit: int | None = 10
    offset: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    sort: str = "relevance"
    passages: int = 1
    exact_words: bool = False


def search(
    request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates
) -> SearchResults:
    """Answer a request from an open index.

    ``look_up`` says what the dictionary knows of a word; ``dates`` turns the value of ``date:`` into a first and last day.

    Raises UsageError for a query in which nothing can be searched for.
    """
    answer = _answer(request, reader, look_up, dates)
    page = answer.search.page(answer.scores, answer.relaxation)
    return page._replace(suggestions=answer.suggestions)


def hit_days(request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates) -> HitDays:
    """The days of all hits of a request, whatever its limit, without ranks, snippets and the span of the diary.

    Arguments and errors are those of :func:`search`.
    """
    answer = _answer(request, reader, look_up, dates)
    days = [reader.days[doc] for doc in answer.scores]
    return HitDays(
        tuple(dt.date.fromordinal(day) for day in sorted(days) if day),
        days.count(0),
        None,
        bool(answer.relaxation and answer.scores),
        answer.relaxation if answer.scores else "",
        answer.suggestions,
    )


class _Answer(NamedTuple):
    """The scores of a request, the search that they are of (of the words as they are, or corrected), and how."""

    search: _Search
    scores: dict[int, float]
    relaxation: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def _answer(request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates) -> _Answer:
    context = Context(look_up, reader.lexicon, synonyms=not request.exact_words)
    evaluator = Evaluator(request.query, Matcher(reader), context, dates)
    one = _Search(request, evaluator)
    scores, relaxation = one.scores()
    if scores or not evaluator.positive:
        return _Answer(one, scores, relaxation)
    suggestions, corrected = _corrections(request.query, evaluator)
    if corrected != request.query:
        other = Evaluator(corrected, evaluator.matcher, context, dates)
        again = _Search(request, other)
        scores = again.full()
        if scores:
            return _Answer(again, scores, "spelling", suggestions)
    return _Answer(one, {}, "", suggestions)


class Matching(NamedTuple):
    """The documents that a query holds for, and the terms by which it was looked for."""

    docs: frozenset[int]
    terms: frozenset[str]


def matching(
    request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates
) -> Matching:
    """The documents that have all the words of a request, neither ranked nor read. Raises as :func:`search`."""
    context = Context(look_up, reader.lexicon, synonyms=not request.exact_words)
    evaluator = Evaluator(request.query, Matcher(reader), context, dates)
    one = _Search(request, evaluator)
    docs = one.full() if evaluator.positive else one.scores()[0]
    alternatives = [a for leaf in evaluator.positive for a in leaf.alternatives + leaf.fallbacks]
    terms = {term for alternative in alternatives for slot in alternative.slots for term in slot.terms}
    return Matching(frozenset(docs), frozenset(terms))


class _Search:
    """The tiers of one query, and the page of hits that is shown of them."""

    def __init__(self, request: Request, evaluator: Evaluator) -> None:
        self._request = request
        self._evaluator = evaluator
        self._allowed = evaluator.allowed(request.since, request.until)

    def scores(self) -> tuple[dict[int, float], str]:
        """The scores of the first tier that finds something, and the name of the relaxation, if it is one."""
        leaves = self._evaluator.positive
        if not leaves:
            allowed = self._evaluator.reader.documents() if self._allowed is None else self._allowed
            return dict.fromkeys(allowed, 0.0), ""
        # れいれいか may be a name, for all its か: what is found by its reading asks nothing.
        asks = is_question(leaves) and not (
            is_hiragana(leaves[0].folded) and self._evaluator.found(leaves[0])
        )
        scores = {} if asks else self.full()
        return (scores, "") if scores else (self._evaluator.partial(self._allowed), "partial")

    def full(self) -> dict[int, float]:
        """All words: as they are, or where that finds nothing, their parts anywhere."""
        apart = not any(map(is_sentence, self._evaluator.positive))
        for loose in (False, True) if apart else (False,):
            scores = self._evaluator.full(loose=loose)
            if self._allowed is not None:
                scores = {doc: score for doc, score in scores.items() if doc in self._allowed}
            if scores:
                return scores
        return {}

    def page(self, scores: dict[int, float], relaxation: str) -> SearchResults:
        """The hits asked for, in order."""
        ranker = Ranker(self._evaluator)
        offset, limit = self._request.offset, self._request.limit
        most = None if limit is None else offset + limit
        shown = self._ordered(ranker, scores, most)[offset:most]
        presenter = Presenter(self._evaluator, ranker, self._request.passages)
        return SearchResults(
            tuple(map(presenter.hit, shown)),
            len(scores),
            bool(relaxation and scores),
            relaxation if scores else "",
        )

    def _ordered(self, ranker: Ranker, scores: dict[int, float], most: int | None) -> list[Ranked]:
        if self._request.sort == "relevance" and self._evaluator.positive:
            return ranker.by_relevance(scores, most)
        return ranker.by_date(sorted(scores), newest_first=self._request.sort != "old")


def _corrections(query: And, evaluator: Evaluator) -> tuple[tuple[Suggestion, ...], And]:
    """Near spellings of the words that nothing holds, and the query with them.

    Words of the same sound are offered only: 人事 is a word, if not of this diary, and 他人事 is another.
    """
    from indexer.search.spelling import near_spellings, same_sound

    suggestions: list[Suggestion] = []
    corrected = query
    for leaf in evaluator.positive:
        if leaf.quoted or evaluator.found(leaf):
            continue
        near = near_spellings(leaf, evaluator.matcher)
        suggestions.extend(near or same_sound(leaf, evaluator.matcher))
        if near:
            corrected = _replaced(corrected, leaf.text, tuple(Word(s.word) for s in near))
    return tuple(suggestions), corrected


def _replaced(query: And, text: str, words: tuple[Word, ...]) -> And:
    def walk(node: Node) -> Node:
        if node == Word(text):
            return words[0] if len(words) == 1 else Or(words)
        if isinstance(node, Or):
            return Or(tuple(map(walk, node.items)))
        return And(tuple(map(walk, node.items))) if isinstance(node, And) else node

    return And(tuple(map(walk, query.items)))
