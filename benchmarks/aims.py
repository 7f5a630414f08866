"""How fast nikki is meant to be: the table :data:`AIMS`, against which results are held."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measurements.filtering import FILTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.bench import Figure

_ALL = range(10**9)
_USUAL, _LARGER = range(10_001), range(10_001, 10**9)
"""Numbers of posts. 10,000 are a post a day for 27 years."""


class Aim(NamedTuple):
    """A figure of nikki that should be ``most`` at most, in diaries of so many ``posts``.

    ``worst``: it is the greatest that counts, not the median.
    """

    what: str
    table: str
    row: str
    most: float
    posts: range = _ALL
    worst: bool = False


class Held(NamedTuple):
    """An aim and what was measured, by number of posts."""

    aim: Aim
    measured: dict[int, float]


AIMS = (
    Aim("search ÷ click and dictionary, rare word", "floors", "rare word", 1.25),
    Aim("search ÷ click and dictionary, common word", "floors", "common word", 1.25),
    Aim("search ÷ click and dictionary, three words", "floors", "three words", 1.25),
    Aim("--help ÷ import click", "floors", "--help", 1.3),
    Aim("--version ÷ import click", "floors", "--version", 1.3),
    Aim("search in a process, median, ms", "search", "all queries", 15, _USUAL),
    Aim("search in a process, slowest, ms", "search", "all queries", 60, _USUAL, worst=True),
    Aim("search in a larger diary, median, ms", "search", "all queries", 100, _LARGER),
    Aim("search in a larger diary, slowest, ms", "search", "all queries", 400, _LARGER, worst=True),
    Aim("a key typed in live, median, ms", "typing", "a key", 8, _USUAL),
    Aim("a key typed in live, nine of ten, ms", "typing", "a key, nine of ten", 16, _USUAL),
    Aim("a key typed in live, slowest, ms", "typing", "a key", 40, _USUAL, worst=True),
    Aim("a key typed in a larger diary, nine of ten, ms", "typing", "a key, nine of ten", 80, _LARGER),
    Aim("live, first screen, ms", "typing", "first screen", 250, _USUAL),
    *(
        Aim(f"{name}: and a word ÷ the word", "filters", f"a common word and {name}: ÷ the word", 2)
        for name in FILTERS
    ),
    Aim("build, CPU ÷ SudachiPy's words", "build", "CPU ÷ SudachiPy's words", 2.5),
    Aim("build, time ÷ SudachiPy's words", "build", "time ÷ SudachiPy's words", 1.5),
    Aim("build, CPU ÷ SudachiPy's cutting alone", "build", "CPU ÷ SudachiPy's cutting alone", 2.5),
    Aim("build, time ÷ SudachiPy's cutting alone", "build", "time ÷ SudachiPy's cutting alone", 1.5),
    Aim("build, memory, MB", "build", "memory", 600),
    Aim("index after one post ÷ search, own file", "update", "nikki index, a file more ÷ search", 2),
    Aim(
        "index after one post ÷ search, newest file",
        "update",
        "nikki index, post in the newest file ÷ search",
        2,
    ),
    Aim(
        "searches after many updates ÷ fresh index",
        "many-updates",
        "searches in a process ÷ those in a fresh index",
        1.3,
    ),
    Aim("index ÷ text", "build", "index ÷ text", 2),
)


def held(figures: Iterable[Figure]) -> Iterator[Held]:
    """The aims for which something was measured."""
    ours = {(f.table, f.row, f.posts): f for f in figures if f.engine == "nikki"}
    sizes = sorted({posts for _, _, posts in ours})
    for aim in AIMS:
        spreads = {
            posts: ours[aim.table, aim.row, posts].spread
            for posts in sizes
            if posts in aim.posts and (aim.table, aim.row, posts) in ours
        }
        if spreads:
            yield Held(aim, {posts: s.high if aim.worst else s.median for posts, s in spreads.items()})
