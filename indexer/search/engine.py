"""One search: the tiers and the final order.

1. all words, each as one of its alternatives; 2. all words, the parts of each anywhere; 3. some of the words;
4. near spellings. A tier is tried only where the one before found nothing (a question goes to 3 at once, for its
words need not all stand in the answer), and 3 and 4 are said to be what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indexer.analysis import prepare
from indexer.errors import UsageError
from indexer.model import Hit, Reason, SearchResults, Snippet
from indexer.query import And, Field, Not, Or, Phrase, Word
from indexer.search.highlight import whole_words
from indexer.search.match import Found, Matcher
from indexer.search.passages import Candidate, Occurrence, Passage, best_passage, bigram_weights, query_bigrams
from indexer.search.plan import Context, Leaf, Unit, is_question, plan_phrase, plan_word
from indexer.search.spelling import near_spellings
from indexer.snippets import excerpt, merged, sentences

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from indexer.analysis import Segmenter
    from indexer.index.reader import IndexReader
    from indexer.model import Entry, Span, Suggestion
    from indexer.query import Node

RERANKED = 60
"""Documents whose passages are looked at: 50 or 100 find the same first ten (JSQuAD, long posts)."""
_ENOUGH = 0.35
"""Of the best coverage, what a partial match must have to be shown."""


class Request(NamedTuple):
    """What is asked of one search; ``since`` and ``until`` are inclusive, ``limit`` None is all."""

    query: And
    limit: int | None = 10
    offset: int = 0
    since: dt.date | None = None
    until: dt.date | None = None
    sort: str = "relevance"
    passages: int = 1
    exact_words: bool = False


class _Ranked(NamedTuple):
    """A document in order: its score, its leaves as found, and its passage once it was looked at."""

    doc: int
    score: float
    passage: Passage | None = None


class Engine:
    """Searches one open index with one dictionary."""

    def __init__(self, reader: IndexReader, segmenter: Segmenter) -> None:
        self.reader = reader
        self.segmenter = segmenter
        self.matcher = Matcher(reader)

    def search(self, request: Request, dates: Callable[[str], tuple[dt.date, dt.date]]) -> SearchResults:
        """Answer a request. ``dates`` turns the value of ``date:`` into a first and last day.

        Raises UsageError for a query in which nothing can be searched for.
        """
        search = _Search(self, request, dates)
        return search.results()


class _Search:
    """The state of one search: its leaves, its filter, and what was found so far."""

    def __init__(self, engine: Engine, request: Request, dates: Callable[[str], tuple[dt.date, dt.date]]) -> None:
        self.reader = engine.reader
        self.matcher = engine.matcher
        self.segmenter = engine.segmenter
        self.request = request
        self.dates = dates
        self.context = Context(engine.segmenter, engine.reader.lexicon, synonyms=not request.exact_words)
        self.leaves: dict[Node, Leaf] = {}
        self._plan(request.query)
        self.positive = tuple(self.leaves[node] for node in _positive(request.query) if node in self.leaves)
        self.found: dict[Leaf, dict[int, Found]] = {}

    def _plan(self, node: Node) -> None:
        if isinstance(node, Phrase):
            self.leaves[node] = plan_phrase(node.text)
        elif isinstance(node, Word):
            leaf = plan_word(node.text, self.context)
            if not leaf.units and not leaf.alternatives:
                raise UsageError("nothing-to-search", text=node.text)
            self.leaves[node] = leaf
        elif isinstance(node, Not):
            self._plan(node.item)
        elif isinstance(node, And | Or):
            for item in node.items:
                self._plan(item)

    def results(self) -> SearchResults:
        """All tiers, in order, until one finds something."""
        if not self.positive:
            return self._page(self._by_date(list(self._allowed())), relaxation="")
        asks = is_question(self.positive, [])
        if not asks:
            for loose in (False, True):
                scores = self._strict(self.request.query, loose=loose)
                if scores:
                    return self._page(self._ranked(scores), relaxation="")
        scores = self._partial()
        if scores:
            return self._page(self._ranked(scores), relaxation="partial")
        return self._misspelt()

    # --- what matches -------------------------------------------------------------------------------------

    def _allowed(self) -> Iterator[int]:
        """The documents that the filters and exclusions leave."""
        since = self.request.since.toordinal() if self.request.since else 1
        until = self.request.until.toordinal() if self.request.until else 1 << 31
        open_ended = self.request.since is None and self.request.until is None
        days = self.reader.days
        excluded = self._excluded(self.request.query)
        wanted = self._filtered(self.request.query)
        for doc in self.reader.documents():
            if (open_ended or since <= days[doc] <= until) and doc not in excluded and (wanted is None or doc in wanted):
                yield doc

    def _excluded(self, node: Node) -> set[int]:
        """What the NOTs of a conjunction shut out: by word or by characters, never by sound or sense."""
        out: set[int] = set()
        if isinstance(node, And):
            for item in node.items:
                out |= set(self._strict(item.item, loose=False, narrow=True)) if isinstance(item, Not) else self._excluded(item)
        return out

    def _filtered(self, node: Node) -> set[int] | None:
        """What the fields of a conjunction demand; None if there are none."""
        wanted: set[int] | None = None
        if isinstance(node, And):
            for item in node.items:
                if isinstance(item, Field):
                    docs = self._field(item)
                    wanted = docs if wanted is None else wanted & docs
        elif isinstance(node, Field):
            wanted = self._field(node)
        return wanted

    def _field(self, field: Field) -> set[int]:
        if field.name == "date":
            first, last = (day.toordinal() for day in self.dates(field.value))
            return {doc for doc in self.reader.documents() if first <= self.reader.days[doc] <= last}
        value = prepare(field.value)[0].text
        return {doc for doc in self.reader.documents() if self._field_holds(field.name, value, doc)}

    def _field_holds(self, name: str, value: str, doc: int) -> bool:
        stored = self.reader.stored(doc)
        if name == "tag":
            return value.lstrip("#") in {prepare(tag)[0].text for tag in stored.tags}
        return value in prepare(stored.title if name == "title" else self.reader.state.locate(stored.id)[0])[0].text

    def _strict(self, node: Node, *, loose: bool, narrow: bool = False) -> dict[int, float]:
        """The documents that a node of the query holds for, with their scores.

        ``loose``: the parts of a word may stand anywhere. ``narrow``: by the word itself or its characters only.
        """
        if isinstance(node, Word | Phrase):
            return self._leaf(self.leaves[node], loose=loose, narrow=narrow)
        if isinstance(node, Field):
            return dict.fromkeys(self._field(node), 0.0)
        if isinstance(node, Or):
            total: dict[int, float] = {}
            for item in node.items:
                for doc, score in self._strict(item, loose=loose, narrow=narrow).items():
                    total[doc] = total.get(doc, 0.0) + score
            return total
        if isinstance(node, Not):
            hidden = self._strict(node.item, loose=False, narrow=True)
            return {doc: 0.0 for doc in self.reader.documents() if doc not in hidden}
        tables = sorted((self._strict(i, loose=loose, narrow=narrow) for i in node.items if not isinstance(i, Not)), key=len)
        if not tables:
            return dict.fromkeys(self.reader.documents(), 0.0)
        docs = {doc: sum(table[doc] for table in tables) for doc in tables[0] if all(doc in t for t in tables[1:])}
        hidden_docs = self._excluded(node)
        return {doc: score for doc, score in docs.items() if doc not in hidden_docs}

    def _leaf(self, leaf: Leaf, *, loose: bool, narrow: bool) -> dict[int, float]:
        if narrow:
            kept = tuple(a for a in leaf.alternatives if a.how in {"word", "literal"})
            return {doc: found.score for doc, found in self.matcher.leaf(leaf._replace(alternatives=kept)).items()}
        found = self._found(leaf)
        scores = {doc: f.score for doc, f in found.items()}
        if not loose or leaf.quoted or len(leaf.units) < 2:  # noqa: PLR2004
            return scores
        tables = [self.matcher.unit_scores(unit) for unit in leaf.units]
        for doc in min(tables, key=len):
            if doc not in scores and all(doc in table for table in tables):
                scores[doc] = sum(table[doc] for table in tables)
        return scores

    def _found(self, leaf: Leaf) -> dict[int, Found]:
        if leaf not in self.found:
            self.found[leaf] = self.matcher.leaf(leaf)
        return self.found[leaf]

    def _partial(self) -> dict[int, float]:
        """Documents with some of the words, by how telling those are."""
        tables: list[dict[int, float]] = []
        weights: list[float] = []
        for leaf in self.positive:
            units = _asked_for(leaf)
            if leaf.quoted or len(units) < 2:  # noqa: PLR2004
                tables.append({doc: found.score for doc, found in self._found(leaf).items()})
            if not leaf.quoted:
                tables.extend(self.matcher.unit_scores(unit) for unit in units)
        weights = [self.matcher.idf(len(table)) for table in tables]
        scores: dict[int, float] = {}
        covered: dict[int, float] = {}
        for table, weight in zip(tables, weights, strict=True):
            for doc, score in table.items():
                scores[doc] = scores.get(doc, 0.0) + score
                covered[doc] = covered.get(doc, 0.0) + weight
        allowed = set(self._allowed())
        most = max((covered[doc] for doc in covered if doc in allowed), default=0.0)
        return {doc: scores[doc] for doc in scores if doc in allowed and covered[doc] >= _ENOUGH * most}

    def _misspelt(self) -> SearchResults:
        """The entries with the nearest spellings, if there are any: offered, and said so."""
        suggestions: list[Suggestion] = []
        replaced = self.request.query
        for leaf in self.positive:
            if leaf.quoted or self._found(leaf):
                continue
            near = near_spellings(leaf, self.matcher)
            suggestions.extend(near)
            if near:
                replaced = _replace(replaced, leaf.text, [s.word for s in near])
        if not suggestions:
            return SearchResults((), 0)
        again = _Search(Engine(self.reader, self.segmenter), self.request._replace(query=replaced), self.dates)
        scores = again._strict(replaced, loose=True)  # noqa: SLF001
        page = again._page(again._ranked(scores), relaxation="spelling")  # noqa: SLF001
        return page._replace(suggestions=tuple(suggestions), relaxed=page.total > 0)

    # --- in which order -----------------------------------------------------------------------------------

    def _ranked(self, scores: dict[int, float]) -> list[_Ranked]:
        allowed = set(self._allowed())
        docs = sorted((doc for doc in scores if doc in allowed), key=lambda doc: (-scores[doc], -self.reader.days[doc], doc))
        if self.request.sort != "relevance":
            return self._by_date(docs)
        wanted = RERANKED if self.request.limit is None else max(RERANKED, self.request.offset + self.request.limit)
        head = self._with_passages([_Ranked(doc, scores[doc]) for doc in docs[: min(wanted, 4 * RERANKED)]])
        return head + [_Ranked(doc, scores[doc]) for doc in docs[len(head) :]]

    def _by_date(self, docs: list[int]) -> list[_Ranked]:
        newest = self.request.sort != "old"
        dated = sorted((d for d in docs if self.reader.days[d]), key=lambda d: self.reader.days[d], reverse=newest)
        return [_Ranked(doc, 0.0) for doc in dated + [d for d in docs if not self.reader.days[d]]]

    def _with_passages(self, head: list[_Ranked]) -> list[_Ranked]:
        """The head of the list in the order of BM25 and best passage together."""
        idfs = self._word_idfs()
        candidates = [self._candidate(item.doc) for item in head]
        pairs = query_bigrams(" ".join(leaf.folded for leaf in self.positive))
        weights = bigram_weights(pairs, [candidate.text for candidate in candidates])
        out = []
        for item, candidate in zip(head, candidates, strict=True):
            passage = best_passage(candidate, idfs, weights)
            out.append(_Ranked(item.doc, item.score + passage.score, passage))
        return sorted(out, key=lambda item: (-item.score, -self.reader.days[item.doc], item.doc))

    def _words(self) -> list[tuple[Leaf, Unit | None]]:
        """What counts as one word in a passage: a dictionary word of the query, or a leaf without any."""
        out: list[tuple[Leaf, Unit | None]] = []
        for leaf in self.positive:
            units = _asked_for(leaf)
            out.extend((leaf, unit) for unit in units)
            if not units:
                out.append((leaf, None))
        return out

    def _word_idfs(self) -> list[float]:
        idfs = []
        for leaf, unit in self._words():
            alone = unit is None or len(_asked_for(leaf)) == 1
            df = len(self._found(leaf)) if alone else len(self.matcher.unit_scores(unit)) if unit else 0
            idfs.append(self.matcher.idf(df))
        return idfs

    def _candidate(self, doc: int) -> Candidate:
        moved = self.reader.moved[doc]
        text = self.reader.original(doc) if moved else self.reader.text(doc)
        return Candidate(text, self._occurrences(doc))

    def _occurrences(self, doc: int) -> list[Occurrence]:
        """Where the query's words stand in a document, in characters."""
        starts, ends = self.reader.spans(doc)
        out: list[Occurrence] = []
        for rank, (leaf, unit) in enumerate(self._words()):
            spans: set[Span] = set()
            found = self._found(leaf).get(doc)
            if found and (unit is None or len(_asked_for(leaf)) == 1):
                spans.update(self._spans(leaf, doc, starts, ends))
            elif unit is not None:
                for _, term in (*unit.terms, (0, unit.compound)):
                    spans.update((starts[p], ends[p]) for p in self.matcher.positions(term, doc) if term)
            out.extend(Occurrence(rank, start, end) for start, end in spans)
        return out

    def _spans(self, leaf: Leaf, doc: int, starts: list[int], ends: list[int]) -> Iterator[Span]:
        for alternative in leaf.alternatives:
            if alternative.literal:
                yield from self.matcher.literal(alternative.literal, quoted=leaf.quoted).get(doc, ())
            else:
                for first, after in self.matcher.sequence(alternative, doc):
                    yield starts[first], ends[min(after, len(ends)) - 1]

    # --- what is shown ------------------------------------------------------------------------------------

    def _page(self, ranked: list[_Ranked], relaxation: str) -> SearchResults:
        offset, limit = self.request.offset, self.request.limit
        shown = ranked[offset:] if limit is None else ranked[offset : offset + limit]
        hits = tuple(self._hit(item) for item in shown)
        return SearchResults(hits, len(ranked), bool(relaxation) and bool(ranked), relaxation if ranked else "")

    def _hit(self, item: _Ranked) -> Hit:
        entry = self.reader.entry(item.doc)
        head = self.reader.stored(item.doc).head
        marks = [(o.start - head, o.end - head) for o in self._occurrences(item.doc)] if self.positive else []
        marks = [(start, end) for start, end in marks if start >= 0]
        span = self._best_span(item, entry, marks, head)
        snippets = [self._snippet(entry, span, marks)]
        for other in self._other_passages(entry, marks, snippets[0]):
            snippets.append(self._snippet(entry, other, marks))
        bm25 = item.score - (item.passage.score if item.passage else 0.0)
        parts = (("bm25", bm25), *(item.passage.parts if item.passage else ()))
        return Hit(entry, item.score, snippets[0], tuple(snippets), tuple(self._reasons(item.doc)), parts)

    def _best_span(self, item: _Ranked, entry: Entry, marks: list[Span], head: int) -> Span:
        if item.passage:
            start, end = item.passage.span
            return max(0, start - head), max(0, end - head)
        for start, end in marks:
            return start, end
        return 0, min(1, len(entry.text))

    def _snippet(self, entry: Entry, span: Span, marks: Iterable[Span]) -> Snippet:
        raw = excerpt(entry.text, span, merged(marks))
        stop = raw.start + len(raw.text)
        inside = [(a - raw.start, min(b, stop) - raw.start) for a, b in marks if raw.start <= a < stop]
        whole = [(a, min(b, len(raw.text))) for a, b in whole_words(raw.text, inside, self.segmenter)]
        offset = entry.line + raw.line if entry.line else 0
        return Snippet(raw.text, merged(whole), raw.start, offset)

    def _other_passages(self, entry: Entry, marks: list[Span], first: Snippet) -> Iterator[Span]:
        """Further sentences with matches, after the best, as many as were asked for."""
        left = self.request.passages - 1
        at = first.start + len(first.text)
        for span in sentences(entry.text) if left > 0 else ():
            outside = span[1] <= first.start or span[0] >= at
            if left > 0 and outside and any(span[0] <= start < span[1] for start, _ in marks):
                left -= 1
                yield span

    def _reasons(self, doc: int) -> Iterator[Reason]:
        for leaf in self.positive:
            found = self._found(leaf).get(doc)
            if found:
                yield Reason(leaf.text, found.by.how, found.by.form)
            else:
                held = [u.surface for u in _asked_for(leaf) if doc in self.matcher.unit_scores(u)]
                if held:
                    yield Reason(leaf.text, "parts", " ".join(held))


def _positive(node: Node) -> Iterator[Node]:
    """The words and phrases of a query that are to be found, in order."""
    if isinstance(node, Word | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _positive(item)


def _asked_for(leaf: Leaf) -> tuple[Unit, ...]:
    """The dictionary words of a leaf that an answer should hold: without question words, unless there is nothing else."""
    units = tuple(unit for unit in leaf.units if not unit.asks)
    return units or leaf.units


def _replace(node: And, text: str, words: list[str]) -> And:
    def walk(part: Node) -> Node:
        if isinstance(part, Word) and part.text == text:
            return Or(tuple(Word(word) for word in words)) if len(words) > 1 else Word(words[0])
        if isinstance(part, And):
            return And(tuple(map(walk, part.items)))
        return Or(tuple(map(walk, part.items))) if isinstance(part, Or) else part

    return And(tuple(map(walk, node.items)))
