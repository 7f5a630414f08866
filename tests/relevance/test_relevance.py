"""Labelled queries over the sample diary: what must be found, within which rank, with a floor for each kind.

``queries.tsv``: the query, the days that must be found (all of them), the rank within which they must stand
(empty: anywhere), and the kind.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest

from indexer.app import Diary
from tests.conftest import days

ROOT = Path(__file__).parents[2]
FLOORS = {"question": 0.8}
"""Share of the queries of a kind that must be answered; all of them where nothing is said."""


class Case(NamedTuple):
    """A row of ``queries.tsv``."""

    query: str
    expected: list[str]
    top: int | None
    kind: str


def cases() -> list[Case]:
    with Path(__file__).with_name("queries.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Case(r["query"], r["expected"].split(","), int(r["top"]) if r["top"] else None, r["kind"])
        for r in rows
    ]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    diary = Diary(tmp_path_factory.mktemp("sample") / "index")
    diary.update([ROOT / "data" / "diary.txt"])
    return diary


def answered(diary: Diary, case: Case) -> bool:
    return set(case.expected) <= set(days(diary, case.query)[: case.top])


@pytest.mark.parametrize("kind", sorted({case.kind for case in cases()}))
def test_kind(sample: Diary, kind: str) -> None:
    of_kind = [case for case in cases() if case.kind == kind]
    missed = [f"{case.query}: {case.expected}" for case in of_kind if not answered(sample, case)]

    assert 1 - len(missed) / len(of_kind) >= FLOORS.get(kind, 1.0), missed


def test_the_first_hit_is_mostly_the_right_one(sample: Diary) -> None:
    ranks: dict[str, list[float]] = defaultdict(list)
    for case in cases():
        found = days(sample, case.query)
        best = min((found.index(day) for day in case.expected if day in found), default=None)
        ranks["all"].append(0.0 if best is None else 1 / (best + 1))

    assert sum(ranks["all"]) / len(ranks["all"]) >= 0.9
