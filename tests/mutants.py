"""Mutation testing: ``python -m tests.mutants PATH…`` changes one small thing of the code at a time and runs its tests.

A change that no test notices, a *survivor*, is a line that could be wrong: it is printed, and asks for a test or for
less code. Some survivors change nothing that can be seen (*equivalent mutants*); which they are, a reader decides.

The changes are made in copies of the project, so that nothing is left of them whenever it is stopped. Method: DeMillo,
Lipton & Sayward, Hints on test data selection (1978); the operators are the usual ones of Offutt et al. (1996):
relational, arithmetic, logical, constants, negation, ends of loops.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[1]
_LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_LARGE = 20
"""Whole numbers from here on are limits, which one more or less does not change: they are doubled and halved."""
_SLOWEST = 5
"""A run that takes so many times as long as without a mutant goes on for ever: the mutant is noticed."""


class Mutant(NamedTuple):
    """One change of a file: where, what stood there and what stands there now, and the whole text with it."""

    path: Path
    line: int
    before: str
    after: str
    source: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.before}  →  {self.after}"


def mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines; annotations and docstrings have none."""
    tree = ast.parse(source)
    for node, parent in _expressions(tree):
        for other in _others(node):
            before, after = ast.unparse(parent), ""
            kept = node.__dict__.copy(), node.__class__
            node.__class__, node.__dict__ = other.__class__, {**kept[0], **other.__dict__}
            after, text = ast.unparse(parent), ast.unparse(tree)
            node.__class__, node.__dict__ = kept[1], kept[0]
            if after != before:
                line = getattr(parent, "lineno", 0)
                yield Mutant(path, line, *_differing(before, after), text)


def _differing(before: str, after: str) -> tuple[str, str]:
    """The first line in which two pieces of code differ, of each."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next(((one.strip(), other.strip()) for one, other in pairs if one != other), (before, after))


def _expressions(tree: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """The nodes that may be changed, each with the smallest statement or expression around it that can be shown."""
    stack: list[tuple[ast.AST, ast.AST]] = [(tree, tree)]
    while stack:
        node, shown = stack.pop()
        yield node, shown
        inner = (
            node if isinstance(node, ast.stmt | ast.Compare | ast.BinOp | ast.BoolOp | ast.Call) else shown
        )
        children = []
        for name, value in ast.iter_fields(node):
            if name in {"annotation", "returns", "decorator_list", "type_params"}:
                continue
            items = value if isinstance(value, list) else [value]
            children += [item for item in items if isinstance(item, ast.AST) and not _says_nothing(item)]
        stack += [(child, inner) for child in reversed(children)]


def _says_nothing(node: ast.AST) -> bool:
    """Docstrings, what is there for a checker of types alone, and the lengths that ``zip`` checks."""
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if type(node) in _SWAPPED:
        yield _SWAPPED[type(node)]()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield copy.copy(node.operand)
    elif isinstance(node, ast.Name) and node.id in _NAMES:
        yield ast.Name(_NAMES[node.id], node.ctx)
    elif isinstance(node, ast.Constant):
        yield from map(ast.Constant, _other_values(node.value))


def _other_values(value: object) -> Iterator[bool | int | float]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1 if value < _LARGE else value * 2
        if value >= _LARGE:
            yield value // 2
    elif isinstance(value, float):
        yield value * 1.5
        yield value * 0.5


def mirror(path: Path) -> list[str]:
    """The tests that mirror a module: those of its folder, or of its name; its doctests; and for a search, relevance."""
    room = path.parts[1] if len(path.parts) > 2 else path.stem
    # Those of the module itself first: most mutants are noticed by them.
    places = (f"tests/{room}/test_{path.stem}.py", f"tests/{room}", f"tests/test_{room}.py")
    found = [place for place in places if (ROOT / place).exists()]
    if room == "search":
        found.append("tests/relevance")
    return [str(path), *found]


class Trial:
    """Runs tests over copies of the project, one for each of ``jobs``."""

    def __init__(self, folder: Path, jobs: int, tests: Sequence[str]) -> None:
        self._tests = tests
        self._copies: queue.Queue[Path] = queue.Queue()
        for number in range(jobs):
            self._copies.put(Path(shutil.copytree(ROOT, folder / str(number), ignore=_LEFT_OUT)))

    def notices(self, mutant: Mutant, limit: float) -> bool:
        """Whether a test fails, or runs for longer than ``limit`` seconds, with a mutant in place."""
        place = self._copies.get()
        file = place / mutant.path
        own = file.read_text(encoding="utf-8")
        try:
            file.write_text(mutant.source, encoding="utf-8")
            return not self.passes(place, self._tests or mirror(mutant.path), limit)
        finally:
            file.write_text(own, encoding="utf-8")
            self._copies.put(place)

    def seconds(self, path: Path) -> float:
        """How long the tests of a module take as it is; an error if they fail."""
        place = self._copies.get()
        started = time.monotonic()
        if not self.passes(place, self._tests or mirror(path), 600):
            raise SystemExit(f"the tests of {path} fail without a mutant")
        self._copies.put(place)
        return time.monotonic() - started

    @staticmethod
    def passes(place: Path, tests: Sequence[str], limit: float) -> bool:
        """Whether tests pass in a copy, in time."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"]
        paths = {"PYTHONPATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
        try:
            done = subprocess.run(
                [*command, *tests],
                cwd=place,
                env={**os.environ, **paths},
                capture_output=True,
                timeout=limit,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0


def chosen(paths: Sequence[str], most: int, seed: int) -> list[Mutant]:
    """The mutants of all modules below ``paths``, or ``most`` of them, drawn by ``seed``."""
    files = [
        file
        for path in paths
        for file in ([Path(path)] if path.endswith(".py") else Path(path).rglob("*.py"))
    ]
    found = [m for file in sorted(files) for m in mutants(file, (ROOT / file).read_text(encoding="utf-8"))]
    drawn = random.Random(seed).sample(range(len(found)), min(most, len(found)))  # noqa: S311
    return [found[at] for at in sorted(drawn)]


def main() -> int:
    """Print the survivors; 1 if there are any."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", help="modules or folders, from the root of the project")
    parser.add_argument(
        "--tests", action="append", default=[], help="what is run (those that mirror a module)"
    )
    parser.add_argument("--most", type=int, default=100, help="mutants, drawn at random (100)")
    parser.add_argument("--seed", type=int, default=0, help="which are drawn (0)")
    parser.add_argument("--minutes", type=float, default=20, help="after these, none is begun (20)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="at once (one a core)")
    wish = parser.parse_args()
    found = chosen(wish.paths, wish.most, wish.seed)
    ends = time.monotonic() + 60 * wish.minutes
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(wish.jobs) as pool:
        trial = Trial(Path(folder), wish.jobs, wish.tests)
        limits = {path: 10 + _SLOWEST * trial.seconds(path) for path in {m.path for m in found}}

        def outcome(mutant: Mutant) -> str:
            if time.monotonic() > ends:
                return "not tried"
            return "noticed" if trial.notices(mutant, limits[mutant.path]) else "survived"

        for mutant, said in zip(found, pool.map(outcome, found), strict=True):
            counts[said] += 1
            if said == "survived":
                print(mutant, flush=True)  # noqa: T201
    print(", ".join(f"{said} {count}" for said, count in sorted(counts.items())))  # noqa: T201
    return 1 if counts["survived"] else 0


if __name__ == "__main__":
    sys.exit(main())
