"""Which documents match a clause, by which of its expansions, and where.

:func:`match` takes a clause and gives a value; nothing has to be asked before something else.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.folding import fold
from indexer.analysis.line_breaks import LINKED, end_of
from indexer.analysis.quantities import QUANTITY, quantities
from indexer.search.edges import NONE, fits, is_numeral
from indexer.search.scoring import best_of, summed
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from indexer.model import Span
    from indexer.search.clauses import Clause, Expansion
    from indexer.search.scoring import Scorer, Scores

_OWN = 0.8
"""The least weight of an expansion that is the word itself."""
_MOST_COUNTED = 4000
"""Documents in which quoted characters are counted though most hold them: how often した stands there tells nothing."""
_MOST_READ = 2000
"""Documents in which the characters of a word are counted; in more, the first in each will do."""
_LONGEST_QUANTITY = 24
"""Characters."""
_LONGER = frozenset({COMPOUND, QUANTITY, LINKED})
"""Marks of terms that go on behind the position in which they begin."""


class Found(NamedTuple):
    """The documents that an expansion matches, each with its score."""

    expansion: Expansion
    scores: Scores


class Match(NamedTuple):
    """The documents that match a clause: by each expansion, and with the score of the best of them; its ``parts`` likewise.

    ``frequency`` is in how many of them the word itself stands, or where it stands in none, what may stand for it.
    """

    clause: Clause
    found: tuple[Found, ...]
    scores: Scores
    frequency: int
    parts: tuple[Match, ...] = ()

    def by(self, doc: int) -> Expansion:
        """The expansion by which a document that matches does so best."""
        held = [found for found in self.found if doc in found.scores]
        return max(held, key=lambda found: found.scores[doc]).expansion


def match(clause: Clause, scorer: Scorer) -> Match:
    """Match a clause and its parts against an index."""
    found: list[Found] = []
    scores: Scores = {}
    ordered = sorted(clause.expansions, key=lambda expansion: bool(expansion.characters))
    for expansion in ordered:
        if expansion.characters:
            # Where words tell as much, their characters need not be looked for.
            stronger = [one.scores for one in found if one.expansion.weight >= expansion.weight]
            table = _by_characters(expansion, scorer, stronger)
        else:
            table = _by_terms(clause, expansion, scorer)
        found.append(Found(expansion, table))
        scores = best_of(scores, table)
    own = [one.scores for one in found if one.expansion.weight >= _OWN and one.scores]
    frequency = len(own[0] if len(own) == 1 else set().union(*own)) or len(scores)
    return Match(clause, tuple(found), scores, frequency, tuple(match(part, scorer) for part in clause.parts))


# --- terms ------------------------------------------------------------------------------------------------


def _by_terms(clause: Clause, expansion: Expansion, scorer: Scorer) -> Scores:
    slots = [slot for slot in expansion.slots if slot.terms]
    tables = [scorer.any_of(slot.terms) for slot in slots]
    weight = expansion.weight
    if len(slots) > 1:
        docs = _in_sequence(expansion, tables, scorer)
        scores = {doc: weight * sum([table[doc] for table in tables]) for doc in docs}
    else:
        scores = tables[0]
    if expansion.how == "word" and len(clause.units) == 1 and len(clause.units[0].terms) > 1:
        whole = scorer.unit_scores(clause.units[0])
        scores = {doc: weight * whole.get(doc, score) for doc, score in scores.items()}
    elif weight != 1.0 and len(slots) == 1:
        scores = {doc: weight * score for doc, score in scores.items()}
    if is_numeral(clause.folded[:1]) and not _is_quantity(expansion):
        scores = {doc: score for doc, score in scores.items() if any(_sequences(expansion, doc, scorer))}
    return scores


def _is_quantity(expansion: Expansion) -> bool:
    slot = expansion.slots[0]
    return bool(slot.terms) and slot.terms[0].startswith(QUANTITY)


def _in_sequence(expansion: Expansion, tables: list[Scores], scorer: Scorer) -> list[int]:
    rarest, *others = sorted(tables, key=len)
    docs = [doc for doc in rarest if all(doc in table for table in others)]
    return [doc for doc in docs if next(_sequences(expansion, doc, scorer), None)]


def _sequences(expansion: Expansion, doc: int, scorer: Scorer) -> Iterator[tuple[int, int]]:
    """Where the slots of an expansion stand in order in a document, in positions; none begins inside a number."""
    if len(expansion.slots) == 1:
        for start in _positions(expansion.slots[0].terms, doc, scorer):
            if not _inside_number(expansion, start, doc, scorer):
                yield start, start + 1
        return
    slots = [slot for slot in expansion.slots if slot.terms]
    first, *rest = [sorted({p for t in slot.terms for p in scorer.positions(t, doc)}) for slot in slots]
    later = [set(positions) for positions in rest]
    for start in first:
        last, left = start, expansion.slack
        for before, slot, positions in zip(slots, slots[1:], later, strict=False):
            due = last + slot.offset - before.offset
            at = next((due + more for more in range(left + 1) if due + more in positions), None)
            if at is None:
                break
            left -= at - due
            last = at
        else:
            if not _inside_number(expansion, start, doc, scorer):
                yield start, last + 1


def _positions(terms: tuple[str, ...], doc: int, scorer: Scorer) -> Iterable[int]:
    """The positions of any of some terms in a document."""
    found = [positions for term in terms if (positions := scorer.positions(term, doc))]
    return found[0] if len(found) == 1 else set(chain.from_iterable(found))


def _inside_number(expansion: Expansion, position: int, doc: int, scorer: Scorer) -> bool:
    """Whether a word that begins with a number begins inside a longer one."""
    if not is_numeral(expansion.form[:1]):
        return False
    text, words = scorer.opened(doc)
    if scorer.reader.moved[doc]:
        text = scorer.reader.original(doc)
    start = words.start(position)
    return start > 0 and is_numeral(text[start - 1]) and is_numeral(text[start])


# --- characters -------------------------------------------------------------------------------------------


def _by_characters(expansion: Expansion, scorer: Scorer, stronger: list[Scores]) -> Scores:
    reader = scorer.reader
    known: Collection[int] = summed(stronger) if len(stronger) != 1 else stronger[0]
    docs = reader.holding(expansion.characters, without=known) if expansion.characters else []
    counts: Mapping[int, int]
    if expansion.edges == NONE:
        few = len(docs) <= _MOST_COUNTED or 2 * len(docs) <= scorer.live
        counts = reader.counts(expansion.characters, docs) if few else dict.fromkeys(docs, 1)
    elif len(docs) > _MOST_READ:
        counts = {doc: 1 for doc in docs if any(_character_spans(expansion, doc, scorer))}
    else:
        found = ((doc, sum(1 for _ in _character_spans(expansion, doc, scorer))) for doc in docs)
        counts = {doc: count for doc, count in found if count}
    return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))


def _character_spans(expansion: Expansion, doc: int, scorer: Scorer) -> Iterator[Span]:
    """Where the characters of an expansion stand in a document, in characters of its original text."""
    text, words = scorer.opened(doc)
    folded = expansion.characters
    if folded not in text:
        return
    aligned = fold(scorer.reader.original(doc)) if scorer.reader.moved[doc] else None
    barred: set[int] | None = None
    at = text.find(folded)
    while at >= 0:
        after = at + len(folded)
        ending = next((end for end in expansion.endings if text.startswith(end, after)), "")
        if expansion.endings and not ending:
            at = text.find(folded, at + 1)
            continue
        span = (at, after + len(ending))
        original = aligned.span(*span) if aligned else span
        if fits(text, span, original, words, expansion.edges):
            if barred is None:
                places = (p for term in expansion.barred for p in scorer.positions(term, doc))
                barred = {words.start(p) for p in places}
            if original[0] not in barred:
                yield original
        at = text.find(folded, at + 1)


# --- places -----------------------------------------------------------------------------------------------


def spans(matched: Match, doc: int, scorer: Scorer) -> set[Span]:
    """Where a clause stands in a document, in characters of its original text: whole words."""
    places: set[Span] = set()
    for expansion, scores in matched.found:
        if expansion.characters:
            places.update(_character_spans(expansion, doc, scorer))
        elif doc in scores:
            places.update(_word_spans(expansion, doc, scorer))
    return places


def _word_spans(expansion: Expansion, doc: int, scorer: Scorer) -> Iterator[Span]:
    _, words = scorer.opened(doc)
    *_, last = expansion.slots
    longer = [term for term in last.terms if term[:1] in _LONGER]
    for first, after in _sequences(expansion, doc, scorer):
        start, end = words.start(first), words.end(min(after, len(words)) - 1)
        for term in longer:
            if after - 1 in scorer.positions(term, doc):
                end = max(end, _end_of(term, after - 1, doc, scorer))
        yield start, end


def _end_of(term: str, position: int, doc: int, scorer: Scorer) -> int:
    """Where a compound, a quantity or a word over two lines that begins at a position ends."""
    _, words = scorer.opened(doc)
    if term.startswith(COMPOUND):
        length = scorer.reader.lexicon.length(term[len(COMPOUND) :])
        return words.end(min(position + length, len(words)) - 1)
    start = words.start(position)
    if term.startswith(LINKED):
        return end_of(term[len(LINKED) :], scorer.reader.original(doc), start)
    folded = fold(scorer.reader.original(doc)[start : start + _LONGEST_QUANTITY])
    ends = [q.end for q in quantities(folded.text) if term[len(QUANTITY) :] in q.keys]
    return start + folded.span(0, min(ends))[1] if ends else words.end(position)
