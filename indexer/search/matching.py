"""Which documents match a clause, and by which of its expansions.

:func:`match` takes a clause and gives a value; nothing has to be asked before something else.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indexer.analysis.kana import is_kana
from indexer.search.clauses import PIECE, PREFIX, Slot
from indexer.search.edges import NONE, not_beside
from indexer.search.occurrences import character_spans
from indexer.search.scoring import best_of, document_of
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from indexer.search.clauses import Clause, Expansion
    from indexer.search.scoring import Scorer, Scores

OWN = 0.8
"""The least weight of an expansion that is the word itself."""
_MOST_COUNTED = 1000
"""Documents in which quoted characters are counted though many hold them: how often した stands there tells nothing."""
_MOST_READ = 2000
"""Documents in which the characters of a word are counted; in more, the first in each will do."""
_COMMON, _FEW = 0.1, 200
"""Of all documents, what is many; and what is not."""


class Found(NamedTuple):
    """The documents that an expansion matches, each with its score; ``slots`` are its own, with the terms that the index has."""

    expansion: Expansion
    scores: Scores
    slots: tuple[Slot, ...] = ()


class Match(NamedTuple):
    """The documents that match a clause: by each expansion, and with the score of the best of them; its ``parts`` likewise.

    ``placed`` are those of ``found`` that say where it stands, ``frequency`` in how many documents the word itself does, or
    where it does in none, what may stand for it.
    """

    clause: Clause
    found: tuple[Found, ...]
    placed: tuple[Found, ...]
    scores: Scores
    frequency: int
    parts: tuple[Match, ...] = ()

    def by(self, doc: int) -> Expansion:
        """The expansion by which a document that matches does so best."""
        return self.best(doc).expansion

    def best(self, doc: int) -> Found:
        """What was found by that expansion."""
        held = [found for found in self.found if doc in found.scores]
        return max(held, key=lambda found: found.scores[doc])


def match(clause: Clause, scorer: Scorer, *, is_part: bool = False) -> Match:
    """Match a clause and its parts against an index.

    The characters of a part are not looked for where its terms, or they, stand in many documents: it tells little by itself
    then, and a text that has it cut otherwise is found by the other parts. Nor are those of what is half typed.
    """
    key = clause, is_part
    if key not in scorer.matches:
        scorer.matches[key] = _matched(clause, scorer, is_part=is_part)
    return scorer.matches[key]


def _matched(clause: Clause, scorer: Scorer, *, is_part: bool) -> Match:
    found = list(_by_terms(clause, scorer))
    tells_little = is_part or clause.half_typed
    many = _FEW if clause.half_typed else max(_FEW, _COMMON * scorer.live)
    by_weight = sorted(found, key=lambda one: one.expansion.weight)
    known: set[int] = set()
    for expansion in sorted(clause.expansions, key=lambda one: -one.weight):
        if not expansion.characters:
            continue
        # Where words tell as much, their characters need not be looked for.
        while by_weight and by_weight[-1].expansion.weight >= expansion.weight:
            known.update(by_weight.pop().scores)
        may_hold = scorer.reader.at_most(expansion.characters)
        if not may_hold or (tells_little and max(len(known), may_hold) > many):
            continue
        found.append(Found(expansion, _by_characters(expansion, scorer, known)))
        known.update(found[-1].scores)
    scores = best_of(one.scores for one in found)
    own = [one.scores for one in found if one.expansion.weight >= OWN and one.scores]
    frequency = len(own[0] if len(own) == 1 else set().union(*own)) or len(scores)
    return Match(
        clause,
        tuple(found),
        tuple(_placed(found)),
        scores,
        frequency,
        tuple(match(part, scorer, is_part=True) for part in clause.parts),
    )


def _placed(found: list[Found]) -> Iterator[Found]:
    """Those without whose places are among those of another, with more between the same words."""
    loosest = {one.slots: one for one in sorted(found, key=lambda one: one.expansion.slack)}
    return (one for one in found if not one.slots or loosest[one.slots] is one)


# --- terms ------------------------------------------------------------------------------------------------


def _by_terms(clause: Clause, scorer: Scorer) -> Iterator[Found]:
    """The documents by each expansion of which the index has the terms; of those that come to the same, by the heaviest."""
    heaviest: dict[tuple[object, ...], tuple[Expansion, tuple[Slot, ...]]] = {}
    for one in clause.expansions:
        slots = tuple(Slot(slot.offset, _in_index(slot.terms, scorer)) for slot in one.slots)
        if slots and all(slot.terms or not asked.terms for slot, asked in zip(slots, one.slots, strict=True)):
            key = slots, one.slack, one.how if one.how in {PREFIX, PIECE} else ""
            if key not in heaviest or one.weight > heaviest[key][0].weight:
                heaviest[key] = one, slots
    for one, slots in heaviest.values():
        if scores := _scores(clause, one, slots, scorer):
            yield Found(one, scores, slots)


def _in_index(terms: tuple[str, ...], scorer: Scorer) -> tuple[str, ...]:
    return tuple([term for term in terms if scorer.reader.postings(term).docs])


def _scores(clause: Clause, expansion: Expansion, slots: tuple[Slot, ...], scorer: Scorer) -> Scores:
    if expansion.how == PREFIX:
        return scorer.as_one(slots[0].terms, expansion.weight)
    told = [slot for slot in slots if slot.terms]
    tables = [scorer.any_of(slot.terms) for slot in told]
    weight = expansion.weight
    if len(told) > 1:
        docs = _in_sequence(told, expansion.slack, tables, scorer)
        scores = {doc: weight * sum([table[doc] for table in tables]) for doc in docs}
    else:
        scores = tables[0]
    if expansion.how == "word" and len(clause.units) == 1 and len(clause.units[0].terms) > 1:
        whole = scorer.unit_scores(clause.units[0])
        scores = {doc: weight * whole.get(doc, score) for doc, score in scores.items()}
    elif weight != 1.0 and len(told) == 1:
        scores = {doc: weight * score for doc, score in scores.items()}
    return scores


def _in_sequence(slots: Sequence[Slot], slack: int, tables: list[Scores], scorer: Scorer) -> list[int]:
    """The documents in which slots stand in order, with up to ``slack`` more positions, of those that have all of them."""
    rarest, *others = sorted(tables, key=len)
    docs = [doc for doc in rarest if all(doc in table for table in others)]
    places = _places_in_row(slots, docs, scorer) if not slack else _places_reached(slots, slack, docs, scorer)
    return sorted(set(map(document_of, places)))


def _places_in_row(slots: Sequence[Slot], docs: Sequence[int], scorer: Scorer) -> set[int]:
    """The places of the last slot where all stand in a row: all documents are gone through together, slot by slot."""
    reached = set(scorer.places(slots[0].terms, docs))
    for before, slot in pairwise(slots):
        step = slot.offset - before.offset
        reached = set(map(step.__add__, reached)).intersection(scorer.places(slot.terms, docs))
    return reached


def _places_reached(
    slots: Sequence[Slot], slack: int, docs: Sequence[int], scorer: Scorer
) -> Collection[int]:
    """The places of the last slot, with up to ``slack`` more positions before it: from each slot to the next place of the one behind it."""
    # How much slack is left, by the place that was reached.
    reached = dict.fromkeys(scorer.places(slots[0].terms, docs), slack)
    for before, slot in pairwise(slots):
        places_of_slot = set(scorer.places(slot.terms, docs))
        further: dict[int, int] = {}
        for place, left in reached.items():
            due = place + slot.offset - before.offset
            for at in range(due, due + left + 1):
                if at in places_of_slot:
                    further[at] = max(left - (at - due), further.get(at, 0))
                    break
        reached = further
    return reached


# --- characters -------------------------------------------------------------------------------------------


def _by_characters(expansion: Expansion, scorer: Scorer, known: set[int]) -> Scores:
    """The documents other than ``known`` that hold the characters of an expansion."""
    reader, characters = scorer.reader, expansion.characters
    if expansion.edges == NONE:
        counts = reader.counts(characters, known, max(_MOST_COUNTED, int(_COMMON * scorer.live)))
        return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))
    docs = reader.holding(characters, known, *not_beside(characters, expansion.edges))
    if len(docs) <= _MOST_READ:
        found = ((doc, sum(1 for _ in character_spans(expansion, doc, scorer))) for doc in docs)
        counts = {doc: count for doc, count in found if count}
    elif len(characters) == 1 and is_kana(characters):
        # A particle or the end of a form, and nothing by which entries are told apart.
        counts = dict.fromkeys(docs, 1)
    else:
        counts = {doc: 1 for doc in docs if any(character_spans(expansion, doc, scorer))}
    return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))
