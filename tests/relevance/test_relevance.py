"""Labelled queries over two diaries: what must be found, within which rank, with floors for each kind of query.

``queries.tsv``: the diary (``sample`` is ``data/diary.txt``, ``kitchen`` stands here), the query as somebody types it
who remembers the entry and not its wording, the days that must be found (all of them), the rank within which they
must stand (empty: anywhere), and the kind.

The floors are a little below what was reached when they were set. They may be raised, and are never lowered for a
change of weights.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks.quality import Figures
from indexer.app import Diary
from tests.conftest import days

ROOT = Path(__file__).parents[2]
DIARIES = {"sample": ROOT / "data" / "diary.txt", "kitchen": Path(__file__).with_name("kitchen.md")}


class Floor(NamedTuple):
    """The least share of the queries of a kind that are answered as their row says, and their least MRR@10 and recall@10."""

    answered: float = 1.0
    mrr: float = 0.98
    recall: float = 0.98


FLOORS = {
    "gist": Floor(answered=0.85, mrr=0.8, recall=0.96),
    "question": Floor(answered=0.96, mrr=0.85, recall=1.0),
    "kana": Floor(mrr=0.94),
    "old": Floor(mrr=0.87, recall=0.87),
    "exclusion": Floor(recall=0.95),
}
ALL = Floor(answered=0.97, mrr=0.95, recall=0.99)


class Case(NamedTuple):
    """A row of ``queries.tsv``."""

    diary: str
    query: str
    expected: frozenset[str]
    top: int | None
    kind: str


def _cases() -> list[Case]:
    with Path(__file__).with_name("queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(
            r["diary"], r["query"], frozenset(r["expected"].split(",")), int(r["top"] or 0) or None, r["kind"]
        )
        for r in rows
    ]


CASES = _cases()
KINDS = sorted({case.kind for case in CASES})


@pytest.fixture(scope="module")
def diaries(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diary]:
    found = {name: Diary(tmp_path_factory.mktemp(name) / "index") for name in DIARIES}
    for name, diary in found.items():
        diary.update([DIARIES[name]])
    return found


@pytest.fixture(scope="module")
def answers(diaries: dict[str, Diary]) -> dict[Case, list[str]]:
    """The days of the hits of each query, best first."""
    return {case: days(diaries[case.diary], case.query) for case in CASES}


@pytest.mark.parametrize("kind", KINDS)
def test_kind(answers: dict[Case, list[str]], kind: str) -> None:
    check({case: found for case, found in answers.items() if case.kind == kind}, FLOORS.get(kind, Floor()))


def test_all(answers: dict[Case, list[str]]) -> None:
    assert len(answers) >= 220
    check(answers, ALL)


def check(answers: dict[Case, list[str]], floor: Floor) -> None:
    """Fail with what was missed where the answers are below a floor."""
    missed = {
        case.query: found[:5]
        for case, found in answers.items()
        if not case.expected <= set(found[: case.top])
    }
    figures = Figures.of([(found, case.expected) for case, found in answers.items()])
    late = [case.query for case, found in answers.items() if not case.expected & set(found[:1])]

    assert 1 - len(missed) / len(answers) >= floor.answered, missed
    assert figures.mrr >= floor.mrr, late
    assert figures.recall >= floor.recall, late


def test_the_labels_are_days_of_the_diaries(diaries: dict[str, Diary]) -> None:
    written = {
        name: {day.strftime("%Y%m%d") for day in diary.days_written()} for name, diary in diaries.items()
    }
    wrong = [case for case in CASES if not case.expected <= written[case.diary]]

    assert not wrong
    assert {name: len(diary.entries()) for name, diary in diaries.items()} == {"sample": 62, "kitchen": 72}
