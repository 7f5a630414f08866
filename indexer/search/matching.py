"""Which documents match a clause, by which of its expansions, and where.

:func:`match` takes a clause and gives a value; nothing has to be asked before something else.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.folding import fold
from indexer.analysis.kana import is_kana
from indexer.analysis.line_breaks import LINKED, end_of
from indexer.analysis.numerals import formal_numerals
from indexer.analysis.quantities import QUANTITY, quantities
from indexer.search.clauses import PIECE, PREFIX, Slot
from indexer.search.edges import NONE, fits, not_beside, places
from indexer.search.scoring import best_of, document_of
from indexer.search.scripts import ANY, is_written
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from indexer.model import Span
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
_LONGEST_QUANTITY = 24
"""Characters."""
_LONGER = frozenset({COMPOUND, QUANTITY, LINKED})
"""Marks of terms that go on behind the position in which they begin."""


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
    then, and a text that has it cut otherwise is found by the other parts. Nor are those of what is half typed. How a word is
    written is read in so many documents at most, each a fiftieth of a millisecond: in more, its sound tells little.
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
        if not expansion.characters and expansion.script == ANY:
            continue
        # Where words tell as much, their characters need not be looked for.
        while by_weight and by_weight[-1].expansion.weight >= expansion.weight:
            known.update(by_weight.pop().scores)
        if expansion.script != ANY:
            docs = _with_terms(expansion, scorer) - known
            if len(docs) > (_FEW if tells_little else many):
                continue
            found.append(Found(expansion, _by_script(expansion, scorer, docs), expansion.slots))
        else:
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
    loosest = {
        one.slots: one
        for one in sorted(found, key=lambda one: one.expansion.slack)
        if one.expansion.script == ANY
    }
    for one in found:
        if not one.slots or loosest.get(one.slots, one) is one or one.expansion.script != ANY:
            yield one


# --- terms ------------------------------------------------------------------------------------------------


def _by_terms(clause: Clause, scorer: Scorer) -> Iterator[Found]:
    """The documents by each expansion of which the index has the terms; of those that come to the same, by the heaviest."""
    heaviest: dict[tuple[object, ...], tuple[Expansion, tuple[Slot, ...]]] = {}
    for one in clause.expansions:
        if one.script != ANY:
            continue
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
    # How much slack is left, by the place that was reached: all documents are gone through together, slot by slot.
    reached = dict.fromkeys(scorer.places(slots[0].terms, docs), slack)
    for before, slot in pairwise(slots):
        places_of_slot = scorer.places(slot.terms, docs)
        further: dict[int, int] = {}
        for place, left in reached.items():
            due = place + slot.offset - before.offset
            for at in range(due, due + left + 1):
                if at in places_of_slot:
                    further[at] = max(left - (at - due), further.get(at, 0))
                    break
        reached = further
    return sorted(set(map(document_of, reached)))


def _sequences(found: Found, doc: int, scorer: Scorer) -> Iterator[tuple[int, int]]:
    """Where the slots of an expansion stand in order in a document, in positions."""
    if len(found.slots) == 1:
        yield from ((start, start + 1) for start in _positions(found.slots[0].terms, doc, scorer))
        return
    slots = [slot for slot in found.slots if slot.terms]
    first, *rest = [sorted({p for t in slot.terms for p in scorer.positions(t, doc)}) for slot in slots]
    later = [set(positions) for positions in rest]
    for start in first:
        last, left = start, found.expansion.slack
        for before, slot, positions in zip(slots, slots[1:], later, strict=False):
            due = last + slot.offset - before.offset
            at = next((due + more for more in range(left + 1) if due + more in positions), None)
            if at is None:
                break
            left -= at - due
            last = at
        else:
            yield start, last + 1


def _positions(terms: tuple[str, ...], doc: int, scorer: Scorer) -> Collection[int]:
    """The positions of any of some terms in a document."""
    found = [positions for term in terms if (positions := scorer.positions(term, doc))]
    return found[0] if len(found) == 1 else set(chain.from_iterable(found))


# --- terms by how they are written ------------------------------------------------------------------------


def _with_terms(expansion: Expansion, scorer: Scorer) -> set[int]:
    """The documents in which a term of an expansion stands, however it is written there."""
    return {doc for term in expansion.slots[0].terms for doc in scorer.reader.postings(term).docs}


def _by_script(expansion: Expansion, scorer: Scorer, docs: set[int]) -> Scores:
    """Those of ``docs`` in which a term of an expansion is written as it says."""
    found = ((doc, sum(1 for _ in _written_spans(expansion, doc, scorer))) for doc in sorted(docs))
    counts = {doc: count for doc, count in found if count}
    return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))


def _written_spans(expansion: Expansion, doc: int, scorer: Scorer) -> Iterator[Span]:
    """Where a term of an expansion stands in a document, written as it says, in characters of its original text."""
    positions = _positions(expansion.slots[0].terms, doc, scorer)
    text = (
        (scorer.reader.original(doc) if scorer.reader.moved[doc] else scorer.text(doc)) if positions else ""
    )
    for start, end in scorer.words(doc).at(positions) if positions else ():
        if is_written(text, start, expansion.script) and text.startswith(expansion.endings or ("",), start):
            yield start, end


# --- characters -------------------------------------------------------------------------------------------


def _by_characters(expansion: Expansion, scorer: Scorer, known: set[int]) -> Scores:
    """The documents other than ``known`` that hold the characters of an expansion."""
    reader, characters = scorer.reader, expansion.characters
    if expansion.edges == NONE:
        counts = reader.counts(characters, known, max(_MOST_COUNTED, int(_COMMON * scorer.live)))
        return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))
    docs = reader.holding(characters, known, *not_beside(characters, expansion.edges))
    if len(docs) <= _MOST_READ:
        found = ((doc, sum(1 for _ in _character_spans(expansion, doc, scorer))) for doc in docs)
        counts = {doc: count for doc, count in found if count}
    elif len(characters) == 1 and is_kana(characters):
        # A particle or the end of a form, and nothing by which entries are told apart.
        counts = dict.fromkeys(docs, 1)
    else:
        counts = {doc: 1 for doc in docs if any(_character_spans(expansion, doc, scorer))}
    return scorer.bm25(counts, counts.values(), expansion.weight * scorer.idf(len(counts)))


def _character_spans(
    expansion: Expansion, doc: int, scorer: Scorer, known: AbstractSet[Span] = frozenset()
) -> Iterator[Span]:
    """Where the characters of an expansion stand in a document, in characters of its original text; but for ``known`` places."""
    text, reader = scorer.text(doc), scorer.reader
    if expansion.characters not in text:
        return
    aligned = fold(reader.original(doc)) if reader.moved[doc] else None
    barred: set[int] | None = None
    for at, after in places(text, expansion.characters, expansion.edges):
        ending = next((end for end in expansion.endings if _ends(text, after, end)), "")
        if expansion.endings and not ending:
            continue
        span = (at, after + len(ending))
        original = aligned.span(*span) if aligned else span
        if original not in known and fits(
            text, span, original, lambda: scorer.words(doc), expansion.edges, lambda: reader.original(doc)
        ):
            if barred is None:
                others = (p for term in expansion.barred for p in scorer.positions(term, doc))
                barred = {scorer.words(doc).start(p) for p in others}
            if original[0] not in barred:
                yield original


def _ends(text: str, at: int, ending: str) -> bool:
    """Whether an ending stands in a text; さむっ is cut off there, and goes on with no kana."""
    if not text.startswith(ending, at):
        return False
    return ending != "っ" or not is_kana(text[at + 1 : at + 2])


# --- places -----------------------------------------------------------------------------------------------


def spans(matched: Match, doc: int, scorer: Scorer) -> frozenset[Span]:
    """Where a clause stands in a document, in characters of its original text: whole words."""
    # By identity: a match is kept as long as its scorer, and to compare clauses takes as long as to look.
    key = id(matched), doc
    if key not in scorer.spans:
        scorer.spans[key] = _spans(matched, doc, scorer)
    return scorer.spans[key]


def best_spans(matched: Match, doc: int, scorer: Scorer) -> frozenset[Span]:
    """Where a clause stands in a document in the way that counts most; all its places where that is told by no place."""
    return frozenset(_spans_of(matched.best(doc), doc, scorer)) or spans(matched, doc, scorer)


def _spans(matched: Match, doc: int, scorer: Scorer) -> frozenset[Span]:
    known: set[Span] = set()
    for found in matched.placed:
        if found.expansion.characters or found.expansion.script != ANY or doc in found.scores:
            known.update(_spans_of(found, doc, scorer, known))
    return frozenset(known)


def _spans_of(
    found: Found, doc: int, scorer: Scorer, known: AbstractSet[Span] = frozenset()
) -> Iterator[Span]:
    """Where an expansion stands in a document; of its characters, not the ``known`` places."""
    if found.expansion.script != ANY:
        return _written_spans(found.expansion, doc, scorer)
    if found.expansion.characters:
        return _character_spans(found.expansion, doc, scorer, known)
    return _word_spans(found, doc, scorer)


def _word_spans(found: Found, doc: int, scorer: Scorer) -> Iterator[Span]:
    words = scorer.words(doc)
    *_, last = found.slots
    longer = [term for term in last.terms if term[:1] in _LONGER]
    if not longer and len(found.slots) == 1:
        yield from words.at(_positions(last.terms, doc, scorer))
        return
    for first, after in _sequences(found, doc, scorer):
        start, end = words.start(first), words.end(min(after, len(words)) - 1)
        for term in longer:
            if after - 1 in scorer.positions(term, doc):
                end = max(end, _end_of(term, after - 1, doc, scorer))
        yield start, end


def _end_of(term: str, position: int, doc: int, scorer: Scorer) -> int:
    """Where a compound, a quantity or a word over two lines that begins at a position ends."""
    words = scorer.words(doc)
    if term.startswith(COMPOUND):
        length = scorer.reader.lexicon.length(term[len(COMPOUND) :])
        return words.end(min(position + length, len(words)) - 1)
    start = words.start(position)
    if term.startswith(LINKED):
        return end_of(term[len(LINKED) :], scorer.reader.original(doc), start)
    written = fold(scorer.reader.original(doc)[start : start + _LONGEST_QUANTITY])
    # 一萬 is 一万 to who counts.
    folded = written.rewritten(formal_numerals(written.text))
    ends = [q.end for q in quantities(folded.text) if term[len(QUANTITY) :] in q.keys]
    return start + folded.span(0, min(ends))[1] if ends else words.end(position)
