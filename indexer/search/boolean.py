"""Boolean matching: which documents the tree of a query holds for, once its clauses have been matched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indexer.analysis.kana import has_kanji
from indexer.query import And, Field, Not, Or
from indexer.search.clauses import PREFIX
from indexer.search.scoring import best_of, summed
from indexer.support.values import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from indexer.index.reader import IndexReader
    from indexer.query import Node
    from indexer.search.clauses import Clause
    from indexer.search.matching import Match
    from indexer.search.scoring import Scores


_SHUTTING_OUT = frozenset({"word", "literal", "part", PREFIX})
"""How an expansion must match to shut a document out: a word, or a part of one, as it is written."""


class Operands(NamedTuple):
    """What the tree of a query is evaluated over: its clauses matched, the documents for which they hold beside (:mod:`~indexer.search.loosely`), those of its filters, the index."""

    matches: Mapping[Node, Match]
    loose: Mapping[Node, Scores]
    fields: Mapping[Node, set[int]]
    reader: IndexReader


def full(node: Node, operands: Operands) -> Scores:
    """The documents that a query holds for, with their scores."""
    if isinstance(node, And):
        return _all_of(node, operands)
    if isinstance(node, Or):
        return summed([full(item, operands) for item in node.items])
    if isinstance(node, Field):
        return dict.fromkeys(operands.fields[node], 0.0)
    if isinstance(node, Not):
        hidden = shut_out(node.item, operands)
        return {doc: 0.0 for doc in operands.reader.documents() if doc not in hidden}
    return best_of((operands.matches[node].scores, operands.loose.get(node, {})))


def _all_of(node: And, operands: Operands) -> Scores:
    tables = [full(item, operands) for item in node.items if not isinstance(item, Not)]
    tables.sort(key=len)
    if not tables:
        tables = [dict.fromkeys(operands.reader.documents(), 0.0)]
    hidden = excluded(node, operands)
    rarest, *others = tables
    if not others and not hidden:
        return rarest
    docs: Iterable[int] = rarest.keys() - hidden if hidden else rarest
    for table in others:
        docs = [doc for doc in docs if doc in table]
    return {doc: sum([table[doc] for table in tables]) for doc in docs}


def excluded(node: And, operands: Operands) -> set[int]:
    """What the NOTs of a conjunction shut out."""
    return set().union(*(shut_out(item.item, operands) for item in node.items if isinstance(item, Not)))


def demanded(node: And, operands: Operands) -> set[int] | None:
    """What the filters of a conjunction demand; None if there are none."""
    found = [operands.fields[item] for item in node.items if isinstance(item, Field)]
    return set.intersection(*found) if found else None


def shut_out(node: Node, operands: Operands) -> set[int]:
    """What ``-node`` shuts out: by word or by characters, never by sound or sense.

    A word with kanji shuts out its characters wherever they stand: who says -雪 wants no 雪見酒.
    """
    if isinstance(node, And):
        tables = [shut_out(item, operands) for item in node.items]
        return set.intersection(*tables) if tables else set()
    if isinstance(node, Or):
        return set().union(*(shut_out(item, operands) for item in node.items))
    if isinstance(node, Not):
        return set(operands.reader.documents()) - shut_out(node.item, operands)
    if isinstance(node, Field):
        return operands.fields[node]
    matched = operands.matches[node]
    docs = {doc for found in matched.found if found.expansion.how in _SHUTTING_OUT for doc in found.scores}
    if has_kanji(matched.clause.folded):
        docs.update(operands.reader.holding(matched.clause.folded, docs))
    return docs


def only_shut_out(clause: Clause, *, half_typed: bool = False) -> Clause:
    """A clause that is looked for under NOT alone, with what :func:`shut_out` heeds and does not look for itself.

    One that is ``half_typed`` is another with the next key, though it was parsed as whole.
    """
    here = clause.folded if has_kanji(clause.folded) and not clause.quoted else None
    heeded = (one for one in clause.expansions if one.how in _SHUTTING_OUT)
    expansions = tuple(one for one in heeded if one.characters != here)
    return clause._replace(expansions=expansions, parts=(), half_typed=half_typed)
