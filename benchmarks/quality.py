"""Whether the right entry comes first: ``python -m benchmarks.quality FOLDER`` asks labelled queries and prints MRR@10.

FOLDER holds, as the retrieval sets made of JSQuAD and others do, ``docs.jsonl`` (objects with ``id``, ``title`` and
``text``), ``queries.tsv`` (id, query and, if wanted, its kind) and ``qrels.tsv`` (id of a query, id of a document that
answers it).
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.posts import Post, write_diary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from indexer.app import Diary

_FIRST = dt.date(1900, 1, 1)
_CUT = 10
_SHUFFLE = 6
"""Seed of the order in which documents are glued together."""


class Question(NamedTuple):
    """A query, the ids of the documents that answer it, and its kind, which may be empty."""

    text: str
    answers: frozenset[str]
    kind: str


class Document(NamedTuple):
    """A text, and its title, which may be empty."""

    title: str
    text: str


class Collection(NamedTuple):
    """Documents by id, and the questions that are asked of them."""

    documents: Mapping[str, Document]
    questions: Sequence[Question]


class Figures(NamedTuple):
    """Means over so many ``queries``.

    ``mrr``: the reciprocal rank of the first right answer, 0 beyond the tenth (Voorhees, TREC-8, 1999). ``recall``:
    the share of the right answers among the first ten, of ten at most.
    """

    queries: int
    mrr: float
    recall: float

    @classmethod
    def of(cls, answers: Iterable[tuple[Sequence[str], frozenset[str]]]) -> Figures:
        """The figures of what was found for each query, best first, and what is right.

        >>> Figures.of([(["b", "a"], frozenset("a")), ([], frozenset("c"))])
        Figures(queries=2, mrr=0.25, recall=0.5)
        """
        reciprocal = recall = 0.0
        count = 0
        for found, right in answers:
            ranks = [rank for rank, answer in enumerate(found[:_CUT], start=1) if answer in right]
            reciprocal += 1 / ranks[0] if ranks else 0.0
            recall += len(ranks) / min(_CUT, len(right))
            count += 1
        return cls(count, reciprocal / max(1, count), recall / max(1, count))


def read(folder: Path) -> Collection:
    """A collection as it stands in ``folder``; queries without an answer are left out.

    Raises OSError for a file that is missing, ValueError for a line of another form, with its file and number.
    """
    documents: dict[str, Document] = {}
    for place, line in _lines(folder / "docs.jsonl"):
        try:
            doc = json.loads(line)
            documents[doc["id"]] = Document(doc.get("title", ""), doc["text"])
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise ValueError(f"{place}: no object with id and text") from error
    answers = defaultdict(set)
    for place, line in _lines(folder / "qrels.tsv"):
        query, _, rest = line.partition("\t")
        doc = rest.partition("\t")[0]
        if doc not in documents:
            raise ValueError(f"{place}: no document of docs.jsonl")
        answers[query].add(doc)
    questions = []
    for place, line in _lines(folder / "queries.tsv"):
        query, text, kind, *_ = [*line.split("\t"), "", ""]
        if not text:
            raise ValueError(f"{place}: no query after the first tab")
        if query in answers:
            questions.append(Question(text, frozenset(answers[query]), kind))
    return Collection(documents, questions)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a file that are not empty, each with its place."""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.strip():
            yield f"{path.name}, line {number}", line


def glued(collection: Collection, size: int) -> Collection:
    """The same questions over long documents, each of ``size`` of the given ones in random order, without titles.

    A diary entry is often about several things: the one is to be found that has the answer somewhere.
    """
    order = list(collection.documents)
    random.Random(_SHUFFLE).shuffle(order)
    long_id = {doc: str(number // size) for number, doc in enumerate(order)}
    texts: dict[str, list[str]] = defaultdict(list)
    for doc in order:
        texts[long_id[doc]].append(collection.documents[doc].text)
    questions = [
        q._replace(answers=frozenset(long_id[doc] for doc in q.answers)) for q in collection.questions
    ]
    return Collection({doc: Document("", "\n\n".join(parts)) for doc, parts in texts.items()}, questions)


def measured(collection: Collection, folder: Path) -> dict[str, Figures]:
    """The figures of nikki by kind of query, and those of all under ""; the index is made in ``folder``.

    Each document is an entry of a day of its own.
    """
    from indexer.app import Diary

    day_of = {doc: _FIRST + dt.timedelta(number) for number, doc in enumerate(collection.documents)}
    doc_of = {day: doc for doc, day in day_of.items()}
    posts = [
        Post(day_of[key], f"{doc.title}\n\n{doc.text}".strip()) for key, doc in collection.documents.items()
    ]
    write_diary(posts, folder / "diary")
    diary = Diary(folder / "index")
    diary.update([folder / "diary"])
    answers = [(q, _found(diary, q.text, doc_of)) for q in collection.questions]
    kinds = dict.fromkeys(["", *sorted({question.kind for question in collection.questions})])
    return {
        kind: Figures.of((found, q.answers) for q, found in answers if kind in {"", q.kind}) for kind in kinds
    }


def _found(diary: Diary, query: str, doc_of: Mapping[dt.date, str]) -> list[str]:
    """The documents found, best first; none where the query cannot be understood."""
    from indexer.errors import UsageError

    try:
        hits = diary.search(query, limit=_CUT).hits
    except UsageError:
        return []
    return [doc_of[hit.entry.date] for hit in hits if hit.entry.date]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of a collection; 2 where it cannot be read."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description=__doc__.partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="with docs.jsonl, queries.tsv and qrels.tsv")
    parser.add_argument("--glue", type=int, default=1, metavar="N", help="make one entry of N documents (1)")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="ask every Nth query (1: all)")
    options = parser.parse_args(arguments)
    try:
        collection = read(options.folder)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if options.glue > 1:
        collection = glued(collection, options.glue)
    collection = collection._replace(questions=collection.questions[:: options.every])
    with tempfile.TemporaryDirectory() as work:
        found = measured(collection, Path(work))
    print(f"{len(collection.documents)} entries")
    for kind, figures in found.items():
        print(
            f"{kind or 'all':12} {figures.queries:6} queries  MRR@10 {figures.mrr:.4f}  recall@10 {figures.recall:.4f}"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
