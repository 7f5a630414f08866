"""Where a clause holds though no expansion of the whole of it matches: all its parts stand together, or the date of the entry says it."""

from __future__ import annotations

import heapq
from itertools import repeat
from typing import TYPE_CHECKING

from indexer.search.calendar import documents_on
from indexer.search.clauses import PIECE
from indexer.search.occurrences import spans
from indexer.search.scoring import best_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indexer.search.matching import Match
    from indexer.search.scoring import Scorer, Scores

_SHARE = 0.4
"""Of what the parts weigh, what they do together."""
_BY_DATE = 0.5
"""What the date of an entry counts beside a text that says it."""
_APART = 8
"""Characters between one part and the next, within a sentence."""
_MOST_READ = 150
"""Documents with all parts in which these are looked for: of more, the best."""
_ENDS = frozenset("。!?！？\n")


def loosely(matched: Match, scorer: Scorer) -> Scores:
    """The documents for which a clause holds by its parts or its date, and not by itself."""
    if matched.clause.day:
        return _dated(matched, scorer)
    if any(part.clause.day for part in matched.parts):
        return _all_parts(matched, scorer)
    # To look where parts stand takes longer than to find them: not with every key.
    return _together(matched, scorer) if matched.clause.loose and not matched.clause.half_typed else {}


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


def _together(matched: Match, scorer: Scorer) -> Scores:
    """The documents in which all parts of a clause stand near each other, in any order: 桜が満開 for 満開の桜."""
    found = _in_all([_whole(part) for part in matched.parts])
    docs = found.keys() - matched.scores.keys()
    if len(matched.parts) == 1:
        return {doc: _SHARE * found[doc] for doc in docs}
    best = (
        docs if len(docs) <= _MOST_READ else heapq.nlargest(_MOST_READ, sorted(docs), key=found.__getitem__)
    )
    return {doc: _SHARE * found[doc] for doc in best if _stand_together(matched.parts, doc, scorer)}


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


def _stand_together(parts: Sequence[Match], doc: int, scorer: Scorer) -> bool:
    """Whether all parts stand in one sentence of a document, each near the next."""
    text = scorer.reader.original(doc) if scorer.reader.moved[doc] else scorer.text(doc)
    places = sorted((*span, rank) for rank, part in enumerate(parts) for span in spans(part, doc, scorer))
    near: set[int] = set()
    last = 0
    for start, end, rank in places:
        if near and start < last:
            continue
        if start - last > _APART or not _ENDS.isdisjoint(text[last:start]):
            near = set()
        near.add(rank)
        if len(near) == len(parts):
            return True
        last = end
    return False
