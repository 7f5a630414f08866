"""What a query asks for, as values: clauses, and the expansions by which each may be matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.search.edges import BOTH
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from indexer.analysis.query_word import Unit
    from indexer.search.calendar import CalendarDay


PREFIX = "prefix"
"""How the beginning of a word stands in a text; its terms count as one."""


PIECE = "parts"
"""How a piece of a word of a sentence stands in a text that has not all of that word."""


class Slot(NamedTuple):
    """A place in a sequence of words: any of ``terms`` (any word at all if there are none), ``offset`` positions after the first."""

    offset: int
    terms: tuple[str, ...]


class Expansion(NamedTuple):
    """One way in which a word may stand in the text: terms in sequence, or ``characters``.

    ``how`` is the code of the reason that a hit gives, ``form`` what it looked for. A sequence may be up to ``slack``
    positions longer than it was typed. ``edges`` says how many edges of its characters must be edges of words (see
    :mod:`indexer.search.edges`), ``endings`` of which one must follow them; they do not match where a word of the text is one of ``barred``.
    """

    how: str
    form: str
    weight: float
    slots: tuple[Slot, ...] = ()
    characters: str = ""
    endings: tuple[str, ...] = ()
    slack: int = 0
    edges: str = BOTH
    barred: tuple[str, ...] = ()


class Clause(NamedTuple):
    """A word or phrase of the query: as typed, folded, its dictionary words, and all its expansions.

    ``parts`` are its content words as clauses of their own, where it has several: what an entry may have some of. One that is
    ``half_typed`` is another with the next key. The entries of ``day`` need not say it beside other words. The
    parts of one that is ``loose`` may stand anywhere in an entry. One that ``asks`` is a question.
    """

    text: str
    folded: str
    units: tuple[Unit, ...]
    expansions: tuple[Expansion, ...]
    parts: tuple[Clause, ...] = ()
    quoted: bool = False
    half_typed: bool = False
    day: CalendarDay | None = None
    loose: bool = False
    asks: bool = False
