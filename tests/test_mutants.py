"""The mutants that are made of a module: one change each, none where nothing can be tested."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants import mirror, mutants


@pytest.mark.parametrize(
    ("source", "changes"),
    [
        ("x = a < b", ["a < b  →  a <= b"]),
        ("x = a and not b", ["a and (not b)  →  a or not b", "a and (not b)  →  a and b"]),
        ("MOST = 80", ["MOST = 80  →  MOST = 160", "MOST = 80  →  MOST = 40"]),
        ("x = 1", ["x = 1  →  x = 2"]),
        ("W = 0.5", ["W = 0.5  →  W = 0.75", "W = 0.5  →  W = 0.25"]),
        ("x = max(a, b)", ["max(a, b)  →  min(a, b)"]),
        ("for x in y:\n    break", ["break  →  continue"]),
        ('def f(a: int | None) -> "str":\n    """Text 1."""', []),
        ("if TYPE_CHECKING:\n    A = int | str", []),
        ("x = list(zip(a, b, strict=True))", []),
    ],
)
def test_mutants(source: str, changes: list[str]) -> None:
    found = list(mutants(Path("x.py"), source))

    assert [f"{mutant.before}  →  {mutant.after}" for mutant in found] == changes
    assert len({mutant.source for mutant in found} - {source}) == len(changes)


def test_the_tests_of_a_module_are_those_that_mirror_it() -> None:
    assert mirror(Path("indexer/search/ranking.py"))[1:] == ["tests/search", "tests/relevance"]
    assert mirror(Path("indexer/sync/plan.py"))[1:] == ["tests/sync/test_plan.py", "tests/sync"]
