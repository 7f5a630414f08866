"""Where a clause holds though no expansion of the whole of it matches: all its parts stand there, or the date of the entry says it."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from indexer.search.calendar import documents_on
from indexer.search.clauses import PIECE
from indexer.search.scoring import best_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.search.matching import Match
    from indexer.search.scoring import Scorer, Scores

_SHARE = 0.2
"""Of what the parts weigh, what they do together."""
_BY_DATE = 0.5
"""What the date of an entry counts beside a text that says it."""


def loosely(matched: Match, scorer: Scorer) -> Scores:
    """The documents for which a clause holds by its parts or its date, and not by itself."""
    if matched.clause.day:
        return _dated(matched, scorer)
    if any(part.clause.day for part in matched.parts):
        return _all_parts(matched, scorer)
    return _in_any_order(matched) if matched.clause.loose else {}


def _dated(matched: Match, scorer: Scorer) -> Scores:
    docs = documents_on(scorer.reader, [matched.clause.day] if matched.clause.day else [])
    return scorer.bm25(docs, repeat(1, len(docs)), _BY_DATE * scorer.idf(len(docs)))


def _all_parts(matched: Match, scorer: Scorer) -> Scores:
    """The documents with all parts of a clause of which one is a day: 8月 and 花火 of 8月の花火."""
    if all(part.clause.day for part in matched.parts):
        return {}
    tables = [
        best_of((part.scores, _dated(part, scorer))) if part.clause.day else part.scores
        for part in matched.parts
    ]
    return {doc: _BY_DATE * score for doc, score in _in_all(tables).items()}


def _in_any_order(matched: Match) -> Scores:
    """The documents with all parts of a clause, wherever they stand: 桜が満開 for 満開の桜, 地震。停電。 for 地震で停電した."""
    found = _in_all([_whole(part) for part in matched.parts])
    return {doc: _SHARE * score for doc, score in found.items() if doc not in matched.scores}


def _whole(part: Match) -> Scores:
    """The documents with all of a part, and not only a piece of its word."""
    return best_of(found.scores for found in part.found if found.expansion.how != PIECE)


def _in_all(tables: Sequence[Scores]) -> Scores:
    """The documents of all tables, with the sum of their scores; none of no table."""
    if not tables:
        return {}
    rarest, *others = sorted(tables, key=len)
    docs = (doc for doc in rarest if all(doc in table for table in others))
    return {doc: sum([table[doc] for table in tables]) for doc in docs}
