"""What a word of the query may be in the text: its dictionary words, and all alternatives that the ways offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND, GAP, prepare
from indexer.search.leaf import Alternative, Leaf, Unit
from indexer.search.ways import WAYS, Draft, inflected_kana

if TYPE_CHECKING:
    from indexer.analysis import Segmenter
    from indexer.search.ways import Context


def plan_phrase(text: str) -> Leaf:
    """A quoted phrase: its characters, folded, and nothing else."""
    folded = prepare(text)[0].text
    return Leaf(text, folded, (), (Alternative("literal", text, 1.0, literal=folded),), quoted=True)


def plan_word(text: str, context: Context) -> Leaf:
    """An unquoted word: all that it may be in the text."""
    folded, prepared = prepare(text)
    draft = Draft(folded.text, prepared.text, _units(prepared.text, context.segmenter))
    alternatives = dict.fromkeys(alternative for way in WAYS for alternative in way(draft, context))
    return Leaf(text, folded.text, draft.units, tuple(alternatives), tuple(inflected_kana(draft, context)))


def _units(text: str, segmenter: Segmenter) -> tuple[Unit, ...]:
    units = []
    position = 0
    for word in segmenter.words(text):
        terms = []
        for part in word.lexeme.parts:
            if part.kind != GAP:
                if part.term:
                    terms.append((position, part.term))
                position += 1
        if terms:
            compound = COMPOUND + word.lexeme.compound if word.lexeme.compound else ""
            units.append(Unit(text[word.start : word.end], tuple(terms), compound, word.pos, word.known))
    return tuple(units)
