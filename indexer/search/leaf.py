"""A word or phrase of the query, and the ways in which it may stand in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.values import NamedTuple

if TYPE_CHECKING:
    from indexer.analysis.typed import Unit

_QUESTION_WORDS = frozenset({
    "何時", "何", "何処", "何故", "何れ", "何の", "何方", "誰", "幾ら", "幾つ", "如何", "どんな", "どう", "どの", "どれ", "どこ", "なぜ",
    "いつ", "いくら", "いくつ", "何と", "何んな", "何う", "どちら",
})  # fmt: skip
"""Terms that ask: what an answer need not hold."""


def asks(unit: Unit) -> bool:
    """Whether a word is a question word or a pronoun, which the answer need not hold."""
    return unit.pos[0] == "代名詞" or any(term in _QUESTION_WORDS for _, term in unit.terms)


class Slot(NamedTuple):
    """A place in a sequence: any of ``terms``, ``offset`` positions after the first."""

    offset: int
    terms: tuple[str, ...]


class Alternative(NamedTuple):
    """One way in which a word may stand in the text: terms in sequence, or characters (``literal``)."""

    how: str
    form: str
    weight: float
    slots: tuple[Slot, ...] = ()
    literal: str = ""


class Leaf(NamedTuple):
    """A word or phrase of the query: as typed, folded, its dictionary words, its alternatives.

    ``fallbacks`` are alternatives to be tried where the others find nothing.
    """

    text: str
    folded: str
    units: tuple[Unit, ...]
    alternatives: tuple[Alternative, ...]
    fallbacks: tuple[Alternative, ...] = ()
    quoted: bool = False


def asked_for(leaf: Leaf) -> tuple[Unit, ...]:
    """The dictionary words of a leaf that an answer should hold: no question words, unless there is nothing else."""
    return tuple(unit for unit in leaf.units if not asks(unit)) or leaf.units


def is_question(leaves: tuple[Leaf, ...]) -> bool:
    """Whether a query reads like a question, whose words need not all stand in the answer."""
    if not leaves or leaves[-1].quoted:
        return False
    units = [unit for leaf in leaves for unit in leaf.units]
    content = sum(not asks(unit) for unit in units)
    if content < len(units):
        return content > 0
    return content > 1 and leaves[-1].folded.rstrip("。.").endswith(("?", "か", "っけ", "は"))


def is_sentence(leaf: Leaf) -> bool:
    """Whether a word is a run of many: that a long entry holds all of them somewhere says little."""
    return not leaf.quoted and len(asked_for(leaf)) > 2
