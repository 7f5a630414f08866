"""Results as tables, and their place in a Markdown file."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.aims import held
from benchmarks.tables import NOTHING, growth_cell, number, spread_cell, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.aims import Aim
    from benchmarks.bench import Figure
    from benchmarks.results import Results


class Section(NamedTuple):
    """A table of results: which figures, under which heading, what to know about them."""

    table: str
    title: str
    note: str


SECTIONS = (
    Section("text", "The text", "Posts of one diary."),
    Section("build", "Building the index", "The whole process, from nothing. Memory is the peak of all its processes."),
    Section("latency", "One command", "The whole process: user and system time, unless it says otherwise."),
    Section("floors", "One command, as a ratio to its floor", "Searches to: click, dictionary, one word. Options to: import click."),
    Section("processes", "One search as a process, rivals", "The same queries as above."),
    Section("search", "Searching inside a process", "The first time that a process asks the query: ten hits with snippets, and how many there are. Medians of the queries of a kind; in brackets its fastest and its slowest query."),
    Section("typing", "Search as you type", "40 queries typed letter by letter into `nikki live`, 100 columns by 30 lines: the median of all keys, in brackets the fastest and the slowest. First screen: the whole process, until the entries are listed."),
    Section("filters", "Filters inside a process", "In at most 2,000 of the posts, with titles and tags; as a ratio to the word alone."),
    Section("meaning", "Finding by meaning", "With the extra `meaning`: encoding comes after the words, with which searches do not wait for it. The first encoding of an index converts the encoder's tables, too."),
    Section("update", "One new post", "The whole process; as a ratio to a search of a rare word without news."),
    Section("many-updates", "Many updates of one post each", "Inside one process, and searches afterwards."),
)  # fmt: skip
_RATIOS = {"×", "% apart"}


def report(results: Results) -> Iterator[str]:
    """The lines of a report, Markdown."""
    machine = ", ".join(f"{name} {value}" for name, value in results.about.items())
    yield f"{results.text}. {results.date}; {machine}."
    yield from ("", "### Aims", "", "What is over its aim is marked so.", "", *aims(results.figures))
    for section in SECTIONS:
        figures = [figure for figure in results.figures if figure.table == section.table]
        if figures:
            yield from ("", f"### {section.title}", "", section.note, "")
            yield from by_size([f for f in figures if section.table != "search" or f.engine == "nikki"])
    cases = [figure for figure in results.figures if figure.table == "finding"]
    if cases:
        yield from ("", "### What is found", "", _CASES, "", *found_cases(cases))
    for posts in _sizes(results.figures):
        rows = [figure for figure in results.figures if figure.posts == posts]
        if len({figure.engine for figure in rows if figure.table == "search"}) > 1:
            yield from ("", f"### Side by side in {posts:,} posts", "", _SIDE_BY_SIDE, "")
            yield from side_by_side(rows)


def aims(figures: Sequence[Figure]) -> list[str]:
    """A table of what is aimed at and what was measured."""
    sizes = _sizes(figures)

    def cell(aim: Aim, value: float | None) -> str:
        if value is None:
            return NOTHING
        return number(value) if value <= aim.most else f"{number(value)} over"

    rows = [
        [aim.what, f"≤ {aim.most:g}", *(cell(aim, measured.get(size)) for size in sizes)]
        for aim, measured in held(figures)
    ]
    return table(["", "aim", *(f"{size:,} posts" for size in sizes)], rows)


_CASES = "Of the cases of `cases.py`, each a query with a post that should be found and one that should not, how many are right."
_SIDE_BY_SIDE = (
    "ms of CPU inside a process (ripgrep: the whole process), and in brackets how many posts were found (ripgrep: lines); "
    "medians of the queries of a kind."
)


def _sizes(figures: Sequence[Figure]) -> list[int]:
    return sorted({figure.posts for figure in figures})


def by_size(figures: Sequence[Figure]) -> list[str]:
    """A table of one row a figure, one column a number of posts, and how the costs grow from each to the next."""
    sizes = _sizes(figures)
    rows: dict[tuple[str, str, str], dict[int, Figure]] = {}
    for figure in figures:
        rows.setdefault((figure.engine, figure.row, figure.unit), {})[figure.posts] = figure
    steps = [f"{small:,} → {large:,}" for small, large in pairwise(sizes)]
    header = ["", "unit", *(f"{size:,} posts" for size in sizes), *steps]
    return table(header, [_row(key, cells, sizes) for key, cells in rows.items()])


def _row(key: tuple[str, str, str], cells: dict[int, Figure], sizes: Sequence[int]) -> list[str]:
    engine, row, unit = key
    label = row if engine == "nikki" else f"{engine}: {row}"
    values = [spread_cell(cells[size].spread) if size in cells else NOTHING for size in sizes]
    points = [(size, cells[size].spread.median) if size in cells else None for size in sizes]
    grown = [NOTHING if unit in _RATIOS else growth_cell(one, other) for one, other in pairwise(points)]
    return [label, unit, *values, *grown]


def side_by_side(figures: Sequence[Figure]) -> list[str]:
    """A table of one row a kind of query, one column an engine, at one number of posts."""
    times = {(f.engine, f.row): f.spread.median for f in figures if f.table == "search"}
    found = {(f.engine, f.row): f.spread.median for f in figures if f.table == "found"}
    engines = list(dict.fromkeys(engine for engine, _ in found))
    kinds = list(dict.fromkeys(row for _, row in found))

    def cell(engine: str, kind: str) -> str:
        key = (engine, kind)
        return f"{number(times[key])} ({found[key]:,.0f})" if key in found else NOTHING

    return table(["", *engines], [[kind, *(cell(engine, kind) for engine in engines)] for kind in kinds])


def found_cases(figures: Sequence[Figure]) -> list[str]:
    """A table of one row a kind of case, one column an engine; the figures of a larger diary are the same."""
    right = {(f"{figure.row} ({figure.unit})", figure.engine): figure.spread.median for figure in figures}
    kinds, engines = (list(dict.fromkeys(names)) for names in zip(*right, strict=True))
    rows = [[kind, *(f"{right[kind, engine]:.0f}" for engine in engines)] for kind in kinds]
    return table(["", *engines], rows)


def put_into(markdown: str, block: str, lines: Sequence[str]) -> str:
    """The text of a Markdown file with a block of it replaced by ``lines``.

    A block stands between ``<!-- benchmarks NAME -->`` and ``<!-- end -->``. Raises ValueError where there is none.
    """
    begin = f"<!-- benchmarks {block} -->"
    pattern = re.compile(f"({re.escape(begin)}\n).*?(<!-- end -->)", re.DOTALL)
    if not pattern.search(markdown):
        raise ValueError(f"no {begin} … <!-- end -->")
    new = "\n".join(("", *lines, "", ""))
    return pattern.sub(lambda found: found[1] + new + found[2], markdown)
