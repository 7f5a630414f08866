"""What a word of the query may be in the text: its dictionary words, and all alternatives that the ways offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.prepared import prepare
from indexer.search.leaf import Alternative, Leaf
from indexer.search.ways import WAYS, Draft, inflected_kana

if TYPE_CHECKING:
    from indexer.search.ways import Context


def plan_phrase(text: str) -> Leaf:
    """A quoted phrase: its characters, folded, and nothing else."""
    folded = fold(text).text
    return Leaf(text, folded, (), (Alternative("literal", text, 1.0, literal=folded),), quoted=True)


def plan_word(text: str, context: Context) -> Leaf:
    """An unquoted word: all that it may be in the text."""
    folded, prepared = prepare(text)
    draft = Draft(folded.text, prepared.text, context.look_up(prepared.text))
    alternatives = dict.fromkeys(alternative for way in WAYS for alternative in way(draft, context))
    return Leaf(
        text, folded.text, draft.typed.units, tuple(alternatives), tuple(inflected_kana(draft, context))
    )
