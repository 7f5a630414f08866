"""The tiers of an answer: all words, then some of them; where there is neither, the characters.

A tier is a set of documents with their scores. That there is one takes nothing from the one before.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from indexer.analysis.kana import has_kanji
from indexer.query import And, Not
from indexer.search import boolean
from indexer.search.clauses import Expansion
from indexer.search.edges import HEAD
from indexer.search.matching import match
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.search.boolean import Operands
    from indexer.search.matching import Match
    from indexer.search.scoring import Scorer, Scores

FULL, PARTIAL, NEAR, CHARACTERS, MEANING = "full", "partial", "near", "characters", "meaning"
ENOUGH = 10
"""Full matches that need no partial ones below them."""
_LEAST_SHARE = 0.2
"""Of the best coverage, what a partial match must have to be shown."""
_LEAST_OF_QUERY = 0.12
"""Of what all words of the query weigh together, what the best must have: nothing but する answers nothing."""

_RARE_KANJI, _FEW, _OF_KANJI = 33, 3, 0.3
"""A kanji counts that stands in no more than one of so many documents, or in few; and the share of its idf that does. With one
in 20 to 55 and shares of 0.2 to 0.4 the MRR@10 of known-item queries is .694 to .695, and .686 without."""


class Candidates(NamedTuple):
    """The documents that answer a query: those that it holds for, and what follows them, with the name of its tier."""

    full: Scores
    rest: Scores
    tier: str = PARTIAL


def allowed(query: And, operands: Operands, period: set[int] | None) -> set[int] | None:
    """The documents that a period, the filters and the exclusions of a query leave; None if that is all of them."""
    hidden = boolean.excluded(query, operands)
    wanted = boolean.demanded(query, operands)
    if period is not None:
        wanted = period if wanted is None else wanted & period
    if wanted is None:
        return set(operands.reader.documents()) - hidden if hidden else None
    return wanted - hidden


def candidates(
    query: And, asked: Sequence[Match], operands: Operands, left: set[int] | None, scorer: Scorer
) -> Candidates:
    """The documents that answer a query; ``asked`` are the matches of what is to be found, ``left`` what :func:`allowed` leaves."""
    scores = _among(boolean.full(_without_exclusions(query), operands), left)
    if not asked or len(scores) >= ENOUGH:
        return Candidates(scores, {})
    some = _partial(asked, left, scorer)
    rest = {doc: score for doc, score in some.items() if doc not in scores} if scores else some
    return Candidates(scores, rest)


def by_characters(query: And, operands: Operands, left: set[int] | None) -> Candidates:
    """The documents that answer a query over the operands of :func:`as_characters`."""
    return Candidates({}, _among(boolean.full(_without_exclusions(query), operands), left), CHARACTERS)


def _without_exclusions(query: And) -> And:
    """A query without its NOTs, which :func:`allowed` has heeded."""
    return And(tuple(item for item in query.items if not isinstance(item, Not)))


def _among(scores: Scores, left: set[int] | None) -> Scores:
    return scores if left is None else {doc: score for doc, score in scores.items() if doc in left}


def _partial(asked: Sequence[Match], left: set[int] | None, scorer: Scorer) -> Scores:
    """The documents with some of the words, but for those that hold far less telling ones than the best.

    A rare kanji of a word that a document does not hold counts a little: who looks for 髪を切る may mean 理髪.
    """
    held = [matched for clause in asked for matched in pieces(clause)]
    tables = [_among(matched.scores, left) for matched in held]
    if len(tables) < 2:
        return tables[0] if tables else {}
    weights = [scorer.idf(matched.frequency) for matched in held]
    covered = _covered(sorted(zip(weights, tables, strict=True), key=itemgetter(0), reverse=True))
    most = max(covered.values(), default=0.0)
    if most < _LEAST_OF_QUERY * sum(weights):
        return {}
    docs = [doc for doc, weight in covered.items() if weight >= _LEAST_SHARE * most]
    scores = {doc: sum([table[doc] for table in tables if doc in table]) for doc in docs}
    few = max(_FEW, scorer.live // _RARE_KANJI)
    for kanji, holding in _by_kanji(held, tables).items():
        if scorer.reader.at_most(kanji) > few + len(scorer.reader.deleted):
            continue
        having = scorer.reader.holding(kanji)
        if len(having) <= few:
            more = _OF_KANJI * scorer.idf(len(having))
            for doc in having:
                if doc in scores and not any(doc in table for table in holding):
                    scores[doc] += more
    return scores


def _by_kanji(words: Sequence[Match], tables: Sequence[Scores]) -> dict[str, list[Scores]]:
    """Each kanji of the words of a query, with the scores of the words that have it."""
    found: dict[str, list[Scores]] = {}
    for matched, table in zip(words, tables, strict=True):
        for kanji in {char for unit in matched.clause.units for char in unit.surface if has_kanji(char)}:
            found.setdefault(kanji, []).append(table)
    return found


def _covered(words: Sequence[tuple[float, Scores]]) -> dict[int, float]:
    """How much of a query each document has: the weights of its words, which come the heaviest first.

    A document with none but words that weigh too little together to be shown is left out (MaxScore, Turtle & Flood 1995).
    """
    covered: dict[int, float] = {}
    rest = sum(weight for weight, _ in words)
    for weight, table in words:
        if rest < _LEAST_SHARE * max(covered.values(), default=0.0):
            for doc in covered.keys() & table.keys():
                covered[doc] += weight
        else:
            for doc in table:
                covered[doc] = covered.get(doc, 0.0) + weight
        rest -= weight
    return covered


def pieces(matched: Match) -> list[Match]:
    """What counts as a word of its own: a clause (if it is found, or has no parts), and its parts."""
    whole = [matched] if matched.scores or not matched.parts else []
    return whole + list(matched.parts)


def as_characters(operands: Operands, scorer: Scorer) -> Operands:
    """The operands of a query of which nothing was found, matched by their characters in longer words: お金 in お金持ち."""
    weak = {}
    for node, matched in operands.matches.items():
        folded = matched.clause.folded
        if matched.scores or matched.clause.quoted or not folded:
            weak[node] = matched
            continue
        expansion = Expansion("characters", folded, 0.3, characters=folded, edges=HEAD)
        weak[node] = match(matched.clause._replace(expansions=(expansion,), parts=()), scorer)
    return operands._replace(matches=weak)
