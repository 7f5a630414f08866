"""From a ranked document to a hit: its entry, its snippet with highlights, and why it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.line_breaks import LINKED
from indexer.analysis.quantities import QUANTITY
from indexer.analysis.sounds import SOUND
from indexer.model import Hit, Reason, Snippet
from indexer.search.calendar import falls_on
from indexer.search.highlight import whole_words
from indexer.search.snippets import excerpt, filled, merged, sentence_at
from indexer.search.tiers import MEANING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from indexer.model import Entry, FoundProperty, Span
    from indexer.query import Field
    from indexer.search.clauses import Expansion
    from indexer.search.matching import Match
    from indexer.search.ranking import Ranked, Ranker
    from indexer.search.scoring import Scorer


_MARKS = COMPOUND + LINKED
"""Signs at the beginning of terms, which are no part of a word."""
_TOLD_BY_FORM = frozenset({QUANTITY, SOUND})
"""Marks of terms that are no words."""
_GLANCE = 24
"""Characters of a passage by which it is told, where it is not shown."""


class HitBuilder:
    """Makes hits of the ranked documents of one query; ``asked`` are the matches of its clauses, ``filters`` name properties.

    What is near in meaning has no marks and no reasons in words but those of ``partial`` matches: in the others stands a
    word at most that says too little to be an answer.

    What is ``brief`` is one line of a list, made while somebody types: the sentence of the best passage, or of the first
    match where no passage was looked for, and no reasons.
    """

    def __init__(
        self,
        asked: Sequence[Match],
        filters: Sequence[Field],
        scorer: Scorer,
        ranker: Ranker,
        passages: int,
        *,
        partial: Container[int] = frozenset(),
        brief: bool = False,
    ) -> None:
        self._asked = asked
        self._filters = filters
        self._scorer = scorer
        self._ranker = ranker
        self._passages = passages
        self._partial = partial
        self._brief = brief

    def hit(self, item: Ranked, tier: str) -> Hit:
        """The hit of a ranked document."""
        reader = self._scorer.reader
        entry = reader.entry(item.doc)
        head = reader.stored(item.doc).head
        last = head + len(entry.text)
        in_words = tier != MEANING or item.doc in self._partial
        marked = self._ranker.marks(item.doc) if in_words else []
        text, words = reader.original(item.doc), self._scorer.words(item.doc)
        places = list(whole_words(marked, text, words, reader.tails(item.doc)))
        marks = merged((start - head, end - head) for start, end in places if head <= start < last)
        title_marks = (
            merged((start, min(end, head - 1)) for start, end in places if start < head) if head else ()
        )
        if self._brief and not item.passage:
            span = sentence_at(entry.text, marks[0][0] if marks else 0)
        elif tier == MEANING:
            span = self._nearest_span(item, head, last)
        else:
            span = self._best_span(item, marks, head)
        best = self._snippet(entry, span, marks, [span] if self._brief else None)
        others = self._others(entry, marks, best)
        document = item.score - item.passage.score if item.passage else item.score
        parts = (("document", document), *(item.passage.parts if item.passage else ()))
        reasons = tuple(self._reasons(item.doc)) if in_words and not self._brief else ()
        if tier == MEANING:
            reasons = (self._meant(best), *reasons)
        properties: tuple[FoundProperty, ...] = ()
        if entry.properties:
            from indexer.search.properties import found_properties

            properties = tuple(found_properties(entry, self._filters, last, places))
        return Hit(
            entry, item.score, best, (best, *others), reasons, parts, marks, title_marks, tier, properties
        )

    def _nearest_span(self, item: Ranked, head: int, last: int) -> Span:
        """The passage that is nearest in meaning; the beginning of the text, if it is one of the properties."""
        start, end = self._ranker.passage(item).span
        return (max(0, start - head), max(1, end - head)) if start < last else (0, 1)

    def _best_span(self, item: Ranked, marks: tuple[Span, ...], head: int) -> Span:
        if not marks:
            return 0, 1
        start, end = self._ranker.passage(item).span
        if start - head > marks[-1][1]:
            return marks[0]  # The passage is one of the properties.
        return max(0, start - head), max(1, end - head)

    def _snippet(
        self, entry: Entry, span: Span, marks: tuple[Span, ...], among: list[Span] | None = None
    ) -> Snippet:
        raw = excerpt(entry.text, span, marks, among=among)
        return raw._replace(line=entry.text_line + raw.line if entry.text_line else 0)

    def _others(self, entry: Entry, marks: tuple[Span, ...], best: Snippet) -> list[Snippet]:
        """Further passages with matches, in the order of the text, as many as were asked for; none overlaps another."""
        shown = [best]
        among = filled(entry.text) if self._passages > 1 else []
        for span in _with_marks(among, marks):
            if len(shown) == self._passages:
                break
            if any(_span(other)[0] <= span[0] and span[1] <= _span(other)[1] for other in shown):
                continue
            snippet = self._snippet(entry, span, marks, among)
            start, end = _span(snippet)
            if all(end <= _span(other)[0] or start >= _span(other)[1] for other in shown):
                shown.append(snippet)
        return shown[1:]

    def _form(self, by: Expansion, doc: int) -> str:
        """What stands in the document: of several words with one reading, that one."""
        if any(term[:1] in _TOLD_BY_FORM for slot in by.slots for term in slot.terms):
            return by.form
        if all(len(slot.terms) == 1 for slot in by.slots):
            return by.form
        held = (
            next((t for t in slot.terms if self._scorer.positions(t, doc)), "")
            for slot in by.slots
            if slot.terms
        )
        return " ".join(dict.fromkeys(term.lstrip(_MARKS) for term in held))

    def _meant(self, passage: Snippet) -> Reason:
        """That the passage is near in meaning to what was asked for."""
        asked = " ".join(matched.clause.text for matched in self._asked)
        text = " ".join(passage.text[:_GLANCE].split())
        return Reason(asked, "meaning", text if len(passage.text) <= _GLANCE else f"{text}…")

    def _reasons(self, doc: int) -> Iterator[Reason]:
        days = self._scorer.reader.days
        for matched in self._asked:
            for one in (matched, *matched.parts):
                if one.clause.day and doc not in one.scores and falls_on(days[doc], one.clause.day):
                    yield Reason(one.clause.text, "date", one.clause.text)
            if doc in matched.scores:
                by = matched.by(doc)
                yield Reason(matched.clause.text, by.how, self._form(by, doc))
                continue
            having = [part for part in matched.parts if doc in part.scores]
            held = [part.clause.text for part in having]
            if held == [matched.clause.text]:
                # A word of one, of which this is another in one sense of several.
                by = having[0].by(doc)
                yield Reason(matched.clause.text, by.how, self._form(by, doc))
            elif held:
                yield Reason(matched.clause.text, "parts", " ".join(held))


def _with_marks(spans: Iterable[Span], marks: tuple[Span, ...]) -> Iterator[Span]:
    """Those of ``spans`` in which a mark begins; both ascend."""
    starts = iter(start for start, _ in marks)
    mark = next(starts, None)
    for span in spans:
        while mark is not None and mark < span[0]:
            mark = next(starts, None)
        if mark is not None and mark < span[1]:
            yield span


def _span(snippet: Snippet) -> Span:
    return snippet.start, snippet.start + len(snippet.text)
