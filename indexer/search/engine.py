"""One search: ``query → clauses → matches → candidates by tier → ranked → hits``, each a value made of the one before."""

from __future__ import annotations

import datetime as dt
from functools import cached_property, partial
from typing import TYPE_CHECKING

from indexer.dates.days import DayRange
from indexer.model import HitDays, SearchResults
from indexer.query import And, Or, Word
from indexer.search.boolean import Operands, only_shut_out
from indexer.search.expansion.word import Lookups
from indexer.search.filters import fields, on_day, property_filters, within
from indexer.search.hits import HitBuilder
from indexer.search.loosely import loosely
from indexer.search.matching import match
from indexer.search.plan import clauses, leaves
from indexer.search.ranking import RERANKED, Ranker, by_date
from indexer.search.scoring import Scorer
from indexer.search.tiers import (
    ENOUGH,
    FULL,
    MEANING,
    NEAR,
    Candidates,
    allowed,
    as_characters,
    by_characters,
    candidates,
)
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indexer.analysis.query_word import Typed
    from indexer.index.reader import IndexReader
    from indexer.model import Hit, Suggestion
    from indexer.query import Node
    from indexer.search.completions import Completions
    from indexer.search.filters import Dates
    from indexer.search.matching import Match
    from indexer.search.meaning import Meant, NearTo
    from indexer.search.ranking import Ranked

_RELAXATIONS = {NEAR: "spelling"}
"""What :class:`SearchResults` calls a tier, where that is another name."""


_RERANKED_BELOW = 3 * ENOUGH
"""Partial matches of which the best passages are looked for where full ones stand above them."""
_RERANKED_HALF_TYPED = 10
"""Documents whose passages are looked at while a query is typed: the next key asks for others. MRR@10 on JSQuAD is lower by 0.0026."""


class Kept:
    """What searches of one open index keep for each other."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self.scorer = Scorer(reader)

    @cached_property
    def _words(self) -> Completions:
        from indexer.search.completions import Completions

        return Completions(self._reader)

    def completions(self) -> Completions:
        """The words of the index by their beginnings."""
        return self._words


class Request(NamedTuple):
    """What is asked of one search; ``since`` and ``until`` are inclusive, ``limit`` None is all.

    ``full_only`` leaves out the partial matches that follow few full ones. ``on_day`` leaves the entries of that day of any
    year. A query that is ``half_typed`` is met by the most frequent words that begin so, and by no near spellings.
    """

    query: And
    limit: int | None = 10
    offset: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    sort: str = "relevance"
    passages: int = 1
    exact_words: bool = False
    full_only: bool = False
    on_day: dt.date | None = None
    half_typed: bool = False


class _Answer(NamedTuple):
    """The candidates of a request, the matches of what is to be found, what filters leave, and what was offered instead."""

    asked: tuple[Match, ...]
    found: Candidates
    terms: frozenset[str]
    left: set[int] | None = None
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def scores(self) -> dict[int, float]:
        """The documents that count: the full ones, or where there is none, the others."""
        return self.found.full or self.found.rest

    @property
    def relaxation(self) -> str:
        """What was found instead of full matches; "" if they were, or nothing was."""
        relaxed = not self.found.full and self.found.rest
        return _RELAXATIONS.get(self.found.tier, self.found.tier) if relaxed else ""


def search(
    request: Request,
    reader: IndexReader,
    look_up: Callable[[str], Typed],
    dates: Dates,
    near_to: NearTo | None = None,
    kept: Kept | None = None,
) -> SearchResults:
    """Answer a request from an open index.

    ``look_up`` says what the dictionary knows of a word; ``dates`` turns the value of ``date:`` into a first and last day;
    ``near_to`` says what is near in meaning, where words are not enough. ``kept`` is what searches of the same index keep
    for each other.
    """
    kept = kept or Kept(reader)
    scorer, lookups = kept.scorer, _lookups(request, look_up, kept)
    answer = _answer(request, scorer, lookups, dates)
    hits = _hits(request, answer, scorer, near_to)
    relaxation, total = answer.relaxation, len(answer.scores)
    if not total and hits:
        relaxation, total = MEANING, len(hits)
    return SearchResults(hits, total, bool(relaxation), relaxation, answer.suggestions)


def hit_days(request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates) -> HitDays:
    """The days of all hits of a request, whatever its limit, without ranks, snippets and the span of the diary.

    Arguments are those of :func:`search`.
    """
    kept = Kept(reader)
    answer = _answer(request, kept.scorer, _lookups(request, look_up, kept), dates)
    days = [reader.days[doc] for doc in answer.scores]
    return HitDays(
        tuple(dt.date.fromordinal(day) for day in sorted(days) if day),
        days.count(0),
        None,
        bool(answer.relaxation),
        answer.relaxation,
        answer.suggestions,
    )


class Matching(NamedTuple):
    """The documents that a query holds for, and the terms by which it was looked for."""

    docs: frozenset[int]
    terms: frozenset[str]


def matching(
    request: Request, reader: IndexReader, look_up: Callable[[str], Typed], dates: Dates
) -> Matching:
    """The documents that have all the words of a request, neither ranked nor read."""
    kept = Kept(reader)
    scorer, lookups = kept.scorer, _lookups(request, look_up, kept)
    operands = _operands(request.query, scorer, lookups, dates)
    answer = _tiers(request.query, request, operands, scorer)
    return Matching(frozenset(answer.found.full), answer.terms)


def _lookups(request: Request, look_up: Callable[[str], Typed], kept: Kept) -> Lookups:
    reader = kept.scorer.reader
    aliases = reader.state.names.aliases if reader.state.names else ()
    known = Lookups(look_up, reader.lexicon, not request.exact_words, kept.completions, aliases)
    return known._replace(half_typed=request.half_typed, documents=reader.doc_count)


def _answer(request: Request, scorer: Scorer, lookups: Lookups, dates: Dates) -> _Answer:
    operands = _operands(request.query, scorer, lookups, dates)
    answer = _tiers(request.query, request, operands, scorer)
    if answer.scores or not answer.asked:
        return answer
    suggestions, corrected = (
        ((), request.query) if request.half_typed else _corrections(request.query, answer.asked, scorer)
    )
    weak = as_characters(operands, scorer)
    found = by_characters(request.query, weak, _left(request.query, request, weak))
    if found.rest:
        return _Answer(_asked(request.query, weak), found, answer.terms, answer.left, suggestions)
    if corrected != request.query:
        again = _tiers(corrected, request, _operands(corrected, scorer, lookups, dates), scorer)
        if again.found.full:
            return again._replace(found=Candidates({}, again.found.full, NEAR), suggestions=suggestions)
    return answer._replace(suggestions=suggestions)


def _operands(query: And, scorer: Scorer, lookups: Lookups, dates: Dates) -> Operands:
    wanted = set(leaves(query, negated=False))
    shut_out = partial(only_shut_out, half_typed=lookups.half_typed)
    matches = {
        node: match(clause if node in wanted else shut_out(clause), scorer)
        for node, clause in clauses(query, lookups).items()
    }
    loose = {node: loosely(matches[node], scorer) for node in wanted}
    return Operands(matches, loose, fields(query, scorer.reader, lookups, dates), scorer.reader)


def _asked(query: And, operands: Operands) -> tuple[Match, ...]:
    """The matches of what is to be found, in the order of the query."""
    return tuple(operands.matches[node] for node in dict.fromkeys(leaves(query, negated=False)))


def _left(query: And, request: Request, operands: Operands) -> set[int] | None:
    bounded = request.since or request.until
    period = within(operands.reader, DayRange.of(request.since, request.until)) if bounded else None
    if request.on_day:
        days = on_day(operands.reader, request.on_day)
        period = days if period is None else period & days
    return allowed(query, operands, period)


def _tiers(query: And, request: Request, operands: Operands, scorer: Scorer) -> _Answer:
    asked = _asked(query, operands)
    left = _left(query, request, operands)
    found = candidates(query, asked, operands, left, scorer)
    expansions = (expansion for matched in asked for expansion in matched.clause.expansions)
    terms = frozenset(term for expansion in expansions for slot in expansion.slots for term in slot.terms)
    return _Answer(asked, found, terms, left)


def _hits(request: Request, answer: _Answer, scorer: Scorer, near_to: NearTo | None) -> tuple[Hit, ...]:
    """The hits asked for, in order: full ones, below them as many of the others as they leave room for."""
    most = None if request.limit is None else request.offset + request.limit
    wanted = _meant(request, answer) if near_to else None
    near = near_to(wanted.text) if near_to and wanted else None
    ranker = Ranker(answer.asked, scorer, with_meaning=bool(near))
    full, rest, tier = answer.found
    ordered = [(item, FULL) for item in _ordered(request, ranker, full, most, answer, scorer)]
    if not full:
        some = _ordered(request, ranker, rest, most, answer, scorer, final=not near)
        ordered = [(item, tier) for item in some]
    elif not request.full_only and len(full) < ENOUGH:
        some = ranker.by_relevance(rest, ENOUGH, _RERANKED_BELOW, final=not near)
        ordered += [(item, tier) for item in some]
    if wanted and near:
        from indexer.search.meaning import with_meaning

        ordered = with_meaning(ordered, near, wanted, ranker.weight, answer.left)
    if full:
        ordered = ordered[: max(ENOUGH, len(full))]
    filters, brief = property_filters(request.query), request.half_typed
    builder = HitBuilder(
        answer.asked, filters, scorer, ranker, request.passages, partial=answer.found.rest, brief=brief
    )
    return tuple(builder.hit(item, tier) for item, tier in ordered[request.offset : most])


def _meant(request: Request, answer: _Answer) -> Meant | None:
    """What is meant by a request, where words are not enough."""
    if request.sort != "relevance" or (request.full_only and answer.scores):
        return None
    from indexer.search.meaning import meant

    return meant(answer.asked, len(answer.found.full), ENOUGH)


def _ordered(
    request: Request,
    ranker: Ranker,
    scores: dict[int, float],
    most: int | None,
    answer: _Answer,
    scorer: Scorer,
    *,
    final: bool = True,
) -> list[Ranked]:
    if request.sort == "relevance" and answer.asked:
        reranked = _RERANKED_HALF_TYPED if request.half_typed else RERANKED
        return ranker.by_relevance(scores, most, reranked, final=final)
    return by_date(sorted(scores), scorer.reader.days, newest_first=request.sort != "old")


def _corrections(query: And, asked: Sequence[Match], scorer: Scorer) -> tuple[tuple[Suggestion, ...], And]:
    """Near spellings of the words that nothing holds, and the query with them.

    Words of the same sound are offered only: 人事 is a word, if not of this diary, and 他人事 is another.
    """
    from indexer.search.spelling import near_spellings, same_sound

    suggestions: list[Suggestion] = []
    corrected = query
    for matched in asked:
        if matched.clause.quoted or matched.scores:
            continue
        near = near_spellings(matched.clause, scorer)
        suggestions.extend(near or same_sound(matched.clause, scorer))
        if near:
            corrected = _replaced(corrected, matched.clause.text, tuple(Word(s.word) for s in near))
    return tuple(suggestions), corrected


def _replaced(query: And, text: str, words: tuple[Word, ...]) -> And:
    def walk(node: Node) -> Node:
        if node == Word(text):
            return words[0] if len(words) == 1 else Or(words)
        if isinstance(node, Or):
            return Or(tuple(map(walk, node.items)))
        return And(tuple(map(walk, node.items))) if isinstance(node, And) else node

    return And(tuple(map(walk, query.items)))
