"""Tables line up, say how costs grow, and take their place in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.bench import Figure
from benchmarks.report import aims, by_size, put_into, side_by_side
from benchmarks.results import Results, joined, read, write
from benchmarks.spread import Spread
from benchmarks.tables import table
from indexer.support.terminal_text import width

if TYPE_CHECKING:
    from pathlib import Path


def figure(
    row: str, posts: int, value: float, unit: str = "ms", engine: str = "nikki", name: str = "search"
) -> Figure:
    return Figure(name, row, engine, posts, unit, Spread.of([value]))


def test_columns_line_up_whatever_the_width_of_characters() -> None:
    lines = table(["", "時間"], [["引用「ﾊﾝｶｸ」", "1.5"], ["a word", "12,345.0 ミリ秒"], ["語", ""]])

    assert len({width(line) for line in lines}) == 1
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["引用「ﾊﾝｶｸ」", "a word", "語"]


def test_growth_stands_beside_the_sizes() -> None:
    lines = by_size(
        [figure("rare", 1000, 2.0), figure("rare", 10_000, 20.0), figure("ratio", 1000, 1.5, "×")]
    )

    assert lines == [
        "|       | unit | 1,000 posts | 10,000 posts | 1,000 → 10,000 |",
        "| ----- | ---: | ----------: | -----------: | -------------: |",
        "| rare  |   ms |        2.00 |         20.0 |         n^1.00 |",
        "| ratio |    × |        1.50 |            – |              – |",
    ]


def test_what_is_over_its_aim_is_marked() -> None:
    index = figure("index ÷ text", 1000, 1.9, "×", name="build")
    larger = figure("index ÷ text", 20_000, 2.1, "×", name="build")
    worst = Figure("search", "all queries", "nikki", 20_000, "ms", Spread(1.0, 90.0, 420.0, 80))

    assert aims([index, larger, worst]) == [
        "|                                       |   aim | 1,000 posts | 20,000 posts |",
        "| ------------------------------------- | ----: | ----------: | -----------: |",
        "| search in a larger diary, median, ms  | ≤ 100 |           – |         90.0 |",
        "| search in a larger diary, slowest, ms | ≤ 400 |           – |     420 over |",
        "| index ÷ text                          |   ≤ 2 |        1.90 |    2.10 over |",
    ]


def test_engines_stand_side_by_side_with_what_they_found() -> None:
    figures = [
        figure("rare word", 10, 1.5),
        figure("kana", 10, 2.5),
        figure("rare word", 10, 0.5, engine="ripgrep"),
        figure("rare word", 10, 3, engine="nikki", name="found"),
        figure("kana", 10, 1200, engine="nikki", name="found"),
        figure("rare word", 10, 2, engine="ripgrep", name="found"),
    ]

    assert side_by_side(figures)[2:] == [
        "| rare word |     1.50 (3) | 0.500 (2) |",
        "| kana      | 2.50 (1,200) |         – |",
    ]


def test_a_block_of_a_file_is_replaced_and_nothing_else() -> None:
    before = "# A\n<!-- benchmarks a -->\n\nold\n\n<!-- end -->\n<!-- benchmarks b -->\n<!-- end -->\nend\n"

    after = put_into(before, "a", [r"new \1"])

    assert after == (
        "# A\n<!-- benchmarks a -->\n\nnew \\1\n\n<!-- end -->\n<!-- benchmarks b -->\n<!-- end -->\nend\n"
    )
    assert put_into(after, "a", [r"new \1"]) == after
    assert "new\n" in put_into(before, "b", ["new"])


def test_a_file_without_the_block_is_refused() -> None:
    with pytest.raises(ValueError, match="benchmarks b"):
        put_into("<!-- benchmarks a -->\n<!-- end -->\n", "b", [])


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    results = Results("2026-11-26", "text", {"cores": "2"}, (figure("語", 10, 1.5), figure("b", 10, 0.1)))
    write(results, tmp_path / "r.json")

    assert read(tmp_path / "r.json") == results


@pytest.mark.parametrize("text", ["{}", "[]", '{"version": 99}', "no JSON"])
def test_other_files_are_no_results(text: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_text(text)

    with pytest.raises(ValueError):  # noqa: PT011  (of JSON as well as ours)
        read(tmp_path / "r.json")


def test_results_of_several_runs_are_joined() -> None:
    small = Results("2026-11-26", "text", {}, (figure("a", 10, 1.0), figure("b", 10, 1.0)))
    large = Results("2026-11-27", "text", {}, (figure("a", 20, 2.0), figure("b", 10, 3.0)))

    assert [f.spread.median for f in joined([small, large]).figures] == [1.0, 3.0, 2.0]
    with pytest.raises(ValueError, match="different"):
        joined([small, large._replace(text="other")])
