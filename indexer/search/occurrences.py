"""Where a clause stands in a document, in characters of its original text."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.folding import fold
from indexer.analysis.kana import is_kana
from indexer.analysis.line_breaks import LINKED, end_of
from indexer.analysis.numerals import formal_numerals
from indexer.analysis.quantities import QUANTITY, quantities
from indexer.search.edges import fits, places

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from collections.abc import Set as AbstractSet

    from indexer.model import Span
    from indexer.search.clauses import Expansion
    from indexer.search.matching import Found, Match
    from indexer.search.scoring import Scorer

_LONGEST_QUANTITY = 24
"""Characters."""
_LONGER = frozenset({COMPOUND, QUANTITY, LINKED})
"""Marks of terms that go on behind the position in which they begin."""


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
        if found.expansion.characters or doc in found.scores:
            known.update(_spans_of(found, doc, scorer, known))
    return frozenset(known)


def _spans_of(
    found: Found, doc: int, scorer: Scorer, known: AbstractSet[Span] = frozenset()
) -> Iterator[Span]:
    """Where an expansion stands in a document; of its characters, not the ``known`` places."""
    if found.expansion.characters:
        return character_spans(found.expansion, doc, scorer, known)
    return _word_spans(found, doc, scorer)


def _word_spans(found: Found, doc: int, scorer: Scorer) -> Iterator[Span]:
    words = scorer.words(doc)
    *_, last = found.slots
    longer = [term for term in last.terms if term[:1] in _LONGER]
    if not longer and len(found.slots) == 1:
        yield from words.at(_positions(last.terms, doc, scorer))
        return
    for first, after in sequences(found, doc, scorer):
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


def sequences(found: Found, doc: int, scorer: Scorer) -> Iterator[tuple[int, int]]:
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


def character_spans(
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
