"""One diary of one size, and what all measurements of it need: its files, its index, its queries."""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import nikki, posts
from benchmarks.asking import ROOT
from benchmarks.frequencies import Frequencies
from benchmarks.measure import Run, run
from benchmarks.queries import pick

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.engine import Engine, Query
    from benchmarks.posts import Post
    from benchmarks.spread import Spread


class Plan(NamedTuple):
    """How often and how much: ``runs`` of each pair of processes, ``queries`` of each kind, ``updates`` in a row.

    ``one_file``: the diary is one file instead of one a year. ``quick`` leaves out what is like something else, for what counts is whether it works; ``tell`` names the slowest
    queries, which are words of the diary.
    """

    runs: int
    queries: int
    updates: int
    seed: int
    rivals: tuple[Engine, ...]
    one_file: bool = False
    quick: bool = False
    tell: bool = False


class Figure(NamedTuple):
    """Something measured: its table and row, of which engine, at how many posts, in which unit."""

    table: str
    row: str
    engine: str
    posts: int
    unit: str
    spread: Spread


class Bench:
    """A diary in a folder of its own; ``work`` is an empty folder for its files, indexes and settings."""

    def __init__(self, diary: Sequence[Post], plan: Plan, work: Path, say: Callable[[str], None]) -> None:
        self.plan = plan
        self.posts = diary
        self.work = work
        self.say = say
        self.folder = work / "diary"
        self.saved = work / "posts.jsonl"
        home = work / "home"
        home.mkdir()
        self.environment = nikki.environment(home)
        self._made: dict[str, Path] = {}
        self._used = 0
        posts.write_diary(diary, self.folder, one_file=plan.one_file)
        posts.save(diary, self.saved)

    def figure(self, table: str, row: str, unit: str, spread: Spread, engine: str = "nikki") -> Figure:
        """A figure of this diary."""
        return Figure(table, row, engine, len(self.posts), unit, spread)

    def nikki(
        self,
        *arguments: str,
        index: Path | None = None,
        watched: bool = False,
        variables: Mapping[str, str] | None = None,
    ) -> Run:
        """Run the command with an index: by default the one of this diary; ``variables`` are set beside the usual ones."""
        command = [*nikki.program(), "--index", str(index or self.index), *arguments]
        # A search that finds nothing ends with 1, one of a query that is not understood with 2.
        expected = (0, 1, 2) if "search" in arguments else (0,)
        environment = {**self.environment, **(variables or {})}
        return run(command, environment, self.work, expected=expected, watched=watched)

    def child(self, job: str, *arguments: str, watched: bool = False) -> Run:
        """Run a job of :mod:`benchmarks.child`."""
        command = [sys.executable, "-m", "benchmarks.child", job, *arguments]
        return run(command, self.environment, ROOT, watched=watched)

    def build_nikki(self) -> Run:
        """Make the index of this diary anew, by the command."""
        index = self._new("nikki")
        return self.nikki("index", str(self.folder), index=index, watched=True)

    def build_rival(self, rival: Engine) -> Run:
        """Make the index of a rival anew."""
        index = self._new(rival.name)
        return self.child("build", rival.name, str(self.saved), str(index), watched=True)

    def _new(self, name: str) -> Path:
        self._used += 1
        self._made[name] = self.work / f"index-{self._used}"
        return self._made[name]

    @property
    def index(self) -> Path:
        """The index of nikki, made when it is first asked for."""
        if "nikki" not in self._made:
            self.build_nikki()
        return self._made["nikki"]

    def index_of(self, rival: Engine) -> Path:
        """The index of a rival, made when it is first asked for; a path of nothing for one that has none."""
        if rival.build and rival.name not in self._made:
            self.build_rival(rival)
        return self._made.get(rival.name, self.work / "none")

    @cached_property
    def queries(self) -> list[Query]:
        """Queries of all kinds, picked from the diary."""
        return pick(Frequencies(self.posts), self.plan.queries, self.plan.seed)

    def of_kind(self, kind: str) -> Query:
        """The first query of a kind. Raises ValueError where the diary has none."""
        for query in self.queries:
            if query.kind == kind:
                return query
        raise ValueError(f"no {kind} to be found in {len(self.posts):,} posts")

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds of query for which the diary has some, in their order."""
        return list(dict.fromkeys(query.kind for query in self.queries))


def size_of(folder: Path) -> int:
    """The bytes of all files in a folder and its folders."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
