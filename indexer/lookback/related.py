"""Entries like one: those that share its telling words.

The words of the entry are weighed by how often it has them and how rare they are in the diary (tf·idf, of which the
best make the query, as in the MoreLikeThis of Lucene), and the other entries are scored by BM25 through the postings
of these words; no text is read but those that are shown. Measured on the paragraphs of JSQuAD dev (CC BY-SA 4.0;
1,141 paragraphs that share their article with others, to be found by the text of one): mean average precision 0.531
with 40 words of any kind, 0.543 without those that say little, 0.555 with names a little heavier; 60 words (0.561)
take a third longer. Where entries are encoded by their meaning, that counts beside the words: of the first ten, 0.722
are of the article without it, 0.749 with a weight of 0.07 of the best score for a standard deviation of nearness, 0.755
with 0.15 and 0.753 with 0.3.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from indexer.analysis import COMPOUND
from indexer.analysis.headwords import CONTENT, LITTLE
from indexer.model import Hit, Reason
from indexer.search.highlight import whole_words
from indexer.search.passages import Candidate, Occurrence, best_passage
from indexer.search.scoring import Scorer
from indexer.search.snippets import excerpt, merged
from indexer.search.tiers import FULL, MEANING
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from indexer.analysis.headwords import Headword, Headwords
    from indexer.dates.days import DayRange
    from indexer.index.reader import IndexReader
    from indexer.model import Entry, Span
    from indexer.search.meaning import Near

SHARED = "shared"
"""The code of what the words count that an entry shares."""
_WORDS = 40
"""Words of the entry that others are looked for by: the most telling."""
_NAME = 1.3
"""A name weighs so much more than another word that is as rare."""
_NEARNESS = 0.15
"""Of the best score by words, what a standard deviation of nearness in meaning counts."""
_LEAST_NEARNESS = 0.3
"""The cosine that an entry without a word in common must reach."""
_TIES = 6
"""Words at most that are said to tie two entries."""


class Tie(NamedTuple):
    """A word of the entry by which others are looked for: as it stands there, its term, and its weight."""

    word: Headword
    weight: float


def ties(
    texts: Iterable[str], headwords: Headwords, scorer: Scorer, *, indexed: bool = False
) -> tuple[Tie, ...]:
    """The most telling words of some texts that stand elsewhere in the diary too, best first.

    ``indexed``: the texts are entries of the diary, so that a word has to stand in more entries than these.
    A single letter is no such word: it may be anything (X, 2000x6).
    """
    words: dict[str, Headword] = {}
    counts: Counter[str] = Counter()
    own: Counter[str] = Counter()
    for text in texts:
        found = [
            word
            for _, _, word in headwords.of(text)
            if word.kind != LITTLE and not (len(word.term) == 1 and word.term.isascii())
        ]
        words = {word.term: word for word in found} | words
        counts.update(word.term for word in found)
        if indexed:
            own.update({word.term for word in found})
    weights = {
        term: (1 + math.log(times)) * (1 if words[term].kind == CONTENT else _NAME)
        for term, times in counts.items()
    }
    # How many documents a list has stands before it; the lists themselves are unpacked for the best only.
    likely = _best(weights, own, scorer.reader.frequency, scorer)[: 2 * _WORDS]
    weights = {term: weights[term] for term in likely}
    best = _best(weights, own, lambda term: len(scorer.reader.postings(term).docs), scorer)
    return tuple(Tie(words[term], weights[term]) for term in best[:_WORDS])


def _best(
    weights: Mapping[str, float], own: Mapping[str, int], documents: Callable[[str], int], scorer: Scorer
) -> list[str]:
    """Those terms of ``weights`` that stand in more documents than are the texts' ``own``, the most telling first."""
    held = {term: documents(term) for term in weights}
    scores = {term: weights[term] * scorer.idf(df) for term, df in held.items() if df > own.get(term, 0)}
    return sorted(scores, key=lambda term: (-scores[term], term))


def related(
    texts: Iterable[str],
    headwords: Headwords,
    reader: IndexReader,
    limit: int,
    period: DayRange,
    without: Collection[int] = (),
    near: Near | None = None,
) -> tuple[Hit, ...]:
    """The ``limit`` entries that are most like ``texts``, best first, each with the passage that is.

    Only entries of ``period`` are looked at; ``without`` are documents to be left out; ``near`` says how near documents
    are in meaning to the texts, and entries without a word in common follow the others. The reasons of a hit are the words that tie it to the texts, the strongest first, in the
    dictionary form that the texts have; one of tier ``meaning`` has none.
    """
    scorer = Scorer(reader)
    found = ties(texts, headwords, scorer, indexed=bool(without))
    scores: dict[int, float] = {}
    for tie in found:
        for doc, score in scorer.scores(tie.word.term).items():
            scores[doc] = scores.get(doc, 0.0) + tie.weight * score
    docs = (doc for doc in reader.documents() if doc not in without and period.contains(reader.days[doc]))
    shares = _shares(scores, list(docs), near)
    key = {doc: (doc not in scores, -sum(shares[doc].values()), -reader.days[doc]) for doc in shares}
    best = sorted(shares, key=lambda doc: (key[doc], doc))[:limit]
    return tuple(
        _hit(doc, shares[doc], found, scorer) if doc in scores else _meant(doc, shares[doc], reader, near)
        for doc in best
    )


def _shares(
    scores: Mapping[int, float], docs: Iterable[int], near: Near | None
) -> dict[int, dict[str, float]]:
    """What makes the score of each document that is like the texts: by the words that they share, and by meaning."""
    if near is None:
        return {doc: {SHARED: scores[doc]} for doc in docs if doc in scores}
    weight = _NEARNESS * max(scores.values(), default=1.0)
    return {
        doc: {SHARED: scores.get(doc, 0.0), MEANING: weight * near.standing(doc)}
        for doc in docs
        if doc in scores or near.nearness(doc) >= _LEAST_NEARNESS
    }


def _meant(doc: int, shares: Mapping[str, float], reader: IndexReader, near: Near | None) -> Hit:
    """A hit that shares no word with the texts, with the passage that is nearest in meaning."""
    entry = reader.entry(doc)
    head = len(reader.prose(doc)) - len(entry.text)
    start, end = near.passage(doc) if near else (0, 1)
    return _shown_hit(entry, shares, (max(0, start - head), max(1, end - head)), (), ())


def _shown_hit(
    entry: Entry,
    shares: Mapping[str, float],
    passage: Span,
    marks: Iterable[Span],
    forms: Sequence[str],
) -> Hit:
    raw = excerpt(entry.text, passage, merged(marks))
    snippet = raw._replace(line=entry.text_line + raw.line if entry.text_line else 0)
    reasons = tuple(Reason(form, SHARED, form) for form in forms)
    score, parts = sum(shares.values()), tuple(shares.items())
    return Hit(entry, score, snippet, (snippet,), reasons, parts, tier=FULL if forms else MEANING)


def _hit(doc: int, shares: Mapping[str, float], found: Sequence[Tie], scorer: Scorer) -> Hit:
    reader = scorer.reader
    entry = reader.entry(doc)
    words = reader.spans(doc)
    held = [tie for tie in found if doc in scorer.scores(tie.word.term)]
    held.sort(key=lambda tie: -tie.weight * scorer.scores(tie.word.term)[doc])
    occurrences = [
        Occurrence(rank, words.start(at), words.end(min(at + tie.word.units, len(words)) - 1))
        for rank, tie in enumerate(held)
        for at in scorer.positions(tie.word.term, doc)
    ]
    shown = _shown(held)
    idfs = [tie.weight * scorer.idf(len(scorer.scores(tie.word.term))) for tie in held]
    text = reader.prose(doc)
    occurrences = [found for found in occurrences if found.end <= len(text)]
    start, end = best_passage(Candidate(text, occurrences), idfs, {}).span
    head = len(text) - len(entry.text)
    telling = [(o.start, o.end) for o in occurrences if held[o.word].word.form in shown]
    marks = whole_words(telling, text, words, reader.tails(doc))
    inside = ((a - head, b - head) for a, b in marks if a >= head)
    return _shown_hit(entry, shares, (max(0, start - head), max(1, end - head)), inside, shown)


def _shown(held: Sequence[Tie]) -> list[str]:
    """The words as they are shown, the strongest first: a compound, or its parts where only they are shared."""
    compounds = [tie.word.form for tie in held if tie.word.term.startswith(COMPOUND)]
    forms: dict[str, None] = {}
    for tie in held:
        form = tie.word.form
        if tie.word.term.startswith(COMPOUND) or not any(form in compound for compound in compounds):
            forms[form] = None
    return list(forms)[:_TIES]
