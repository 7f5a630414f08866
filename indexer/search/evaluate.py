"""Which documents a query holds for: its tree of AND, OR and NOT, its filters, and the tiers below a full match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.folding import fold
from indexer.analysis.kana import is_hiragana
from indexer.errors import UsageError
from indexer.query import And, Field, Not, Or, Phrase, Word
from indexer.search.leaf import Leaf, asked_for
from indexer.search.plan import plan_phrase, plan_word

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from indexer.analysis.typed import Unit
    from indexer.query import Node
    from indexer.search.match import Matcher, Scores
    from indexer.search.ways import Context

    Dates = Callable[[str], tuple[dt.date, dt.date]]

_ENOUGH = 0.2
"""Of the best coverage, what a partial match must have to be shown."""
_MOST_WORDS = 400
"""Words of one sentence that are looked for: a text of 10,000 characters has thousands."""
_LEAST = 0.12
"""Of what all words of the query weigh together, what the best must have: nothing but する answers nothing."""


class Evaluator:
    """One query against one index.

    ``positive`` are the leaves that are to be found, in the order of the query. Raises UsageError for a word in
    which there is nothing to search for.
    """

    def __init__(self, query: And, matcher: Matcher, context: Context, dates: Dates) -> None:
        self.query = query
        self.matcher = matcher
        self.reader = matcher.reader
        self._dates = dates
        self._leaves: dict[Node, Leaf] = {}
        self._found: dict[Leaf, Scores] = {}
        self._sets: dict[Node, set[int]] = {}
        for node in _leaf_nodes(query):
            self._leaves[node] = _planned(node, context)
        if self._leaves and all(_only_particles(leaf) for leaf in self._leaves.values()):
            raise UsageError("nothing-to-search", text=next(iter(self._leaves.values())).text)
        self.positive = tuple(dict.fromkeys(self._leaves[node] for node in _leaf_nodes(query, negated=False)))

    def found(self, leaf: Leaf) -> Scores:
        """The documents that hold a leaf, each with the score of its best alternative."""
        if leaf not in self._found:
            self._found[leaf] = self.matcher.leaf(leaf)
        return self._found[leaf]

    # --- filters ------------------------------------------------------------------------------------------

    def allowed(self, since: dt.date | None, until: dt.date | None) -> set[int] | None:
        """The documents that the period, the fields and the exclusions leave; None if that is all of them."""
        excluded = self._excluded(self.query)
        wanted = self._filtered(self.query)
        if since or until:
            inside = self._within(since.toordinal() if since else 1, until.toordinal() if until else 1 << 31)
            wanted = inside if wanted is None else wanted & inside
        if wanted is None:
            return set(self.reader.documents()) - excluded if excluded else None
        return wanted - excluded

    def _within(self, first: int, last: int) -> set[int]:
        """The documents of some days, given as ordinals; none without a date."""
        days = self.reader.days
        return {doc for doc in self.reader.documents() if first <= days[doc] <= last}

    def _excluded(self, node: And) -> set[int]:
        """What the NOTs of a conjunction shut out."""
        out: set[int] = set()
        for item in node.items:
            if isinstance(item, Not):
                out.update(self._shut_out(item.item))
        return out

    def _filtered(self, node: And) -> set[int] | None:
        """What the fields of a conjunction demand; None if there are none."""
        wanted: set[int] | None = None
        for item in node.items:
            if isinstance(item, Field):
                docs = self._field(item)
                wanted = docs if wanted is None else wanted & docs
        return wanted

    def _field(self, field: Field) -> set[int]:
        if field not in self._sets:
            self._sets[field] = self._in_field(field)
        return self._sets[field]

    def _in_field(self, field: Field) -> set[int]:
        if field.name == "date":
            return self._within(*(day.toordinal() for day in self._dates(field.value)))
        value = fold(field.value).text
        return {doc for doc in self.reader.documents() if self._field_holds(field.name, value, doc)}

    def _field_holds(self, name: str, value: str, doc: int) -> bool:
        stored = self.reader.stored(doc)
        if name == "tag":
            wanted = value.lstrip("#")
            # A tag holds those below it, as in Obsidian: 人 is that of 人/叔母, too.
            return any(f"{fold(tag).text}/".startswith(f"{wanted}/") for tag in stored.tags)
        text = stored.title if name == "title" else self.reader.places.first(self.reader.entry_id(doc))[0]
        return value in fold(text).text

    # --- tiers --------------------------------------------------------------------------------------------

    def full(self, *, loose: bool) -> Scores:
        """The documents that the whole query holds for; ``loose``: the parts of a word may stand anywhere."""
        return self._holds(self.query, loose=loose)

    def _holds(self, node: Node, *, loose: bool) -> Scores:
        if isinstance(node, Word | Phrase):
            return self._leaf(self._leaves[node], loose=loose)
        if isinstance(node, And):
            return self._all_of(node, loose=loose)
        if isinstance(node, Field):
            return dict.fromkeys(self._field(node), 0.0)
        if isinstance(node, Or):
            return _summed([self._holds(item, loose=loose) for item in node.items])
        hidden = self._shut_out(node.item)
        return {doc: 0.0 for doc in self.reader.documents() if doc not in hidden}

    def _all_of(self, node: And, *, loose: bool) -> Scores:
        tables = [self._holds(item, loose=loose) for item in node.items if not isinstance(item, Not)]
        tables.sort(key=len)
        if not tables:
            tables = [dict.fromkeys(self.reader.documents(), 0.0)]
        excluded = self._excluded(node)
        rarest, *others = tables
        if not others and not excluded:
            return rarest
        docs: Iterable[int] = rarest.keys() - excluded if excluded else rarest
        for table in others:
            docs = [doc for doc in docs if doc in table]
        return {doc: sum([table[doc] for table in tables]) for doc in docs}

    def _leaf(self, leaf: Leaf, *, loose: bool) -> Scores:
        scores = self.found(leaf)
        if loose and not leaf.quoted and len(leaf.units) > 1:
            scores = scores.copy()
            tables = [self.matcher.unit_scores(unit) for unit in leaf.units]
            for doc in min(tables, key=len):
                if doc not in scores and all(doc in table for table in tables):
                    scores[doc] = sum(table[doc] for table in tables)
        return scores

    def _shut_out(self, node: Node) -> set[int]:
        """What ``-node`` shuts out: by word or by characters, never by sound or sense.

        A word with kanji shuts out its characters wherever they stand: who says -雪 wants no 雪見酒.
        """
        if isinstance(node, And):
            tables = [self._shut_out(item) for item in node.items]
            return set.intersection(*tables) if tables else set()
        if isinstance(node, Or):
            return set().union(*(self._shut_out(item) for item in node.items))
        if isinstance(node, Not):
            return set(self.reader.documents()) - self._shut_out(node.item)
        if isinstance(node, Field):
            return self._field(node)
        if node not in self._sets:
            self._sets[node] = self._holding(self._leaves[node])
        return self._sets[node]

    def _holding(self, leaf: Leaf) -> set[int]:
        """The documents that hold a leaf by its words or characters, kanji wherever they stand."""
        narrow = tuple(a for a in leaf.alternatives if a.how in {"word", "literal"})
        docs = set(self.matcher.leaf(leaf._replace(alternatives=narrow, fallbacks=())))
        if any("一" <= char <= "龥" for char in leaf.folded):
            docs.update(self.reader.holding(leaf.folded))
        return docs

    def partial(self, allowed: set[int] | None) -> Scores:
        """The documents with some of the words, but for those that hold far less telling ones than the best.

        ``allowed`` are the documents that filters leave, None for all.
        """
        tables: list[Scores] = []
        for leaf in self.positive:
            if len(leaf.units) > 1:
                tables.extend(map(self.matcher.unit_scores, _sample(asked_for(leaf))))
            if len(leaf.units) < 2 or self.found(leaf):
                tables.append(self.found(leaf))
        weights = [self.matcher.idf(len(table)) for table in tables]
        covered = _summed(
            [dict.fromkeys(table, weight) for table, weight in zip(tables, weights, strict=True)]
        )
        if allowed is not None:
            covered = {doc: weight for doc, weight in covered.items() if doc in allowed}
        most = max(covered.values(), default=0.0)
        if most < _LEAST * sum(weights):
            return {}
        scores = _summed(tables)
        return {doc: scores[doc] for doc, weight in covered.items() if weight >= _ENOUGH * most}


def _sample(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The words of a leaf; of a pasted text some from everywhere, each once."""
    if len(units) <= _MOST_WORDS:
        return units
    distinct = tuple({tuple(term for _, term in unit.terms): unit for unit in units}.values())
    return distinct[:: -(-len(distinct) // _MOST_WORDS)]


def _planned(node: Node, context: Context) -> Leaf:
    return plan_phrase(node.text) if isinstance(node, Phrase) else plan_word(str(node[0]), context)


def _only_particles(leaf: Leaf) -> bool:
    """Whether a word has nothing to search for; beside other words (「A」と「B」) its characters have to be there."""
    return not leaf.quoted and not leaf.units and is_hiragana(leaf.folded)


def _summed(tables: list[Scores]) -> Scores:
    total: Scores = {}
    for table in tables:
        for doc, score in table.items():
            total[doc] = total.get(doc, 0.0) + score
    return total


def _leaf_nodes(node: Node, *, negated: bool = True) -> Iterator[Node]:
    """The words and phrases of a query in order, with or without those to be excluded."""
    if isinstance(node, Word | Phrase):
        yield node
    elif isinstance(node, And | Or):
        for item in node.items:
            yield from _leaf_nodes(item, negated=negated)
    elif isinstance(node, Not) and negated:
        yield from _leaf_nodes(node.item)
