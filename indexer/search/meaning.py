"""What nearness in meaning adds to an answer in words: a small share of the order, and entries that share no word.

Words come first. People remember the gist: of vague queries eight of ten that fail share no word with their entry, and
where they share one, it is one of many. So the partial matches are ordered by their score and, beside it, by how near they
are in meaning; and behind the first of them come the nearest entries that share no word. All was chosen on 330 known-item
queries (docs/experiments.md): more weight finds less by words and by questions.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from indexer.search.expansion.dictionary import placed
from indexer.search.passages import Passage
from indexer.search.ranking import Ranked
from indexer.search.tiers import FULL, MEANING, PARTIAL
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from indexer.model import Span
    from indexer.search.matching import Match

    InTier = tuple[Ranked, str]

_OF_WORDS, _OF_SENTENCE = 0.15, 0.87
"""Of what the words of the query weigh together, what it counts to be as near as the nearest of so many entries is by chance:
more for a sentence, whose meaning is more than that of its words. Not of the best score: where the best entry has little of
the query, words say little.
"""
_BEFORE_WORDS, _BEFORE_SENTENCE = 7, 3
"""Partial matches that stand before the entries near in meaning at most. Of a sentence, those behind the first three are the
entry that is looked for a third as often as the three nearest are."""
MOST = 3
"""Entries that are shown for their meaning alone: what is far is never many."""
_LEAST_NEARNESS = 0.2
"""The cosine that such an entry must reach: of 60 topics that a diary does not have, half show no entry then, and of its own
topics in other words, four of five do."""
_PARTICLES = (*"のをがにでとへはもや", "から", "まで", "より", "って", "など", "だけ", "しか")
"""What joins the words of a sentence; て, た and the like end a word."""


class Near(Protocol):
    """How near the documents of an index are in meaning to a query (:class:`indexer.meaning.nearness.Near`)."""

    by_chance: float
    """By how many standard deviations the nearest of so many passages would be nearer than the mean by chance."""

    def standing(self, doc: int) -> float:
        """By how many standard deviations of all passages a document is nearer than the mean one."""

    def nearness(self, doc: int) -> float:
        """The cosine of a document's nearest passage with the query."""

    def nearest(self, most: int, without: Container[int], among: Container[int] | None) -> list[int]:
        """The nearest documents, nearest first: none of ``without``, and only those of ``among``, if given."""

    def passage(self, doc: int) -> Span:
        """The nearest passage of a document, in characters of its original text with the title before it."""


class NearTo(Protocol):
    """Says how near documents are to a text; None where nothing is known of that."""

    def __call__(self, text: str, /) -> Near | None:
        """How near they are."""


class Meant(NamedTuple):
    """The text whose meaning is looked for, and how much it counts beside words.

    ``share`` is what it counts, of what the words weigh, to be as near as the nearest is by chance; ``before`` is how many
    partial matches stand before the entries that are shown for their meaning alone, at most.
    """

    text: str
    share: float
    before: int


def meant(asked: Sequence[Match], found_all: int, enough: int) -> Meant | None:
    """What is meant by a query; None where words are enough.

    ``found_all`` entries have all that is ``asked`` for. Words that some entry has together are answered by these, a
    sentence only if there are ``enough`` of them; and characters in quotation marks are meant as they stand.
    """
    if not asked or found_all >= enough or any(matched.clause.quoted for matched in asked):
        return None
    sentence = any(map(_is_sentence, asked))
    if found_all and not sentence:
        return None
    text = " ".join(matched.clause.text for matched in asked)
    return Meant(text, _OF_SENTENCE, _BEFORE_SENTENCE) if sentence else Meant(text, _OF_WORDS, _BEFORE_WORDS)


def _is_sentence(matched: Match) -> bool:
    """Whether particles stand between the words of a clause; they are no words of it themselves."""
    text = matched.clause.folded
    words = [(at, at + len(unit.surface)) for unit, at in placed(matched.clause.units, text)]
    return any(text[end:start].endswith(_PARTICLES) for (_, end), (start, _) in pairwise(words))


def with_meaning(
    ordered: Sequence[InTier], near: Near, wanted: Meant, words: float, left: Container[int] | None
) -> list[InTier]:
    """The documents of an answer in their order, with those beside them that are ``near`` to what is ``wanted``.

    ``words`` is what all words of the query weigh together, ``left`` is what filters leave.
    """
    weight = wanted.share * words / near.by_chance
    full = [one for one in ordered if one[1] == FULL]
    below = [one for one in ordered if one[1] != FULL]
    partial = [item for item, tier in below if tier == PARTIAL]
    if partial:
        below = [(item, PARTIAL) for item in _by_both(partial, near, weight)]
    room = max(0, wanted.before - len(full))
    head, rest = below[:room], below[room:]
    found = near.nearest(MOST, {item.doc for item, _ in [*full, *head]}, left)
    meant_only = list(_meant_only(found, near, weight))
    shown = {item.doc for item, _ in meant_only}
    at = _place_of(meant_only, head)
    return [*full, *head[:at], *meant_only, *head[at:], *(one for one in rest if one[0].doc not in shown)]


def _place_of(meant_only: Sequence[InTier], head: Sequence[InTier]) -> int:
    """Before which of the others the entries near in meaning come: partial matches whose words say less than it does."""
    return next(
        (
            at
            for at, (item, tier) in enumerate(head)
            if meant_only and tier == PARTIAL and item.score <= meant_only[0][0].score
        ),
        len(head),
    )


def _by_both(partial: Sequence[Ranked], near: Near, weight: float) -> list[Ranked]:
    """Partial matches by their score and by how near they are, the share of which is among the parts of the score."""
    found = []
    for item in partial:
        share = weight * near.standing(item.doc)
        passage = item.passage
        if passage:
            passage = Passage(passage.span, passage.score + share, (*passage.parts, (MEANING, share)))
        found.append(Ranked(item.doc, item.score + share, passage))
    return sorted(found, key=lambda item: -item.score)


def _meant_only(docs: Sequence[int], near: Near, weight: float) -> Iterator[InTier]:
    """Those of some documents that are near enough to be shown for their meaning alone, with the passage that is."""
    for doc in docs:
        if near.nearness(doc) >= _LEAST_NEARNESS:
            share = weight * near.standing(doc)
            yield Ranked(doc, share, Passage(near.passage(doc), share, ((MEANING, share),))), MEANING
